"""Sitting down, adding chips, pausing and leaving over REST."""

import pytest

from tests.adapters.web.serving import WELCOME, Served


async def test_a_seat_taken_moves_chips_to_the_table(served: Served) -> None:
    token = await served.seated(1, seat=3, buy_in=1_000)
    me = (await served.get("/api/me", token)).json()
    assert me["balance"] == WELCOME - 1_000
    assert me["seats"] == [{"table": served.table, "seat": 3, "stack": 1_000}]


async def test_a_table_is_shown_as_its_viewer_sees_it(served: Served) -> None:
    token = await served.seated(1, seat=3)
    other = await served.token(2)
    mine = (await served.get(f"/api/tables/{served.table}", token)).json()
    theirs = (await served.get(f"/api/tables/{served.table}", other)).json()
    assert (mine["me"], theirs["me"]) == (3, None)
    assert mine["seats"][3]["stack"] == 1_000


async def test_a_repeated_command_gets_its_first_answer_and_adds_nothing(served: Served) -> None:
    token = await served.token()
    body = {"command_id": "the-same-command", "seat": 0, "buy_in": 500}
    first = await served.post(f"/api/tables/{served.table}/seat", body, token)
    stored = len(served.journal.log)
    second = await served.post(f"/api/tables/{served.table}/seat", body, token)
    assert (first.status_code, second.json()) == (200, first.json())
    assert len(served.journal.log) == stored


async def test_pause_return_top_up_and_leave_are_done(served: Served) -> None:
    token = await served.seated(1, seat=0, buy_in=500)
    path = f"/api/tables/{served.table}"
    asked: list[tuple[str, dict[str, object]]] = [
        ("sit-out", {}),
        ("return", {"post": True}),
        ("top-up", {"amount": 100}),
        ("leave", {}),
    ]
    for place, (action, more) in enumerate(asked):
        response = await served.post(f"{path}/{action}", {"command_id": f"command-{place}", **more}, token)
        assert response.status_code == 200, response.text
    assert (await served.get("/api/me", token)).json()["balance"] == WELCOME


@pytest.mark.parametrize(
    ("action", "body", "status", "code"),
    [
        ("seat", {"seat": 3, "buy_in": 500}, 409, "seat_occupied"),
        ("seat", {"seat": 8, "buy_in": 500}, 422, "no_such_seat"),
        ("seat", {"seat": 1, "buy_in": 1}, 422, "buy_in_out_of_range"),
        ("leave", {}, 403, "not_seated"),
        ("sit-out", {}, 403, "not_seated"),
    ],
)
async def test_the_rules_refuse_with_a_fitting_status(
    served: Served, action: str, body: dict[str, object], status: int, code: str
) -> None:
    await served.seated(1, seat=3)
    stranger = await served.token(2)
    stored = len(served.journal.log)
    response = await served.post(f"/api/tables/{served.table}/{action}", {"command_id": "refused-01", **body}, stranger)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert len(served.journal.log) == stored


@pytest.mark.parametrize(("asked", "entry"), [({"post": True}, "post"), ({"post": False}, "wait"), ({}, "wait")])
async def test_who_sits_down_where_the_blinds_have_been_may_post_at_once(
    served: Served, asked: dict[str, object], entry: str
) -> None:
    for number, seat in enumerate((0, 2, 4), start=1):
        await served.seated(number, seat)
    await served.deal()
    token = await served.token(4)
    body = {"command_id": "sit-and-post", "seat": 3, "buy_in": 1_000, **asked}
    assert (await served.post(f"/api/tables/{served.table}/seat", body, token)).status_code == 200
    view = (await served.get(f"/api/tables/{served.table}", token)).json()
    assert (view["seats"][3]["owes"], view["seats"][3]["entry"]) == (["new"], entry)


async def test_an_unknown_table_is_missing(served: Served) -> None:
    response = await served.get("/api/tables/table:nowhere", await served.token())
    assert (response.status_code, response.json()["error"]["code"]) == (404, "unknown_table")
