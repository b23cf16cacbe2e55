"""Recorded hands are played again through the same room, from their own cards."""

from dataclasses import replace

import pytest

from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.recorded_hands import play_again
from application.recorded_play import Moved, RecordedPlay
from application.rehearsal import rehearse
from application.room import Room
from domain.account.events import AccountOpened
from domain.chips import LIMIT
from domain.hand.events import CardsShown, DrawMade, HandSettled, HandStarted
from domain.table.events import HandOpened, TableOpened
from tests.application.ledger import balanced
from tests.application.recorded_evening import DRAW, PLAY
from tests.support.hands import stacked, start
from tests.support.memory import CountedIds, MemoryJournal, SeededEntropy, StandingClock


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def room(journal: MemoryJournal) -> Room:
    vault = AesGcmVault(KeyRing({"test": bytes(range(32))}))
    return Room(journal, StandingClock(), CountedIds(), SeededEntropy(7), vault, welcome=0, daily=0)


def found(journal: MemoryJournal, kind: type) -> list[object]:
    return [recorded.event for recorded in journal.log if isinstance(recorded.event, kind)]


@pytest.mark.parametrize("play", [PLAY, DRAW], ids=["board", "draw"])
async def test_played_again_to_the_same_end(room: Room, journal: MemoryJournal, play: RecordedPlay) -> None:
    assert await play_again(room, rehearse(play)) == []
    (settled,) = found(journal, HandSettled)
    assert isinstance(settled, HandSettled)
    assert settled.stacks == play.finishing
    balanced(journal.log, journal.ends)


async def test_its_events_say_that_it_is_an_import(room: Room, journal: MemoryJournal) -> None:
    await play_again(room, rehearse(PLAY))
    (opened,), (started,) = found(journal, TableOpened), found(journal, HandStarted)
    assert isinstance(opened, TableOpened)
    assert isinstance(started, HandStarted)
    assert (opened.origin, opened.first_button) == ("import", 2)
    assert (started.deck, started.root) == ("stacked", "")
    assert "AsKsQs" not in started.sealed_deck
    origins = {account.origin for account in found(journal, AccountOpened) if isinstance(account, AccountOpened)}
    assert origins == {"import"}


async def test_it_starts_as_it_did_then(room: Room, journal: MemoryJournal) -> None:
    """A big-blind ante above the big blind and a straddle: no table's terms would have it."""
    begin = start(
        1_000,
        1_000,
        1_000,
        blinds=(50, 100, 200),
        antes=(0, 150, 0),
        deck=stacked(["AsAh", "KsKh", "QsQh"], "2c7d9h Jc 3s"),
    )
    folds = (Moved("p1 f", 0, "fold"), Moved("p2 f", 1, "fold"))
    play = RecordedPlay("straddled.phh", begin, folds, (950, 750, 1_300))
    assert await play_again(room, rehearse(play)) == []
    (opened,), (started,) = found(journal, HandOpened), found(journal, HandStarted)
    for fact in (opened, started):
        assert isinstance(fact, HandOpened | HandStarted)
        assert (fact.antes, fact.blinds, fact.kinds) == (begin.antes, begin.blinds, begin.kinds)
        assert (fact.button, fact.seats, fact.big_blind) == (2, (0, 1, 2), 100)


async def test_a_bomb_pot_and_a_dead_post_start_as_they_did(room: Room, journal: MemoryJournal) -> None:
    bomb = start(1_000, 1_000, antes=50, bomb=True, deck=stacked(["AsAh", "KsKh"], "2c7d9h Jc 3s"))
    bet = (Moved("p1 cbr 100", 0, "bet_or_raise", 100), Moved("p2 f", 1, "fold"))
    assert await play_again(room, rehearse(RecordedPlay("bomb.phh", bomb, bet, (1_050, 950)))) == []
    late = start(
        1_000, 1_000, 1_000, blinds=(50, 100, 100), kinds=("small_blind", "big_blind", "post"), dead=(0, 0, 50)
    )
    raised = (Moved("p3 cbr 200", 2, "bet_or_raise", 200), Moved("p1 f", 0, "fold"), Moved("p2 f", 1, "fold"))
    assert await play_again(room, rehearse(RecordedPlay("late.phh", late, raised, (950, 900, 1_150)))) == []
    balanced(journal.log, journal.ends)


async def test_a_table_is_called_by_the_end_of_a_long_path(room: Room, journal: MemoryJournal) -> None:
    long = "/data/somebody/with/very/many/folders/in/each/other/hands/2009/evening.phh"
    await play_again(room, rehearse(replace(PLAY, source=long)))
    names = [opened.name for opened in found(journal, TableOpened) if isinstance(opened, TableOpened)]
    assert names == ["with/very/many/folders/in/each/other/hands/2009/evening.phh"]


async def test_cards_that_are_given_up_are_those_of_the_record(room: Room, journal: MemoryJournal) -> None:
    await play_again(room, rehearse(DRAW))
    draws = [(draw.seat, draw.discarded) for draw in found(journal, DrawMade) if isinstance(draw, DrawMade)]
    assert draws == [(0, (8,)), (1, ())]


async def test_who_showed_cards_after_the_hand_shows_them(room: Room, journal: MemoryJournal) -> None:
    await play_again(room, rehearse(PLAY))
    shown = [fact.cards for fact in found(journal, CardsShown) if isinstance(fact, CardsShown)]
    assert shown[-1] == ("Ks", "Kh")


async def test_everyone_goes_home_and_the_table_is_closed(room: Room) -> None:
    await play_again(room, rehearse(PLAY))
    (live,) = room.tables.loaded()
    assert live.table.closed
    assert live.table.seats == {}


async def test_another_end_is_a_difference(room: Room) -> None:
    assert await play_again(room, rehearse(replace(PLAY, finishing=(1_500, 800, 100)))) == [
        "evening.phh: p2 (Bo) ends with 900, the record says 800.",
        "evening.phh: p3 (Cy) ends with 0, the record says 100.",
    ]


async def test_many_hands_of_the_same_players_balance(room: Room, journal: MemoryJournal) -> None:
    for number in range(5):
        assert await play_again(room, rehearse(replace(PLAY, source=f"evening-{number}.phh"))) == []
    balanced(journal.log, journal.ends)


async def test_the_largest_stacks_are_paid_for(room: Room, journal: MemoryJournal) -> None:
    rich = replace(PLAY.start, stacks=(LIMIT - 1_400, 1_000, 400))
    play = replace(PLAY, start=rich, finishing=(LIMIT - 900, 900, 0))
    assert await play_again(room, rehearse(play)) == []
    balanced(journal.log, journal.ends)
