"""Chance as a random hand asks for it, so that Hypothesis and a seed can both throw the dice."""

from collections.abc import Sequence
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

Item = TypeVar("Item")


class Dice(Protocol):
    """Where numbers and choices come from; what comes first is the simplest."""

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""

    def pick(self, options: Sequence[Item]) -> Item:
        """One of these; what stands there more often is likelier."""


class SeededDice:
    """Plain pseudo-random numbers."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def pick(self, options: Sequence[Item]) -> Item:
        return self._random.choice(options)


class DrawnDice:
    """Hypothesis throws, and shrinks what it threw."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def pick(self, options: Sequence[Item]) -> Item:
        return options[self._draw(st.integers(0, len(options) - 1))]
