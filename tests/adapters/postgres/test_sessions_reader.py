"""Sittings in a real database, worked by hand: when they begin and end, and that chips always add up.

Heads-up at 5 and 10 the button posts the small blind and acts first: who folds there loses 5."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.sessions_reader import SessionsReader
from application.ports import JournalUnavailable
from domain.hand.events import TurnStarted
from domain.table.commands import ChangeSeat, CloseTable, Leave, SitIn, SitOut
from projections import sessions
from projections.projection import Row
from projections.sitting import Sitting
from tests.adapters.postgres.projected import project
from tests.projections.score_sheets import at
from tests.projections.stories import NLHE, Story, game_of, together

ALL_IN = ("As", "Kd", "Ah", "Kh", "2c", "Ks", "7c", "7d", "3c", "9s", "4c", "5h")
"""Who is dealt in second wins with three kings."""

Read = Callable[..., Coroutine[Any, Any, list[Sitting]]]


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[SessionsReader]:
    async with AsyncConnectionPool[AsyncConnection[Row]](database_url, min_size=1, open=False, timeout=5) as pool:
        yield SessionsReader(pool)


@pytest.fixture
def read(database_url: str, reader: SessionsReader) -> Read:
    """Build the sittings of tables and read a player's, the earliest first."""

    async def sittings(player: str, *stories: Story) -> list[Sitting]:
        await project(database_url, together(*stories), sessions)
        found = list(await reader.sessions(player, 100))
        for sitting in found:
            assert sitting.bought_in + sitting.added + sitting.net == sitting.stack
        return found[::-1]

    return sittings


class Evening(Story):
    """Ann sits on seat 0 and Bob on seat 1, wherever they play."""

    def __init__(self, name: str = "a", seats: int = 3, buy_in: int = 400, **more: Any) -> None:
        super().__init__(seats=seats, name=name, **more)
        self.sit(0, buy_in)
        self.sit(1, buy_in)

    def player(self, seat: int) -> str:
        return {0: "account:ann", 1: "account:bob"}.get(seat, f"account:{self.name}{seat}")

    def fold(self) -> str:
        """A hand that its small blind gives up; who did."""
        self.deal()
        loser = self.to_act
        self.act("fold")
        return loser

    @property
    def to_act(self) -> str:
        """Whose turn it is."""
        turn = self.open
        assert isinstance(turn, TurnStarted)
        return self.table.seats[turn.seat].player

    def lost(self, player: str, losers: list[str]) -> int:
        """What a player won in hands that these gave up."""
        return sum(-5 if loser == player else 5 for loser in losers)


async def test_a_sitting_goes_on_across_midnight(read: Read) -> None:
    story = Evening()
    story.leave(0)
    story.now = at("2026-11-21 23:50:00") - 1
    story.sit(0, 500)
    losers = [story.fold()]
    story.now = at("2026-11-22 00:05:00")
    losers += [story.fold(), story.fold()]
    story.now = at("2026-11-22 00:10:29")
    story.leave(0)
    _, sitting = await read("account:ann", story)
    assert (sitting.started_at, sitting.ended_at) == (at("2026-11-21 23:50:00"), at("2026-11-22 00:10:30"))
    assert sitting.seconds(now=0.0) == 20 * 60 + 30
    assert (sitting.hands, sitting.bought_in, sitting.net) == (3, 500, story.lost("account:ann", losers))
    assert (sitting.stack, sitting.reason, sitting.running) == (500 + sitting.net, "asked", False)


async def test_who_leaves_in_mid_hand_sits_until_it_is_over(read: Read) -> None:
    story = Evening()
    story.sit(2, 400)
    story.deal()
    story.act("call")
    player = story.to_act
    story.act("raise", 60)
    story.ask(Leave(player, story.now))
    asked = story.now
    while not story.over:
        story.act("fold")
    (sitting,) = await read(player, story)
    assert sitting.ended_at is not None
    assert sitting.ended_at > asked
    assert (sitting.hands, sitting.net, sitting.stack) == (1, 20, 420)


async def test_two_tables_at_once_are_two_sittings(read: Read) -> None:
    here, there = Evening("here"), Evening("there", games=(game_of("stud/1"),))
    losers = [here.fold(), here.fold()]
    there.play_hand()
    first, second = await read("account:ann", here, there)
    by_table = {each.table_name: each for each in (first, second)}
    assert set(by_table) == {"Table here", "Table there"}
    assert by_table["Table here"].net == here.lost("account:ann", losers)
    assert by_table["Table there"].net == there.table.seats[0].stack - 400
    assert [(each.hands, each.games) for each in (by_table["Table here"], by_table["Table there"])] == [
        (2, ("No-limit hold'em",)),
        (1, ("Limit seven-card stud",)),
    ]


