"""Who gets chips that do not divide: rule sheet 4 (TDA 2024 rule 20)."""

from collections.abc import Sequence

from tests.domain.hand.settler_pots import Entry
from tests.domain.hand.settler_rankings import GAMES, by_suit, makers


def divided(amount: int, line: Sequence[int]) -> dict[int, int]:
    """Equal shares, and the odd chips one each to the first in line."""
    return {who: amount // len(line) + (place < amount % len(line)) for place, who in enumerate(line)}


def left_of_the_button(winners: Sequence[Entry]) -> list[int]:
    """The order of dealing, which the winners come in."""
    return [entry.seat for entry in winners]


def high_card_first(winners: Sequence[Entry], ranking: str, board: Sequence[str]) -> list[int]:
    """Stud: the high card by suit of the five that win. Who can make the same hand of different cards shows the
    best of them; where the high card is shared, the next one decides."""

    def high_cards(entry: Entry) -> list[tuple[int, int]]:
        return max(by_suit(cards, GAMES[ranking].ace_low) for cards in makers(ranking, entry.hole, board))

    return [entry.seat for entry in sorted(winners, key=high_cards, reverse=True)]
