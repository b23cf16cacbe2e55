"""What an account answers to a command: the facts that follow, or a refusal."""

from domain.account.account import Account
from domain.account.commands import AccountCommand, Escrow, Grant, LeaveTrace, OpenAccount, Return
from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned, TraceLeft
from domain.account.refusals import AccountAlreadyOpen, AlreadyClaimed, NotEnoughChips, UnknownPlayer
from domain.chips import whole_chips
from domain.event import Event

TRACES_A_DAY = 12
"""So many different tags of one account on one day are remembered: who changes address all the time fills no stream."""


def decide(account: Account, command: AccountCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it."""
    if isinstance(command, OpenAccount):
        if account.opened:
            raise AccountAlreadyOpen("This player has an account.")
        return [AccountOpened(command.name, command.origin)]
    if not account.opened:
        raise UnknownPlayer("There is no such player.")
    match command:
        case Grant():
            return _grant(account, command)
        case Escrow(amount=amount, table=table):
            return _escrow(account, whole_chips(amount), table)
        case Return(amount=amount, table=table):
            return [ChipsReturned(whole_chips(amount), table)]
        case LeaveTrace():
            return _leave_trace(account, command)


def _grant(account: Account, command: Grant) -> list[Event]:
    if command.reason == "daily" and account.last_daily == command.day:
        raise AlreadyClaimed("You have claimed today's chips; come back tomorrow (UTC).")
    return [ChipsGranted(whole_chips(command.amount), command.reason, command.day)]


def _escrow(account: Account, amount: int, table: str) -> list[Event]:
    if amount > account.balance:
        raise NotEnoughChips(f"You have {account.balance} chips, not {amount}.")
    return [ChipsEscrowed(amount, table)]


def _leave_trace(account: Account, command: LeaveTrace) -> list[Event]:
    """A trace that this day has seen, or one too many, adds nothing."""
    left = account.traces if account.traced == command.day else ()
    if command.tag in left or len(left) >= TRACES_A_DAY:
        return []
    return [TraceLeft(command.of, command.tag, command.day)]