async def test_a_rebuy_after_losing_everything_belongs_to_the_sitting(read: Read) -> None:
    story = Evening(seats=2, buy_in=100)
    story.deal(ALL_IN)
    story.act("raise", 100)
    story.act("call")
    bust = next(seat for seat in story.table.seats.values() if not seat.stack)
    story.top_up(bust.seat, 150)
    story.top_up(bust.seat, 50)
    losers = [story.fold()]
    (sitting,) = await read(bust.player, story)
    assert (sitting.bought_in, sitting.top_ups, sitting.added) == (100, 2, 200)
    assert sitting.net == -100 + story.lost(bust.player, losers)
    assert (sitting.stack, sitting.hands, sitting.running) == (200 + story.lost(bust.player, losers), 2, True)


async def test_a_voided_hand_gives_back_what_was_put_in(read: Read) -> None:
    story = Evening()
    story.deal()
    story.act("raise", 100)
    story.void()
    for player in ("account:ann", "account:bob"):
        (sitting,) = await read(player, story)
        assert (sitting.hands, sitting.voided, sitting.net, sitting.stack) == (0, 1, 0, 400)


async def test_another_seat_and_sitting_out_are_no_other_sitting(read: Read) -> None:
    story = Evening()
    losers = [story.fold()]
    story.ask(ChangeSeat("account:ann", 2))
    story.ask(SitOut("account:ann"))
    story.ask(SitIn("account:ann"))
    losers.append(story.fold())
    (sitting,) = await read("account:ann", story)
    assert (sitting.seat, sitting.hands, sitting.net) == (2, 2, story.lost("account:ann", losers))


async def test_who_comes_back_begins_another_sitting(read: Read) -> None:
    story = Evening()
    story.leave(0)
    story.sit(0, 700)
    first, second = await read("account:ann", story)
    assert (first.bought_in, first.running, second.bought_in, second.running) == (400, False, 700, True)


async def test_a_hand_that_is_being_played_has_changed_nothing_yet(read: Read) -> None:
    story = Evening()
    story.deal()
    story.act("raise", 100)
    (sitting,) = await read("account:ann", story)
    assert (sitting.hands, sitting.net, sitting.stack, sitting.running) == (0, 0, 400, True)
    assert sitting.rulesets == ("nlhe/1",)
    assert sitting.seconds(sitting.started_at + 90) == 90


async def test_a_mixed_table_names_each_game_once_in_the_order_dealt(read: Read) -> None:
    games = (NLHE, game_of("plo4/1"))
    story = Evening(games=games, rotation="hands", rotation_hands=1)
    for _ in range(3):
        story.fold()
    (sitting,) = await read("account:ann", story)
    assert (sitting.rulesets, sitting.hands) == (("nlhe/1", "plo4/1"), 3)


async def test_a_table_that_closes_ends_its_sittings(read: Read) -> None:
    story = Evening()
    story.ask(CloseTable(story.now))
    (sitting,) = await read("account:bob", story)
    assert (sitting.reason, sitting.running) == ("closed", False)


async def test_nobody_sat_where_hands_were_recorded(read: Read) -> None:
    assert await read("account:ann", Evening(origin="import")) == []


async def test_sittings_come_in_pages_the_latest_first(read: Read, reader: SessionsReader) -> None:
    story = Evening()
    for buy_in in (410, 420, 430):
        story.leave(0)
        story.sit(0, buy_in)
    await read("account:ann", story)
    page = await reader.sessions("account:ann", 2)
    assert [each.bought_in for each in page] == [430, 420]
    rest = await reader.sessions("account:ann", 2, page[-1].session)
    assert [each.bought_in for each in rest] == [410, 400]


async def test_players_are_found_by_id_and_by_name(read: Read, reader: SessionsReader) -> None:
    await read("account:ann", Evening("a"), Story(seats=2, name="other"), _one_of_the_same_name())
    assert await reader.players("account:ann") == ["account:ann"]
    assert await reader.players("player 1") == ["account:bob"]
    assert await reader.players("Player 0") == ["account:ann", "account:b0"]
    assert await reader.players("nobody") == []


def _one_of_the_same_name() -> Story:
    story = Story(seats=2, name="b")
    story.sit(0)
    return story


async def test_sittings_that_were_never_built_are_unavailable(reader: SessionsReader) -> None:
    with pytest.raises(JournalUnavailable):
        await reader.sessions("account:ann", 1)
