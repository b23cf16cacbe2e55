"""Whether the facts of a table keep the rules of button, blinds and debts: written from the rule sheet alone, walking
seat by seat, so that it shares nothing with the code that it judges."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.event import Event
from domain.table import events as table
from domain.template.terms import Terms

NOBODY = -1


@dataclass
class Guest:
    """Someone on a seat as the facts have told."""

    player: str
    stack: int
    new: bool
    small: bool = False
    big: bool = False
    out: bool = False
    leaving: bool = False
    waited: int = 0

    @property
    def owes(self) -> bool:
        return self.new or self.small or self.big

    @property
    def ready(self) -> bool:
        return self.stack > 0 and not self.out and not self.leaving


@dataclass
class Law:
    """Told every fact of a table in turn; raises AssertionError at the first that is against the rules.

    `places` are where button, small and big blind stood in the last hand with blinds, `poster` who posted the big
    blind in it, `touched` the seats that the blinds have passed in this game."""

    terms: Terms
    guests: dict[int, Guest] = field(default_factory=dict)
    places: tuple[int, int, int] | None = None
    poster: str = ""
    same_game: bool = False
    touched: set[int] = field(default_factory=set)
    hand: table.HandOpened | None = None
    chips: int = 0
    before: "tuple[dict[int, Guest], tuple[int, int, int] | None, str, bool, set[int]] | None" = None

    def see(self, event: Event) -> None:
        match event:
            case table.SeatTaken(seat=seat, player=player, stack=stack, new=new):
                assert seat not in self.guests
                assert new == (seat in self.touched), f"seat {seat} is new: {new}, blinds passed {self.touched}"
                self.guests[seat] = Guest(player, stack, new)
                self.chips += stack
            case table.SeatLeft(seat=seat, stack=stack):
                assert self.hand is None or seat not in self.hand.seats
                assert self.guests.pop(seat).stack == stack
                self.chips -= stack
            case table.SeatChanged(seat=seat, to=to, owes_big=owes):
                assert to not in self.guests
                assert self.hand is None or seat not in self.hand.seats
                self.guests[to] = self.guests.pop(seat)
                self.guests[to].big |= owes
                # Who moves on to where the big blind comes next is big blind again of free will.
                self.poster = "" if self.guests[to].player == self.poster else self.poster
            case table.ChipsAdded(seat=seat, amount=amount):
                assert self.hand is None or seat not in self.hand.seats
                self.guests[seat].stack += amount
                self.chips += amount
            case table.SatOut(seat=seat):
                self.guests[seat].out = True
            case table.Returned(seat=seat):
                self.guests[seat].out = False
            case table.LeaveRequested(seat=seat):
                self.guests[seat].leaving = True
            case table.DebtsCleared():
                assert sum(guest.ready and not guest.owes for guest in self.guests.values()) < 2
                for guest in self.guests.values():
                    guest.new = guest.small = guest.big = False
                self.places, self.same_game, self.touched = None, False, set()
            case table.HandOpened():
                self._open(event)
            case table.BlindMissed(seat=seat, blind=blind):
                guest = self.guests[seat]
                assert guest.new or (guest.small if blind == "small" else guest.big), f"seat {seat} missed no {blind}"
            case table.HandClosed():
                self._close(event)
        assert sum(guest.stack for guest in self.guests.values()) == self.chips

    def _open(self, hand: table.HandOpened) -> None:
        assert self.hand is None
        self._keep()
        self._who(hand)
        if hand.big_blind_seat == NOBODY:
            self._without_blinds(hand)
        else:
            self._stand(hand)
            self._pay(hand)
            if not hand.button_bought:
                self._miss(hand)
            self._move(hand)
        self.hand = hand

    def _keep(self) -> None:
        guests = {seat: Guest(**vars(guest)) for seat, guest in self.guests.items()}
        self.before = guests, self.places, self.poster, self.same_game, set(self.touched)

    def _who(self, hand: table.HandOpened) -> None:
        """Dealt in are seats with chips that want to play, each once, clockwise from the left of the button."""
        assert 2 <= len(hand.seats) == len(set(hand.seats))
        for seat, stack in zip(hand.seats, hand.stacks, strict=True):
            assert self.guests[seat].ready, f"seat {seat} is dealt in"
            assert self.guests[seat].stack == stack
        assert list(hand.seats) == [seat for seat in walk(hand.button) if seat in hand.seats]

    def _without_blinds(self, hand: table.HandOpened) -> None:
        assert set(hand.seats) == {seat for seat, guest in self.guests.items() if guest.ready}
        assert hand.small_blind_seat == NOBODY
        assert not any(hand.blinds)
        assert not any(hand.dead)
        assert len(set(hand.antes)) == 1

    def _stand(self, hand: table.HandOpened) -> None:
        """Where button and blinds are: exactly one big blind, nobody else between the button and it but the small
        blind, nobody big blind twice running, and the formula of the sheet for either kind of button."""
        button, small, big = hand.button, hand.small_blind_seat, hand.big_blind_seat
        assert hand.kinds.count("big_blind") == 1 == sum(seat == big for seat in hand.seats)
        assert hand.kinds.count("small_blind") == (small != NOBODY)
        inside = [seat for seat in until(button, big) if seat in hand.seats and seat != small]
        assert inside == [], f"{inside} between the button {button} and the big blind {big}"
        assert self.guests[big].player != self.poster, "big blind twice running"
        if len(hand.seats) == 2:
            assert (small, hand.seats) == (button, (big, button))
        elif hand.button_bought:
            assert small == NOBODY
        elif self.terms.button == "forward":
            assert hand.seats[:2] == (small, big)
            assert hand.seats[-1] == button
        elif self.places is not None and self.same_game:
            self._follow(hand)
        self._leave_out(hand)

    def _leave_out(self, hand: table.HandOpened) -> None:
        """Who owes nothing and is not dealt in sits between the button and the big blind, or beside two who play, and
        not for long."""
        inside = until(hand.button, hand.big_blind_seat)
        for seat, guest in self.guests.items():
            out = guest.ready and not guest.owes and seat not in hand.seats
            guest.waited = guest.waited + 1 if out else 0
            assert guest.waited < 4, f"seat {seat} waits for nothing"
            assert not out or seat in inside or len(hand.seats) == 2, f"seat {seat} is left out"

    def _follow(self, hand: table.HandOpened) -> None:
        """The dead button: big blind to the next in turn, small blind and button to where the blinds were; unless that
        leaves nobody to play with, all others having moved to where nobody is dealt in."""
        assert self.places is not None
        _, old_small, old_big = self.places
        due = next(seat for seat in walk(old_big) if seat in self.guests and self.guests[seat].ready)
        free = [seat for seat, guest in self.guests.items() if guest.ready and not guest.owes]
        inside = until(old_small, due)
        if old_big in inside and any(seat == old_big or seat not in inside for seat in free if seat != due):
            assert (hand.button, hand.big_blind_seat) == (old_small, due)
            assert hand.small_blind_seat == (old_big if old_big in free else NOBODY)

    def _pay(self, hand: table.HandOpened) -> None:
        """Who owes pays it now, once; who owes nothing pays nothing but blinds and straddles."""
        rows = zip(hand.seats, hand.kinds, hand.blinds, hand.dead, strict=True)
        for seat, kind, live, dead in rows:
            guest = self.guests[seat]
            match kind:
                case "big_blind":
                    assert (live, dead) == (10, 5 if hand.button_bought else 0)
                case "small_blind":
                    assert (live, dead, guest.owes) == (5, 0, False)
                case "straddle":
                    assert live in (20, 40, 80)
                    assert dead == 0
                case "post":
                    assert guest.new or guest.big
                    assert (live, dead) == (10, 5 if guest.small else 0)
                case _:
                    assert (live, dead) == (0, 5 if guest.small else 0), f"seat {seat} pays {dead} dead"
                    assert (guest.new, guest.big) == (False, False), f"seat {seat} owes a big blind and posts none"
            guest.new = guest.small = guest.big = False

    def _miss(self, hand: table.HandOpened) -> None:
        """The blinds walk from where they were: who is not dealt in and meets one owes it. In a new game they walk
        from the button."""
        start = (hand.button,) * 3 if self.places is None else self.places
        small = start[2] if hand.small_blind_seat == NOBODY else hand.small_blind_seat
        for seat in self._passed(hand, start[1], small, hand.small_blind_seat == NOBODY):
            if self.guests[seat].out or self.guests[seat].big:
                self.guests[seat].small = not self.guests[seat].new
        for seat in self._passed(hand, start[2], hand.big_blind_seat, False):
            if self.guests[seat].out:
                self.guests[seat].big = not self.guests[seat].new

    def _passed(self, hand: table.HandOpened, start: int, end: int, with_end: bool) -> Iterator[int]:
        for seat in (*until(start, end), *((end,) if with_end else ())):
            if seat in self.guests and seat not in hand.seats:
                yield seat

    def _move(self, hand: table.HandOpened) -> None:
        start = hand.button if self.places is None else self.places[2]
        big = hand.big_blind_seat
        self.touched |= {big} | ({hand.small_blind_seat} - {NOBODY})
        if hand.button_bought:
            self.places = hand.button, big, hand.seats[1]
        else:
            self.touched |= set(until(start, big))
            small = start if hand.small_blind_seat == NOBODY else hand.small_blind_seat
            self.places = hand.button, small, big
        self.poster, self.same_game = self.guests[big].player, True

    def _close(self, closed: table.HandClosed) -> None:
        assert self.hand is not None
        assert (closed.hand, closed.seats) == (self.hand.hand, self.hand.seats)
        if closed.voided:
            assert closed.stacks == self.hand.stacks
            self._take_back()
        for seat, stack in zip(closed.seats, closed.stacks, strict=True):
            assert stack >= 0
            self.chips += stack - self.guests[seat].stack
            self.guests[seat].stack = stack
        self.hand = None

    def _take_back(self) -> None:
        """A hand that does not count leaves debts and blinds as they were."""
        assert self.before is not None
        guests, self.places, self.poster, self.same_game, self.touched = self.before
        for seat, now in self.guests.items():
            guest = guests.get(seat)
            if guest is not None and guest.player == now.player:
                now.new, now.small, now.big = guest.new, guest.small, guest.big
            else:
                now.new = now.new and seat in self.touched


def walk(start: int) -> list[int]:
    """All seats clockwise from behind `start`, that one last."""
    return [(start + step) % 9 for step in range(1, 10)]


def until(start: int, end: int) -> list[int]:
    """The seats that one passes clockwise from `start` to `end`; none from a seat to itself."""
    path = walk(start)
    return [] if start == end else path[: path.index(end)]
