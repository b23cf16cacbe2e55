"""What a table answers to a command: the facts that follow, or a refusal."""

from collections.abc import Iterator

from domain.chips import whole_chips
from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.cuts import commit_deck, fix_cuts, fixed_cuts, open_cut, seal_cut
from domain.table.events import (
    ChipsAdded,
    HandClosed,
    HandOpened,
    LeaveRequested,
    Returned,
    SatOut,
    SeatLeft,
    SeatTaken,
    TableClosed,
    TableOpened,
    TopUpDropped,
    TopUpQueued,
)
from domain.table.positions import next_positions
from domain.table.rules import verify
from domain.table.table import Seat, Table, evolve


def decide(table: Table, command: ask.TableCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it.

    Chips that come from or go to an account (SeatTaken, ChipsAdded, SeatLeft) move in the same append as the
    account's own fact; whoever calls pairs them."""
    if isinstance(command, ask.OpenTable):
        return _open(table, command)
    _verify_open(table)
    match command:
        case ask.TakeSeat():
            return _take_seat(table, command)
        case ask.TopUp() | ask.DropTopUp():
            return _top_up(table, command)
        case ask.SitOut() | ask.SitIn() | ask.Leave():
            return _come_and_go(table, command)
        case ask.CommitDeck():
            return commit_deck(table, command)
        case ask.SealCut():
            return seal_cut(table, command)
        case ask.FixCuts():
            return fix_cuts(table, command)
        case ask.OpenCut():
            return open_cut(table, command)
        case ask.OpenHand():
            return _open_hand(table, command)
        case ask.CloseHand():
            return _close_hand(table, command)
        case ask.CloseTable():
            return _close(table)


def seated(table: Table, player: str) -> Seat:
    """The seat of a player; raises NotSeated."""
    if (seat := table.seat_of(player)) is None:
        raise no.NotSeated("You do not sit at this table.")
    return seat


def _verify_open(table: Table) -> None:
    if table.rules is None:
        raise no.UnknownTable("There is no such table.")
    if table.closed:
        raise no.TableIsClosed("This table is closed.")


def _open(table: Table, command: ask.OpenTable) -> list[Event]:
    if table.rules is not None:
        raise no.TableAlreadyOpen("This table is open already.")
    verify(command.rules)
    rules = command.rules
    fields = {name: getattr(rules, name) for name in rules.__dataclass_fields__}
    return [TableOpened(origin=command.origin, **fields)]


def _take_seat(table: Table, command: ask.TakeSeat) -> list[Event]:
    rules = table.rules
    assert rules is not None
    if type(command.seat) is not int or not 0 <= command.seat < rules.seats:
        raise no.NoSuchSeat(f"Seats are numbered from 0 to {rules.seats - 1}, there is no seat {command.seat!r}.")
    if table.seat_of(command.player):
        raise no.AlreadySeated("You have a seat at this table.")
    if command.seat in table.seats:
        raise no.SeatOccupied(f"Seat {command.seat} is taken.")
    buy_in = whole_chips(command.buy_in, "buy-in")
    if not rules.min_buy_in <= buy_in <= rules.max_buy_in:
        raise no.BuyInOutOfRange(f"The buy-in is {rules.min_buy_in} to {rules.max_buy_in} chips, not {buy_in}.")
    return [SeatTaken(command.seat, command.player, command.name, buy_in, command.house)]


def _top_up(table: Table, command: ask.TopUp | ask.DropTopUp) -> list[Event]:
    seat = seated(table, command.player)
    if isinstance(command, ask.DropTopUp):
        if not seat.queued:
            raise no.NoTopUpQueued("No top-up is waiting for this seat.")
        return [TopUpDropped(seat.seat, command.reason)]
    assert table.rules is not None
    amount, room = whole_chips(command.amount), table.rules.max_buy_in - seat.stack
    if amount > room:
        raise no.StackFull(f"You can add at most {max(0, room)} chips, up to {table.rules.max_buy_in} on the table.")
    if table.playing(seat.seat):
        return [TopUpQueued(seat.seat, amount)]
    added: list[Event] = [ChipsAdded(seat.seat, seat.player, amount)]
    return [*added, Returned(seat.seat)] if seat.out == "no_chips" else added


def _come_and_go(table: Table, command: ask.SitOut | ask.SitIn | ask.Leave) -> list[Event]:
    seat = seated(table, command.player)
    match command:
        case ask.SitOut(reason=reason):
            if seat.out:
                raise no.AlreadySittingOut("You sit out already.")
            return [SatOut(seat.seat, reason)]
        case ask.SitIn():
            return _sit_in(seat)
        case ask.Leave():
            return _leave(table, seat)


def _sit_in(seat: Seat) -> list[Event]:
    if not seat.out:
        raise no.NotSittingOut("You are dealt in already.")
    if not seat.stack:
        raise no.NoChips("You need chips to play: top up first.")
    return [Returned(seat.seat)]


def _leave(table: Table, seat: Seat) -> list[Event]:
    """Nobody takes chips out of a running hand: the seat leaves when it is over."""
    if not table.playing(seat.seat):
        return [SeatLeft(seat.seat, seat.player, seat.stack)]
    if seat.leaving:
        raise no.AlreadyLeaving("You leave when this hand is over.")
    return [LeaveRequested(seat.seat)]


def _open_hand(table: Table, command: ask.OpenHand) -> list[Event]:
    if table.hand is not None:
        raise no.HandRunning("A hand is being played.")
    if len(table.ready) < 2:
        raise no.TooFewPlayers("A hand needs two players.")
    assert table.rules is not None
    if table.rules.origin == "room" and not (table.deck and table.deck.hand == command.hand and table.deck.fixed):
        raise no.DeckNotCommitted("The deck of this hand is not committed and cut.")
    at = next_positions(table)
    stacks = tuple(table.seats[seat].stack for seat in at.order)
    number = table.number + 1
    return [HandOpened(command.hand, number, at.button, at.small_blind, at.big_blind, at.order, stacks)]


def _close_hand(table: Table, command: ask.CloseHand) -> list[Event]:
    """Take over the stacks; leavers go, the broke sit out, and the list of cuts for the next hand is fixed."""
    if table.hand != command.hand or table.dealt != command.seats:
        raise no.NoSuchHand("This hand is not being played here.")
    facts: list[Event] = [HandClosed(command.hand, command.seats, command.stacks, command.steps)]
    after = evolve(table, facts[0])
    facts += _after_hand(after)
    for fact in facts[1:]:
        after = evolve(after, fact)
    return [*facts, *fixed_cuts(after, command.now)]


def _after_hand(table: Table) -> Iterator[Event]:
    for seat in table.seats.values():
        if seat.leaving:
            yield SeatLeft(seat.seat, seat.player, seat.stack)
        elif not seat.stack and not seat.out:
            yield SatOut(seat.seat, "no_chips")


def _close(table: Table) -> list[Event]:
    if table.hand is not None:
        raise no.HandRunning("A hand is being played; the table can close when it is over.")
    return [*(SeatLeft(seat.seat, seat.player, seat.stack) for seat in table.seats.values()), TableClosed()]
