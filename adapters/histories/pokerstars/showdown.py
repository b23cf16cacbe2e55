"""The end of a hand: cards turned up, and pots collected."""

from collections.abc import Iterator, Mapping

from adapters.histories.pokerstars.course import Course
from adapters.histories.pokerstars.header import Money
from adapters.histories.pokerstars.results import Results
from adapters.histories.pokerstars.streets import ORDINALS, bracketed, marker
from adapters.histories.pokerstars.words import describe
from application.told_hand import ToldHand
from domain.hand.events import CardsShown, PotAwarded


class Showdown:
    """Writes the end of one hand."""

    def __init__(
        self, hand: ToldHand, course: Course, results: Results, names: Mapping[int, str], money: Money
    ) -> None:
        self._hand, self._course, self._results = hand, course, results
        self._names, self._money = names, money

    def lines(self) -> Iterator[str]:
        """What follows the last bet, up to the summary."""
        if self._results.uncontested:
            yield from self._collected(0)
            yield from self._late()
            yield from self._unshown()
            return
        boards = self._course.boards
        for board in range(len(boards.cards)):
            yield marker(f"{ORDINALS[board]} SHOW DOWN" if boards.several else "SHOW DOWN")
            yield from self._met(board)
            yield from self._collected(board)
        yield from self._late()

    def description(self, seat: int, board: int) -> str:
        """What a seat that showed has made on a board."""
        return describe(self._hand.ruleset, self.cards(seat), self._course.boards.cards[board])

    def cards(self, seat: int) -> tuple[str, ...]:
        """What a seat holds at the end, as far as the reader knows."""
        return self._hand.seen(self._course.held[seat])

    def _met(self, board: int) -> Iterator[str]:
        for event in self._results.meeting:
            name = self._names[event.seat]
            if isinstance(event, CardsShown):
                yield f"{name}: shows {bracketed(self.cards(event.seat))} ({self.description(event.seat, board)})"
            else:
                yield f"{name}: mucks hand"

    def _collected(self, board: int) -> Iterator[str]:
        for award in self._results.awards:
            if award.board == board:
                yield f"{self._names[award.seat]} collected {self._money(award.amount)} from {self._pot(award)}"

    def _pot(self, award: PotAwarded) -> str:
        if self._results.pots == 1:
            return "pot"
        if award.pot == 0:
            return "main pot"
        return "side pot" if self._results.pots == 2 else f"side pot-{award.pot}"

    def _late(self) -> Iterator[str]:
        """Cards shown after the end, all of a seat's or some. What a hand makes is said of those who were in it to the
        end: PokerKit takes the words for a part of the showdown."""
        for event in self._results.late:
            stayed = event.seat not in self._course.folded
            whole = set(self._course.held[event.seat]) <= {*event.numbers}
            made = self.description(event.seat, 0) if stayed and whole else ""
            yield f"{self._names[event.seat]}: shows {bracketed(event.cards)}" + (f" ({made})" if made else "")

    def _unshown(self) -> Iterator[str]:
        shown = {event.seat for event in self._results.late}
        for award in self._results.awards:
            if award.seat not in shown:
                yield f"{self._names[award.seat]}: doesn't show hand"
