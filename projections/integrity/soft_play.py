"""Soft play: two players who are left alone in a pot do not bet into each other, not even with strong hands.

Two questions: is there a bet in fewer of their duels (streets that begin with the two alone) than both have with
others? And of the pots they checked down, do more hold a strong hand than in the pots that people check down here?
"""

from collections.abc import Iterator

from projections.integrity.book import Book
from projections.integrity.chance import beta_binomial_lower_tail, beta_binomial_tail, together
from projections.integrity.rates import Rate, alone, meeting, overall
from projections.integrity.signal import Signal, scored, told
from projections.integrity.tally import Pair


def soft_play(book: Book) -> Iterator[Signal]:
    """A signal for each pair that may have played soft."""
    looked_at = len(book.suspects)
    for pair in book.suspects:
        if book.pairs[pair].duels:
            yield from _signals(book, pair, looked_at)


def _signals(book: Book, pair: Pair, looked_at: int) -> Iterator[Signal]:
    """One, or none without any score."""
    sums = book.pairs[pair]
    own, other = (
        Rate(book.players[player].bets, book.players[player].duels).without(sums.bets, sums.duels) for player in pair
    )
    bets = meeting(own, other, overall(Rate(book.room.bets, book.room.duels)))
    usual = Rate(book.room.strong, book.room.quiet).without(2 * sums.strong, 2 * sums.quiet)
    strong = alone(usual, overall(usual))
    chances = (
        beta_binomial_lower_tail(sums.bets, sums.duels, bets.rate, bets.concentration),
        beta_binomial_tail(sums.strong, sums.quiet, strong.rate, strong.concentration),
    )
    chance = together(chances)
    if not (score := scored(chance, looked_at)):
        return
    explanation = (
        f"Alone with each other in {sums.duels} hands, they saw a bet in {sums.bets}, {sums.duels * bets.rate:.1f} "
        f"expected from how each plays with others ({told(chances[0])}); of {sums.quiet} pots checked down to shown "
        f"cards {sums.strong} held a hand that one bets, {sums.quiet * strong.rate:.1f} expected "
        f"({told(chances[1])}). Both together by chance: {told(chance)}, for one of {looked_at:,} pairs looked at."
    )
    yield Signal("soft_play", pair, score, explanation, (("soft_play", *pair),))
