"""The rake of hands that the room wrote down itself: PHH has no field for it, so it stands in the room's own."""

from decimal import Decimal

import pytest

from adapters.phh.play import playable
from adapters.phh.refusals import BadHandFile
from tests.adapters.phh.small_hands import LIMIT_HOLDEM, recorded

RAKED = [282, 190, 120]
"""8 of the pot of 170: five per cent, rounded half to even."""


def test_it_is_taken_again() -> None:
    hand = recorded(LIMIT_HOLDEM, finishing_stacks=RAKED, _rake_per_mille=50, _rake_cap=100)
    assert playable(hand).differences == []


def test_it_is_capped() -> None:
    hand = recorded(LIMIT_HOLDEM, finishing_stacks=[287, 190, 120], _rake_per_mille=50, _rake_cap=3)
    assert playable(hand).differences == []


def test_without_the_fields_there_is_none() -> None:
    (difference,) = playable(recorded(LIMIT_HOLDEM, finishing_stacks=RAKED)).differences
    assert difference.endswith("ends with 290, the record says 282.")


def test_the_cap_grows_with_the_other_amounts() -> None:
    hand = recorded(LIMIT_HOLDEM, big_bet=Decimal("20.5"), _rake_per_mille=50, _rake_cap=3)
    assert (hand.scale, hand.rake_per_mille, hand.rake_cap) == (2, 50, 6)


@pytest.mark.parametrize(
    ("field", "value", "most"),
    [
        ("_rake_per_mille", 1_001, 1_000),
        ("_rake_per_mille", -1, 1_000),
        ("_rake_per_mille", "5", 1_000),
        ("_rake_cap", 10**12 + 1, 10**12),
        ("_rake_cap", True, 10**12),
    ],
)
def test_it_must_be_a_whole_number_that_can_be(field: str, value: object, most: int) -> None:
    with pytest.raises(BadHandFile, match=f"{field} must be a whole number from 0 to {most}"):
        recorded(LIMIT_HOLDEM, **{field: value})
