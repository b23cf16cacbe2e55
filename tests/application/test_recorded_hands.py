"""Recorded hands are played again through the same room, from their own cards."""

from dataclasses import replace

import pytest

from application.recorded_hands import BoardSeen, Move, RecordedPlay, UnplayableHand, play_again
from domain.hand.events import HandSettled, HandStarted
from tests.application.house import House
from tests.application.ledger import balanced
from tests.support.hands import cards, stacked


def move(player: int, kind: str, to: int = 0) -> Move:
    return Move(f"p{player + 1} {kind} {to}", player, kind, to)


PLAY = RecordedPlay(
    source="evening.phh",
    names=("Ann", "Bo", "Cy"),
    stacks=(1_000, 1_000, 400),
    ante=0,
    small_blind=50,
    big_blind=100,
    cards=stacked(["AsAh", "KsKh", "QsQh"], "2c7d9h Jc 3s"),
    moves=(
        move(2, "bet_or_raise", 400),
        move(0, "check_or_call"),
        move(1, "fold"),
        BoardSeen("d db 2c7d9hJc3s", tuple(cards("2c7d9hJc3s"))),
    ),
    finishing=(1_500, 900, 0),
)
"""The last raises all-in, the first calls and wins 400 + 400 + 100."""


@pytest.fixture
def house() -> House:
    return House()


async def test_played_again_to_the_same_end(house: House) -> None:
    assert await play_again(house.room, PLAY) == []
    settled = next(event.event for event in house.journal.log if isinstance(event.event, HandSettled))
    assert settled.stacks == (1_500, 900, 0)
    balanced(house.journal.log, house.journal.ends)


async def test_its_events_say_that_the_deck_was_stacked(house: House) -> None:
    await play_again(house.room, PLAY)
    started = next(event.event for event in house.journal.log if isinstance(event.event, HandStarted))
    assert (started.deck, started.root) == ("stacked", "")
    assert "As" not in started.sealed_deck


async def test_everyone_goes_home_and_the_table_is_closed(house: House) -> None:
    await play_again(house.room, PLAY)
    (live,) = house.room.tables.loaded()
    assert live.table.closed
    assert live.table.seats == {}


async def test_heads_up_the_second_player_is_button_and_small_blind(house: House) -> None:
    play = replace(
        PLAY,
        names=("Ann", "Bo"),
        stacks=(1_000, 1_000),
        cards=stacked(["AsAh", "KsKh"], "2c7d9hJc3s"),
        moves=(move(1, "check_or_call"), move(0, "bet_or_raise", 300), move(1, "fold")),
        finishing=(1_100, 900),
    )
    assert await play_again(house.room, play) == []


async def test_another_end_is_a_difference(house: House) -> None:
    differences = await play_again(house.room, replace(PLAY, finishing=(1_500, 800, 100)))
    assert differences == [
        "evening.phh: p2 (Bo) ends with 900, the record says 800.",
        "evening.phh: p3 (Cy) ends with 0, the record says 100.",
    ]


UNPLAYABLE = [
    ((move(0, "check_or_call"),), "p3 is to act, not p1"),
    ((move(2, "bet_or_raise", 150),), "from 200 to 400, not 150"),
    ((*PLAY.moves, move(0, "fold")), "the hand is over"),
    (PLAY.moves[:2], "ends before the hand does"),
    ((BoardSeen("d db 2c7d9h", ("2c", "7d", "9h")), *PLAY.moves), "the board is empty"),
]


@pytest.mark.parametrize(("moves", "saying"), UNPLAYABLE)
async def test_what_goes_against_the_rules_is_refused_before_anything_is_stored(
    house: House, moves: tuple[Move | BoardSeen, ...], saying: str
) -> None:
    with pytest.raises(UnplayableHand, match=f"^evening.phh: .*{saying}"):
        await play_again(house.room, replace(PLAY, moves=moves))
    assert house.journal.log == []


async def test_many_hands_of_the_same_players_balance(house: House) -> None:
    for number in range(5):
        assert await play_again(house.room, replace(PLAY, source=f"evening-{number}.phh")) == []
    balanced(house.journal.log, house.journal.ends)
