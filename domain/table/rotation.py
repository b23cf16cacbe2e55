"""Which of its games a mixed table plays next (rule sheet 8): by orbit, by hands, or by dealer's choice."""

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.button import next_positions
from domain.table.circle import behind
from domain.table.events import ChoiceOffered, GameChanged
from domain.table.table import Table


def rotated(table: Table) -> list[Event]:
    """The next game, when a hand is over that was the last of the present one."""
    if not table.terms.mixed or table.terms.rotation == "choice" or not _over(table):
        return []
    return [GameChanged((table.program.game + 1) % len(table.terms.games), -1, 0.0)]


def offered(table: Table) -> list[Event]:
    """The choice of the next game, when an orbit is over and a hand can follow."""
    if table.terms.rotation != "choice" or not table.terms.mixed or not _over(table) or len(table.ready) < 2:
        return []
    return [ChoiceOffered(_chooser(table))]


def _chooser(table: Table) -> int:
    """The coming button's player. Where the button rests (stud) the choice goes on by itself, so that nobody chooses
    twice running [E]."""
    ready = [seat.seat for seat in table.ready]
    button, last = next_positions(table).button, table.program.chooser
    if last is not None and (table.course.rests is not None or button == last):
        return behind(ready, last)[0]
    return button if button in ready else behind(ready, button)[0]


def choose_game(table: Table, command: ask.ChooseGame) -> list[Event]:
    """For one orbit; the hand need not wait any longer than its pause. Who does not choose in time leaves the game as
    it is [E]. Raises NotYourChoice or NoSuchGame."""
    seat = table.seated(command.player)
    if table.program.choosing != seat.seat:
        raise no.NotYourChoice("The game is not yours to choose now.")
    offers = [game.ruleset for game in table.terms.games]
    if command.ruleset not in offers:
        raise no.NoSuchGame(f"This table plays {', '.join(offers)}, not {command.ruleset!r}.")
    soonest = round(command.now + table.terms.pause_seconds, 3)
    at = 0.0 if table.next_hand_at is None else min(table.next_hand_at, soonest)
    return [GameChanged(offers.index(command.ruleset), seat.seat, at)]


def _over(table: Table) -> bool:
    """An orbit is as many hands as players are dealt in: so it is the same where the button rests [E]."""
    if table.terms.rotation == "hands":
        return table.program.played >= table.terms.rotation_hands
    return table.program.played >= max(1, len(table.course.dealt))
