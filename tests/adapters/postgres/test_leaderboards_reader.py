"""Leaderboards in a real database: places, periods, ties, and figures worked by hand."""

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from datetime import date
from typing import Any

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.leaderboards_reader import LeaderboardsReader
from application.ports import JournalUnavailable
from projections import leaderboards
from projections.periods import PeriodKind, period_of
from projections.projection import Row
from projections.standings import Leaderboard, Ranking, Standing, Wanted
from tests.adapters.postgres.projected import project
from tests.projections.score_sheets import ScoreSheet

DAY = "2026-11-21"
Read = Callable[..., Coroutine[Any, Any, Leaderboard]]


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[LeaderboardsReader]:
    async with AsyncConnectionPool[AsyncConnection[Row]](database_url, min_size=1, open=False, timeout=5) as pool:
        yield LeaderboardsReader(pool)


@pytest.fixture
def sheet() -> ScoreSheet:
    sheet = ScoreSheet()
    sheet.enter("ann", "bob", "cleo", "dora")
    return sheet


@pytest.fixture
def read(database_url: str, reader: LeaderboardsReader) -> Read:
    """Build the boards of a sheet and read one."""

    async def board(
        sheet: ScoreSheet, kind: PeriodKind = "day", day: str = DAY, by: Ranking = "net", **more: Any
    ) -> Leaderboard:
        await project(database_url, sheet.log, leaderboards)
        return await reader.leaderboard(Wanted(period_of(kind, date.fromisoformat(day)), by, **more))

    return board


def places(standings: Sequence[Standing]) -> list[tuple[int | None, str, int]]:
    return [(each.place, each.name, each.net) for each in standings]


