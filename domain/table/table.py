"""A table as its facts leave it: terms, seats, button and blinds, the coming deck."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.table.course import Course, Program
from domain.table.deck import Deck
from domain.table.games import cards, most_seats
from domain.table.refusals import NotSeated
from domain.table.seat import Debt, Seat
from domain.template.terms import Game, Terms

UNOPENED = Terms("", ())


@dataclass(frozen=True)
class Pin:
    """Terms and where they come from: a template's stream and which version of it; empty and 0 for neither."""

    terms: Terms = UNOPENED
    template: str = ""
    version: int = 0


@dataclass(frozen=True)
class Leaver:
    """Who went with a `stack`, and `until` when the room remembers it (UTC, seconds since the epoch)."""

    stack: int
    until: float


@dataclass(frozen=True)
class Bookmark:
    """What a hand that is voided does not change: where play stood before it, what each player owed on which seat,
    and who had agreed to a bomb pot."""

    course: Course
    program: Program
    debts: Mapping[tuple[int, str], Debt]
    votes: frozenset[int]


@dataclass(frozen=True)
class Table:
    """The state of one table. `hand` is the hand being played and `dealt` its seats; `closed_steps` counts the
    steps of all finished hands, so that a table's steps can be numbered without reading them. `votes` are the seats
    that agreed to a bomb pot, `coming` the terms that hold from the end of the present hand."""

    name: str = ""
    origin: str = ""
    first_button: int = 0
    pin: Pin = field(default=Pin())
    coming: Pin | None = None
    seats: Mapping[int, Seat] = field(default_factory=dict)
    course: Course = field(default=Course())
    program: Program = field(default=Program())
    votes: frozenset[int] = frozenset()
    leavers: Mapping[str, Leaver] = field(default_factory=dict)
    number: int = 0
    hand: str | None = None
    closed_hand: str | None = None
    """The last hand that is over."""
    dealt: tuple[int, ...] = ()
    bookmark: Bookmark | None = None
    deck: Deck | None = None
    next_hand_at: float | None = None
    closed_steps: int = 0
    closed: bool = False

    @property
    def opened(self) -> bool:
        """Whether the table was ever put into the room."""
        return bool(self.terms.games)

    @property
    def terms(self) -> Terms:
        """What the table is played under now."""
        return self.pin.terms

    @property
    def game(self) -> Game:
        """The game of the hand being played or, between hands, of the next one."""
        return self.terms.games[self.program.game]

    @property
    def button(self) -> int | None:
        """Where the button of the last hand stood; None before the first."""
        return self.course.button

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards of the deck that every game of the table is played with, in the order of `fairness`."""
        return cards(self.game)

    @property
    def ready(self) -> tuple[Seat, ...]:
        """The seats that mean to play the next hand, clockwise from seat 0; those beyond what its game can be dealt
        to never do. Who owes blinds is among them."""
        most = min(self.terms.seats, most_seats(self.game))
        return tuple(seat for at, seat in sorted(self.seats.items()) if seat.ready and at < most)

    @property
    def free(self) -> tuple[Seat, ...]:
        """Those of `ready` that owe nothing."""
        return tuple(seat for seat in self.ready if not seat.debt.owed)

    def seat_of(self, player: str) -> Seat | None:
        """The seat that a player holds, if any."""
        return next((seat for seat in self.seats.values() if seat.player == player), None)

    def seated(self, player: str) -> Seat:
        """The seat of a player; raises NotSeated."""
        if (seat := self.seat_of(player)) is None:
            raise NotSeated("You do not sit at this table.")
        return seat

    def playing(self, seat: int) -> bool:
        """Whether the seat is dealt into the hand being played."""
        return self.hand is not None and seat in self.dealt
