"""Evenings at one table, for the tests of its frames: people come, cut, play, show, top up, rest, move and leave."""

from collections.abc import Awaitable, Sequence
from contextlib import suppress
from random import Random

from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.accounts import Identity
from application.live_table import LiveTable
from application.room import Room
from application.step import Step
from domain.fairness import cut_commitment
from domain.hand import Hand
from domain.hand.events import (
    CardsShown,
    DrawStarted,
    RabbitShown,
    RunoutsOffered,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from domain.refusals import Refusal
from domain.table import commands as ask
from domain.template.terms import Game, Terms
from domain.variants import RULESETS
from tests.domain.hand.random_hands import chosen
from tests.support.memory import CountedIds, MemoryJournal, SeededEntropy, StandingClock

NAMES = ("Ann", "Bob", "Cid", "Dee", "Eve")
VAULT = AesGcmVault(KeyRing({"test": bytes(range(32))}))
CUT = "ab" * 16


def _game(ruleset: str) -> Game:
    rules = RULESETS[ruleset]
    if rules.variant.stud:
        return Game(ruleset, small_bet=10, big_bet=20, bring_in=3, ante=2)
    if rules.betting == "fixed_limit":
        return Game(ruleset, small_bet=10)
    return Game(ruleset, big_blind=10, ante=10) if ruleset == "nlsd/1" else Game(ruleset, 5, 10)


def _terms(ruleset: str) -> Terms:
    flop = RULESETS[ruleset].variant.flop
    runs = flop and RULESETS[ruleset].betting != "fixed_limit" and ruleset != "plodb/1"
    return Terms("House game", (_game(ruleset),), 4, 200, 1_000, rabbit=flop, most_runouts=3 if runs else 1)


class Evening:
    """What a seed makes of two hours of a game: the `steps` of the table and the `players`, of whom not all have a
    seat."""

    def __init__(self, seed: int, ruleset: str = "nlhe/1") -> None:
        self._chance = Random(seed)
        self._clock = StandingClock()
        self._terms = _terms(ruleset)
        self.journal = MemoryJournal()
        self.room = Room(self.journal, self._clock, CountedIds(), SeededEntropy(seed), VAULT, 5_000, 500)
        self.steps: list[Step] = []
        self.players: list[str] = []
        self._commands = 0

    async def begin(self, *buy_ins: int) -> LiveTable:
        """Open the table, with the first players on its seats."""
        opening = ask.OpenTable("Alder", "room", "", 0, self._terms)
        self.table = await self.room.open_table(opening, self.command())
        live = await self.room.watch(self.table, self.steps.append)
        self.players = [(await self.room.enter(Identity("development", name, name))).player for name in NAMES]
        for seat, buy_in in enumerate(buy_ins):
            await self.room.take_seat(self.players[seat], self.table, seat, buy_in, self.command())
        return live

    async def pass_(self, hands: int) -> "Evening":
        """Let so many hands be played."""
        live = await self.begin()
        for player in self.players[:3]:
            await self._sit(player)
        for _ in range(hands):
            while len(live.table.ready) < 2:
                await self._someone_moves()
            await self.deal(live)
            while live.table.hand is not None:
                await self._someone_moves()
                await self.move(live, self._chance.randrange(100))
            await self._show(live)
        return self

    async def deal(self, live: LiveTable) -> None:
        """Deal the next hand; most players cut its deck."""
        assert live.table.deck is not None
        hand, seats = live.table.deck.hand, [*live.table.seats.values()]
        cutting = [seat for seat in seats if self._chance.random() < 0.7]
        for seat in cutting:
            sealed = cut_commitment(hand, seat.seat, CUT)
            await self.ask(self.room.seal_cut(seat.player, self.table, hand, sealed, self.command()))
        await self.ask(self.room.fix_cuts(self.table, hand))
        for seat in cutting:
            await self.ask(self.room.open_cut(seat.player, self.table, hand, CUT, self.command()))
        self._clock.pass_(10)
        await self.room.open_hand(self.table, hand)

    async def move(self, live: LiveTable, choice: int) -> None:
        """Whoever is to decide does what a choice from 0 to 99 stands for; from 97 on the clock runs out."""
        assert live.hand is not None
        assert live.hand_id is not None
        hand, state = live.hand_id, live.hand
        match state.turn:
            case TurnStarted() | DrawStarted() as turn if choice >= 97:
                self._clock.pass_(100)
                await self.room.time_out(self.table, hand, turn.turn)
            case TurnStarted() as turn:
                player, act = state.at(turn.seat).player, chosen(turn, choice)
                await self.room.act(player, self.table, hand, turn.turn, *act, self.command())
            case DrawStarted() as turn:
                cards = state.hole(turn.seat)[: choice % 4]
                player = state.at(turn.seat).player
                await self.room.draw(player, self.table, hand, turn.turn, cards, self.command())
            case RunoutsOffered() as offered:
                seat = next(seat for seat in offered.seats if seat not in state.choices)
                count = 1 + choice % offered.most
                await self.room.choose_runouts(state.at(seat).player, self.table, hand, count, self.command())

    async def act(self, live: LiveTable, kind: str, to: int = 0) -> None:
        """Whoever is to act does this."""
        assert live.hand is not None
        assert live.hand_id is not None
        assert isinstance(live.hand.turn, TurnStarted)
        turn = live.hand.turn
        player = live.hand.at(turn.seat).player
        await self.room.act(player, self.table, live.hand_id, turn.turn, kind, to, self.command())

    async def _show(self, live: LiveTable) -> None:
        assert live.hand is not None
        assert live.hand_id is not None
        for dealt in live.hand.players:
            if self._chance.random() < 0.4:
                cards = live.hand.hole(dealt.seat)[: self._chance.randint(1, 2)]
                await self.ask(self.room.show_cards(dealt.player, self.table, live.hand_id, cards, self.command()))
        await self.ask(self.room.show_rabbit(self.players[0], self.table, live.hand_id, self.command()))

    async def _someone_moves(self) -> None:
        """Often nobody does, and what is refused is left alone."""
        room, table, command = self.room, self.table, self.command()
        player, chance = self._chance.choice(self.players), self._chance
        match chance.randrange(30):
            case 0 | 1:
                await self._sit(player)
            case 2:
                await self.ask(room.leave(player, table, command))
            case 3:
                await self.ask(room.request(player, table, ask.SitOut(player, chance.random() < 0.5), command))
            case 4 | 5:
                await self.ask(room.sit_in(player, table, command, post=True))
            case 6 | 7:
                await self.ask(room.top_up(player, table, chance.randrange(1, 300), command))
            case 8:
                await self.ask(room.request(player, table, ask.ChangeSeat(player, chance.randrange(4)), command))
            case 9:
                await self.ask(room.request(player, table, ask.SetAutoTopUp(player, 500), command))
            case 10:
                await self.ask(room.request(player, table, ask.Disconnect(player, self._clock.now()), command))

    async def _sit(self, player: str) -> None:
        seat, buy_in = self._chance.randrange(4), self._chance.choice((200, 300, 900))
        await self.ask(self.room.take_seat(player, self.table, seat, buy_in, self.command(), post=True))

    async def ask(self, command: Awaitable[int]) -> None:
        """Ask for something that may be refused."""
        with suppress(Refusal):
            await command

    def command(self) -> str:
        """A command id that was not used yet."""
        self._commands += 1
        return f"command-{self._commands}"


async def a_short_evening() -> tuple[list[Step], list[str]]:
    """Two hands with a raise, a fold, a showdown and a queued top-up; the players and a spectator."""
    evening = Evening(7)
    live = await evening.begin(500, 500, 500)
    await evening.deal(live)
    await evening.ask(evening.room.top_up(evening.players[0], evening.table, 100, evening.command()))
    for kind, to in (("raise", 30), ("call", 0), ("fold", 0), *[("check", 0)] * 6):
        await evening.act(live, kind, to)
    await evening.deal(live)
    return evening.steps, evening.players[:4]


def known_to(player: str, hand: Hand | None) -> set[str]:
    """The board, what lies open or was shown, and the cards that a player holds."""
    if hand is None:
        return set()
    own = {card for dealt in hand.players if dealt.player == player for card in hand.hole(dealt.seat)}
    return own | _turned_up(hand.facts)


def _turned_up(facts: Sequence[object]) -> set[str]:
    open_cards = StreetDealt | CardsShown | UpCardsDealt | RabbitShown
    return {card for fact in facts if isinstance(fact, open_cards) for card in fact.cards}
