"""A player's own statistics over the wire."""

from datetime import date

import pytest

from projections.analysis import BITS, CATALOGUE
from projections.analysis.figures import Tally
from projections.player_figures import PLACES, CountedHand, FigureGroup, WantedHands
from tests.adapters.web.serving import Served


def _group(label: str = "") -> FigureGroup:
    tally = Tally()
    tally.count(BITS["vpip"], BITS["vpip"])
    tally.count(BITS["vpip"], 0, hands=3)
    return FigureGroup(label, tally.hands, -20, 0.5, tally.figures())


HAND = CountedHand(
    hand="hand:0001",
    table="table:1",
    table_name="Test",
    number=7,
    at=1.5,
    ruleset="nlhe/1",
    game="No-limit hold'em",
    stakes="10/20",
    pot_type="single-raised",
    position="CO",
    made=1.0,
    opportunities=1,
    net=40,
    ev=12.5,
)


async def test_every_statistic_comes_with_its_formula_and_counts(served: Served) -> None:
    session = await served.log_in()
    served.readers.figure_groups = [_group()]
    told = (await served.get("/api/stats", session["token"])).json()
    assert [each["key"] for each in told["statistics"]] == list(CATALOGUE)
    assert {each["key"]: each["formula"] for each in told["statistics"]}["wsd"] == (
        "won any of the pot / reached the showdown"
    )
    (group,) = told["groups"]
    assert (group["hands"], group["net"], group["rake"]) == (4, -20, 0.5)
    assert group["figures"][0] == {
        "statistic": "vpip",
        "made": 1,
        "opportunities": 4,
        "value": 25.0,
        "margin": None,
    }
    assert served.readers.asked == [(WantedHands(session["player"]), "all")]


async def test_the_wanted_hands_are_the_players_own(served: Served) -> None:
    session = await served.log_in()
    query = {"variant": "nlhe/1", "stakes": "10/20", "position": "UTG+1", "from": "2026-01-01", "to": "2026-01-31"}
    assert (await served.get("/api/stats", session["token"], by="day", **query)).json()["groups"] == []
    days = date(2026, 1, 1), date(2026, 1, 31)
    assert served.readers.asked == [(WantedHands(session["player"], "nlhe/1", "10/20", "UTG+1", *days), "day")]


async def test_a_statistic_is_explained_by_the_hands_that_it_counts(served: Served) -> None:
    session = await served.log_in()
    served.readers.figure_groups, served.readers.counted = [_group()], [HAND]
    told = (await served.get("/api/stats/vpip/hands", session["token"], limit="5", before="hand:0002")).json()
    assert (told["statistic"]["name"], told["figure"]["value"]) == ("VPIP", 25.0)
    assert told["hands"][0]["hand"] == "hand:0001"
    assert (told["hands"][0]["made"], told["hands"][0]["ev"]) == (1.0, 12.5)
    assert served.readers.asked[-1] == (WantedHands(session["player"]), "vpip", 5, "hand:0002")


async def test_without_hands_there_is_no_figure(served: Served) -> None:
    session = await served.log_in()
    told = (await served.get("/api/stats/net/hands", session["token"])).json()
    assert (told["figure"], told["hands"]) == (None, [])


async def test_only_who_is_logged_in_has_statistics(served: Served) -> None:
    for path in ("/api/stats", "/api/stats/vpip/hands"):
        assert (await served.get(path)).status_code == 401


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/api/stats?player=account:2", "player is not a known field"),
        ("/api/stats?by=player", "by must be 'all', 'position'"),
        ("/api/stats?variant=chess/1", "variant is wrong: there are nlhe/1"),
        ("/api/stats?variant=nlhe", "variant must match"),
        ("/api/stats?stakes=5", "stakes must match"),
        ("/api/stats?position=button", "position must be 'UTG'"),
        ("/api/stats?from=yesterday", "from is wrong: "),
        ("/api/stats?to=2026-13-01", "to is wrong: "),
        ("/api/stats?from=2026-01-01&from=2026-01-02", "'from' is given twice"),
        ("/api/stats/luck/hands", "statistic is wrong: there are vpip"),
        ("/api/stats/vpip/hands?limit=101", "limit must be at most 100"),
        ("/api/stats/vpip/hands?before=table:1", "before must match"),
        ("/api/stats/vpip/hands?by=day", "by is not a known field"),
    ],
)
async def test_a_wrong_question_names_the_field(served: Served, path: str, named: str) -> None:
    headers = {"Authorization": f"Bearer {await served.token()}"}
    response = await served.http.get(path, headers=headers)
    assert response.status_code == 422
    assert named in response.json()["error"]["message"]
    assert served.readers.asked == []


async def test_every_position_may_be_asked_for(served: Served) -> None:
    session = await served.log_in()
    for place in PLACES:
        assert (await served.get("/api/stats", session["token"], position=place)).status_code == 200
