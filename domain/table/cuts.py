"""The coming hand's deck: committed by the room, cut by the players, before anyone can know a card (`fairness`)."""

from domain import fairness
from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.deck import Deck
from domain.table.events import CutOpened, CutSealed, CutsFixed, DeckCommitted
from domain.table.seat import Seat
from domain.table.table import Table


def commit_deck(table: Table, command: ask.CommitDeck) -> list[Event]:
    """Bind the room to one deck; raises DeckAlreadyCommitted once there is one."""
    if table.deck is not None:
        raise no.DeckAlreadyCommitted("The deck of the coming hand is committed.")
    return [DeckCommitted(command.hand, command.root, command.sealed_seed)]


def seal_cut(table: Table, command: ask.SealCut) -> list[Event]:
    """Take a player's commitment; the same one again adds nothing, another one is refused."""
    deck, seat = _deck(table, command.hand), _cutter(table, command.player)
    fairness.from_hex(command.commitment, fairness.DIGEST_BYTES, "commitment")
    if deck.fixed:
        raise no.CutsAreFixed("The cuts for this hand are fixed.")
    if (sealed := deck.sealed.get(seat.seat)) is None:
        return [CutSealed(deck.hand, seat.seat, command.commitment)]
    if sealed != command.commitment:
        raise no.CutAlreadySealed("You have sealed another cut for this hand.")
    return []


def fix_cuts(table: Table, command: ask.FixCuts) -> list[Event]:
    """Close the list before a table's first hand, or after a pause without enough players."""
    if table.hand is not None:
        raise no.HandRunning("A hand is being played.")
    if len(table.ready) < 2:
        raise no.TooFewPlayers("A hand needs two players.")
    if table.deck is None:
        raise no.DeckNotCommitted("No deck is committed.")
    if table.deck.fixed:
        raise no.CutsAreFixed("The cuts for this hand are fixed.")
    return fixed_cuts(table, command.now)


def fixed_cuts(table: Table, now: float) -> list[Event]:
    """Close the list of cuts where the next hand can follow at once."""
    if table.deck is None or table.deck.fixed or len(table.ready) < 2:
        return []
    sealed = sorted(table.deck.sealed.items())
    seats, commitments = tuple(seat for seat, _ in sealed), tuple(sealed_cut for _, sealed_cut in sealed)
    return [CutsFixed(table.deck.hand, seats, commitments, round(now + _pause(table), 3))]


def _pause(table: Table) -> float:
    """The pause before the next hand in seconds; as long as a turn for a person who may choose its game."""
    terms, choosing = table.terms, table.program.choosing
    chooser = None if choosing is None else table.seats.get(choosing)
    return max(terms.pause_seconds, terms.turn_seconds) if chooser and not chooser.house else terms.pause_seconds


def open_cut(table: Table, command: ask.OpenCut) -> list[Event]:
    """Take an opened cut that matches its commitment; the same one again adds nothing."""
    deck, seat = _deck(table, command.hand), _cutter(table, command.player)
    if not deck.fixed:
        raise no.CutsNotFixed("Cuts are opened when their list is fixed.")
    if (commitment := deck.sealed.get(seat.seat)) is None:
        raise no.CutNotSealed("You have sealed no cut for this hand.")
    fairness.check_cut(deck.hand, seat.seat, command.cut, commitment)
    return [] if seat.seat in deck.opened else [CutOpened(deck.hand, seat.seat, command.cut)]


def _deck(table: Table, hand: str) -> Deck:
    if table.deck is None or table.deck.hand != hand:
        raise no.NoSuchHand("This hand's deck is not waiting for cuts.")
    return table.deck


def _cutter(table: Table, player: str) -> Seat:
    """The seat whose cut counts: a person's. House bots never cut, they belong to the room."""
    seat = table.seat_of(player)
    if seat is None or seat.house:
        raise no.NotSeated("Only people who sit at this table cut its deck.")
    return seat
