"""A room on a journal in memory, with everything a test asks of it in a word: who enters, sits, plays."""

from collections.abc import Callable
from dataclasses import dataclass, field

from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.accounts import Identity
from application.live_table import LiveTable
from application.ports import Entropy, Ids, Vault
from application.room import Room
from application.step import Step
from domain.hand.events import TurnStarted
from domain.table import TableRules
from tests.support.memory import CountedIds, MemoryJournal, SeededEntropy, StandingClock

WELCOME, DAILY = 5_000, 500
RULES = TableRules("Alder", "nlhe/1", 6, 5, 10, 200, 1_000, turn_seconds=20.0, pause_seconds=4.0)
VAULT = AesGcmVault(KeyRing({"test": bytes(range(32))}))


@dataclass
class House:
    """One process with its room. `again` is another process on the same journal."""

    journal: MemoryJournal = field(default_factory=MemoryJournal)
    clock: StandingClock = field(default_factory=StandingClock)
    ids: Ids = field(default_factory=CountedIds)
    entropy: Entropy = field(default_factory=lambda: SeededEntropy(7))
    vault: Vault = VAULT

    def __post_init__(self) -> None:
        self.room = Room(self.journal, self.clock, self.ids, self.entropy, self.vault, WELCOME, DAILY)
        self._commands = 0

    def again(self) -> "House":
        """Another process, or this one after a restart."""
        return House(self.journal, self.clock, self.ids, self.entropy, self.vault)

    def command(self) -> str:
        """A command id that was not used yet."""
        self._commands += 1
        return f"command-{id(self)}-{self._commands}"

    async def enter(self, name: str, origin: str = "development") -> str:
        """Someone comes in; returns the player."""
        return (await self.room.enter(Identity(origin, name, name))).player

    async def table(self, *names: str, buy_in: int = 500, rules: TableRules = RULES, bots: int = 0) -> str:
        """A table with these people on its first seats and house bots on the next ones."""
        table = await self.room.open_table(rules, self.command())
        for name in names:
            await self.sit(table, await self.enter(name), buy_in)
        for bot in range(bots):
            player = await self.enter(f"bot {bot}", "house")
            await self.room.grant(player, 10_000, "house", self.command())
            await self.sit(table, player, buy_in)
        return table

    async def sit(self, table: str, player: str, buy_in: int = 500) -> int:
        """Take the first free seat; returns its number."""
        live = await self.room.tables.open(table)
        seat = next(free for free in range(9) if free not in live.table.seats)
        await self.room.take_seat(player, table, seat, buy_in, self.command())
        return seat

    async def deal(self, table: str) -> LiveTable:
        """Fix the cuts where they are not, let the pause pass, and deal."""
        live = await self.room.tables.open(table)
        assert live.table.deck is not None
        hand = live.table.deck.hand
        if not live.table.deck.fixed:
            await self.room.fix_cuts(table, hand)
        self.clock.pass_(RULES.pause_seconds)
        await self.room.open_hand(table, hand)
        return live

    async def act(self, table: str, kind: str, to: int = 0) -> int:
        """Whoever is to act does this."""
        live = await self.room.tables.open(table)
        turn = turn_of(live)
        player = live.table.seats[turn.seat].player
        assert live.hand_id is not None
        return await self.room.act(player, table, live.hand_id, turn.turn, kind, to, self.command())

    async def play_down(self, table: str) -> LiveTable:
        """Everyone checks and calls until the hand is over."""
        live = await self.room.tables.open(table)
        while live.table.hand is not None:
            await self.act(table, "call" if turn_of(live).to_call else "check")
        return live

    async def all_in(self, table: str) -> LiveTable:
        """Everyone puts everything in."""
        live = await self.room.tables.open(table)
        while live.table.hand is not None:
            turn = turn_of(live)
            if turn.max_to:
                await self.act(table, "raise" if live.hand and live.hand.level else "bet", turn.max_to)
            else:
                await self.act(table, "call" if turn.to_call else "check")
        return live


def strange_keys(house: House) -> House:
    """A process on the same journal with another key ring."""
    other = AesGcmVault(KeyRing({"other": bytes(32)}))
    return House(house.journal, house.clock, house.ids, house.entropy, other)


def turn_of(live: LiveTable) -> TurnStarted:
    """The present turn of a table."""
    assert live.hand is not None
    assert live.hand.turn is not None
    return live.hand.turn


def hears(steps: list[Step]) -> Callable[[Step], None]:
    """A listener that keeps what it hears."""
    return steps.append
