"""Chip dumping: one player keeps losing large pots to the same other one, by giving them away.

Three questions, asked one after the other so that each is new: do the two have more large pots between them than both
have with others? Do these go one way, more than their skill explains? Do the lost ones look given away (folded after
most of the chips went in, paid off with nothing, all-in with a hopeless hand), more often than the loser's others?
"""

from collections.abc import Iterator

from projections.integrity.book import Book
from projections.integrity.chance import beta_binomial_tail, negative_binomial_tail, together
from projections.integrity.rates import Expected, Rate, alone, overall
from projections.integrity.signal import Signal, scored, told
from projections.integrity.sums import PairSums

USUAL_POTS = 3.0
"""So many large pots at the room's rate are put to everybody's own."""
STYLES = 8.0
"""How differently pairs play large pots with each other, as the shape of a gamma distribution."""
USUAL_LOSSES = 2.0
"""So many large pots lost and won are put to everybody's own, for the direction."""


def chip_dumping(book: Book) -> Iterator[Signal]:
    """A signal for each player who may have dumped chips to another."""
    looked_at = 2 * len(book.suspects)
    for pair in book.suspects:
        for loser, winner in (pair, pair[::-1]):
            dealing, back = book.dealing(loser, winner), book.dealing(winner, loser)
            if dealing.big > back.big and dealing.lost > back.lost:
                yield from _signals(book, book.pairs[pair], loser, winner, looked_at)


def _signals(book: Book, pair: PairSums, loser: str, winner: str, looked_at: int) -> Iterator[Signal]:
    """One, or none without any score."""
    dealing, back = book.dealing(loser, winner), book.dealing(winner, loser)
    count = dealing.big + back.big
    expected, shape = _frequency(book, pair, loser, winner)
    one_way, sure = _direction(book, loser, winner)
    gifts = _gifts(book, loser, winner)
    chances = (
        negative_binomial_tail(count, expected, shape),
        beta_binomial_tail(dealing.big, count, one_way, sure),
        beta_binomial_tail(dealing.gifts, dealing.big, gifts.rate, gifts.concentration),
    )
    chance = together(chances)
    if not (score := scored(chance, looked_at)):
        return
    net = (dealing.lost - back.lost) / 1_000
    explanation = (
        f"{count} large pots between the two in {pair.hands} hands, {expected:.1f} expected from how often each plays "
        f"them with others ({told(chances[0])}); {dealing.big} of them lost, {count * one_way:.1f} expected "
        f"({told(chances[1])}); {dealing.gifts} of these look given away, {dealing.big * gifts.rate:.1f} expected "
        f"({told(chances[2])}). Net {net:+,.0f} big blinds to the winner. All together by chance: {told(chance)}, "
        f"for one of {looked_at:,} directions looked at."
    )
    subjects = (("chip_dumping", loser, winner),)
    yield Signal("chip_dumping", (loser, winner), score, explanation, subjects)


def _frequency(book: Book, pair: PairSums, loser: str, winner: str) -> tuple[float, float]:
    """How many large pots are expected between two, and the shape of the doubt about it."""
    own = [_eagerness(book, pair, player, other) for player, other in ((loser, winner), (winner, loser))]
    # Each large pot of the room has two sides, and each hand of a player a thousand shares.
    usual = (book.room.big_lost + 1) * 2 / (1_000 * book.room.hands)
    expected = pair.share * usual * own[0][0] * own[1][0]
    return expected, 1 / (1 / own[0][1] + 1 / own[1][1] + 1 / STYLES)


def _eagerness(book: Book, pair: PairSums, player: str, other: str) -> tuple[float, float]:
    """How many times as often as usual a player has large pots with others, and from how many that is known."""
    sums = book.players[player]
    pots = sums.big_lost + sums.big_won - book.dealing(player, other).big - book.dealing(other, player).big
    usual = (1_000 * sums.hands - pair.share) * (book.room.big_lost + 1) * 2 / (1_000 * book.room.hands)
    return (pots + USUAL_POTS) / (usual + USUAL_POTS), pots + USUAL_POTS


def _direction(book: Book, loser: str, winner: str) -> tuple[float, float]:
    """The share of the large pots between two that one is expected to lose, and from how many that is known."""
    lost, won = _others(book, loser, winner)
    other_lost, other_won = _others(book, winner, loser)
    for_, against = lost * other_won, won * other_lost
    share = for_ / (for_ + against)
    doubt = sum(1 / count for count in (lost, won, other_lost, other_won))
    return share, max(2.0, 1 / (doubt * share * (1 - share)))


def _others(book: Book, player: str, other: str) -> tuple[float, float]:
    """The large pots that a player lost to and won from others."""
    sums = book.players[player]
    lost = sums.big_lost - book.dealing(player, other).big
    won = sums.big_won - book.dealing(other, player).big
    return lost + USUAL_LOSSES, won + USUAL_LOSSES


def _gifts(book: Book, loser: str, winner: str) -> Expected:
    """The share of the large pots lost that looks given away."""
    sums, dealing = book.players[loser], book.dealing(loser, winner)
    own = Rate(sums.gifts, sums.big_lost).without(dealing.gifts, dealing.big)
    return alone(own, overall(Rate(book.room.gifts, book.room.big_lost)))
