"""Bomb pots: equal antes, no blinds, straight to the flop (rule sheet 2); every so many hands, or when all agree."""

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.events import BombVoted
from domain.table.games import allows_bomb
from domain.table.table import Table


def bomb_next(table: Table) -> bool:
    """Whether the next hand is a bomb pot. One that falls due in a game without a flop waits for one with."""
    return table.terms.bombs and allows_bomb(table.game) and (_due(table) or _agreed(table))


def vote(table: Table, command: ask.VoteBombPot) -> list[Event]:
    """Agree to a bomb pot, or take that back; the same again adds nothing. Raises NoBombPots."""
    seat = table.seated(command.player)
    if not table.terms.bomb_vote:
        raise no.NoBombPots("Bomb pots are not voted on at this table.")
    if (seat.seat in table.votes) == command.agrees:
        return []
    return [BombVoted(seat.seat, command.agrees)]


def _due(table: Table) -> bool:
    return 0 < table.terms.bomb_every <= table.program.since_bomb + 1


def _agreed(table: Table) -> bool:
    """Everyone who would be dealt in agrees; house bots agree to what people do [E]."""
    people = {seat.seat for seat in table.ready if not seat.house}
    return table.terms.bomb_vote and bool(people) and people <= table.votes
