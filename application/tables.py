"""The tables this process serves: load, decide, append, publish, one command after another per table.

Any process may serve any table: the version of each stream is the guard, and a conflict means that the state is
read again and the command decided again.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping

from application.accounts import Accounts
from application.change import Change, record
from application.decks import Decks
from application.live_table import LiveTable
from application.ports import Clock, Conflict, Journal
from domain.event import kind_of
from domain.refusals import Refusal

ATTEMPTS = 8

Plan = Callable[[LiveTable], Awaitable[Change]]
"""Decides a command on a loaded table; raises a Refusal."""


class RoomBusy(Refusal):
    """Others were faster again and again; the same command may be sent once more."""


class Tables:
    """Live tables by id, and the one way to change them."""

    def __init__(self, journal: Journal, clock: Clock, accounts: Accounts, decks: Decks) -> None:
        self._journal = journal
        self._clock = clock
        self._accounts = accounts
        self._decks = decks
        self._live: dict[str, LiveTable] = {}
        self.attend: Callable[[LiveTable], None] = lambda live: None
        """Called after every change, and after one that failed: the dealer looks what the table needs next."""

    def loaded(self) -> list[LiveTable]:
        """The tables in memory."""
        return list(self._live.values())

    def held(self, table: str) -> LiveTable | None:
        """A table if this process holds it."""
        return self._live.get(table)

    async def open(self, table: str) -> LiveTable:
        """The table, loaded; raises UnknownTable."""
        live = self._live.get(table) or LiveTable(table, self._journal, self._decks)
        if not live.loaded:
            async with live.lock:
                await live.load()
            self._live.setdefault(table, live)
            self.attend(self._live[table])
        return self._live[table]

    async def create(self, table: str, plan: Plan) -> LiveTable:
        """Put a new table into the room."""
        live = LiveTable(table, self._journal, self._decks)
        async with live.lock:
            live.loaded = True
            await self._append(live, await plan(live))
        self._live[table] = live
        self.attend(live)
        return live

    async def catch_up(self, live: LiveTable, latest: Mapping[str, int]) -> None:
        """Take what other processes have appended to a table, where it lacks the `latest` version of a stream."""
        async with live.lock:
            if not live.lacks(latest):
                return
            live.forget()
            await live.load()
        self.attend(live)

    async def change(self, table: str, command_id: str, plan: Plan, players: Collection[str] = ()) -> int:
        """Carry out one command and return the `seq` of its step, or of the last step where it changed nothing. A
        repeated command gets its first answer.

        `players` are the accounts that it touches. Raises the plan's Refusal, RoomBusy or JournalUnavailable; then
        nothing was added."""
        live = await self.open(table)
        try:
            async with self._accounts.hold(players), live.lock:
                return await self._change(live, command_id, plan, players)
        finally:
            self.attend(live)

    async def _change(self, live: LiveTable, command_id: str, plan: Plan, players: Collection[str]) -> int:
        for _ in range(ATTEMPTS):
            await live.load()
            if (answered := live.commands.get(command_id)) is not None:
                return answered
            try:
                await self._append(live, await plan(live))
            except Conflict:
                continue
            except Refusal:
                if not await self._outdated(live, players):
                    raise
                continue
            return live.commands.get(command_id, live.seq)
        raise RoomBusy("Others acted at the same moment; please try again.")

    async def _outdated(self, live: LiveTable, players: Collection[str]) -> bool:
        """Whether another process has moved on what a refusal was decided on; then it is read again."""
        newer = [await self._journal.load(stream, version) for stream, version in live.versions.items()]
        if any(newer):
            live.forget()
        return any([await self._accounts.outdated(player) for player in players]) or any(newer)

    async def _append(self, live: LiveTable, change: Change) -> None:
        """Store a change and make it part of the state. Whatever goes wrong, the state is read again: it may be
        that the change was stored although nobody could say so."""
        if not any(part.events for part in change):
            return
        try:
            stored = await self._journal.append(record(change, round(self._clock.now(), 3)))
        except BaseException:
            live.forget()
            for player in _players(change):
                self._accounts.forget(player)
            raise
        for player in _players(change):
            self._accounts.take([event for event in stored if event.stream == player])
        live.take(event for event in stored if kind_of(event.stream) != "account")


def _players(change: Change) -> list[str]:
    return [part.stream for part in change if kind_of(part.stream) == "account"]
