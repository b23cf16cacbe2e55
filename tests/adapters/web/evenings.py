"""Evenings at one table, for the tests of its frames: people come, cut, play, top up, rest and leave."""

from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from random import Random

from application.live_table import LiveTable
from application.step import Step
from domain.fairness import cut_commitment
from domain.refusals import Refusal
from tests.application.house import RULES, House, turn_of
from tests.domain.hand.random_hands import chosen
from tests.support.memory import SeededEntropy

NAMES = ("Ann", "Bob", "Cid", "Dee", "Eve")
RULES_OF_THE_EVENING = replace(RULES, seats=4, min_buy_in=20)


class Evening:
    """What a seed makes of two hours: the `steps` of the table and the `players`, of whom not all have a seat."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._house = House(entropy=SeededEntropy(seed))
        self.steps: list[Step] = []
        self.players: list[str] = []

    async def pass_(self, hands: int) -> "Evening":
        """Let so many hands be played."""
        self._table = await self._house.table(rules=RULES_OF_THE_EVENING)
        live = await self._house.room.watch(self._table, self.steps.append)
        self.players = [await self._house.enter(name) for name in NAMES]
        for player in self.players[:3]:
            await self._sit(player)
        for _ in range(hands):
            await self._prepare(live)
            while live.table.hand is not None:
                await self._someone_moves()
                choice = self._chance.randrange(100)
                assert live.hand is not None
                await self._house.act(self._table, *chosen(turn_of(live), live.hand.level, choice))
        return self

    async def _prepare(self, live: LiveTable) -> None:
        """Deal the next hand once two can play; most of them cut its deck."""
        while len(live.table.ready) < 2:
            await self._someone_moves()
        assert live.table.deck is not None
        hand = live.table.deck.hand
        cutting = [seat for seat in live.table.seats.values() if self._chance.random() < 0.7]
        cut = "ab" * 16
        for seat in cutting:
            sealed = cut_commitment(hand, seat.seat, cut)
            await self._ask(self._house.room.seal_cut(seat.player, self._table, hand, sealed, self._house.command()))
        await self._ask(self._house.room.fix_cuts(self._table, hand))
        for seat in cutting:
            await self._ask(self._house.room.open_cut(seat.player, self._table, hand, cut, self._house.command()))
        await self._house.deal(self._table)

    async def _someone_moves(self) -> None:
        """Often nobody does, and what is refused is left alone."""
        room, player, command = self._house.room, self._chance.choice(self.players), self._house.command()
        match self._chance.randrange(24):
            case 0 | 1:
                await self._sit(player)
            case 2:
                await self._ask(room.leave(player, self._table, command))
            case 3:
                await self._ask(room.sit_out(player, self._table, command))
            case 4:
                await self._ask(room.sit_in(player, self._table, command))
            case 5 | 6:
                await self._ask(room.top_up(player, self._table, self._chance.randrange(1, 300), command))

    async def _sit(self, player: str) -> None:
        seat, buy_in = self._chance.randrange(4), self._chance.choice((20, 200, 900))
        await self._ask(self._house.room.take_seat(player, self._table, seat, buy_in, self._house.command()))

    async def _ask(self, command: Awaitable[int]) -> None:
        with suppress(Refusal):
            await command


async def a_short_evening() -> tuple[list[Step], list[str]]:
    """Two hands with a raise, a fold, a showdown and a queued top-up; the players and a spectator."""
    house = House()
    table = await house.table("Ann", "Bob", "Cid")
    players = [await house.enter(name) for name in ("Ann", "Bob", "Cid", "Dee")]
    steps: list[Step] = []
    await house.room.watch(table, steps.append)
    await house.deal(table)
    await house.room.top_up(players[0], table, 100, house.command())
    await house.act(table, "raise", 30)
    await house.act(table, "call")
    await house.act(table, "fold")
    for _ in range(6):
        await house.act(table, "check")
    await house.deal(table)
    return steps, players
