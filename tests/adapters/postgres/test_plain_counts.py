"""Leaderboards, sessions, table activity and the books say over random play what a plain count of the log says."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from random import Random

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.activity_reader import ActivityReader
from adapters.postgres.leaderboards_reader import LeaderboardsReader
from adapters.postgres.readers import PostgresReaders
from adapters.postgres.sessions_reader import SessionsReader
from domain.event import Recorded
from domain.table.events import SeatLeft, SeatTaken, TableOpened
from projections import leaderboards, ledger, sessions, table_activity
from projections.activity.figures import Activity, Span
from projections.periods import PeriodKind, period_of
from projections.projection import Row
from projections.sitting import Sitting
from projections.standings import Ranking, Standing, Wanted
from tests.adapters.postgres.projected import project
from tests.projections import plain_counts as plain
from tests.projections.long_evenings import long_evenings

Pool = AsyncConnectionPool[AsyncConnection[Row]]
HOUR = 3_600


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Pool]:
    async with Pool(database_url, min_size=1, open=False, timeout=5) as opened:
        yield opened


@pytest.fixture(params=range(4))
def log(request: pytest.FixtureRequest) -> list[Recorded]:
    return long_evenings(Random(request.param), hands=10)


@pytest.mark.parametrize("kind", ["day", "week", "month", "season", "all"])
async def test_every_board_adds_up_the_hands_of_its_period(
    database_url: str, pool: Pool, log: list[Recorded], kind: PeriodKind
) -> None:
    await project(database_url, log, leaderboards)
    reader = LeaderboardsReader(pool)
    hands = plain.room_hands(log)
    for day in {datetime.fromtimestamp(hand.ended, UTC).date() for hand in hands}:
        period = period_of(kind, day)
        within = [
            hand for hand in hands if period.first <= datetime.fromtimestamp(hand.ended, UTC).date() <= period.last
        ]
        expected = plain.sums_of(within)
        for ranking in ("net", "hands"):
            board = await reader.leaderboard(Wanted(period, ranking, house=True, limit=100))
            assert {each.player: (each.hands, each.net) for each in board.standings} == {
                player: (count, net) for player, (count, net, _) in expected.items()
            }
            _assert_fair(board.standings, ranking)


def _day(hand: plain.PlayedHand) -> date:
    return datetime.fromtimestamp(hand.ended, UTC).date()


def _assert_fair(standings: Sequence[Standing], ranking: Ranking) -> None:
    """Nobody stands behind who did worse, and a place tells how many did better."""
    scores = [each.net if ranking == "net" else each.hands for each in standings]
    assert [each.place for each in standings] == [1 + sum(other > score for other in scores) for score in scores]
    assert [each.place for each in standings] == sorted(each.place or 0 for each in standings)


async def test_win_rates_are_exact(
    database_url: str, pool: Pool, log: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.standings.SAMPLE_HANDS", 2)
    await project(database_url, log, leaderboards)
    board = await LeaderboardsReader(pool).leaderboard(
        Wanted(period_of("all", date(2023, 11, 14)), "bb100", min_hands=1, house=True, limit=100)
    )
    expected = plain.sums_of(plain.room_hands(log))
    assert {each.player for each in board.standings} == set(expected)
    for standing in board.standings:
        hands, _, bigs = expected[standing.player]
        if hands > 1:
            assert standing.bb100 == pytest.approx(float(100 * bigs / hands), rel=1e-12, abs=1e-12)
    rates = [100 * expected[each.player][2] / expected[each.player][0] for each in board.standings]
    assert all(better >= worse for better, worse in pairwise(rates))


@pytest.mark.parametrize("seed", range(4))
async def test_what_all_won_and_the_rake_come_to_nothing(database_url: str, pool: Pool, seed: int) -> None:
    log = long_evenings(Random(seed), hands=10, recorded=False)
    await project(database_url, log, leaderboards, sessions, ledger)
    balance = await PostgresReaders(pool).ledger_balance()
    assert balance.rake > 0
    board = await LeaderboardsReader(pool).leaderboard(
        Wanted(period_of("all", date(2023, 11, 14)), house=True, limit=100)
    )
    assert sum(each.net for each in board.standings) + balance.rake == 0
    sittings = await _sittings(pool, log)
    assert sum(each.net for each in sittings) + balance.rake == 0
    assert sum(each.stack for each in sittings if each.running) == balance.stacks


async def _sittings(pool: Pool, log: Sequence[Recorded]) -> list[Sitting]:
    reader = SessionsReader(pool)
    players = {each.event.player for each in log if isinstance(each.event, SeatTaken)}
    return [sitting for player in sorted(players) for sitting in await reader.sessions(player, 1_000)]


async def test_sittings_say_what_the_accounts_say(database_url: str, pool: Pool, log: list[Recorded]) -> None:
    await project(database_url, log, sessions)
    sittings, moved = await _sittings(pool, log), plain.chips_moved(log)
    for player, table in moved:
        if table == "table:recorded":
            continue
        own = [each for each in sittings if (each.player, each.table) == (player, table)]
        running = [each.stack for each in own if each.running]
        assert len(running) <= 1
        assert sum(each.net for each in own) == moved[player, table] + sum(running)
    assert {(each.player, each.table) for each in sittings} <= set(moved)


async def test_sittings_have_the_hands_and_times_of_the_table(
    database_url: str, pool: Pool, log: list[Recorded]
) -> None:
    await project(database_url, log, sessions)
    hands = plain.room_hands(log)
    sat = [each for each in log if isinstance(each.event, SeatTaken) and "recorded" not in each.stream]
    left = [each for each in log if isinstance(each.event, SeatLeft) and "recorded" not in each.stream]
    sittings = {each.session: each for each in await _sittings(pool, log)}
    assert set(sittings) == {each.position for each in sat}
    for begun in sat:
        sitting = sittings[begun.position]
        ended = next((each for each in left if _ends(sitting, each)), None)
        assert sitting.started_at == begun.at
        assert sitting.ended_at == (ended and ended.at)
        until = ended.position if ended else len(log) + 1
        own = [hand for hand in hands if _within(hand, sitting, until)]
        assert sitting.hands == sum(hand.settled is not None for hand in own)
        assert sitting.voided == sum(hand.settled is None for hand in own)
        assert set(sitting.rulesets) == {hand.started.ruleset for hand in own}
        assert sitting.net == sum(hand.net[sitting.player] for hand in own if hand.settled)


def _ends(sitting: Sitting, left: Recorded) -> bool:
    event = left.event
    assert isinstance(event, SeatLeft)
    return left.stream == sitting.table and event.player == sitting.player and left.position > sitting.session


def _within(hand: plain.PlayedHand, sitting: Sitting, until: int) -> bool:
    dealt = hand.started.table == sitting.table and sitting.player in hand.started.players
    return dealt and sitting.session < hand.facts[0].position < until


@pytest.mark.parametrize("table", [None, "table:t0", "table:t1"])
async def test_hours_say_what_the_hands_and_seats_say(
    database_url: str, pool: Pool, log: list[Recorded], table: str | None
) -> None:
    await project(database_url, log, table_activity)
    now = log[-1].at + 10_000
    start, end = log[0].at // HOUR * HOUR, now // HOUR * HOUR + HOUR
    hours = await ActivityReader(pool).activity(Span(start, end, "hour", now), table)
    told = {hour.at: hour for hour in hours}
    hands = [hand for hand in plain.room_hands(log) if table in (None, hand.started.table)]
    assert {hand.ended // HOUR * HOUR for hand in hands} <= set(told)
    for at, hour in told.items():
        _assert_hands(hour, [hand for hand in hands if at <= hand.ended < at + HOUR], plain.house(log))
        _assert_seats(hour, log, ["table:t0", "table:t1"] if table is None else [table], now)


def _assert_hands(hour: Activity, ended: Sequence[plain.PlayedHand], house: set[str]) -> None:
    settled = [(hand, hand.settled) for hand in ended if hand.settled is not None]
    assert (hour.hands, hour.voided) == (len(settled), len(ended) - len(settled))
    assert hour.rake == sum(outcome.rake for _, outcome in settled)
    waits = [wait for hand, _ in settled for wait in hand.waits(house)]
    assert hour.decisions == len(waits)
    if waits:
        assert hour.decision_seconds == pytest.approx(sum(waits) / len(waits), abs=0.0005)
    if settled:
        assert hour.pot == sum(outcome.pot for _, outcome in settled) / len(settled)
        in_blinds = [outcome.pot / hand.blind for hand, outcome in settled]
        assert hour.pot_in_blinds == pytest.approx(sum(in_blinds) / len(in_blinds), abs=0.0005)
    flops = [hand for hand, _ in settled if plain.has_flop(hand)]
    dealt = sum(len(hand.started.seats) for hand in flops)
    assert hour.players_per_flop == (sum(hand.saw_the_flop for hand in flops) / dealt if dealt else None)


def _assert_seats(hour: Activity, log: Sequence[Recorded], tables: Sequence[str], now: float) -> None:
    seconds, people, seats, pauses = 0.0, 0.0, 0.0, []
    end = min(hour.at + HOUR, now)
    for table in tables:
        moments = list(plain.moments(log, table))
        seconds += plain.seat_seconds(moments, hour.at, end)
        people += plain.seat_seconds(moments, hour.at, end, people=True)
        seats += moments[0].table.terms.seats * (end - max(hour.at, moments[0].at))
        pauses += [pause for at, pause in plain.pauses(moments) if hour.at <= at < hour.at + HOUR]
    assert hour.seat_seconds == pytest.approx(seconds, abs=0.001)
    assert hour.person_seconds == pytest.approx(people, abs=0.001)
    assert hour.occupancy == pytest.approx(seconds / seats)
    assert hour.pauses == len(pauses)
    if pauses:
        assert hour.pause_seconds == pytest.approx(sum(pauses) / len(pauses), abs=0.001)


async def test_days_are_the_sums_of_their_hours(database_url: str, pool: Pool, log: list[Recorded]) -> None:
    await project(database_url, log, table_activity)
    assert any(isinstance(each.event, TableOpened) for each in log)
    now = log[-1].at
    start, end = log[0].at // HOUR * HOUR, now // HOUR * HOUR + HOUR
    reader = ActivityReader(pool)
    hours = await reader.activity(Span(start, end, "hour", now))
    for day in await reader.activity(Span(start, end, "day", now)):
        assert day.at % 86_400 == 0
        own = [hour for hour in hours if day.at <= hour.at < day.at + 86_400]
        for name in ("hands", "voided", "rake", "seat_seconds", "person_seconds", "decisions", "timeouts", "pauses"):
            assert getattr(day, name) == pytest.approx(sum(getattr(hour, name) for hour in own))
