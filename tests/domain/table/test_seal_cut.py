"""A player commits to a cut of the coming hand's deck."""

import pytest

from domain.fairness import MalformedHex
from domain.table.commands import SealCut
from domain.table.events import SeatTaken
from domain.table.refusals import CutAlreadySealed, CutsAreFixed, NoSuchHand, NotSeated
from tests.domain.table.tables import (
    COMMITTED,
    HAND,
    NEXT_HAND,
    PLAYING,
    SEATED,
    TABLE,
    fixed,
    left,
    player,
    sealed,
    taken,
)
from tests.support.given import given

WAITING = (*SEATED, COMMITTED)
SEAL = SealCut(player(2), HAND, sealed(2).commitment)


def test_sealed() -> None:
    table = given(TABLE, *WAITING).when(SEAL).then(sealed(2))
    assert table.deck is not None
    assert table.deck.sealed == {2: sealed(2).commitment}


def test_sealed_for_the_next_hand_while_one_is_played() -> None:
    commitment = sealed(2, hand=NEXT_HAND).commitment
    given(TABLE, *PLAYING).when(SealCut(player(2), NEXT_HAND, commitment)).then(sealed(2, hand=NEXT_HAND))


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *WAITING, sealed(2)).when(SEAL).then()


def test_sealed_by_who_takes_over_the_seat() -> None:
    newcomer = SeatTaken(2, "account:new", "Bo", 500, False, False, 0.0)
    facts = (*WAITING, sealed(2, cut="ff" * 16), left(2), newcomer)
    given(TABLE, *facts).when(SealCut("account:new", HAND, sealed(2).commitment)).then(sealed(2))


def test_another_one_is_refused() -> None:
    other = SealCut(player(2), HAND, sealed(2, cut="ff" * 16).commitment)
    given(TABLE, *WAITING, sealed(2)).when(other).then_refused(CutAlreadySealed, "another cut")


def test_refused_after_the_list_is_fixed() -> None:
    given(TABLE, *WAITING, fixed()).when(SEAL).then_refused(CutsAreFixed, "are fixed")


@pytest.mark.parametrize("hand", [NEXT_HAND, ""])
def test_refused_for_another_hand(hand: str) -> None:
    given(TABLE, *WAITING).when(SealCut(player(2), hand, "ab" * 32)).then_refused(NoSuchHand, "not waiting for cuts")


def test_refused_before_a_deck_is_committed() -> None:
    given(TABLE, *SEATED).when(SEAL).then_refused(NoSuchHand, "not waiting for cuts")


@pytest.mark.parametrize("commitment", ["", "ab" * 31, "AB" * 32, "zz" * 32, 7, None])
def test_refused_unless_it_is_a_digest_in_hexadecimal(commitment: str) -> None:
    given(TABLE, *WAITING).when(SealCut(player(2), HAND, commitment)).then_refused(MalformedHex, "64 lower-case")


def test_refused_without_a_seat() -> None:
    given(TABLE, *WAITING).when(SealCut("account:no", HAND, "ab" * 32)).then_refused(NotSeated, "Only people who sit")


def test_refused_from_a_house_bot() -> None:
    command = SealCut(player(5), HAND, "ab" * 32)
    given(TABLE, *WAITING, taken(5, house=True)).when(command).then_refused(NotSeated, "Only people")
