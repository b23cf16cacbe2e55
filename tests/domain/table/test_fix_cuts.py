"""The list of sealed cuts is closed, before a table's first hand or after a wait for players."""

from domain.table.commands import FixCuts
from domain.table.events import SatOut
from domain.table.refusals import CutsAreFixed, DeckNotCommitted, HandRunning, TooFewPlayers
from tests.domain.table.tables import COMMITTED, NOW, OPENED, PLAYING, SEATED, TABLE, fixed, sealed, taken
from tests.support.given import given


def test_fixed_without_any() -> None:
    table = given(TABLE, *SEATED, COMMITTED).when(FixCuts(NOW)).then(fixed())
    assert table.next_hand_at == NOW + 4.0


def test_fixed_in_ascending_order_of_seats() -> None:
    table = given(TABLE, *SEATED, COMMITTED, sealed(4), sealed(0)).when(FixCuts(NOW)).then(fixed(0, 4))
    assert table.deck is not None
    assert table.deck.fixed


def test_refused_twice() -> None:
    given(TABLE, *SEATED, COMMITTED, fixed()).when(FixCuts(NOW)).then_refused(CutsAreFixed, "are fixed")


def test_refused_in_a_hand() -> None:
    given(TABLE, *PLAYING).when(FixCuts(NOW)).then_refused(HandRunning, "being played")


def test_refused_for_one_player() -> None:
    facts = (OPENED, taken(0), taken(2), SatOut(2, "asked"), COMMITTED)
    given(TABLE, *facts).when(FixCuts(NOW)).then_refused(TooFewPlayers, "two players")


def test_refused_without_a_deck() -> None:
    given(TABLE, *SEATED).when(FixCuts(NOW)).then_refused(DeckNotCommitted, "No deck")
