"""One's own sittings over HTTP."""

import pytest
from openapi_schema_validator import OAS31Validator

from adapters.web.openapi import openapi_document
from projections.sitting import Sitting, sitting_of
from tests.adapters.web.serving import Served


def sitting(session: int, player: str, ended_at: float | None = None) -> Sitting:
    told = (session, "table:1", player, "Ann", 3, 1_000.0, 400)
    return sitting_of((*told, ["nlhe/1"], 17, 1, 2, 150, 520, ended_at, "asked" if ended_at else "", "Alder"))


async def test_a_session_tells_times_hands_and_chips(served: Served) -> None:
    served.clock.at = 5_000.0
    session = await served.log_in()
    served.readers.sittings = [sitting(7, session["player"]), sitting(8, session["player"], ended_at=1_600.0)]
    response = await served.get("/api/sessions", session["token"])
    ended, running = response.json()["sessions"]
    assert ended == {
        "session": 8,
        "table": "table:1",
        "table_name": "Alder",
        "games": ["No-limit hold'em"],
        "started_at": 1_000.0,
        "ended_at": 1_600.0,
        "running": False,
        "reason": "asked",
        "seconds": 600.0,
        "hands": 17,
        "voided": 1,
        "bought_in": 400,
        "top_ups": 2,
        "added": 150,
        "stack": 520,
        "net": -30,
    }
    assert (running["session"], running["ended_at"], running["running"], running["seconds"]) == (7, None, True, 4_000.0)
    OAS31Validator({"$ref": "#/components/schemas/Sessions", **openapi_document()}).validate(response.json())


async def test_the_sessions_of_others_are_not_told(served: Served) -> None:
    served.readers.sittings = [sitting(7, "account:x")]
    assert (await served.get("/api/sessions", await served.token())).json() == {"sessions": []}


async def test_sessions_come_in_pages(served: Served) -> None:
    session = await served.log_in()
    served.readers.sittings = [sitting(number, session["player"]) for number in range(1, 6)]
    page = (await served.get("/api/sessions", session["token"], limit="2", before="4")).json()
    assert [each["session"] for each in page["sessions"]] == [3, 2]


async def test_sessions_are_for_players_only(served: Served) -> None:
    assert (await served.get("/api/sessions")).status_code == 401


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("limit=0", "limit must be at least 1"),
        ("before=0", "before must be at least 1"),
        ("before=9007199254740992", "before must be at most 9007199254740991"),
        ("before=session:1", "before must be a whole number"),
        ("before=1&before=2", "'before' is given twice"),
        ("player=account:x", "player is not a known field"),
    ],
)
async def test_a_wrong_query_names_the_field(served: Served, query: str, named: str) -> None:
    headers = {"Authorization": f"Bearer {await served.token()}"}
    response = await served.http.get(f"/api/sessions?{query}", headers=headers)
    assert response.status_code == 422
    assert named in response.json()["error"]["message"]
