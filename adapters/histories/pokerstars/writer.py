"""Hands as PokerStars' text, one after the other."""

from collections.abc import Iterator

from adapters.histories.names import safe_names
from adapters.histories.pokerstars.course import Course
from adapters.histories.pokerstars.header import Money, header
from adapters.histories.pokerstars.results import results
from adapters.histories.pokerstars.showdown import Showdown
from adapters.histories.pokerstars.summary import Summary
from adapters.histories.writer import Chunk, Unsayable
from application.told_hand import ToldHand
from domain.hand.events import HandVoided

BETWEEN = "\n\n\n"
"""Two empty lines between hands; readers split at them."""


class PokerStarsText:
    """UTF-8 without a byte order mark, lines end in LF. Amounts are bare, as of play money, or with `dollars` written
    like real money, for readers that pass play money over. With `straddle_as_raise` straddles are raises under the
    gun."""

    def __init__(self, straddle_as_raise: bool = False, dollars: bool = False) -> None:
        self._straddle_as_raise = straddle_as_raise
        self._money = Money(dollars)

    def begin(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()

    def hand(self, told: ToldHand) -> tuple[Chunk, ...]:
        """One hand with the empty lines after it. Raises Unsayable for one that was called off."""
        if isinstance(told.ended, HandVoided):
            raise Unsayable(f"was called off ({told.ended.reason}), so it has no result")
        return (Chunk(("\n".join(self._lines(told)) + BETWEEN).encode()),)

    def end(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()

    def _lines(self, told: ToldHand) -> Iterator[str]:
        names, settled = safe_names(told.started), told.ended
        assert not isinstance(settled, HandVoided)
        course = Course(told, names, self._money, self._straddle_as_raise)
        for event in told.events:
            course.take(event)
        outcome = results(told, settled)
        showdown = Showdown(told, course, outcome, names, self._money)
        yield from header(told, names, self._money)
        yield from course.lines
        yield from showdown.lines()
        yield from Summary(told, course, outcome, showdown, names, self._money).lines()
