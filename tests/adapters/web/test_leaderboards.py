"""A board over HTTP: names and figures of those on it, one's own place, and strict questions."""

from datetime import date

import pytest
from openapi_schema_validator import OAS31Validator

from adapters.web.openapi import openapi_document
from projections.periods import Period
from projections.standings import Standing, Wanted
from tests.adapters.web.serving import Served

DAY = 1_795_219_200.0
"""2026-11-21 00:00 UTC, a Saturday."""


def standing(place: int | None, player: str, name: str, net: int, hands: int = 5) -> Standing:
    sample = hands >= 100
    return Standing(place, player, name, False, hands, net, 12.5 if sample else None, 3.25 if sample else None)


async def test_a_board_tells_names_figures_and_ones_own_place(served: Served) -> None:
    served.clock.at = DAY
    session = await served.log_in()
    served.readers.standings = [
        standing(1, "account:x", "Xia", 90, hands=400),
        standing(2, session["player"], "Me", 10),
        standing(3, "account:y", "Yan", -7),
    ]
    response = await served.get("/api/leaderboards", session["token"], limit="1")
    assert response.status_code == 200
    me = {"place": 2, "name": "Me", "me": True, "hands": 5, "net": 10, "bb100": None, "margin": None}
    xia = {"place": 1, "name": "Xia", "me": False, "hands": 400, "net": 90, "bb100": 12.5, "margin": 3.25}
    yan = {"place": 3, "name": "Yan", "me": False, "hands": 5, "net": -7, "bb100": None, "margin": None}
    assert response.json() == {
        "period": "week",
        "label": "2026-W47",
        "first": "2026-11-16",
        "last": "2026-11-22",
        "by": "net",
        "min_hands": 1,
        "players": 3,
        "lines": [xia],
        "own": me,
        "around": [xia, me, yan],
    }
    OAS31Validator({"$ref": "#/components/schemas/Leaderboard", **openapi_document()}).validate(response.json())


async def test_nobodys_account_is_told(served: Served) -> None:
    served.readers.standings = [standing(1, "account:secret", "Xia", 90)]
    assert "secret" not in (await served.get("/api/leaderboards", await served.token())).text


async def test_the_board_that_is_asked_for_is_read_without_house_bots(served: Served) -> None:
    session = await served.log_in()
    asked = {"period": "season", "by": "bb100", "at": "2024-02-29", "limit": "7", "offset": "14"}
    response = await served.get("/api/leaderboards", session["token"], **asked)
    period = Period("season", "2024-Q1", date(2024, 1, 1), date(2024, 3, 31))
    assert served.readers.wanted == [Wanted(period, "bb100", None, False, 7, 14, session["player"])]
    assert response.json()["min_hands"] == 100


async def test_all_time_has_no_days(served: Served) -> None:
    told = (await served.get("/api/leaderboards", await served.token(), period="all")).json()
    assert (told["label"], told["first"], told["last"], told["own"]) == ("all", None, None, None)


async def test_a_board_is_for_players_only(served: Served) -> None:
    assert (await served.get("/api/leaderboards")).status_code == 401


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("period=year", "period must be 'day', 'week', 'month', 'season' or 'all'"),
        ("by=luck", "by must be 'net', 'bb100' or 'hands'"),
        ("at=yesterday", "at is wrong: a day is written like 2026-11-21"),
        ("at=2026-02-30", "at is wrong: a day is written like 2026-11-21"),
        ("at=20261121", "at is wrong: a day is written like 2026-11-21"),
        ("at=2026-W47-6", "at is wrong: a day is written like 2026-11-21"),
        ("at=٢٠٢٦-11-21", "at is wrong: a day is written like 2026-11-21"),
        ("at=1999-12-31", "from 2000-01-01 to 2999-12-31"),
        ("at=9999-12-31", "from 2000-01-01 to 2999-12-31"),
        ("at=", "at is wrong: a day is written like 2026-11-21"),
        ("limit=0", "limit must be at least 1"),
        ("limit=101", "limit must be at most 100"),
        ("offset=-1", "offset must be a whole number"),
        ("offset=1000001", "offset must be at most 1000000"),
        ("by=net&by=hands", "'by' is given twice"),
        ("house=true", "house is not a known field"),
        ("player=account:x", "player is not a known field"),
    ],
)
async def test_a_wrong_query_names_the_field(served: Served, query: str, named: str) -> None:
    headers = {"Authorization": f"Bearer {await served.token()}"}
    response = await served.http.get(f"/api/leaderboards?{query}", headers=headers)
    assert response.status_code == 422
    assert named in response.json()["error"]["message"]
