"""A player's account as its facts leave it: a name and the chips that are not on a table."""

from dataclasses import dataclass, replace

from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned, TraceLeft
from domain.event import Event


@dataclass(frozen=True, slots=True)
class Account:
    """The state of one account: `player` is its stream id, `balance` whole chips, `last_daily` a UTC day; `traces` are
    the tags that were left on the UTC day `traced`."""

    player: str
    name: str = ""
    origin: str = ""
    balance: int = 0
    last_daily: str = ""
    traced: str = ""
    traces: tuple[str, ...] = ()

    @property
    def opened(self) -> bool:
        """Whether the player is known."""
        return bool(self.origin)


def evolve(account: Account, event: Event) -> Account:
    """The state after one more fact."""
    match event:
        case AccountOpened(name=name, origin=origin):
            return replace(account, name=name, origin=origin)
        case ChipsGranted(amount=amount, reason=reason, day=day):
            last = day if reason == "daily" else account.last_daily
            return replace(account, balance=account.balance + amount, last_daily=last)
        case ChipsEscrowed(amount=amount):
            return replace(account, balance=account.balance - amount)
        case ChipsReturned(amount=amount):
            return replace(account, balance=account.balance + amount)
        case TraceLeft(tag=tag, day=day):
            traces = (*account.traces, tag) if account.traced == day else (tag,)
            return replace(account, traced=day, traces=traces)
        case _:
            return account
