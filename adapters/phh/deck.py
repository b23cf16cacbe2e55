"""The deck that deals a recorded hold'em hand again."""

from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.steps import UNKNOWN, DealBoard, DealHole, Show
from domain.fairness import STANDARD

_HOLDEM = ("NT", "FT")


def deck(recorded: RecordedHand) -> tuple[str, ...]:
    """All 52 cards in the order of dealing: the hole cards one at a time, `p1` first, then for each street a burned
    card and the board cards. Cards that the file does not tell are the remaining ones in standard order.

    Raises BadHandFile for a game other than hold'em with 52 cards."""
    if recorded.variant not in _HOLDEM:
        raise BadHandFile(f"{recorded.source}: a deck can be stacked for hold'em only, not for {recorded.variant}.")
    hole = [_hole_cards(recorded, player) for player in range(len(recorded.stacks))]
    board = [card for step in recorded.actions if isinstance(step, DealBoard) for card in step.cards]
    board += [UNKNOWN] * (5 - len(board))
    dealt = [cards[lap] for lap in range(2) for cards in hole]
    dealt += [UNKNOWN, *board[:3], UNKNOWN, board[3], UNKNOWN, board[4]]
    rest = iter([card for card in STANDARD if card not in dealt])
    return (*(next(rest) if card == UNKNOWN else card for card in dealt), *rest)


def _hole_cards(recorded: RecordedHand, player: int) -> list[str]:
    """A player's two cards; what was dealt unseen and shown later is known."""
    cards: list[str] = []
    for step in recorded.actions:
        if isinstance(step, DealHole) and step.player == player:
            cards.extend(step.cards)
        elif isinstance(step, Show) and step.player == player:
            shown = iter([card for card in step.cards if card != UNKNOWN and card not in cards])
            cards = [next(shown, UNKNOWN) if card == UNKNOWN else card for card in cards]
    return cards
