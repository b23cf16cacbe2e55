"""An improbable run of results: somebody wins more than play explains, or is right too often.

Two questions, of which the stronger answer counts: is the win rate far beyond those of the room's other players, given
how much it swings? And do too many of the pots end well that the player paid for after the first street? Somebody
wins each of them, so about half do for most; who sees cards pays for few that are lost.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import median

from projections.integrity.book import Book
from projections.integrity.chance import beta_binomial_tail, either, normal_tail
from projections.integrity.rates import STYLES, Rate, overall
from projections.integrity.signal import Signal, scored, told
from projections.integrity.sums import PlayerSums

HANDS = 300
"""Players with fewer hands are not looked at."""
LEAST_SKILL = 100.0
"""How far apart players' true win rates are at least (standard deviation, thousandths of a big blind a hand)."""
DEVIATIONS_OF_MEDIAN = 1.4826
"""The standard deviation over the median distance from the median, of a normal distribution."""


def improbable_results(book: Book) -> Iterator[Signal]:
    """A signal for each player whose results may be too good."""
    known = {player: sums for player, sums in book.players.items() if sums.hands >= HANDS}
    suspects = [player for player in sorted(known) if player not in book.house]
    if not suspects:
        return
    rates = [sums.net / sums.hands for sums in known.values()]
    usual, skill = median(rates), _skill(rates, list(known.values()))
    contests = overall(Rate(book.room.contests_won, book.room.contests))
    for player in suspects:
        yield _signal(known[player], player, usual, skill, contests, len(suspects))


def _signal(sums: PlayerSums, player: str, usual: float, skill: float, contests: float, looked_at: int) -> Signal:
    rate, error = sums.net / sums.hands, _error(sums)
    deviations = (rate - usual) / sqrt(skill**2 + error**2)
    chances = (
        normal_tail(deviations),
        beta_binomial_tail(sums.contests_won, sums.contests, contests, STYLES),
    )
    chance = either(chances)
    explanation = (
        f"Won {rate / 10:+,.0f} big blinds per 100 hands over {sums.hands:,} hands, where the room's median is "
        f"{usual / 10:+,.0f}, players differ by {skill / 10:,.0f} and chance by {error / 10:,.0f}: {deviations:.1f} "
        f"standard deviations above ({told(chances[0])}); {sums.contests_won} of {sums.contests} pots paid for "
        f"later won, {sums.contests * contests:.1f} expected ({told(chances[1])}). "
        f"The stronger of two by chance: {told(chance)}, for one of {looked_at:,} players looked at."
    )
    subjects = (("improbable_results", player, ""),)
    return Signal("improbable_results", (player,), scored(chance, looked_at), explanation, subjects)


def _error(sums: PlayerSums) -> float:
    """The standard error of a win rate, in thousandths of a big blind a hand."""
    mean = sums.net / sums.hands
    spread = max(0.0, sums.net_squares * 1_000 / sums.hands - mean**2)
    return sqrt(spread / sums.hands) or LEAST_SKILL


def _skill(rates: Sequence[float], players: Sequence[PlayerSums]) -> float:
    """How far apart the players' true win rates are: what is left of their distance when chance is taken out. By
    medians, so that the few who cheat do not hide each other."""
    middle = median(rates)
    seen = DEVIATIONS_OF_MEDIAN * median(abs(rate - middle) for rate in rates)
    chance = median(_error(sums) for sums in players)
    return sqrt(max(LEAST_SKILL**2, seen**2 - chance**2))
