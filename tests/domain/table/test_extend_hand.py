"""After its end a hand may take further steps, which its table counts until the next one begins."""

from domain.table.commands import ExtendHand
from domain.table.events import HandExtended
from domain.table.refusals import NoSuchHand
from tests.domain.table.tables import HAND, NEXT_HAND, PLAYING, TABLE, closed
from tests.support.given import given

OVER = (*PLAYING, closed((2, 4, 0), (500, 500, 500)))


def test_counted_by_the_table() -> None:
    before = given(TABLE, *OVER).state().closed_steps
    table = given(TABLE, *OVER).when(ExtendHand(HAND)).then(HandExtended(HAND))
    assert table.closed_steps == before + 1


def test_refused_while_the_hand_is_played() -> None:
    given(TABLE, *PLAYING).when(ExtendHand(HAND)).then_refused(NoSuchHand, "not the last one")


def test_refused_for_another_hand() -> None:
    given(TABLE, *OVER).when(ExtendHand(NEXT_HAND)).then_refused(NoSuchHand, "not the last one")
