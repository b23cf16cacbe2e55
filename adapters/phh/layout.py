"""The cards of a recorded hand in the room's order of dealing, which is not that of files.

The room deals hole cards one at a time clockwise, burns one card before each later street, and in draw games gives each
seat its new cards before the next one discards. Files deal each player's cards at once, burn none, and deal all new
cards after all discards.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.phh.steps import UNKNOWN, DealBoard, DealHole, Discard, Fold, Show, Step
from domain.variants import Variant

NOBODY = -1


@dataclass(slots=True, eq=False)
class Slot:
    """A place in the order of dealing: whose hole card it is (NOBODY's: the board's or a burned one), the card as far
    as the file ever tells it, and where it is dealt there. `number` counts the places from 0; `gone` is how many
    cards had been dealt when it was discarded."""

    player: int = NOBODY
    card: str = UNKNOWN
    told: str = ""
    number: int = -1
    gone: int | None = None


class Layout:
    """Follows the steps of a hand. `slots` stand in the order of dealing; those from `reshuffled` on, if it is set,
    come from a new stub."""

    def __init__(self, variant: Variant, players: int) -> None:
        self.slots: list[Slot] = []
        self.reshuffled: int | None = None
        self._variant = variant
        self._held: list[list[Slot]] = [[] for _ in range(players)]
        self._new: list[list[Slot]] = [[] for _ in range(players)]
        self._live = list(range(players))
        self._drawing: dict[int, int] = {}

    def take(self, step: Step, later: Sequence[Step] = ()) -> tuple[int, ...]:
        """Go one step further; returns the numbers of the cards that a player discards or shows. `later` are the steps
        that follow. Raises ValueError for a card that the player does not hold."""
        if isinstance(step, DealHole):
            dealt = [Slot(step.player, card, f"action {step.number}, {step.text}") for card in step.cards]
            self._held[step.player] += dealt
            self._new[step.player] += dealt
            return ()
        if isinstance(step, Discard):
            return self._discard(step, later)
        self.deal()
        if isinstance(step, DealBoard):
            self._turn_up(step)
        elif isinstance(step, Fold):
            self._live.remove(step.player)
        elif isinstance(step, Show):
            return self._show(step)
        return ()

    def deal(self) -> None:
        """Put the cards that the file has told since the last street into their places."""
        if self._drawing:
            self._deal_draws()
        elif any(self._new) and not self.slots:
            self._deal_first()
        while any(self._new[player] for player in self._live):
            self._place(Slot())
            for player in self._live:
                self._place(self._next(player))

    def _deal_first(self) -> None:
        """Face-down cards one at a time, then in stud a face-up one each."""
        street = self._variant.streets[0]
        for _ in range(street.down + street.up):
            for player in self._live:
                self._place(self._next(player))

    def _deal_draws(self) -> None:
        """One seat after the other; one card is burned before the first that is drawn."""
        drawing, self._drawing = self._drawing, {}
        burn = True
        for player in self._live:
            count = drawing.get(player, 0)
            self._reshuffle(count + burn if count else 0)
            if burn and count:
                self._place(Slot())
                burn = False
            for _ in range(count):
                self._place(self._next(player))

    def _reshuffle(self, needed: int) -> None:
        if self.reshuffled is None and len(self.slots) + needed > len(self._variant.deck):
            self.reshuffled = len(self.slots)

    def _turn_up(self, step: DealBoard) -> None:
        """A street of the board, or in stud the one card for everyone, before which the last card is not burned."""
        if self._variant.flop or len(self._variant.deck) - len(self.slots) > 1:
            self._place(Slot())
        for card in step.cards:
            self._place(Slot(card=card, told=f"action {step.number}, {step.text}"))

    def _next(self, player: int) -> Slot:
        """The next card that the file gives a player, or one that it does not tell."""
        if self._new[player]:
            return self._new[player].pop(0)
        untold = Slot(player)
        self._held[player].append(untold)
        return untold

    def _place(self, slot: Slot) -> None:
        slot.number = len(self.slots)
        self.slots.append(slot)

    def _discard(self, step: Discard, later: Sequence[Step]) -> tuple[int, ...]:
        if step.player in self._drawing or not self._drawing:
            self.deal()
        given = self._named(step.player, step.cards)
        rest = [slot for slot in self._held[step.player] if slot not in given]
        kept = {card for other in later for card in _named_in(other, step.player)}
        rest.sort(key=lambda slot: (slot.card != UNKNOWN, slot.card in kept))
        given += rest[: len(step.cards) - len(given)]
        for slot in given:
            slot.gone = len(self.slots)
        self._held[step.player] = [slot for slot in self._held[step.player] if slot not in given]
        self._drawing[step.player] = len(given)
        return tuple(slot.number for slot in given)

    def _show(self, step: Show) -> tuple[int, ...]:
        """A showing that names nothing turns up what the file has told before."""
        named = self._named(step.player, step.cards)
        known = [slot for slot in self._held[step.player] if slot.card != UNKNOWN]
        return tuple(slot.number for slot in (named or known))

    def _named(self, player: int, cards: tuple[str, ...]) -> list[Slot]:
        """The slots of the cards that are named; those untold before turn out to be them, in order where all cards of
        the player are listed."""
        held = self._held[player]
        named = []
        for place, card in enumerate(cards):
            if card == UNKNOWN:
                continue
            there = held[place : place + 1] if len(cards) == len(held) else []
            untold = [slot for slot in there + held if slot.card == UNKNOWN]
            slot = next((slot for slot in held if slot.card == card), untold[0] if untold else None)
            if slot is None:
                raise ValueError(f"names {card}, which the player does not hold")
            slot.card = card
            named.append(slot)
        return named


def _named_in(step: Step, player: int) -> tuple[str, ...]:
    """The cards of a player that a step names."""
    return step.cards if isinstance(step, Discard | Show) and step.player == player else ()
