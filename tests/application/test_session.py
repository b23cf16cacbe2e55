"""Random evenings in a room of two processes: people come, play, time out and leave, and the laws hold throughout."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Any, TypeVar

import orjson
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from application.decks import Decks
from application.live_table import LiveTable
from application.step import Step
from domain.account import Account
from domain.fairness import cut_commitment
from domain.hand.events import HandStarted
from domain.refusals import Refusal
from tests.application.house import TERMS, VAULT, House
from tests.application.laws import Laws
from tests.application.ledger import Ledger
from tests.application.sight import cards_in, keeps_secrets, turned_up
from tests.domain.hand.random_hands import chosen
from tests.support.effort import examples
from tests.support.memory import SeededEntropy

Answer = TypeVar("Answer")
Command = Callable[[House, str], Awaitable[int]]
"""What someone asks of a room, with the command id it goes under."""

NAMES = ("Ann", "Bo", "Cy", "Dan", "Eve")
TABLES = (
    replace(TERMS, seats=5),
    replace(TERMS, seats=3, small_blind=10, ante=3, min_buy_in=20, max_buy_in=400, turn_seconds=5.0),
)
CHOICE = st.integers(0, 99)
ODD: tuple[Any, ...] = (0, -1, 10**13, 6.5, True, "5", None)
"""What is no amount, seat or turn."""


class Evening(RuleBasedStateMachine):
    """Each rule is something that happens; whatever is refused must leave no event behind."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.laws, self.ledger = Laws(), Ledger()
        self.read = self.appends = self.commands = 0
        self.heard: dict[tuple[int, str], list[Step]] = defaultdict(list)
        self.checked: dict[tuple[int, str], int] = {}
        self.latest: tuple[Command, str, int] | None = None

    @initialize(seed=st.integers(0, 2**16))
    def opened(self, seed: int) -> None:
        house = House(entropy=SeededEntropy(seed))
        self.houses = (house, house.again())
        self.journal, self.clock = house.journal, house.clock
        self.players = [self.run(house.enter(name)) for name in NAMES]
        self.tables = [self.run(house.room.open_table(rules, f"open-{rules.seats}")) for rules in TABLES]
        for place, each in enumerate(self.houses):
            for table in self.tables:
                self.run(each.room.watch(table, self.heard[place, table].append))
        for table, player in ((table, player) for table in self.tables for player in self.players[:3]):
            self.ask(0, self.sitting(player, table, self.players.index(player), 300))

    def run(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        return self.runner.run(work)

    def ask(self, process: int, command: Command) -> None:
        """One of the processes is asked; a refusal must have stored nothing."""
        self.commands += 1
        command_id, stored, behind = f"command-{self.commands}", len(self.journal.log), self.behind(process)
        try:
            answer = self.run(_awaited(command(self.houses[process], command_id)))
        except Refusal:
            assert len(self.journal.log) == stored
        else:
            # A process that lacks steps of another may count its own too low; nothing else is wrong with its answer.
            self.latest = None if behind else (command, command_id, answer)

    def behind(self, process: int) -> bool:
        """Whether a process has not heard yet of everything at its tables."""
        return any(live.lacks(self.latest_versions()) for live in self.houses[process].room.tables.loaded())

    def latest_versions(self) -> dict[str, int]:
        return {event.stream: event.version for event in self.journal.log}

    def live(self, process: int, table: str) -> LiveTable:
        """The table in a process that has heard of everything."""
        tables = self.houses[process].room.tables
        live = self.run(tables.open(table))
        self.run(tables.catch_up(live, self.latest_versions()))
        return live

    def sitting(self, player: str, table: str, seat: Any, buy_in: Any) -> Command:
        return lambda house, command_id: house.room.take_seat(player, table, seat, buy_in, command_id)

    # What people do

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, seat=st.integers(-1, 6), buy_in=st.integers(10, 1_100))
    def sits_down(self, process: int, who: int, where: int, seat: int, buy_in: int) -> None:
        self.ask(process, self.sitting(self.player(who), self.table(where), seat, buy_in))

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, what=st.integers(0, 3), amount=st.integers(1, 500))
    def comes_and_goes(self, process: int, who: int, where: int, what: int, amount: int) -> None:
        player, table = self.player(who), self.table(where)
        commands: tuple[Command, ...] = (
            lambda house, command_id: house.room.top_up(player, table, amount, command_id),
            lambda house, command_id: house.room.sit_out(player, table, command_id),
            lambda house, command_id: house.room.sit_in(player, table, command_id),
            lambda house, command_id: house.room.leave(player, table, command_id),
        )
        self.ask(process, commands[what])

    @rule(where=CHOICE, crowd=st.lists(st.tuples(CHOICE, st.integers(0, 5)), min_size=2, max_size=8))
    def all_speak_at_once(self, where: int, crowd: list[tuple[int, int]]) -> None:
        """To both processes, which have to agree on an order."""
        table = self.table(where)
        live = self.live(0, table)
        turn, hand = live.hand.turns if live.hand else 0, live.hand_id or "hand:none"
        answers = self.run(_together(self._speaking(table, hand, turn, who, what) for who, what in crowd))
        assert all(isinstance(answer, int | Refusal) for answer in answers)
        for process in (0, 1):
            self.live(process, table)
        self.latest = None

    def _speaking(self, table: str, hand: str, turn: int, who: int, what: int) -> Awaitable[int]:
        self.commands += 1
        player, house, command_id = self.player(who), self.houses[who // 10 % 2], f"command-{self.commands}"
        commands: tuple[Command, ...] = (
            self.sitting(player, table, who % 5, 300),
            self.acting(player, table, hand, turn, "fold", 0),
            self.acting(player, table, hand, turn, "call", 0),
            lambda house, command_id: house.room.leave(player, table, command_id),
            lambda house, command_id: house.room.top_up(player, table, 50, command_id),
            lambda house, command_id: _balance(house.room.claim_daily(player, command_id)),
        )
        return commands[what](house, command_id)

    @rule(process=st.integers(0, 1), where=CHOICE, choices=st.lists(CHOICE, min_size=4, max_size=30))
    def plays(self, process: int, where: int, choices: list[int]) -> None:
        """Some turns are taken as they come; between hands the next one is dealt first."""
        table = self.table(where)
        if self.live(process, table).table.hand is None:
            self.deals(process, where, open_cuts=bool(choices[0] % 2))
        for choice in choices:
            live = self.live(process, table)
            if live.hand is None or live.hand.turn is None or live.hand_id is None:
                return
            kind, to = chosen(live.hand.turn, live.hand.level, choice)
            player = live.table.seats[live.hand.turn.seat].player
            self.ask(process, self.acting(player, table, live.hand_id, live.hand.turn.turn, kind, to))

    def acting(self, player: str, table: str, hand: str, turn: Any, kind: str, to: Any) -> Command:
        return lambda house, command_id: house.room.act(player, table, hand, turn, kind, to, command_id)

    @rule(
        process=st.integers(0, 1),
        who=CHOICE,
        where=CHOICE,
        ahead=st.integers(-1, 1),
        kind=st.sampled_from(("fold", "check", "call", "bet", "raise", "cheat")),
        to=st.one_of(st.integers(-5, 1_200), st.sampled_from(ODD)),
    )
    def acts_at_random(self, process: int, who: int, where: int, ahead: int, kind: str, to: Any) -> None:
        """Whoever, whenever, whatever."""
        live = self.live(process, self.table(where))
        turn = live.hand.turns + ahead if live.hand else 1
        self.ask(process, self.acting(self.player(who), live.id, live.hand_id or "hand:none", turn, kind, to))

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, what=st.integers(0, 2), odd=st.sampled_from(ODD))
    def asks_for_nonsense(self, process: int, who: int, where: int, what: int, odd: Any) -> None:
        player, table = self.player(who), self.table(where)
        commands: tuple[Command, ...] = (
            self.sitting(player, table, 2, odd),
            self.sitting(player, table, -1 if odd == 0 else odd, 300),
            lambda house, command_id: house.room.top_up(player, table, odd, command_id),
        )
        stored = len(self.journal.log)
        self.ask(process, commands[what])
        assert len(self.journal.log) == stored

    # What the room does

    @rule(process=st.integers(0, 1), where=CHOICE, open_cuts=st.booleans())
    def deals(self, process: int, where: int, open_cuts: bool) -> None:
        """Cuts are sealed, fixed and opened, and the hand is dealt, as far as the table allows."""
        live = self.live(process, self.table(where))
        if live.table.deck is None:
            return
        hand, table = live.table.deck.hand, live.id
        cuts = {seat.player: (seat.seat, f"{seat.seat:02x}" * 16) for seat in live.table.seats.values()}
        for player, (seat, cut) in cuts.items():
            self.ask(process, self.sealing(player, table, hand, cut_commitment(hand, seat, cut)))
        self.ask(process, lambda house, command_id: house.room.fix_cuts(table, hand))
        for player, (_, cut) in cuts.items():
            if open_cuts:
                self.ask(1 - process, self.opening(player, table, hand, cut))
        self.ask(process, lambda house, command_id: house.room.open_hand(table, hand))

    def sealing(self, player: str, table: str, hand: str, commitment: str) -> Command:
        return lambda house, command_id: house.room.seal_cut(player, table, hand, commitment, command_id)

    def opening(self, player: str, table: str, hand: str, cut: str) -> Command:
        return lambda house, command_id: house.room.open_cut(player, table, hand, cut, command_id)

    @rule(process=st.integers(0, 1), where=CHOICE, seconds=st.sampled_from((0.0, 3.0, 30.0)))
    def time_passes(self, process: int, where: int, seconds: float) -> None:
        """The clock of a turn may run out; both processes say so."""
        live = self.live(process, self.table(where))
        self.clock.pass_(seconds)
        turn, hand, table = live.hand.turn if live.hand else None, live.hand_id, live.id
        if turn is None or hand is None:
            return
        number, due = turn.turn, self.clock.now() >= turn.deadline
        stored = len(self.journal.log)
        for each in (process, 1 - process):
            self.ask(each, lambda house, command_id: house.room.time_out(table, hand, number))
        assert (len(self.journal.log) > stored) == due

    @rule(who=CHOICE, days=st.integers(0, 1))
    def claims_daily_chips(self, who: int, days: int) -> None:
        self.clock.pass_(days * 86_400.0)
        player = self.player(who)
        self.ask(0, lambda house, command_id: _balance(house.room.claim_daily(player, command_id)))

    @precondition(lambda self: self.latest is not None)
    @rule(process=st.integers(0, 1))
    def the_latest_command_is_repeated(self, process: int) -> None:
        """In the same process or in the other one: the first answer, and nothing new."""
        assert self.latest is not None
        command, command_id, answer = self.latest
        stored = len(self.journal.log)
        assert self.run(_awaited(command(self.houses[process], command_id))) == answer
        assert len(self.journal.log) == stored

    @rule(process=st.integers(0, 1), where=CHOICE)
    def a_state_is_dropped(self, process: int, where: int) -> None:
        if live := self.houses[process].room.tables.held(self.table(where)):
            live.forget()

    # What must hold

    @invariant()
    def chips_are_conserved_and_the_laws_kept(self) -> None:
        ends = self.journal.ends
        for end in ends[self.appends + 1 :]:
            for recorded in self.journal.log[self.read : end]:
                self.laws.hear(recorded)
                self.ledger.hear(recorded)
            self.ledger.balance()
            self.read = end
        self.appends = len(ends) - 1

    @invariant()
    def steps_are_heard_in_order_and_tell_no_secrets(self) -> None:
        for key, steps in self.heard.items():
            done = self.checked.get(key, 0)
            for place in range(done, len(steps)):
                assert place == 0 or steps[place].seq == steps[place - 1].seq + 1
                keeps_secrets(steps[place], [None, *self.players])
            self.checked[key] = len(steps)

    @invariant()
    def a_table_read_again_is_the_same(self) -> None:
        for table in self.tables:
            live = self.live(self.read % 2, table)
            again = LiveTable(table, self.journal, self.decks)
            self.run(again.load())
            assert (again.table, again.hand, again.hand_id, again.seq) == (
                live.table,
                live.hand,
                live.hand_id,
                live.seq,
            )
            assert again.scene.fold == live.scene.fold
            assert again.versions == live.versions

    @property
    def decks(self) -> Decks:
        return Decks(SeededEntropy(0), VAULT)

    def player(self, choice: int) -> str:
        return self.players[choice % len(self.players)]

    def table(self, choice: int) -> str:
        return self.tables[choice % len(self.tables)]

    def teardown(self) -> None:
        try:
            if self.read:
                self.both_processes_have_heard_the_same()
                self.no_card_is_stored_in_clear()
        finally:
            self.runner.close()

    def both_processes_have_heard_the_same(self) -> None:
        for table in self.tables:
            for process in (0, 1):
                self.live(process, table)
            here, there = (self.heard[place, table] for place in (0, 1))
            assert [step.seq for step in here] == [step.seq for step in there]
            assert sorted(map(_place, here)) == sorted(map(_place, there))
            assert here[-1].scene == there[-1].scene

    def no_card_is_stored_in_clear(self) -> None:
        """Neither seed nor deck, nor a card that was not turned up."""
        for recorded in self.journal.log:
            if isinstance(recorded.event, HandStarted):
                facts = [event.event for event in self.journal.log if event.stream == recorded.stream]
                deck = self.decks.reopen(recorded.stream, recorded.event)
                seed = VAULT.open(recorded.event.sealed_deck, recorded.stream)
                stored = orjson.dumps(facts).decode()
                assert cards_in(facts) == turned_up(facts)
                assert not [text for text in (seed.hex(), "".join(deck.cards[:4])) if text in stored]


def _place(step: Step) -> tuple[int, ...]:
    return tuple(recorded.position for recorded in step.recorded)


async def _awaited(work: Awaitable[Answer]) -> Answer:
    return await work


async def _together(work: Iterable[Awaitable[int]]) -> list[int | BaseException]:
    return await asyncio.gather(*work, return_exceptions=True)


async def _balance(work: Awaitable[Account]) -> int:
    return (await work).balance


TestEvening = pytest.mark.timeout(900)(Evening.TestCase)
TestEvening.settings = examples(60, steps=40)
