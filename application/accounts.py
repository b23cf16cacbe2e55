"""Players' accounts: found by identity, loaded from their streams, kept while they are in use."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5
from weakref import WeakValueDictionary

from application.ports import Journal
from domain.account import Account, evolve
from domain.account.refusals import UnknownPlayer
from domain.event import Recorded

KEPT = 10_000
"""How many accounts stay in memory."""
REMEMBERED_COMMANDS = 1_000
"""So many commands of an account are recognised when they are repeated."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who someone is outside the room: `origin` is `telegram`, `development`, `house` or `import`, `key` is
    unique within it (a Telegram user's id), `name` is what others read."""

    origin: str
    key: str
    name: str

    @property
    def player(self) -> str:
        """The account's stream id: the same identity always has the same, so that it is opened only once."""
        return f"account:{uuid5(NAMESPACE_URL, f'cardroom:{self.origin}:{self.key}')}"


@dataclass(slots=True)
class AccountRecord:
    """An account with the version of its stream and the latest commands that made it."""

    account: Account
    version: int = 0
    commands: dict[str, None] = field(default_factory=dict)

    def hear(self, events: Sequence[Recorded]) -> None:
        """Take further events of the stream, in order."""
        for recorded in events:
            self.account = evolve(self.account, recorded.event)
            self.version = recorded.version
            self.commands[recorded.command_id] = None
        while len(self.commands) > REMEMBERED_COMMANDS:
            del self.commands[next(iter(self.commands))]


class Accounts:
    """The accounts this process has seen lately; the journal is the truth, a conflict means: forget."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._records: OrderedDict[str, AccountRecord] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, players: Iterable[str]) -> AsyncIterator[None]:
        """Let no other command of this process touch these accounts: it would only conflict. Hold accounts before
        a table, never after."""
        async with AsyncExitStack() as held:
            for player in sorted(set(players)):
                await held.enter_async_context(self._locks.setdefault(player, asyncio.Lock()))
            yield

    async def find(self, player: str) -> AccountRecord:
        """The account of a stream id, opened or not, as this process knows it; the version guards its use."""
        return self._records.get(player) or await self.fresh(player)

    async def fresh(self, player: str) -> AccountRecord:
        """The account as it is in the journal now."""
        record = self._records.get(player) or AccountRecord(Account(player))
        loaded = await self._journal.load(player, record.version)
        record.hear([event for event in loaded if event.version > record.version])
        self._keep(record)
        return record

    async def outdated(self, player: str) -> bool:
        """Whether the journal holds more of an account than this process knew; now it knows."""
        version = (await self.find(player)).version
        return (await self.fresh(player)).version > version

    async def known(self, player: str) -> AccountRecord:
        """The account of a player; raises UnknownPlayer where none was opened."""
        record = await self.find(player)
        if not record.account.opened:
            record = await self.fresh(player)
        if not record.account.opened:
            raise UnknownPlayer("There is no such player.")
        return record

    def forget(self, player: str) -> None:
        """Read the account again before its next use."""
        self._records.pop(player, None)

    def take(self, stored: Sequence[Recorded]) -> None:
        """Bring an account up to date with facts that were just stored for it."""
        record = self._records.get(stored[0].stream)
        if record is not None and record.version == stored[0].version - 1:
            record.hear(stored)

    def _keep(self, record: AccountRecord) -> None:
        self._records[record.account.player] = record
        self._records.move_to_end(record.account.player)
        if len(self._records) > KEPT:
            self._records.popitem(last=False)
