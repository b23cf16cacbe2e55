"""Hand ids of at most twelve digits, always the same for the same hand."""

from adapters.histories.numbering import number_of


def test_a_hand_keeps_its_number() -> None:
    assert number_of("hand:01900000-0000-7000-8000-000000000001") == 990_075_224_481


def test_numbers_have_at_most_twelve_digits_and_spread() -> None:
    numbers = [number_of(f"hand:{count}") for count in range(20_000)]
    assert max(numbers) < 10**12
    assert len(set(numbers)) == len(numbers)
    assert sum(number >= 5 * 10**11 for number in numbers) in range(9_500, 10_500)
