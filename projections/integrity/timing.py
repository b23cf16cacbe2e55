"""Bot-like timing: decisions come at a steady beat, the hard ones as quickly as the easy ones.

Two questions, both of which must be answered alike: are the decision times closer together than people's are? And do
hard decisions (a bet of at least half the pot after the first street) take hardly longer than easy ones (a check, a
fold on the first street)? The weaker answer counts. Times are compared by their ratios, so nobody is suspected for
being quick.
"""

from collections.abc import Iterator
from math import exp, log, sqrt

from projections.integrity.book import Book
from projections.integrity.chance import normal_tail
from projections.integrity.signal import Signal, scored, told
from projections.integrity.sums import PlayerSums

DECISIONS = 100
"""Players with fewer timed decisions, or fewer hard or easy ones than a tenth of that, are not looked at."""
HUMAN_SPREAD = 0.45
"""The natural logarithms of people's decision times have at least this standard deviation."""
HUMAN_PAUSE = 0.2
"""By at least so much, in natural logarithms, people's hard decisions take longer than their easy ones."""


def bot_timing(book: Book) -> Iterator[Signal]:
    """A signal for each player who may be a program."""
    looked_at = sorted(player for player, sums in book.players.items() if _enough(sums) and player not in book.house)
    for player in looked_at:
        yield _signal(book.players[player], player, len(looked_at))


def _enough(sums: PlayerSums) -> bool:
    return sums.timed >= DECISIONS and min(sums.easy, sums.hard) * 10 >= DECISIONS


def _signal(sums: PlayerSums, player: str, looked_at: int) -> Signal:
    middle, spread = _moments(sums.timed, sums.times, sums.time_squares)
    easy, easy_spread = _moments(sums.easy, sums.easy_times, sums.easy_squares)
    hard, hard_spread = _moments(sums.hard, sums.hard_times, sums.hard_squares)
    pause = hard - easy
    error = sqrt(easy_spread**2 / sums.easy + hard_spread**2 / sums.hard) or 1e-3
    steady = normal_tail(log(HUMAN_SPREAD / max(spread, 1e-3)) * sqrt(2 * (sums.timed - 1)))
    alike = normal_tail((HUMAN_PAUSE - pause) / error)
    chance = max(steady, alike)
    explanation = (
        f"{sums.timed:,} decisions of typically {exp(middle):.1f} s, two thirds of them within a factor of "
        f"{exp(spread):.2f} of that, where people reach at least {exp(HUMAN_SPREAD):.2f} ({told(steady)}); hard ones "
        f"took {exp(pause):.2f} times as long as easy ones, people's at least {exp(HUMAN_PAUSE):.2f} times "
        f"({told(alike)}). The weaker of both: {told(chance)}, for one of {looked_at:,} players looked at."
    )
    return Signal("bot_timing", (player,), scored(chance, looked_at), explanation, (("bot_timing", player, ""),))


def _moments(count: int, total: int, squares: int) -> tuple[float, float]:
    """The mean and the standard deviation of logarithms that were summed in thousandths."""
    mean = total / count
    return mean / 1_000, sqrt(max(0.0, squares / count - mean**2)) / 1_000
