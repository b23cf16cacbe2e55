"""A room on a journal in memory, with everything a test asks of it in a word: who enters, sits, plays."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.accounts import Identity
from application.live_table import LiveTable
from application.ports import Entropy, Ids, Vault
from application.room import Room
from application.step import Step
from domain.hand import Hand
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand
from domain.hand.events import DrawStarted, TurnStarted
from domain.table.commands import Disconnect, OpenTable
from domain.template.terms import Game, Terms
from tests.domain.hand.random_hands import answer
from tests.support.memory import CountedIds, MemoryJournal, SeededEntropy, StandingClock

WELCOME, DAILY = 5_000, 500
NLHE = Game("nlhe/1", 5, 10)
TERMS = Terms("Alder", (NLHE,), 6, 200, 1_000, turn_seconds=20.0, pause_seconds=4.0, bank_seconds=0.0, bank_gain=0.0)
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

    async def table(self, *names: str, buy_in: int = 500, terms: Terms = TERMS, bots: int = 0) -> str:
        """A table with these people on its first seats and house bots on the next ones."""
        table = await self.room.open_table(OpenTable(terms.name, "room", "", 0, terms), self.command())
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
        self.clock.pass_(TERMS.pause_seconds)
        await self.room.open_hand(table, hand)
        return live

    async def act(self, table: str, kind: str, to: int = 0) -> int:
        """Whoever is to act does this."""
        live = await self.room.tables.open(table)
        turn = turn_of(live)
        player = live.table.seats[turn.seat].player
        assert live.hand_id is not None
        return await self.room.act(player, table, live.hand_id, turn.turn, kind, to, self.command())

    async def answer(self, table: str, choice: int = 0) -> LiveTable:
        """Whoever is asked does what the choice stands for: 0 is to check or call, to stand pat, and to run it once."""
        live = await self.room.tables.open(table)
        command = answer(hand_of(live), choice, self.clock.now())
        if isinstance(command, Act | Draw | ChooseRunouts):
            await said(self.room, live, live.table.seats[command.seat].player, command, self.command())
        return live

    async def lose(self, table: str, player: str) -> None:
        """The player's last connection is gone."""
        await self.room.request(player, table, Disconnect(player, self.clock.now()), self.command())

    async def reshuffled(self, terms: Terms) -> LiveTable:
        """A hand of a draw game, played to its end, in which six change so many cards that the deck is reshuffled."""
        live = await self.deal(await self.table("Ann", "Bo", "Cy", "Dan", "Eve", "Finn", terms=terms))
        while live.table.hand is not None:
            match hand_of(live).turn:
                case DrawStarted(seat=seat, turn=turn):
                    player, cards = live.table.seats[seat].player, hand_of(live).hole(seat)[:4]
                    await self.room.draw(player, live.id, live.table.hand, turn, cards, self.command())
                case _:
                    await self.answer(live.id)
        assert hand_of(live).reshuffles
        return live

    async def play_down(self, table: str) -> LiveTable:
        """Everyone checks, calls and stands pat until the hand is over."""
        live = await self.room.tables.open(table)
        while live.table.hand is not None:
            await self.answer(table)
        return live

    async def all_in(self, table: str) -> LiveTable:
        """Everyone puts everything in, until there is nothing more to bet."""
        live = await self.room.tables.open(table)
        while isinstance(hand_of(live).turn, TurnStarted):
            turn = turn_of(live)
            raises = [kind for kind in turn.kinds if kind in ("bet", "raise", "complete")]
            if raises:
                await self.act(table, raises[0], turn.max_to)
            else:
                await self.act(table, "call" if turn.to_call else "check")
        return live


def said(room: Room, live: LiveTable, player: str, command: HandCommand, command_id: str) -> Awaitable[int]:
    """What a player says in the present hand, said to the room."""
    hand = live.hand_id or "hand:none"
    match command:
        case Act(turn=turn, kind=kind, to=to):
            return room.act(player, live.id, hand, turn, kind, to, command_id)
        case Draw(turn=turn, discarded=discarded):
            return room.draw(player, live.id, hand, turn, hand_of(live).cards(discarded), command_id)
        case ChooseRunouts(count=count):
            return room.choose_runouts(player, live.id, hand, count, command_id)
        case _:
            raise TypeError(command)


def strange_keys(house: House) -> House:
    """A process on the same journal with another key ring."""
    other = AesGcmVault(KeyRing({"other": bytes(32)}))
    return House(house.journal, house.clock, house.ids, house.entropy, other)


def hand_of(live: LiveTable) -> Hand:
    """The present or last hand of a table."""
    assert live.hand is not None
    return live.hand


def turn_of(live: LiveTable) -> TurnStarted:
    """The present turn of a table, to bet."""
    turn = hand_of(live).turn
    assert isinstance(turn, TurnStarted)
    return turn


def hears(steps: list[Step]) -> Callable[[Step], None]:
    """A listener that keeps what it hears."""
    return steps.append
