"""Players' accounts as the room's front desk serves them: opened, looked up, given chips."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from application.accounts import AccountRecord, Accounts, Identity
from application.change import Part, record
from application.ports import Clock, Conflict, Journal
from domain import account as accounts
from domain.account import Account
from domain.account.commands import AccountCommand, Grant, LeaveTrace, OpenAccount
from domain.event import Event

WELCOMED = ("telegram", "development")
"""People get chips when they come in; house bots and recorded players get what they need."""


class Cashier:
    """Opens accounts and issues play chips: `welcome` to people who come in, `daily` once a UTC day."""

    def __init__(self, journal: Journal, clock: Clock, welcome: int, daily: int) -> None:
        self._journal = journal
        self._clock = clock
        self._welcome = welcome
        self.daily = daily
        self._accounts = Accounts(journal)

    async def enter(self, identity: Identity) -> Account:
        """The account of someone who comes in; opened with the welcome chips at the first time."""
        known = await self._accounts.find(identity.player)
        if known.account.opened:
            return known.account
        commands: list[AccountCommand] = [OpenAccount(identity.name, identity.origin)]
        if self._welcome and identity.origin in WELCOMED:
            commands.append(Grant(self._welcome, "welcome", self.today()))
        return await self._tell_account(identity.player, "enter", commands)

    async def account(self, player: str) -> Account:
        """A player's account; raises UnknownPlayer."""
        await self._accounts.fresh(player)
        return (await self._accounts.known(player)).account

    async def leave_traces(self, player: str, tags: Mapping[str, str]) -> None:
        """Remember from where a player signed in, once a UTC day each: `tags` are keyed hashes by what they are of
        (`address`, `device`)."""
        day = self.today()
        traces = [LeaveTrace(of, tag, day) for of, tag in tags.items()]
        await self._tell_account(player, f"traces/{day}/{'/'.join(tags.values())}", traces)

    async def claim_daily(self, player: str, command_id: str) -> Account:
        """Issue the day's play chips; raises AlreadyClaimed until the next UTC day."""
        return await self.grant(player, self.daily, "daily", command_id)

    async def grant(self, player: str, amount: int, reason: str, command_id: str) -> Account:
        """Issue play chips to a player."""
        await self._accounts.known(player)
        return await self._tell_account(player, command_id, [Grant(amount, reason, self.today())])

    def today(self) -> str:
        """The present UTC day, such as `2026-01-31`."""
        return datetime.fromtimestamp(self._clock.now(), UTC).date().isoformat()

    async def _tell_account(self, player: str, command_id: str, commands: Sequence[AccountCommand]) -> Account:
        """Carry out commands on one account in one append, again where another process was faster."""
        command_id = scoped(player, command_id)
        async with self._accounts.hold([player]):
            while True:
                known = await self._accounts.find(player)
                if command_id in known.commands:
                    return known.account
                facts = _decide_all(known, commands)
                if not facts:
                    return known.account
                part = Part(player, known.version, facts, command_id)
                try:
                    self._accounts.take(await self._journal.append(record([part], round(self._clock.now(), 3))))
                except Conflict:
                    self._accounts.forget(player)
                except BaseException:
                    self._accounts.forget(player)
                    raise


def _decide_all(known: AccountRecord, commands: Sequence[AccountCommand]) -> list[Event]:
    account, facts = known.account, []
    for command in commands:
        for fact in accounts.decide(account, command):
            account = accounts.evolve(account, fact)
            facts.append(fact)
    return facts


def scoped(player: str, command_id: str) -> str:
    """Command ids are each player's own: nobody can use up another's."""
    return f"{player}/{command_id}"
