"""How far play has come at a table: where button and blinds stood, and which game is played for how long."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.state import changed
from domain.table.circle import behind, between
from domain.table.events import GameChanged, HandOpened


@dataclass(frozen=True)
class Course:
    """`button` is where it was in the last hand. In the last one with blinds it stood on `stood`, the blinds on
    `small` and `big`, occupied or not (None where the next one begins a new game), and the player `posted` was big
    blind. Since then, in hands without blinds, the next blinds want the button on `rests`. `bombed` says that the last
    hand was a bomb pot, `dealt` are its seats, `passed` those that a blind has passed since the game began."""

    button: int | None = None
    stood: int | None = None
    small: int | None = None
    big: int | None = None
    posted: str | None = None
    rests: int | None = None
    bombed: bool = False
    dealt: tuple[int, ...] = ()
    passed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Program:
    """`game` is the one of the next hand (of the present one while it is played), by its place in the terms;
    `played` counts its hands and `since_bomb` those since the last bomb pot. `choosing` is the seat that may choose
    the game now, `chooser` the last that might."""

    game: int = 0
    played: int = 0
    since_bomb: int = 0
    choosing: int | None = None
    chooser: int | None = None


def moved(course: Course, opened: HandOpened, players: Mapping[int, str], seats: int) -> Course:
    """Where button and blinds stand when these players, by seat, begin a hand at a table of so many seats. Without
    blinds in it only the button moves; antes alone (stud, a bomb pot) leave it where the next blinds want it (TDA 2024
    rule 11-B)."""
    course = changed(course, button=opened.button, dealt=opened.seats, bombed=opened.bomb)
    if opened.big_blind_seat < 0:
        wanted = opened.button if course.rests is None else course.rests
        return changed(course, rests=None if any(opened.kinds) else wanted)
    small, big = _stand(course, opened)
    return changed(
        course,
        stood=opened.button,
        small=small,
        big=big,
        posted=players[opened.big_blind_seat],
        rests=None,
        passed=course.passed | _passed(course, opened, seats),
    )


def _passed(course: Course, opened: HandOpened, seats: int) -> set[int]:
    """The seats that the blinds of this hand took or passed."""
    posted = {opened.big_blind_seat} | {seat for seat in (opened.small_blind_seat,) if seat >= 0}
    if opened.button_bought:
        return posted
    begun = opened.button if course.big is None else course.big
    return posted | {seat for seat in range(seats) if between(seat, begun, opened.big_blind_seat)}


def _stand(course: Course, opened: HandOpened) -> tuple[int | None, int]:
    """Where the blinds of the next hand move on from. Nobody posted the small blind: it stood where the big blind
    was (dead button). Somebody bought the button: the blinds were passed over and go on behind that seat."""
    if opened.button_bought:
        return opened.big_blind_seat, behind(opened.seats, opened.big_blind_seat)[0]
    small = course.big if opened.small_blind_seat < 0 else opened.small_blind_seat
    return small, opened.big_blind_seat


def began_anew(course: Course) -> Course:
    """A new game: nobody was passed by a blind, and the blinds follow the button wherever it goes next."""
    return changed(course, stood=None, small=None, big=None, passed=frozenset())


def played(program: Program, opened: HandOpened) -> Program:
    """One more hand of the present game."""
    since_bomb = 0 if opened.bomb else program.since_bomb + 1
    return changed(program, game=opened.game, played=program.played + 1, since_bomb=since_bomb, choosing=None)


def offered(program: Program, seat: int) -> Program:
    """A new orbit of the present game begins unless this seat chooses another one."""
    return changed(program, played=0, choosing=seat, chooser=seat)


def changed_game(program: Program, event: GameChanged) -> Program:
    """Another game begins."""
    return changed(program, game=event.game, played=0, choosing=None)
