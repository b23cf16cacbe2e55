"""A hand from its first card to its last bet, a line for each thing that happens."""

from collections.abc import Callable, Mapping
from typing import Any

from adapters.histories.boards import Boards
from adapters.histories.pokerstars.header import Money
from adapters.histories.pokerstars.posts import all_in, post_lines, posts, straddle_raises
from adapters.histories.pokerstars.streets import DRAWS, FIRST, ORDINALS, UP, bracketed, marker
from application.told_hand import ToldHand
from domain.event import Event
from domain.hand import events as told

RAISES = frozenset({"bet", "raise", "complete"})
PLAIN = {"fold": "folds", "check": "checks"}


class Course:
    """Takes the facts of a hand one by one; `lines` is what has been written. Everything that a summary needs is kept:
    the cards of each seat by number (`held`), where each that folded did so (`folded`), and who put chips in of more
    than an ante (`bettors`)."""

    def __init__(self, hand: ToldHand, names: Mapping[int, str], money: Money, straddle_as_raise: bool) -> None:
        started = hand.started
        self.lines: list[str] = []
        self.boards = Boards(started)
        self.held: dict[int, tuple[int, ...]] = dict.fromkeys(started.seats, ())
        self.folded: dict[int, str] = {}
        self.street = hand.ruleset.variant.streets[0].name
        self._hand, self._names, self._money = hand, names, money
        self._posts = list(posts(hand.events))
        self.bettors = {post.seat for post in self._posts if post.kind != "ante"}
        self._straddlers = (
            {post.seat for post in self._posts if post.kind == "straddle"} if straddle_as_raise else set()
        )
        self._up: dict[int, tuple[str, ...]] = dict.fromkeys(started.seats, ())
        self._level = max(started.blinds)
        self._post()

    def take(self, event: Event) -> None:
        """Write one more fact down; those that say nothing here are passed over."""
        if handler := HANDLERS.get(type(event)):
            handler(self, event)

    def _post(self) -> None:
        posted = [post for post in self._posts if post.kind != "straddle" or not self._straddlers]
        self.lines += post_lines(posted, self._names, self._money)

    def _deal_down(self, event: told.HoleCardsDealt) -> None:
        first = event.street in FIRST
        self._enter(event.street, FIRST.get(event.street) or UP[event.street])
        for seat, numbers in zip(event.seats, event.numbers, strict=True):
            before = self.held[seat]
            self.held[seat] = before + numbers
            if event.street != "third" and self._hand.watches(seat):
                self._dealt_to(seat, self._hand.seen(before), self._hand.seen(numbers))
        if first and self._straddlers:
            bet = self._hand.started.big_blind
            self.lines += straddle_raises(self._posts, bet, self._names, self._money)

    def _deal_up(self, event: told.UpCardsDealt) -> None:
        if event.street in UP:
            self._enter(event.street, UP[event.street])
        for seat, number, card in zip(event.seats, event.numbers, event.cards, strict=True):
            before, shown = self.held[seat], self._up[seat]
            self.held[seat] = (*before, number)
            self._up[seat] = (*shown, card)
            if not self._hand.watches(seat):
                self._dealt_to(seat, shown, (card,))
            elif event.street in FIRST:
                self._dealt_to(seat, (), self._hand.seen((*before, number)))
            else:
                self._dealt_to(seat, self._hand.seen(before), (card,))

    def _deal_board(self, event: told.StreetDealt) -> None:
        before = self.boards.deal(event)
        which = f"{ORDINALS[event.board]} " if self.boards.several else ""
        name = "RIVER" if event.street == "seventh" else event.street.upper()
        self._enter(event.street, f"{which}{name}", before, event.cards)

    def _agree(self, event: told.RunoutsAgreed) -> None:
        self.boards.agree(event)

    def _start_draw(self, event: told.DrawStarted) -> None:
        if event.street == self.street:
            return
        self._enter(event.street, DRAWS.get(event.street, ""))

    def _draw(self, event: told.DrawMade) -> None:
        name, watched = self._names[event.seat], self._hand.watches(event.seat)
        held = self.held[event.seat]
        kept = tuple(number for number in held if number not in event.discarded)
        if not event.discarded:
            self.lines.append(f"{name}: stands pat" + (f" on {bracketed(self._hand.seen(held))}" if watched else ""))
            return
        count = f"{len(event.discarded)} card{'s' if len(event.discarded) > 1 else ''}"
        given = f" {bracketed(self._hand.seen(event.discarded))}" if watched else ""
        self.lines.append(f"{name}: discards {count}{given}")
        self.held[event.seat] = kept + event.drawn
        if watched:
            self._dealt_to(event.seat, self._hand.seen(kept), self._hand.seen(event.drawn))

    def _reshuffle(self, event: told.DeckReshuffled) -> None:
        self.lines.append("The deck is reshuffled")

    def _act(self, event: told.ActionTaken) -> None:
        name = self._names[event.seat]
        if event.kind == "fold":
            self.folded[event.seat] = self.street
        if event.paid:
            self.bettors.add(event.seat)
        # A straddle written as a raise leaves its player no option to check.
        if event.kind == "check" and event.seat in self._straddlers and self.street in FIRST:
            return
        self.lines.append(f"{name}: {self._move(event)}{all_in(event.all_in and event.paid > 0)}")

    def _move(self, event: told.ActionTaken) -> str:
        money, level = self._money, self._level
        if event.kind in PLAIN:
            return PLAIN[event.kind]
        if event.kind == "call":
            return f"calls {money(event.paid)}"
        if event.kind == "bring_in":
            self._level = self._hand.started.bring_in
            return f"brings in for {money(event.paid)}"
        self._level = event.to
        return f"raises {money(event.to - level)} to {money(event.to)}" if level else f"bets {money(event.paid)}"

    def _return(self, event: told.BetReturned) -> None:
        self.lines.append(f"Uncalled bet ({self._money(event.amount)}) returned to {self._names[event.seat]}")

    def _dealt_to(self, seat: int, before: tuple[str, ...], new: tuple[str, ...]) -> None:
        self.lines.append(
            " ".join((f"Dealt to {self._names[seat]}", *(bracketed(each) for each in (before, new) if each)))
        )

    def _enter(self, street: str, name: str, *cards: tuple[str, ...]) -> None:
        """A street begins; a further board of the same one changes no bets."""
        if street not in FIRST:
            self._level = 0
        self.street = street
        if name:
            self.lines.append(marker(name, *cards))


HANDLERS: Mapping[type[Event], Callable[[Course, Any], None]] = {
    told.HoleCardsDealt: Course._deal_down,
    told.UpCardsDealt: Course._deal_up,
    told.StreetDealt: Course._deal_board,
    told.RunoutsAgreed: Course._agree,
    told.DrawStarted: Course._start_draw,
    told.DrawMade: Course._draw,
    told.DeckReshuffled: Course._reshuffle,
    told.ActionTaken: Course._act,
    told.BetReturned: Course._return,
}
