"""The audit of a finished hand: recompute everything from the opened seed and name whatever differs.

Findings never name a card that was not shown: an audit opens the deck for the auditor's eyes, not for its readers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain import fairness
from domain.event import Event
from domain.hand.deck import Deck
from domain.hand.events import (
    CardsShown,
    DeckReshuffled,
    DrawMade,
    HandStarted,
    HoleCardsDealt,
    PotAwarded,
    RabbitShown,
    StreetDealt,
    UpCardsDealt,
)
from domain.refusals import Refusal
from domain.variants import RULESETS


@dataclass(frozen=True, slots=True)
class Announced:
    """What the table's stream told everyone before the hand: the root, and by seat the list of sealed cuts as it
    was fixed and the cuts that were opened (hexadecimal)."""

    root: str
    commitments: Mapping[int, str]
    cuts: Mapping[int, str]


def audit(
    hand: str,
    started: HandStarted,
    facts: Iterable[Event],
    seed: bytes,
    announced: Announced | None = None,
) -> list[str]:
    """What is wrong with a hand (its stream id), a sentence for each difference; empty for an honest hand.

    `facts` are the events of the hand after `started`, `seed` is its opened seed. With `announced` the start is
    also held against what the table was told beforehand; without, a room that changed the root or dropped a cut
    between the two goes unnoticed."""
    if started.deck != "committed":
        return [f"The hand was dealt from a {started.deck} deck; nothing was committed that could be checked."]
    if len(seed) != fairness.SEED_BYTES:
        return [f"The opened seed has {len(seed)} bytes instead of {fairness.SEED_BYTES}."]
    if started.ruleset not in RULESETS:
        return [f"The game {started.ruleset} is unknown, and so is the deck that it is played with."]
    commitment = fairness.commit(hand, seed, RULESETS[started.ruleset].variant.deck)
    findings = [*_root(started, commitment), *_cuts(hand, started)]
    if announced is not None:
        findings += _announced(started, announced)
    try:
        deck = Deck.of(commitment, _opened(started))
    except (Refusal, ValueError):
        return [*findings, "The cards cannot be checked, because the deal cannot be computed from these cuts."]
    return [*findings, *_Dealing(started.seats, deck).findings(facts)]


def _root(started: HandStarted, commitment: fairness.Commitment) -> Iterator[str]:
    if started.root != commitment.root:
        yield f"The seed gives the root {commitment.root}, but the hand was started under {started.root or 'none'}."


def _cuts(hand: str, started: HandStarted) -> Iterator[str]:
    if not len(started.cut_seats) == len(started.cut_commitments) == len(started.cuts):
        yield "The seats, commitments and cuts of the hand's start do not pair up."
        return
    if list(started.cut_seats) != sorted(set(started.cut_seats)):
        yield "The seats of the cuts are not in ascending order, each once."
    for seat, commitment, cut in zip(started.cut_seats, started.cut_commitments, started.cuts, strict=True):
        try:
            if cut:
                fairness.check_cut(hand, seat, cut, commitment)
        except (Refusal, ValueError) as problem:
            yield f"The cut of seat {seat} is not valid: {problem}"


def _opened(started: HandStarted) -> dict[int, str]:
    return {seat: cut for seat, cut in zip(started.cut_seats, started.cuts, strict=False) if cut}


def _announced(started: HandStarted, announced: Announced) -> Iterator[str]:
    if started.root != announced.root:
        yield f"The table was told the root {announced.root}, but the hand was started under {started.root}."
    sealed = dict(zip(started.cut_seats, started.cut_commitments, strict=False))
    for seat in sorted(sealed.keys() | announced.commitments.keys()):
        if sealed.get(seat) != announced.commitments.get(seat):
            yield f"The sealed cut of seat {seat} differs from the list that was fixed before the hand."
    opened = _opened(started)
    for seat in sorted(opened.keys() | announced.cuts.keys()):
        if opened.get(seat) != announced.cuts.get(seat):
            yield f"The cut of seat {seat} differs from the one that was opened before the hand."


class _Dealing:
    """Follows a hand's events and holds each card's number against the order of dealing."""

    def __init__(self, seats: tuple[int, ...], deck: Deck) -> None:
        self._seats = seats
        self._deck = deck
        self._next = 0
        self._hole: dict[int, tuple[int, ...]] = {}
        self._discards: list[int] = []
        self._boards: set[str] = set()

    def findings(self, facts: Iterable[Event]) -> Iterator[str]:
        for fact in facts:
            match fact:
                case HoleCardsDealt():
                    yield from self._hole_cards(fact)
                case UpCardsDealt():
                    yield from self._up_cards(fact)
                case StreetDealt() | RabbitShown():
                    yield from self._street(fact)
                case DeckReshuffled():
                    yield from self._reshuffle(fact)
                case DrawMade():
                    yield from self._draw(fact)
                case CardsShown():
                    yield from self._shown(fact)
                case PotAwarded():
                    yield from self._award(fact)

    def _hole_cards(self, dealt: HoleCardsDealt) -> Iterator[str]:
        if not self._hole and dealt.seats != self._seats:
            yield f"Hole cards went to the seats {dealt.seats} instead of {self._seats}."
        in_order = tuple(number for lap in zip(*dealt.numbers, strict=False) for number in lap)
        if len(in_order) != sum(map(len, dealt.numbers)) or not self._on_top(dealt.burned, in_order):
            yield "The hole cards were not dealt one at a time, clockwise, from the top of the deck."
        self._give(dealt.seats, dealt.numbers)

    def _up_cards(self, dealt: UpCardsDealt) -> Iterator[str]:
        if not self._on_top(dealt.burned, dealt.numbers) or (dealt.burned < 0 and dealt.street != "third"):
            yield f"The open cards of {dealt.street} street were not dealt clockwise from the top of the deck."
        yield from self._compare(f"The {dealt.street} street", dealt.numbers, dealt.cards)
        self._give(dealt.seats, [(number,) for number in dealt.numbers])

    def _street(self, dealt: StreetDealt | RabbitShown) -> Iterator[str]:
        # A second board shares the first one's burned card; the last card of a stud deck has none before it.
        unburned = dealt.burned < 0 and dealt.board == 0 and dealt.street != "seventh"
        if not self._on_top(dealt.burned, dealt.numbers) or unburned:
            yield f"The {dealt.street} was not dealt from the top of the deck after one burned card."
        yield from self._compare(f"The {dealt.street}", dealt.numbers, dealt.cards)
        self._boards.update(dealt.cards)

    def _reshuffle(self, again: DeckReshuffled) -> Iterator[str]:
        """Only cards that nobody holds may come back: the stub's and discarded ones."""
        stub = range(self._next, len(self._deck.cards))
        if not set(again.numbers) <= {*stub, *self._discards}:
            yield f"Reshuffle {again.count} brought back cards that were neither in the stub nor discarded."
            return
        self._deck = self._deck.reshuffled(self._next, again.numbers, again.count)

    def _draw(self, made: DrawMade) -> Iterator[str]:
        held = self._hole.get(made.seat, ())
        if not set(made.discarded) <= set(held) or len(made.discarded) != len(made.drawn):
            yield f"Seat {made.seat} drew {len(made.drawn)} cards for {len(made.discarded)} that it does not all hold."
        if made.drawn and not self._on_top(made.burned, made.drawn):
            yield f"The cards that seat {made.seat} drew did not come from the top of the deck."
        self._discards += made.discarded
        self._hole[made.seat] = (*(number for number in held if number not in made.discarded), *made.drawn)

    def _shown(self, shown: CardsShown) -> Iterator[str]:
        if not set(shown.numbers) <= set(self._hole.get(shown.seat, ())):
            # These numbers may be another seat's folded cards: comparing them would tell what those were.
            yield f"Seat {shown.seat} showed cards that were not dealt to it."
            return
        yield from self._compare(f"Seat {shown.seat}", shown.numbers, shown.cards)

    def _award(self, award: PotAwarded) -> Iterator[str]:
        held = [number for number in self._hole.get(award.seat, ()) if number < len(self._deck.cards)]
        own = {self._deck.cards[number] for number in held}
        strange = [card for card in award.cards if card not in own and card not in self._boards]
        if strange:
            yield f"Seat {award.seat} won pot {award.pot} with cards it did not have: {' '.join(strange)}."

    def _compare(self, who: str, numbers: tuple[int, ...], cards: tuple[str, ...]) -> Iterator[str]:
        if len(numbers) != len(cards):
            yield f"{who} shows {len(cards)} cards under {len(numbers)} numbers."
            return
        for number, card in zip(numbers, cards, strict=True):
            if not 0 <= number < len(self._deck.cards) or self._deck.cards[number] != card:
                yield f"{who} shows {card} as card number {number}; the committed deck deals another one there."

    def _give(self, seats: Sequence[int], numbers: Sequence[tuple[int, ...]]) -> None:
        for seat, own in zip(seats, numbers, strict=False):
            self._hole[seat] = (*self._hole.get(seat, ()), *own)

    def _on_top(self, burned: int, numbers: Sequence[int]) -> bool:
        """Whether these are the next cards, the burned one (-1 for none) before them."""
        taken = (burned, *numbers) if burned >= 0 else tuple(numbers)
        first, self._next = self._next, self._next + len(taken)
        return taken == tuple(range(first, self._next))
