"""Fold-to-partner: a player gives way to one other's raises and bets, though not to those of others.

Four questions, two for each direction: how often does one first answer the other's raise on the first street, and a bet
later, with a fold? That is held against how often one folds to others, and others fold to the other. A question that
was put fewer than FEWEST times is left out.
"""

from collections.abc import Iterator, Sequence

from projections.integrity.book import Book
from projections.integrity.chance import beta_binomial_tail, together
from projections.integrity.rates import Rate, meeting, overall
from projections.integrity.signal import Signal, scored, told
from projections.integrity.tally import Pair

FEWEST = 5


def fold_to_partner(book: Book) -> Iterator[Signal]:
    """A signal for each pair that may fold to each other."""
    looked_at = len(book.suspects)
    for pair in book.suspects:
        ways = [way for player, other in (pair, pair[::-1]) for way in _ways(book, player, other)]
        if ways:
            yield from _signals(pair, ways, looked_at)


def _signals(pair: Pair, ways: Sequence[tuple[float, str]], looked_at: int) -> Iterator[Signal]:
    """One, or none without any score."""
    chance = together([chance for chance, _ in ways])
    if not (score := scored(chance, looked_at)):
        return
    said = "; ".join(f"{sentence} ({told(chance)})" for chance, sentence in ways)
    explanation = f"{said}. All together by chance: {told(chance)}, for one of {looked_at:,} pairs looked at."
    subjects = tuple(("fold_to_partner", *way) for way in (pair, pair[::-1]))
    yield Signal("fold_to_partner", pair, score, explanation, subjects)


def _ways(book: Book, player: str, other: str) -> Iterator[tuple[float, str]]:
    """How one answers the other's raises, then bets: the chance of so many folds, and a sentence."""
    own, theirs, room, here = book.players[player], book.players[other], book.room, book.dealing(player, other)
    before = (
        Rate(here.pre_folded, here.pre_faced),
        Rate(own.pre_folded, own.pre_faced),
        Rate(theirs.pre_yielded, theirs.pre_pressed),
        Rate(room.pre_folded, room.pre_faced),
    )
    after = (
        Rate(here.post_folded, here.post_faced),
        Rate(own.post_folded, own.post_faced),
        Rate(theirs.post_yielded, theirs.post_pressed),
        Rate(room.post_folded, room.post_faced),
    )
    for what, (seen, folds, yields, usual) in (("raises", before), ("bets", after)):
        if seen.of < FEWEST:
            continue
        others = folds.without(seen.made, seen.of), yields.without(seen.made, seen.of)
        expected = meeting(*others, overall(usual))
        chance = beta_binomial_tail(seen.made, seen.of, expected.rate, expected.concentration)
        sentence = (
            f"{book.name(player)} folded to {seen.made} of {seen.of} {what} of {book.name(other)}, "
            f"{seen.of * expected.rate:.1f} expected"
        )
        yield chance, sentence
