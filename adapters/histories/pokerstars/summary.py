"""The summary of a hand: its pots, its boards, and a line for every seat."""

from collections.abc import Iterator, Mapping

from adapters.histories.pokerstars.course import Course
from adapters.histories.pokerstars.header import Money
from adapters.histories.pokerstars.results import Results
from adapters.histories.pokerstars.showdown import Showdown
from adapters.histories.pokerstars.streets import FIRST, FOLDED, ORDINALS, TIMES, bracketed, marker
from adapters.histories.pokerstars.words import with_article
from application.told_hand import ToldHand
from domain.hand.events import CardsShown

PLACES: Mapping[str, str] = {
    "small_blind": "(small blind) ",
    "big_blind": "(big blind) ",
    "button_blind": "(button blind) ",
}


class Summary:
    """Writes the summary of one hand."""

    def __init__(
        self,
        hand: ToldHand,
        course: Course,
        results: Results,
        showdown: Showdown,
        names: Mapping[int, str],
        money: Money,
    ) -> None:
        self._hand, self._course, self._results, self._showdown = hand, course, results, showdown
        self._names, self._money = names, money

    def lines(self) -> Iterator[str]:
        """From the marker on."""
        yield marker("SUMMARY")
        yield self._pots()
        yield from self._boards()
        for seat in sorted(self._hand.started.seats):
            yield f"Seat {seat + 1}: {self._names[seat]} {self._place(seat)}{self._fate(seat)}"

    def _pots(self) -> str:
        """What each pot came to without the rake stands between the total and the rake, where there are several."""
        money, results = self._money, self._results
        each = [f"Main pot {money(results.pot(0))}."]
        for index in range(1, results.pots):
            number = "" if results.pots == 2 else f"-{index}"
            each.append(f"Side pot{number} {money(results.pot(index))}.")
        several = f" {' '.join(each)}" if results.pots > 1 else ""
        return f"Total pot {money(results.settled.pot)}{several} | Rake {money(results.settled.rake)}"

    def _boards(self) -> Iterator[str]:
        boards = self._course.boards
        if boards.runouts > 1:
            yield f"Hand was run {TIMES[boards.runouts]}"
        for place, cards in enumerate(boards.cards):
            if cards:
                which = f"{ORDINALS[place]} " if boards.several else ""
                yield f"{which}Board {bracketed(cards)}"

    def _place(self, seat: int) -> str:
        started = self._hand.started
        if self._hand.ruleset.variant.stud:
            return ""
        kind = PLACES.get(started.kinds[started.seats.index(seat)], "")
        button = "(button) " if seat == started.button and kind != PLACES["button_blind"] else ""
        return f"{button}{kind}"

    def _fate(self, seat: int) -> str:
        if seat in self._course.folded:
            street = self._course.folded[seat]
            idle = street in FIRST and seat not in self._course.bettors
            return f"folded {FOLDED[street]}" + (" (didn't bet)" if idle else "")
        if self._results.uncontested:
            return f"collected ({self._money(self._results.won(seat))})"
        met, cards = self._results.met(seat), self._showdown.cards(seat)
        if isinstance(met, CardsShown):
            outcomes = [self._outcome(seat, board) for board in range(len(self._course.boards.cards))]
            return f"showed {bracketed(cards)} and {', and '.join(outcomes)}"
        return f"mucked {bracketed(cards)}" if self._hand.known(self._course.held[seat]) else "mucked"

    def _outcome(self, seat: int, board: int) -> str:
        made, won = with_article(self._showdown.description(seat, board)), self._results.won(seat, board)
        return f"won ({self._money(won)}) with {made}" if won else f"lost with {made}"
