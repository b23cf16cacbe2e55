"""The room: everything a person, a house bot or a tool can ask of it, one method each.

Amounts are whole chips. `command_id` names a command: sent again, it gets its first answer and adds nothing. Each
method raises the Refusals of its aggregate, RoomBusy, or JournalUnavailable; then nothing was added.
"""

from collections.abc import Callable, Sequence

from application.cashier import Cashier, scoped
from application.change import Change, Part
from application.dealing import Dealing
from application.decks import Decks
from application.live_table import Listener, LiveTable
from application.ports import Clock, Entropy, Ids, Journal, Vault
from application.step import Step
from application.tables import Tables
from domain import account as accounts
from domain import hand as hands
from domain import table as tables
from domain.account.commands import Escrow
from domain.event import Event
from domain.hand.commands import (
    Act,
    ChooseRunouts,
    Draw,
    HandCommand,
    ShowCards,
    ShowRabbit,
    StartHand,
    TimeOut,
    VoidHand,
)
from domain.hand.refusals import NotYourCards
from domain.refusals import Refusal
from domain.table import commands as ask
from domain.table.events import ChipsAdded


class RabbitNotAllowed(Refusal):
    """The table's terms keep unseen cards unseen."""

    kind = "forbidden"


class Room(Cashier):
    """The application's front: finds the streams, lets the domain decide, stores and publishes."""

    def __init__(
        self, journal: Journal, clock: Clock, ids: Ids, entropy: Entropy, vault: Vault, welcome: int, daily: int
    ) -> None:
        super().__init__(journal, clock, welcome, daily)
        self._ids = ids
        self._decks = decks = Decks(entropy, vault)
        self._dealing = Dealing(clock, ids, decks, self._accounts)
        self.tables = Tables(journal, clock, self._accounts, decks)
        self.arrived: Callable[[LiveTable, str], None] = lambda live, player: None
        self.departed: Callable[[LiveTable, str], None] = lambda live, player: None
        """Called when a player's connection begins and ends to watch a table."""

    async def open_table(self, opening: ask.OpenTable, command_id: str) -> str:
        """Put a table into the room and return its id, another one each time; raises InvalidTerms."""
        table = self._ids.new("table")

        async def plan(live: LiveTable) -> Change:
            facts = tables.decide(live.table, opening)
            if opening.origin == "room":
                after = tables.evolve(live.table, facts[0])
                facts += tables.decide(after, self._decks.commit(self._ids.new("hand"), after.cards))
            return [Part(table, 0, facts, command_id)]

        await self.tables.create(table, plan)
        return table

    async def take_seat(
        self, player: str, table: str, seat: int, buy_in: int, command_id: str, post: bool = False
    ) -> int:
        """Sit down with chips from the account, both in one append; returns the table's `seq`. `post`: come in at
        once where blinds are owed."""

        async def plan(live: LiveTable) -> Sequence[Part]:
            known = await self._accounts.known(player)
            house = known.account.origin == "house"
            now = self._clock.now()
            sit = ask.TakeSeat(seat, player, known.account.name, house, buy_in, now, post)
            facts = tables.decide(live.table, sit)
            paid = accounts.decide(known.account, Escrow(buy_in, table))
            command = scoped(player, command_id)
            return [Part(player, known.version, paid, command), _of_table(live, facts, command)]

        return await self.tables.change(table, scoped(player, command_id), plan, [player])

    async def top_up(self, player: str, table: str, amount: int, command_id: str) -> int:
        """Add chips to the stack, at once or after the present hand."""

        async def plan(live: LiveTable) -> Sequence[Part]:
            facts = tables.decide(live.table, ask.TopUp(player, amount))
            part = _of_table(live, facts, scoped(player, command_id))
            return [*await self._escrows(live, player, part), part]

        return await self.tables.change(table, scoped(player, command_id), plan, [player])

    async def request(self, player: str, table: str, command: ask.TableCommand, command_id: str) -> int:
        """Carry out a command that a seated player gives to the table; returns the table's `seq`."""
        own_id = scoped(player, command_id)

        async def plan(live: LiveTable) -> Sequence[Part]:
            part = _of_table(live, tables.decide(live.table, command), own_id)
            return [part, *await self._dealing.homecomings(table, part.events, own_id)]

        return await self.tables.change(table, own_id, plan, [player])

    async def sit_out(self, player: str, table: str, command_id: str) -> int:
        """Be dealt out from the next hand on."""
        return await self.request(player, table, ask.SitOut(player), command_id)

    async def sit_in(self, player: str, table: str, command_id: str, post: bool = False) -> int:
        """Be dealt in again from the next hand on; `post`: at once where blinds are owed."""
        return await self.request(player, table, ask.SitIn(player, post), command_id)

    async def leave(self, player: str, table: str, command_id: str) -> int:
        """Stand up with the stack, at once or when the present hand is over."""
        return await self.request(player, table, ask.Leave(player, self._clock.now()), command_id)

    async def choose_game(self, player: str, table: str, ruleset: str, command_id: str) -> int:
        """Choose the game of the coming orbit, by its ruleset's id, where it is one's turn to."""
        return await self.request(player, table, ask.ChooseGame(player, ruleset, self._clock.now()), command_id)

    async def seal_cut(self, player: str, table: str, hand: str, commitment: str, command_id: str) -> int:
        """Take a player's commitment to a cut of the coming hand's deck."""
        return await self.request(player, table, ask.SealCut(player, hand, commitment), command_id)

    async def open_cut(self, player: str, table: str, hand: str, cut: str, command_id: str) -> int:
        """Take a player's opened cut."""
        return await self.request(player, table, ask.OpenCut(player, hand, cut), command_id)

    async def act(self, player: str, table: str, hand: str, turn: int, kind: str, to: int, command_id: str) -> int:
        """Take one's turn in a hand: `to` is the total of a bet or raise on this street, 0 otherwise."""

        def command(live: LiveTable) -> HandCommand:
            return Act(turn, live.table.seated(player).seat, kind, to, self._clock.now())

        return await self._play(table, hand, command, scoped(player, command_id))

    async def draw(
        self, player: str, table: str, hand: str, turn: int, discarded: Sequence[str], command_id: str
    ) -> int:
        """Exchange cards (such as `Td`); none to stand pat."""

        def command(live: LiveTable) -> HandCommand:
            dealt = _dealt(live, player)
            return Draw(turn, dealt.seat, _numbers(live, dealt, discarded), self._clock.now())

        return await self._play(table, hand, command, scoped(player, command_id))

    async def choose_runouts(self, player: str, table: str, hand: str, count: int, command_id: str) -> int:
        """Say how often at most one would run it, while it is offered."""

        def command(live: LiveTable) -> HandCommand:
            return ChooseRunouts(live.table.seated(player).seat, count, self._clock.now())

        return await self._play(table, hand, command, scoped(player, command_id))

    async def show_cards(self, player: str, table: str, hand: str, cards: Sequence[str], command_id: str) -> int:
        """Show some or all of one's cards (such as `Td`) when the hand is over."""

        def command(live: LiveTable) -> HandCommand:
            dealt = _dealt(live, player)
            return ShowCards(dealt.seat, _numbers(live, dealt, cards))

        return await self._play(table, hand, command, scoped(player, command_id))

    async def show_rabbit(self, player: str, table: str, hand: str, command_id: str) -> int:
        """Turn up what would have come, where the table's terms allow it; raises RabbitNotAllowed."""

        def command(live: LiveTable) -> HandCommand:
            live.table.seated(player)
            if not live.table.terms.rabbit:
                raise RabbitNotAllowed("At this table nobody sees what would have come.")
            return ShowRabbit()

        return await self._play(table, hand, command, scoped(player, command_id))

    async def void_hand(self, table: str, hand: str, reason: str, command_id: str) -> int:
        """Call a hand off: everything that was put in goes back, and the table goes on."""
        return await self._play(table, hand, lambda live: VoidHand(reason), command_id)

    async def time_out(self, table: str, hand: str, turn: int) -> int:
        """The clock of a turn (0: of an offer of run-outs) has run out; doing it twice is harmless. The second time of
        a turn is when the time bank has run out too."""

        def command(live: LiveTable) -> HandCommand:
            return TimeOut(turn, self._clock.now())

        live = await self.tables.open(table)
        banked = live.hand is not None and live.hand.bank_since is not None
        return await self._play(table, hand, command, f"time-out/{hand}/{turn}{'/bank' if banked else ''}")

    async def fix_cuts(self, table: str, hand: str) -> int:
        """Close the list of cuts for the coming hand."""
        command_id = f"fix/{hand}"

        async def plan(live: LiveTable) -> Sequence[Part]:
            return [_of_table(live, tables.decide(live.table, ask.FixCuts(self._clock.now())), command_id)]

        return await self.tables.change(table, command_id, plan)

    async def open_hand(self, table: str, hand: str) -> int:
        """Deal the coming hand from its committed deck."""
        command_id = f"deal/{hand}"
        return await self.tables.change(table, command_id, lambda live: self._dealing.open(live, hand, command_id))

    async def open_stacked_hand(self, table: str, start: StartHand, command_id: str) -> int:
        """Deal a recorded hand from its own cards; only at tables that were opened for an import."""

        async def plan(live: LiveTable) -> Sequence[Part]:
            return await self._dealing.open_stacked(live, command_id, start)

        return await self.tables.change(table, command_id, plan)

    async def drop_top_up(self, player: str, table: str, reason: str, command_id: str) -> int:
        """Give up a queued top-up; `reason` is the code of the refusal that stopped it."""
        return await self.request(player, table, ask.DropTopUp(player, reason), command_id)

    async def close_table(self, table: str, command_id: str) -> int:
        """Send everyone home with their stacks and take the table out of the room; not in the middle of a hand."""

        async def plan(live: LiveTable) -> Sequence[Part]:
            part = _of_table(live, tables.decide(live.table, ask.CloseTable(self._clock.now())), command_id)
            return [part, *await self._dealing.homecomings(table, part.events, command_id)]

        players = [seat.player for seat in (await self.tables.open(table)).table.seats.values()]
        return await self.tables.change(table, command_id, plan, players)

    async def watch(self, table: str, listener: Listener, player: str | None = None) -> LiveTable:
        """Hear every further step of a table, as a player's connection where one is named; raises UnknownTable."""
        live = await self.tables.open(table)
        if player is not None and listener not in live.listeners:
            self.arrived(live, player)
        live.listeners.add(listener)
        self.tables.attend(live)
        return live

    def unwatch(self, table: str, listener: Listener, player: str | None = None) -> None:
        """Hear no more of a table."""
        live = self.tables.held(table)
        if live is None or listener not in live.listeners:
            return
        live.listeners.discard(listener)
        if player is not None:
            self.departed(live, player)

    async def missed(self, table: str, after_seq: int) -> Sequence[Step] | None:
        """The steps after `after_seq`, or None where they are no longer in memory."""
        live = await self.tables.open(table)
        steps = [step for step in live.steps if step.seq > after_seq]
        complete = len(steps) == live.seq - after_seq
        return steps if complete else None

    async def _play(self, table: str, hand: str, command: Callable[[LiveTable], HandCommand], command_id: str) -> int:
        async def plan(live: LiveTable) -> Sequence[Part]:
            return await self._dealing.play(live, hand, command(live), command_id)

        return await self.tables.change(table, command_id, plan)

    async def _escrows(self, live: LiveTable, player: str, part: Part) -> list[Part]:
        """The account's side of chips that are added to a stack."""
        amount = sum(fact.amount for fact in part.events if isinstance(fact, ChipsAdded))
        if not amount:
            return []
        known = await self._accounts.known(player)
        return [Part(player, known.version, accounts.decide(known.account, Escrow(amount, live.id)), part.command_id)]


def _dealt(live: LiveTable, player: str) -> hands.Player:
    """Who a player is in the present or last hand, wherever the player sits now; raises NotYourCards."""
    for dealt in live.hand.players if live.hand else ():
        if dealt.player == player:
            return dealt
    raise NotYourCards("You were dealt no cards in this hand.")


def _numbers(live: LiveTable, dealt: hands.Player, cards: Sequence[str]) -> tuple[int, ...]:
    """The numbers of cards that this player holds; raises NotYourCards."""
    held = dict(zip(live.hand.cards(dealt.numbers), dealt.numbers, strict=True)) if live.hand else {}
    if strange := [card for card in cards if card not in held]:
        raise NotYourCards(f"You do not hold {' '.join(strange)}.")
    return tuple(held[card] for card in cards)


def _of_table(live: LiveTable, facts: Sequence[Event], command_id: str) -> Part:
    return Part(live.id, live.versions[live.id], facts, command_id)
