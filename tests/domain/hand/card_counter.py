"""Follows the cards of a hand from fact to fact: in the order of the deck, each once, to those who are due."""

from collections.abc import Sequence

from domain import fairness
from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from domain.variants import RULESETS, Street
from tests.domain.hand.disagreement import Disagreement, agree

BOARD = {0: "flop", 3: "turn", 4: "river"}
"""What is dealt to a board of so many cards."""


class CardCounter:
    """Numbers and cards by seat; `next` is the number of the next card of the stub, which ends before `end`."""

    def __init__(self, hand: StartHand) -> None:
        self.variant = RULESETS[hand.ruleset].variant
        self.deck = hand.cards
        self.cards = list(hand.cards.cards)
        self.positions = list(hand.cards.positions)
        self.next, self.end = 0, len(self.variant.deck)
        self.held: dict[int, tuple[int, ...]] = dict.fromkeys(hand.seats, ())
        self.up: dict[int, tuple[str, ...]] = dict.fromkeys(hand.seats, ())
        self.discards: dict[int, tuple[int, ...]] = dict.fromkeys(hand.seats, ())
        self.burned: list[int] = []
        self.boards: list[tuple[str, ...]] = [()] * hand.boards
        self.run = False
        self.round, self.burn_due = "", True
        self.old: list[str] = []
        self.reshuffled: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def take(self, fact: Event, live: Sequence[int]) -> None:
        """Move the cards that the fact moves; `live` are the seats that have not folded."""
        match fact:
            case told.HoleCardsDealt():
                self._down(fact, live)
            case told.UpCardsDealt():
                self._up(fact, live)
            case told.StreetDealt():
                self._board(fact, live)
            case told.DeckReshuffled():
                self._reshuffle(fact)
            case told.DrawMade():
                self._draw(fact)
            case told.RunoutsAgreed(count=count):
                self.boards, self.run = self.boards * count, True
            case told.DrawStarted(street=street):
                self.burn_due = self.burn_due if street == self.round else True
                self.round = street
            case told.CardsShown(seat=seat, numbers=numbers, cards=cards):
                if not set(numbers) <= set(self.held[seat]):
                    raise Disagreement(f"{fact}: the seat holds the cards {self.held[seat]}")
                agree(f"{fact}: cards", cards, self.named(numbers))
            case told.RabbitShown():
                self._look_on(fact)

    def hole(self, seat: int) -> tuple[str, ...]:
        """All cards of a seat."""
        return self.named(self.held[seat])

    def named(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The cards with these numbers."""
        return tuple(self.cards[number] for number in numbers)

    def _deal(self, fact: Event, burned: int, numbers: Sequence[int], burn: bool) -> None:
        """The next numbers of the stub, after a burned one where one is due."""
        agree(f"{fact}: burned", burned, self.next if burn else -1)
        first = self.next + burn
        agree(f"{fact}: numbers", tuple(numbers), tuple(range(first, first + len(numbers))))
        out = {self.cards[number] for held in self.held.values() for number in held}
        out |= {self.cards[number] for number in self.burned} | {card for board in self.boards for card in board}
        again = [card for card in self.named(numbers) if card in out]
        if again or first + len(numbers) > self.end:
            raise Disagreement(f"{fact}: the deck does not hold that: {again}, {self.end - self.next} cards are left")
        self.burned += [burned] if burn else []
        self.next = first + len(numbers)

    def _street(self, name: str) -> Street:
        return next(street for street in self.variant.streets if street.name == name)

    def _down(self, fact: told.HoleCardsDealt, live: Sequence[int]) -> None:
        """One at a time and clockwise."""
        agree(f"{fact}: seats", fact.seats, tuple(live))
        street = self._street(fact.street)
        agree(f"{fact}: cards each", {len(numbers) for numbers in fact.numbers}, {street.down})
        in_order = [numbers[lap] for lap in range(street.down) for numbers in fact.numbers]
        self._deal(fact, fact.burned, in_order, street.burn)
        for seat, numbers in zip(fact.seats, fact.numbers, strict=True):
            self.held[seat] += numbers

    def _up(self, fact: told.UpCardsDealt, live: Sequence[int]) -> None:
        agree(f"{fact}: seats", fact.seats, tuple(live))
        agree(f"{fact}: one card each", self._street(fact.street).up, 1)
        self._deal(fact, fact.burned, fact.numbers, self._street(fact.street).burn)
        agree(f"{fact}: cards", fact.cards, self.named(fact.numbers))
        for seat, number, card in zip(fact.seats, fact.numbers, fact.cards, strict=True):
            self.held[seat] += (number,)
            self.up[seat] += (card,)

    def _board(self, fact: told.StreetDealt, live: Sequence[int]) -> None:
        if self.variant.stud:
            self._share(fact, live)
            return
        before = self.boards[fact.board]
        agree(f"{fact}: street", fact.street, BOARD.get(len(before)))
        agree(f"{fact}: cards turned up", len(fact.cards), self._street(fact.street).board)
        # Two boards are dealt side by side after one burned card, run-outs one after the other with their own.
        self._deal(fact, fact.burned, fact.numbers, burn=fact.board == 0 or self.run)
        agree(f"{fact}: cards", fact.cards, self.named(fact.numbers))
        self.boards[fact.board] = before + fact.cards

    def _look_on(self, fact: told.RabbitShown) -> None:
        """What would have come, as it would have been dealt: street by street, to one board after the other."""
        shortest = min(map(len, self.boards))
        agree(f"{fact}: board", fact.board, [len(board) for board in self.boards].index(shortest))
        agree(f"{fact}: street", fact.street, BOARD.get(shortest))
        self._deal(fact, fact.burned, fact.numbers, burn=fact.board == 0)
        agree(f"{fact}: cards", fact.cards, self.named(fact.numbers))
        self.boards[fact.board] += fact.cards

    def _share(self, fact: told.StreetDealt, live: Sequence[int]) -> None:
        """One card for all, where the stub cannot burn one and give each another."""
        left = self.end - self.next
        agree(f"{fact}: seventh street is short", (fact.street, left < 1 + len(live)), ("seventh", True))
        agree(f"{fact}: one card", len(fact.numbers), 1)
        self._deal(fact, fact.burned, fact.numbers, burn=left > 1)
        agree(f"{fact}: cards", fact.cards, self.named(fact.numbers))
        self.boards[0] = fact.cards

    def _reshuffle(self, fact: told.DeckReshuffled) -> None:
        self.reshuffled = fact.numbers, tuple(range(self.next, self.end))
        self.end, self.old = self.next + len(fact.numbers), self.cards
        if self.deck.key:
            again = fairness.reshuffle(self.deck.key, [self.positions[number] for number in fact.numbers], fact.count)
            self.positions[self.next :] = again
            self.cards = [self.deck.order[position] for position in self.positions]
        elif fact.count == 1:
            # A stacked deck names what comes after a reshuffle behind the whole deck.
            self.cards = self.cards[: self.next] + self.cards[len(self.variant.deck) :]

    def _draw(self, fact: told.DrawMade) -> None:
        """As many as were given up, and none that the seat ever gave up; one is burned before the first of a round."""
        if not set(fact.discarded) <= set(self.held[fact.seat]):
            raise Disagreement(f"{fact}: the seat holds the cards {self.held[fact.seat]}")
        agree(f"{fact}: cards drawn", len(fact.drawn), len(fact.discarded))
        given_up = self.named(self.discards[fact.seat] + fact.discarded)
        self._check_reshuffle(fact, given_up)
        burn = self.burn_due and bool(fact.drawn)
        self._deal(fact, fact.burned, fact.drawn, burn)
        self.burn_due = self.burn_due and not burn
        agree(f"{fact}: cards that come back", [card for card in self.named(fact.drawn) if card in given_up], [])
        kept = tuple(number for number in self.held[fact.seat] if number not in fact.discarded)
        self.held[fact.seat] = kept + fact.drawn
        self.discards[fact.seat] += fact.discarded

    def _check_reshuffle(self, fact: told.DrawMade, given_up: Sequence[str]) -> None:
        """The stub and all earlier discards but the drawing seat's own and what was burned since; only where the stub
        would not do."""
        if self.reshuffled is None:
            return
        numbers, stub = self.reshuffled
        self.reshuffled = None
        wanted = [self.old[number] for number in stub][self.burn_due :][: len(fact.drawn)]
        if len(wanted) == len(fact.drawn) and not set(wanted) & set(given_up):
            raise Disagreement(f"{fact}: the stub would have done")
        others = [number for seat, given in self.discards.items() if seat != fact.seat for number in given]
        again = {self.old[number] for number in (*stub, *others)} - set(given_up)
        again -= {self.old[number] for held in (*self.held.values(), self.burned) for number in held}
        agree(f"{fact}: cards reshuffled", sorted(self.old[number] for number in numbers), sorted(again))
