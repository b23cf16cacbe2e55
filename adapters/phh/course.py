"""The course of a recorded hand: what its actions contradict by themselves, before any engine plays them."""

from collections.abc import Iterable

from adapters.phh.steps import UNKNOWN, BringIn, DealBoard, DealHole, Discard, Fold, Move, Muck, Show, Step
from adapters.phh.variants import Variant


class Course:
    """Follows the steps of a hand; `take` raises ValueError, which says what the step contradicts.

    Whose turn it is and which amounts are legal is for the engine to say."""

    def __init__(self, variant: Variant, players: int) -> None:
        self._variant = variant
        self._held: list[list[str]] = [[] for _ in range(players)]
        self._streets = 0
        self._draws = [0] * players
        self._out: set[int] = set()
        self._folds = 0
        self._in_play: set[str] = set()
        self._dealt_in = False
        self._showdown = False
        self._brought_in = False

    def take(self, step: Step) -> None:
        """Go one step further."""
        if self._folds == len(self._held) - 1 and not isinstance(step, Show | Muck):
            raise ValueError("comes after the end of the hand")
        if isinstance(step, DealBoard):
            self._deal_board(step)
        elif isinstance(step, DealHole):
            self._deal_hole(step)
        else:
            self._move(step)

    def _deal_board(self, step: DealBoard) -> None:
        if self._streets == len(self._variant.streets):
            raise ValueError("deals more board cards than the variant has")
        if len(step.cards) != self._variant.streets[self._streets]:
            raise ValueError(f"deals {len(step.cards)} board cards instead of {self._variant.streets[self._streets]}")
        self._check_dealt_in()
        self._see(step.cards)
        self._streets += 1

    def _deal_hole(self, step: DealHole) -> None:
        held = self._held[step.player]
        if step.player in self._out:
            raise ValueError("deals to a player who is out of the hand")
        if len(held) + len(step.cards) > self._variant.most_cards:
            raise ValueError(f"gives the player more than {self._variant.most_cards} hole cards")
        self._see(step.cards)
        held.extend(step.cards)

    def _move(self, step: Move) -> None:
        if step.player in self._out:
            raise ValueError("is by a player who is out of the hand")
        self._check_dealt_in()
        if isinstance(step, Show | Muck):
            self._showdown = True
        elif self._showdown and not isinstance(step, Discard):
            raise ValueError("comes after the showdown began")
        if isinstance(step, Show):
            self._show(step)
        elif isinstance(step, Discard):
            self._discard(step)
        else:
            self._act(step)

    def _act(self, step: Move) -> None:
        if self._variant.draws and len(self._held[step.player]) < self._variant.most_cards:
            raise ValueError("is by a player whose discards were not replaced")
        if isinstance(step, BringIn):
            self._bring_in()
        if isinstance(step, Fold | Muck):
            self._folds += isinstance(step, Fold)
            self._out.add(step.player)
            self._give_back(self._held[step.player])

    def _bring_in(self) -> None:
        if not self._variant.bring_in:
            raise ValueError("is a bring-in, which the variant does not have")
        if self._brought_in:
            raise ValueError("is a second bring-in")
        self._brought_in = True

    def _discard(self, step: Discard) -> None:
        if self._draws[step.player] == self._variant.draws:
            raise ValueError(f"is one exchange of cards too many; the variant has {self._variant.draws}")
        held = self._held[step.player]
        if len(step.cards) > len(held):
            raise ValueError("discards more cards than the player holds")
        self._recognise(step.player, step.cards)
        if step.cards.count(UNKNOWN) > held.count(UNKNOWN):
            # Some known card is gone, and the file does not tell which: none of them is known any more.
            self._give_back(held)
            held[:] = [UNKNOWN] * len(held)
        for card in step.cards:
            held.remove(card if card in held else UNKNOWN)
        self._give_back(step.cards)
        self._draws[step.player] += 1

    def _show(self, step: Show) -> None:
        if step.cards and len(step.cards) != len(self._held[step.player]):
            raise ValueError(f"shows {len(step.cards)} cards of {len(self._held[step.player])}")
        self._recognise(step.player, step.cards)

    def _recognise(self, player: int, cards: tuple[str, ...]) -> None:
        """Named cards must be among those the player holds, or turn out to be unknown ones."""
        held = self._held[player]
        if len(set(cards) - {UNKNOWN}) < len(cards) - cards.count(UNKNOWN):
            raise ValueError("names a card twice")
        new = [card for card in cards if card != UNKNOWN and card not in held]
        if len(new) > held.count(UNKNOWN):
            raise ValueError(f"names {new[0]}, which the player does not hold")
        self._see(new)
        for card in new:
            held[held.index(UNKNOWN)] = card

    def _check_dealt_in(self) -> None:
        if self._dealt_in:
            return
        for player, held in enumerate(self._held, start=1):
            if len(held) < self._variant.first_cards:
                raise ValueError(f"comes before p{player} has {self._variant.first_cards} hole cards")
        self._dealt_in = True

    def _see(self, cards: Iterable[str]) -> None:
        for card in cards:
            if card == UNKNOWN:
                continue
            if card not in self._variant.deck:
                raise ValueError(f"has the card {card}, which the variant's deck does not hold")
            if card in self._in_play:
                raise ValueError(f"has the card {card} a second time")
            self._in_play.add(card)

    def _give_back(self, cards: Iterable[str]) -> None:
        """Where cards are exchanged, discarded and folded ones may be shuffled and dealt again."""
        if self._variant.draws:
            self._in_play.difference_update(cards)
