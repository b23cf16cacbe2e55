"""A player's own finished hands."""

import pytest

from projections.played_hand import HandHistory, HandPlayer, HandSummary
from tests.adapters.web.serving import Served


def _hand(number: int, table: str, player: str) -> HandHistory:
    summary = HandSummary(
        hand=f"hand:{number:04}",
        table=table,
        table_name="Test",
        number=number,
        ruleset="nlhe/1",
        game="No-limit hold'em",
        small_blind=10,
        big_blind=20,
        small_bet=0,
        big_bet=0,
        bomb=False,
        button=0,
        started_at=1.0,
        ended_at=2.0,
        boards=(("Td", "7c", "2h"),),
        pot=60,
        rake=0,
        voided="",
        seat=0,
        net=30,
    )
    own = HandPlayer(0, player, "Player 1", 1_000, 30, up=(), draws=(), shown=(), makes="")
    return HandHistory(summary, (own,), (), (), ({"topic": "hand.started"},))


async def test_hands_are_listed_latest_first_and_in_pages(served: Served) -> None:
    session = await served.log_in()
    served.readers.finished = [_hand(number, served.table, session["player"]) for number in range(5)]
    page = (await served.get("/api/hands", session["token"], limit="2")).json()["hands"]
    assert [hand["hand"] for hand in page] == ["hand:0004", "hand:0003"]
    rest = (await served.get("/api/hands", session["token"], limit="2", before="hand:0003")).json()["hands"]
    assert [hand["hand"] for hand in rest] == ["hand:0002", "hand:0001"]


async def test_an_own_hand_is_shown(served: Served) -> None:
    session = await served.log_in()
    served.readers.finished = [_hand(1, served.table, session["player"])]
    shown = (await served.get("/api/hands/hand:0001", session["token"])).json()
    assert (shown["summary"]["net"], shown["events"]) == (30, [{"topic": "hand.started"}])


async def test_the_hand_of_others_is_missing(served: Served) -> None:
    session = await served.log_in()
    served.readers.finished = [_hand(1, served.table, session["player"])]
    response = await served.get("/api/hands/hand:0001", await served.token(2))
    assert (response.status_code, response.json()["error"]["code"]) == (404, "unknown_hand")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("limit=0", "limit must be at least 1"),
        ("limit=101", "limit must be at most 100"),
        ("limit=ten", "limit must be a whole number"),
        ("limit=1.5", "limit must be a whole number"),
        ("limit=٣", "limit must be a whole number"),
        ("limit=1&limit=2", "'limit' is given twice"),
        ("before=table:1", "before must match"),
        ("page=2", "page is not a known field"),
    ],
)
async def test_a_wrong_query_names_the_field(served: Served, query: str, named: str) -> None:
    headers = {"Authorization": f"Bearer {await served.token()}"}
    response = await served.http.get(f"/api/hands?{query}", headers=headers)
    assert response.status_code == 422
    assert named in response.json()["error"]["message"]
