"""What a table answers to a command: the facts that follow, or a refusal. An index: each rule has a file of its own."""

from functools import reduce

from domain.event import Event
from domain.table import (
    bombs,
    closing,
    cuts,
    dealing,
    debts,
    opening,
    presence,
    rotation,
    seating,
    stacks,
    straddles,
)
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.aftermath import aftermath
from domain.table.evolution import evolve
from domain.table.table import Table


def decide(table: Table, command: ask.TableCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it.

    Chips that come from or go to an account (SeatTaken, ChipsAdded, SeatLeft) move in the same append as the
    account's own fact; whoever calls pairs them."""
    if not isinstance(command, ask.OpenTable):
        _verify_open(table)
    facts = _answer(table, command)
    return [*facts, *aftermath(reduce(evolve, facts, table))] if facts else []


def _verify_open(table: Table) -> None:
    if not table.opened:
        raise no.UnknownTable("There is no such table.")
    if table.closed:
        raise no.TableIsClosed("This table is closed.")


def _answer(table: Table, command: ask.TableCommand) -> list[Event]:
    match command:
        case ask.OpenTable():
            return opening.open_table(table, command)
        case ask.PinTerms():
            return opening.pin_terms(table, command)
        case ask.CloseTable():
            return closing.close_table(table, command)
        case ask.TakeSeat():
            return seating.take_seat(table, command)
        case ask.ChangeSeat():
            return seating.change_seat(table, command)
        case ask.Leave():
            return seating.leave(table, command)
        case ask.TopUp():
            return stacks.top_up(table, command)
        case ask.DropTopUp():
            return stacks.drop_top_up(table, command)
        case ask.SetAutoTopUp():
            return stacks.set_auto_top_up(table, command)
        case ask.SitOut():
            return presence.sit_out(table, command)
        case ask.SitIn():
            return presence.sit_in(table, command)
        case ask.MissTurn():
            return presence.miss_turn(table, command)
        case ask.Disconnect():
            return presence.disconnect(table, command)
        case ask.Reconnect():
            return presence.reconnect(table, command)
        case ask.ChooseEntry():
            return debts.choose_entry(table, command)
        case ask.ArmStraddle():
            return straddles.arm(table, command)
        case ask.DisarmStraddle():
            return straddles.disarm(table, command)
        case ask.VoteBombPot():
            return bombs.vote(table, command)
        case ask.ChooseGame():
            return rotation.choose_game(table, command)
        case ask.CommitDeck():
            return cuts.commit_deck(table, command)
        case ask.SealCut():
            return cuts.seal_cut(table, command)
        case ask.FixCuts():
            return cuts.fix_cuts(table, command)
        case ask.OpenCut():
            return cuts.open_cut(table, command)
        case ask.OpenHand():
            return dealing.open_hand(table, command)
        case ask.CloseHand():
            return closing.close_hand(table, command)
        case ask.OpenRecordedHand():
            return dealing.open_recorded_hand(table, command)
        case ask.ExtendHand():
            return closing.extend_hand(table, command)
        case ask.CloseVoidedHand():
            return closing.close_voided_hand(table, command)
