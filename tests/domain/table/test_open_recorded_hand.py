"""A hand that was played elsewhere begins at a table of an import, and nowhere else."""

from domain.event import Event
from domain.table.commands import OpenRecordedHand
from domain.table.events import HandOpened
from domain.table.refusals import HandRunning, NotAnImport, NotSeated
from tests.domain.table.tables import HAND, TABLE, opened, taken
from tests.support.given import given

IMPORT: tuple[Event, ...] = (opened(origin="import"), taken(0), taken(1), taken(2))
ASKED = OpenRecordedHand(
    HAND,
    button=2,
    seats=(0, 1, 2),
    antes=(0, 3, 0),
    blinds=(5, 10, 20),
    kinds=("small_blind", "big_blind", "straddle"),
    dead=(0, 0, 5),
)


def test_opened_with_the_forced_bets_of_the_record() -> None:
    facts = TABLE.decide(given(TABLE, *IMPORT).state(), ASKED)
    assert isinstance(facts[0], HandOpened)
    hand = facts[0]
    assert (hand.button, hand.small_blind_seat, hand.big_blind_seat) == (2, 0, 1)
    assert (hand.antes, hand.blinds, hand.dead) == (ASKED.antes, ASKED.blinds, ASKED.dead)
    assert (hand.kinds, hand.stacks) == (ASKED.kinds, (500, 500, 500))


def test_refused_at_a_table_of_the_room() -> None:
    given(TABLE, opened(), *IMPORT[1:]).when(ASKED).then_refused(NotAnImport, "at tables of an import only")


def test_refused_while_a_hand_is_played() -> None:
    opening = TABLE.decide(given(TABLE, *IMPORT).state(), ASKED)
    given(TABLE, *IMPORT, *opening).when(ASKED).then_refused(HandRunning, "being played")


def test_refused_for_seats_where_nobody_sits() -> None:
    given(TABLE, *IMPORT[:3]).when(ASKED).then_refused(NotSeated, "those who sit at its table")
