"""What one expects of two players with each other, from what each of them does with others.

Rates are put together as odds: who folds twice as readily as the room does so, whoever bets. How sure that is comes
along as a number of tries (`Expected.concentration`): few hands with others make a wide guess.
"""

from dataclasses import dataclass
from math import exp, log

USUAL_TRIES = 20.0
"""So many tries at the room's rate are put to everybody's own: a newcomer is like the room."""
STYLES = 150.0
"""Nobody's rate against one opponent is known better than from so many tries: styles meet in their own way."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Made in so many tries."""

    made: int
    of: int

    def without(self, made: int, of: int) -> "Rate":
        """The rest, after those tries are taken out."""
        return Rate(self.made - made, self.of - of)

    def toward(self, room: float) -> tuple[float, float]:
        """The rate, drawn to the room's, and how many tries stand behind it."""
        tries = self.of + USUAL_TRIES
        return (self.made + USUAL_TRIES * room) / tries, tries


@dataclass(frozen=True, slots=True)
class Expected:
    """A rate between 0 and 1, as sure as one seen in `concentration` tries."""

    rate: float
    concentration: float


def overall(rate: Rate) -> float:
    """The room's rate, kept off 0 and 1."""
    return (rate.made + 1) / (rate.of + 2)


def alone(own: Rate, room: float) -> Expected:
    """What is expected of one player."""
    rate, tries = own.toward(room)
    return Expected(rate, min(STYLES, tries))


def meeting(own: Rate, other: Rate, room: float) -> Expected:
    """What is expected where two meet: `own` is one's rate with others, `other` that of others with the other one."""
    first, first_tries = own.toward(room)
    second, second_tries = other.toward(room)
    rate = _from_odds(_odds(first) + _odds(second) - _odds(room))
    doubt = 1 / (first_tries * _spread(first)) + 1 / (second_tries * _spread(second)) + 1 / (STYLES * _spread(rate))
    return Expected(rate, max(2.0, 1 / (doubt * _spread(rate))))


def _spread(rate: float) -> float:
    return rate * (1 - rate)


def _odds(rate: float) -> float:
    return log(rate / (1 - rate))


def _from_odds(odds: float) -> float:
    return 1 / (1 + exp(-odds))
