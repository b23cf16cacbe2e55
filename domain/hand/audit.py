"""The audit of a finished hand: recompute everything from the opened seed and name whatever differs.

Findings never name a card that was not shown: an audit opens the deck for the auditor's eyes, not for its readers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain import fairness
from domain.event import Event
from domain.hand.events import CardsShown, HandStarted, HoleCardsDealt, PotAwarded, StreetDealt
from domain.refusals import Refusal


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
    deck: Sequence[str] = fairness.STANDARD,
) -> list[str]:
    """What is wrong with a hand (its stream id), a sentence for each difference; empty for an honest hand.

    `facts` are the events of the hand after `started`, `seed` is its opened seed. With `announced` the start is
    also held against what the table was told beforehand; without, a room that changed the root or dropped a cut
    between the two goes unnoticed."""
    if started.deck != "committed":
        return [f"The hand was dealt from a {started.deck} deck; nothing was committed that could be checked."]
    if len(seed) != fairness.SEED_BYTES:
        return [f"The opened seed has {len(seed)} bytes instead of {fairness.SEED_BYTES}."]
    commitment = fairness.commit(hand, seed, deck)
    findings = [*_root(started, commitment), *_cuts(hand, started)]
    if announced is not None:
        findings += _announced(started, announced)
    try:
        cards = fairness.dealt_cards(commitment, _opened(started))
    except (Refusal, ValueError):
        return [*findings, "The cards cannot be checked, because the deal cannot be computed from these cuts."]
    return [*findings, *_Dealing(started.seats, cards).findings(facts)]


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

    def __init__(self, seats: tuple[int, ...], cards: tuple[str, ...]) -> None:
        self._seats = seats
        self._cards = cards
        self._next = 0
        self._hole: dict[int, tuple[int, ...]] = {}
        self._board: tuple[str, ...] = ()

    def findings(self, facts: Iterable[Event]) -> Iterator[str]:
        for fact in facts:
            if isinstance(fact, HoleCardsDealt):
                yield from self._hole_cards(fact)
            elif isinstance(fact, StreetDealt):
                yield from self._street(fact)
            elif isinstance(fact, CardsShown):
                yield from self._shown(fact)
            elif isinstance(fact, PotAwarded):
                yield from self._award(fact)

    def _hole_cards(self, dealt: HoleCardsDealt) -> Iterator[str]:
        if dealt.seats != self._seats:
            yield f"Hole cards went to the seats {dealt.seats} instead of {self._seats}."
        in_order = tuple(number for lap in zip(*dealt.numbers, strict=False) for number in lap)
        if len(in_order) != sum(map(len, dealt.numbers)) or in_order != self._take(len(in_order)):
            yield "The hole cards were not dealt one at a time, clockwise, from the top of the deck."
        for seat, numbers in zip(dealt.seats, dealt.numbers, strict=False):
            self._hole[seat] = (*self._hole.get(seat, ()), *numbers)

    def _street(self, dealt: StreetDealt) -> Iterator[str]:
        if (dealt.burned, *dealt.numbers) != self._take(1 + len(dealt.numbers)):
            yield f"The {dealt.street} was not dealt from the top of the deck after one burned card."
        yield from self._compare(f"The {dealt.street}", dealt.numbers, dealt.cards)
        self._board += dealt.cards

    def _shown(self, shown: CardsShown) -> Iterator[str]:
        if not set(shown.numbers) <= set(self._hole.get(shown.seat, ())):
            # These numbers may be another seat's folded cards: comparing them would tell what those were.
            yield f"Seat {shown.seat} showed cards that were not dealt to it."
            return
        yield from self._compare(f"Seat {shown.seat}", shown.numbers, shown.cards)

    def _award(self, award: PotAwarded) -> Iterator[str]:
        own = {card for number, card in enumerate(self._cards) if number in self._hole.get(award.seat, ())}
        strange = [card for card in award.cards if card not in own and card not in self._board]
        if strange:
            yield f"Seat {award.seat} won pot {award.pot} with cards it did not have: {' '.join(strange)}."

    def _compare(self, who: str, numbers: tuple[int, ...], cards: tuple[str, ...]) -> Iterator[str]:
        if len(numbers) != len(cards):
            yield f"{who} shows {len(cards)} cards under {len(numbers)} numbers."
            return
        for number, card in zip(numbers, cards, strict=True):
            if not 0 <= number < len(self._cards) or self._cards[number] != card:
                yield f"{who} shows {card} as card number {number}; the committed deck deals another one there."

    def _take(self, count: int) -> tuple[int, ...]:
        first, self._next = self._next, self._next + count
        return tuple(range(first, self._next))
