"""Hand after hand at one table of recorded hands, which need no deck: what the rules of button and blinds are about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.event import Event
from domain.table import Table, decide, evolve
from domain.table import commands as ask
from domain.table.events import HandOpened
from tests.domain.table.tables import NOW, TERMS, opened, player


class Evening:
    """A table where these seats sit down with 500 chips each before the first hand. Each hand is dealt and closed
    with the stacks that it began with, unless told otherwise."""

    def __init__(self, *seats: int, first_button: int = 0, stack: int = 500, **terms: Any) -> None:
        self.facts: list[Event] = [opened(replace(TERMS, **terms), "import", first_button)]
        self.table = evolve(Table(), self.facts[0])
        self.now = NOW
        for seat in seats:
            self.sit(seat, stack=stack)

    def ask(self, *commands: ask.TableCommand) -> list[Event]:
        """What follows from the commands."""
        facts: list[Event] = []
        for command in commands:
            for fact in decide(self.table, command):
                self.table = evolve(self.table, fact)
                facts.append(fact)
        self.facts += facts
        return facts

    def sit(self, seat: int, stack: int = 500, **choices: bool) -> list[Event]:
        """Someone takes a seat."""
        house = choices.get("house", False)
        post = choices.get("post", False)
        return self.ask(ask.TakeSeat(seat, player(seat), f"Player {seat}", house, stack, self.now, post))

    def leave(self, *seats: int) -> list[Event]:
        """They go, at once or after the hand."""
        return self.ask(*(ask.Leave(self._player(seat), self.now) for seat in seats))

    def out(self, *seats: int) -> list[Event]:
        """They sit out."""
        return self.ask(*(ask.SitOut(self._player(seat)) for seat in seats))

    def back(self, *seats: int, post: bool = False) -> list[Event]:
        """They sit in again."""
        return self.ask(*(ask.SitIn(self._player(seat), post) for seat in seats))

    def deal(self) -> HandOpened:
        """A hand begins and is played from now on."""
        facts = self.ask(ask.OpenHand(f"hand:{self.table.number + 1}", self.now))
        return next(fact for fact in facts if isinstance(fact, HandOpened))

    def close(self, stacks: Mapping[int, int] | None = None, **more: Any) -> list[Event]:
        """The hand is over; seats that are not named have what they had."""
        assert self.table.hand is not None
        before = {seat: self.table.seats[seat].stack for seat in self.table.dealt}
        after = {**before, **(stacks or {})}
        seats = self.table.dealt
        return self.ask(
            ask.CloseHand(self.table.hand, seats, tuple(after[seat] for seat in seats), 3, self.now, **more)
        )

    def void(self, refund: int = 0) -> list[Event]:
        """The hand does not count."""
        assert self.table.hand is not None
        seats = self.table.dealt
        return self.ask(ask.CloseVoidedHand(self.table.hand, seats, (refund,) * len(seats), 3, self.now))

    def hand(self) -> HandOpened:
        """A hand is dealt and over."""
        begun = self.deal()
        self.close()
        return begun

    def hands(self, count: int) -> HandOpened:
        """So many hands; the last one."""
        return [self.hand() for _ in range(count)][-1]

    def _player(self, seat: int) -> str:
        return self.table.seats[seat].player


def stands(hand: HandOpened) -> tuple[int, int, int]:
    """Where button, small and big blind of a hand are; -1 for none."""
    return hand.button, hand.small_blind_seat, hand.big_blind_seat


def bets(hand: HandOpened) -> dict[int, tuple[str, int, int]]:
    """What each seat that puts anything in besides the ante must: kind, live, and dead."""
    rows = zip(hand.seats, hand.kinds, hand.blinds, hand.dead, strict=True)
    return {seat: (kind, live, dead) for seat, kind, live, dead in rows if live or dead}