async def test_players_stand_in_the_order_of_what_they_won(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand(f"{DAY} 12:00", {"ann": -30, "bob": 50, "cleo": -22})
    sheet.hand(f"{DAY} 13:00", {"ann": 45, "bob": -50})
    board = await read(sheet)
    assert places(board.standings) == [(1, "Ann", 15), (2, "Bob", 0), (3, "Cleo", -22)]
    assert (board.players, board.min_hands, board.own, board.around) == (3, 1, None, ())
    assert [each.hands for each in board.standings] == [2, 2, 1]


async def test_who_is_level_shares_a_place_and_the_next_one_is_left_out(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand(DAY, {"dora": 20, "cleo": -60, "bob": 20, "ann": 20})
    assert places((await read(sheet)).standings) == [(1, "Ann", 20), (1, "Bob", 20), (1, "Dora", 20), (4, "Cleo", -60)]


async def test_a_board_by_hands_counts_hands(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(3, DAY, {"ann": -10, "bob": 10})
    sheet.hand(DAY, {"ann": -10, "cleo": 10})
    board = await read(sheet, by="hands")
    assert [(each.place, each.name, each.hands) for each in board.standings] == [
        (1, "Ann", 4),
        (2, "Bob", 3),
        (3, "Cleo", 1),
    ]


async def test_a_win_rate_is_in_the_blinds_that_were_played_with_its_interval(sheet: ScoreSheet, read: Read) -> None:
    """Ann wins 30 of 10/hand in 60 hands (+3 bb) and loses 20 at a small bet of 40 in 40 hands (−½): 160 bb in 100
    hands. Σx² = 60·9 + 40·¼ = 550, s² = (550 − 160²/100)/99 = 294/99, the margin 1.96·100·√(s²/100)."""
    sheet.hands(60, DAY, {"ann": 30, "bob": -30})
    sheet.hands(40, DAY, {"ann": -20, "bob": 20}, big_blind=0, small_bet=40)
    ann, bob = (await read(sheet, by="bb100")).standings
    assert (ann.name, ann.bb100, ann.hands, ann.net) == ("Ann", 160.0, 100, 1_000)
    assert ann.margin == pytest.approx(1.96 * 100 * (294 / 99 / 100) ** 0.5, rel=1e-12)
    assert (bob.name, bob.bb100, bob.margin) == ("Bob", -160.0, ann.margin)


async def test_a_win_rate_counts_blinds_not_chips(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(100, DAY, {"ann": 20, "bob": -20}, big_blind=20)
    sheet.hands(100, DAY, {"cleo": 15, "dora": -15}, big_blind=10)
    by_rate, by_net = await read(sheet, by="bb100"), await read(sheet)
    assert [each.name for each in by_rate.standings] == ["Cleo", "Ann", "Bob", "Dora"]
    assert [each.name for each in by_net.standings] == ["Ann", "Cleo", "Dora", "Bob"]


async def test_a_third_of_a_blind_twice_is_level_with_two_thirds_of_one(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(99, DAY, {"ann": 0, "bob": 0})
    sheet.hand(DAY, {"bob": 2, "cleo": -2}, big_blind=3)
    sheet.hand(DAY, {"bob": 0, "cleo": 0})
    sheet.hand(DAY, {"ann": 1, "cleo": -1}, big_blind=3)
    sheet.hand(DAY, {"ann": 2, "cleo": -2}, big_blind=6)
    board = await read(sheet, by="bb100")
    assert [(each.place, each.name) for each in board.standings] == [(1, "Ann"), (1, "Bob")]


async def test_a_win_rate_of_fewer_than_a_hundred_hands_is_not_told(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(99, DAY, {"ann": 10, "bob": -10})
    assert (await read(sheet, by="bb100")).standings == ()
    assert [(each.bb100, each.margin) for each in (await read(sheet)).standings] == [(None, None)] * 2


async def test_too_few_hands_make_no_place_but_are_told_to_whose_they_are(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(5, DAY, {"ann": 10, "bob": -10})
    sheet.hand(DAY, {"bob": -99, "cleo": 99})
    board = await read(sheet, min_hands=5, player="account:cleo")
    assert places(board.standings) == [(1, "Ann", 50), (2, "Bob", -149)]
    assert board.own is not None
    assert (board.own.place, board.own.hands, board.own.net) == (None, 1, 99)
    assert (board.around, board.players) == ((), 2)


async def test_ones_own_place_is_told_with_its_neighbours(read: Read) -> None:
    sheet = ScoreSheet()
    names = [f"player{number}" for number in range(10)]
    sheet.enter(*names)
    sheet.hand(DAY, {name: 9 - number for number, name in enumerate(names)})
    board = await read(sheet, player="account:player6", limit=2)
    assert [each.name for each in board.standings] == ["Player0", "Player1"]
    assert board.own is not None
    assert (board.own.place, board.own.name) == (7, "Player6")
    assert [(each.place, each.name[-1]) for each in board.around] == [(5, "4"), (6, "5"), (7, "6"), (8, "7"), (9, "8")]


async def test_a_board_goes_on_after_those_that_were_read(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand(DAY, {"ann": 3, "bob": 2, "cleo": 1, "dora": 0})
    board = await read(sheet, limit=2, offset=1)
    assert (places(board.standings), board.players) == ([(2, "Bob", 2), (3, "Cleo", 1)], 4)
    beyond = await read(sheet, limit=2, offset=50)
    assert (beyond.standings, beyond.players) == ((), 4)


async def test_house_bots_are_left_out_unless_asked_for(sheet: ScoreSheet, read: Read) -> None:
    sheet.enter("rook", house=True)
    sheet.hand(DAY, {"rook": 30, "ann": -30})
    assert places((await read(sheet)).standings) == [(1, "Ann", -30)]
    everyone = (await read(sheet, house=True)).standings
    assert [(each.place, each.name, each.house) for each in everyone] == [(1, "Rook", True), (2, "Ann", False)]


async def test_voided_hands_and_recorded_ones_count_for_nothing(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand(DAY, {"ann": 10, "bob": -10})
    sheet.hand(DAY, {"ann": 77, "bob": -77}, voided=True)
    sheet.hand(DAY, {"ann": 99, "cleo": -99}, table="table:recorded")
    board = await read(sheet, "all")
    assert [(each.name, each.hands, each.net) for each in board.standings] == [("Ann", 1, 10), ("Bob", 1, -10)]


async def test_a_player_is_called_as_in_the_latest_hand(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand("2026-11-20", {"ann": 10, "bob": -10}, names={"ann": "Anna"})
    sheet.hand(DAY, {"ann": 10, "bob": -10}, names={"ann": "Ann the Great"})
    sheet.hand(DAY, {"bob": 5, "cleo": -5}, voided=True, names={"bob": "Bobby"})
    assert [each.name for each in (await read(sheet)).standings] == ["Ann the Great", "Bobby"]


@pytest.mark.parametrize(
    ("kind", "before", "first", "last", "after", "label"),
    [
        ("day", "2026-11-20 23:59:59.999", "2026-11-21", "2026-11-21 23:59:59.999", "2026-11-22", "2026-11-21"),
        ("week", "2026-11-15 23:59:59.999", "2026-11-16", "2026-11-22 23:59:59.999", "2026-11-23", "2026-W47"),
        ("month", "2026-10-31 23:59:59.999", "2026-11-01", "2026-11-30 23:59:59.999", "2026-12-01", "2026-11"),
        ("season", "2026-09-30 23:59:59.999", "2026-10-01", "2026-12-31 23:59:59.999", "2027-01-01", "2026-Q4"),
    ],
)
async def test_a_period_has_the_hands_that_ended_in_it(
    sheet: ScoreSheet,
    read: Read,
    kind: PeriodKind,
    before: str,
    first: str,
    last: str,
    after: str,
    label: str,
) -> None:
    for moment, net in ((before, 1_000), (first, 1), (last, 10), (after, 5_000)):
        sheet.hand(moment, {"ann": net, "bob": -net})
    board = await read(sheet, kind)
    assert board.period.label == label
    assert places(board.standings) == [(1, "Ann", 11), (2, "Bob", -11)]
    assert [each.net for each in (await read(sheet, "all")).standings] == [6_011, -6_011]


async def test_a_week_across_the_turn_of_the_year_is_one_week(sheet: ScoreSheet, read: Read) -> None:
    sheet.hand("2026-12-31 20:00", {"ann": 1, "bob": -1})
    sheet.hand("2027-01-03 20:00", {"ann": 2, "bob": -2})
    board = await read(sheet, "week", "2027-01-01")
    assert (board.period.label, board.standings[0].net) == ("2026-W53", 3)


async def test_sums_beyond_64_bits_are_kept(sheet: ScoreSheet, read: Read) -> None:
    sheet.hands(100, DAY, {"ann": 10**12, "bob": -(10**12)}, big_blind=1)
    ann, _ = (await read(sheet, by="bb100")).standings
    assert (ann.net, ann.bb100, ann.margin) == (10**14, 1e14, 0.0)


async def test_nobody_stands_on_an_empty_board(sheet: ScoreSheet, read: Read) -> None:
    board = await read(sheet, player="account:ann")
    assert (board.standings, board.players, board.own, board.around) == ((), 0, None, ())


async def test_a_board_that_was_never_built_is_unavailable(reader: LeaderboardsReader) -> None:
    with pytest.raises(JournalUnavailable):
        await reader.leaderboard(Wanted(period_of("all", date(2026, 11, 21))))
