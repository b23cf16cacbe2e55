"""What is read from the read models in a real database, after projectors have built them."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.projector import Projector
from adapters.postgres.readers import PostgresReaders
from application.ports import JournalUnavailable
from domain.event import Recorded
from domain.hand.events import HandSettled
from domain.table.commands import PinTerms
from domain.template.terms import Terms
from projections.catalogue import PROJECTIONS
from projections.lobby import LobbyTable
from projections.played_hand import HandPlayer, HandStreet
from projections.projection import Row
from tests.adapters.postgres.read_models import ask, journal_of
from tests.projections.stories import NLHE, Story, game_of, together
from tests.support.memory import StandingClock

Pool = AsyncConnectionPool[AsyncConnection[Row]]


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Pool]:
    async with AsyncConnectionPool(database_url, min_size=1, open=False, timeout=5) as opened:
        yield opened


@pytest.fixture
def readers(pool: Pool) -> PostgresReaders:
    return PostgresReaders(pool)


async def project(url: str, log: list[Recorded]) -> None:
    for projection in PROJECTIONS:
        await Projector(url, journal_of(log), projection, StandingClock()).catch_up(len(log))


def showdown() -> Story:
    """Two players with 100 chips each go all-in; the one dealt in second wins with three kings."""
    story = Story(seats=2)
    story.sit(0, 100)
    story.sit(1, 100)
    story.deal(("As", "Kd", "Ah", "Kh", "2c", "Ks", "7c", "7d", "3c", "9s", "4c", "5h"))
    story.act("raise", 100)
    story.act("call")
    return story


async def test_the_lobby_lists_open_tables_by_stakes(database_url: str, readers: PostgresReaders) -> None:
    busy, empty = Story(name="b"), Story(name="a")
    busy.sit(3)
    busy.sit(1)
    busy.deal()
    await project(database_url, together(busy, empty, Story(name="c", origin="import")))
    empty_one, busy_one = await readers.lobby()
    assert [game.ruleset for game in empty_one.games] == ["nlhe/1"]
    assert (empty_one.played.small_blind, empty_one.played.big_blind) == (5, 10)
    assert empty_one == LobbyTable("table:a", "Table a", empty_one.games, 0, 6, 100, 2_000, (), False)
    assert busy_one == LobbyTable("table:b", "Table b", empty_one.games, 0, 6, 100, 2_000, (1, 3), True)


async def test_terms_pinned_in_a_hand_wait_in_the_database_for_its_end(
    database_url: str, readers: PostgresReaders
) -> None:
    story = Story(games=(NLHE, game_of("stud/1")))
    story.sit(0)
    story.sit(1)
    story.deal()
    story.ask(PinTerms("template:1", 2, Terms("Other", (game_of("td27/1"),), 4, 200, 900)))
    await project(database_url, story.log)
    (before,) = await readers.lobby()
    assert ([game.ruleset for game in before.games], before.seat_count) == (["nlhe/1", "stud/1"], 6)
    story.void()
    await project(database_url, story.log)
    (after,) = await readers.lobby()
    assert ([game.ruleset for game in after.games], after.seat_count) == (["td27/1"], 4)


async def test_a_players_hands_come_latest_first(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=2)
    story.sit(0, 2_000)
    story.sit(1, 2_000)
    for _ in range(5):
        story.deal()
        story.act("fold")
    await project(database_url, story.log)
    found = await readers.hands("account:a0", 2)
    assert [hand.hand for hand in found] == ["hand:a5", "hand:a4"]
    older = await readers.hands("account:a0", 10, before="hand:a4")
    assert [hand.hand for hand in older] == ["hand:a3", "hand:a2", "hand:a1"]
    assert await readers.hands("account:a0", 10, before="hand:unknown") == []
    assert await readers.hands("account:stranger", 10) == []


async def test_a_summary_tells_the_players_own_result(database_url: str, readers: PostgresReaders) -> None:
    story = showdown()
    await project(database_url, story.log)
    loser, winner = next(each.event for each in story.log if isinstance(each.event, HandSettled)).seats
    (lost,) = await readers.hands(f"account:a{loser}", 5)
    (won,) = await readers.hands(f"account:a{winner}", 5)
    assert (lost.seat, lost.net, won.seat, won.net) == (loser, -100, winner, 100)
    assert won == replace(lost, seat=winner, net=100)
    assert (won.hand, won.table, won.table_name, won.number) == ("hand:a1", "table:a", "Table a", 1)
    assert (won.boards, won.pot, won.rake, won.big_blind) == ((("Ks", "7c", "7d", "9s", "5h"),), 200, 0, 10)
    assert (won.game, won.voided) == ("No-limit hold'em", "")
    assert won.ended_at == won.started_at + 2


async def test_a_hand_in_play_is_not_in_the_history(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    await project(database_url, story.log)
    assert await readers.hands("account:a0", 5) == []
    assert await readers.hand("hand:a1", "account:a0") is None


async def test_a_history_holds_players_and_every_public_fact_in_order(
    database_url: str, readers: PostgresReaders
) -> None:
    story = showdown()
    await project(database_url, story.log)
    history = await readers.hand("hand:a1", "account:a0")
    assert history is not None
    facts = [each for each in story.log if each.stream == "hand:a1"]
    assert [event["topic"] for event in history.events] == [each.event.TOPIC for each in facts]
    assert [event["version"] for event in history.events] == list(range(1, len(facts) + 1))
    loser, winner = next(each.event for each in facts if isinstance(each.event, HandSettled)).seats
    assert sorted(history.players, key=lambda player: player.net) == [
        HandPlayer(loser, f"account:a{loser}", f"Player {loser}", 100, -100, (), (), ("As", "Ah"), ""),
        HandPlayer(winner, f"account:a{winner}", f"Player {winner}", 100, 100, (), (), ("Kd", "Kh"), ""),
    ]
    assert history.streets == (
        HandStreet("flop", 0, ("Ks", "7c", "7d")),
        HandStreet("turn", 0, ("9s",)),
        HandStreet("river", 0, ("5h",)),
    )
    assert [(award.seat, award.amount, award.reason) for award in history.awards] == [(winner, 200, "showdown")]
    assert history.summary == (await readers.hands("account:a0", 1))[0]


async def test_what_follows_in_a_later_batch_is_added_to_a_hand(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    await project(database_url, story.log)
    (before,) = await readers.hands("account:a0", 1)
    story.show(0, 1)
    await project(database_url, story.log)
    history = await readers.hand("hand:a1", "account:a0")
    assert history is not None
    assert story.hand is not None
    assert history.summary == before
    assert {player.seat: player.shown for player in history.players} == {0: story.hand.hole(0)[1:], 1: ()}
    assert history.events[-1]["topic"] == "hand.cards_shown"


async def test_a_voided_hand_is_in_the_history_with_its_reason(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    await project(database_url, story.log)
    story.void("The deck was short.")
    await project(database_url, story.log)
    (voided,) = await readers.hands("account:a0", 5)
    assert (voided.voided, voided.net, voided.pot) == ("The deck was short.", 0, 0)


async def test_a_hand_is_shown_to_those_who_played_it(database_url: str, readers: PostgresReaders) -> None:
    await project(database_url, showdown().log)
    assert await readers.hand("hand:a1", "account:a1") is not None
    assert await readers.hand("hand:a1", "account:stranger") is None
    assert await readers.hand("hand:unknown", "account:a1") is None


async def test_a_mucked_or_folded_card_is_nowhere_in_the_database(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal(("As", "Kd", "Ah", "Kh"))
    story.act("fold")
    await project(database_url, story.log)
    tables = await ask(
        database_url, "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname ~ '_v[0-9]+$'"
    )
    for (table,) in tables:
        assert await ask(database_url, f"SELECT 1 FROM {table} AS row WHERE row::text ~ 'As|Kd|Ah|Kh|sealed'") == []


async def test_overdue_tables_are_found_longest_overdue_first(database_url: str, readers: PostgresReaders) -> None:
    playing, pausing, idle = Story(name="a"), Story(name="b"), Story(name="c")
    for story in (playing, pausing):
        story.sit(0)
        story.sit(1)
    idle.sit(0)
    playing.deal()
    assert playing.hand is not None
    assert playing.hand.turn is not None
    await project(database_url, together(playing, pausing, idle))
    deadline = playing.hand.turn.deadline
    assert await readers.tables_due(pausing.now - 1) == []
    assert await readers.tables_due(deadline - 1) == ["table:b"]
    assert await readers.tables_due(deadline) == ["table:b", "table:a"]


async def test_the_books_balance_in_mid_hand(database_url: str, readers: PostgresReaders) -> None:
    story = Story(seats=3)
    for seat in range(3):
        story.sit(seat)
    story.deal()
    story.act("raise", 100)
    await project(database_url, story.log)
    balance = await readers.ledger_balance()
    assert balance.balanced
    assert (balance.issued, balance.accounts, balance.stacks, balance.pots) == (15_000, 12_000, 2_885, 115)
    assert (balance.transit, balance.rake, balance.difference) == (0, 0, 0)
    assert await readers.ledger_faults() == []


async def test_a_changed_entry_or_balance_is_a_fault(database_url: str, readers: PostgresReaders) -> None:
    await project(database_url, showdown().log)
    await ask(database_url, "UPDATE ledger_v2.entries SET amount = 5001 WHERE position = 3 AND amount > 0 RETURNING 1")
    await ask(database_url, "UPDATE ledger_v2.balances SET amount = amount - 7 WHERE account = 'house' RETURNING 1")
    assert sorted(await readers.ledger_faults()) == [
        "account:a0 holds 4900 but its entries sum to 4901",
        "house holds -10007 but its entries sum to -10000",
        "the entries of event 3 sum to 1",
    ]
    balance = await readers.ledger_balance()
    assert (balance.difference, balance.balanced) == (-7, False)


async def test_an_empty_ledger_balances(database_url: str, readers: PostgresReaders) -> None:
    await project(database_url, Story().log)
    assert (await readers.ledger_balance()).balanced


async def test_a_read_model_that_was_never_built_is_out_of_reach(readers: PostgresReaders) -> None:
    with pytest.raises(JournalUnavailable, match="not built yet"):
        await readers.lobby()


async def test_readers_without_a_database_say_that_it_is_out_of_reach(pool: Pool, readers: PostgresReaders) -> None:
    await pool.close()
    with pytest.raises(JournalUnavailable):
        await readers.lobby()
