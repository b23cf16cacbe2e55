"""Random evenings in a room of two processes, at tables of every kind: people come, play, time out, lose the
connection, show and leave, and the laws hold throughout."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterable
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
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand
from domain.hand.events import DrawStarted, HandStarted, RunoutsOffered, TurnStarted
from domain.refusals import Refusal
from domain.table import commands as wish
from domain.table.commands import OpenTable
from domain.variants import HORSE
from tests.application.games import played
from tests.application.house import VAULT, House, hand_of, said
from tests.application.laws import Laws
from tests.application.ledger import Ledger
from tests.application.sight import cards_in, keeps_secrets, turned_up
from tests.domain.hand.random_hands import answer
from tests.support.effort import examples
from tests.support.memory import SeededEntropy

Answer = TypeVar("Answer")
Command = Callable[[House, str], Awaitable[int]]
"""What someone asks of a room, with the command id it goes under."""

NAMES = ("Ann", "Bo", "Cy", "Dan", "Eve")
LOW = {"min_buy_in": 100, "max_buy_in": 400}
HOLDEM = played(
    "nlhe/1", seats=5, straddle="utg", restraddles=1, most_runouts=3, rabbit=True, bank_seconds=10.0, rake_per_mille=50
)
SHORT = played("nlsd/1", seats=4, most_runouts=2, turn_seconds=5.0, rabbit=True, **LOW)
TABLES = (
    HOLDEM,
    played("nlhe/1", seats=3, button="dead", buy_button=True, away_orbits=1, auto_muck=False, turn_seconds=5.0, **LOW),
    played("plo4/1", "plo8/1", "nlhe/1", bomb_vote=True, bomb_ante=20, most_runouts=2, rabbit=True, **LOW),
    played("plo5/1", "plodb/1", seats=5, bomb_every=2, bomb_ante=10, rotation="hands", rotation_hands=2),
    played(*HORSE, rotation="hands", rotation_hands=1, bank_seconds=5.0),
    played("td27/1", "badugi/1", "sd27/1", "razz/1", rotation="choice", bank_seconds=5.0, rake_per_mille=30),
    played("plo6/1", "flhe/1", "flo8/1", "stud8/1", "plhe/1", rotation="hands", rotation_hands=1, rabbit=True),
    SHORT,
)
"""Two of these stand in the room."""
KIND = st.integers(0, len(TABLES) - 1)
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

    @initialize(seed=st.integers(0, 2**16), kinds=st.tuples(KIND, KIND))
    def opened(self, seed: int, kinds: tuple[int, int]) -> None:
        house = House(entropy=SeededEntropy(seed))
        self.houses = (house, house.again())
        self.journal, self.clock = house.journal, house.clock
        self.players = [self.run(house.enter(name)) for name in NAMES]
        self.tables = [
            self.run(house.room.open_table(OpenTable(f"Table {place}", "room", "", 0, TABLES[kind]), f"open-{place}"))
            for place, kind in enumerate(kinds)
        ]
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
            # What added nothing is not remembered.
            self.latest = None if behind or len(self.journal.log) == stored else (command, command_id, answer)

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

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, what=st.integers(0, 5), amount=st.integers(1, 500))
    def comes_and_goes(self, process: int, who: int, where: int, what: int, amount: int) -> None:
        player, table = self.player(who), self.table(where)
        commands: tuple[Command, ...] = (
            lambda house, command_id: house.room.top_up(player, table, amount, command_id),
            lambda house, command_id: house.room.sit_out(player, table, command_id),
            lambda house, command_id: house.room.sit_in(player, table, command_id),
            lambda house, command_id: house.room.sit_in(player, table, command_id, post=True),
            lambda house, command_id: house.room.leave(player, table, command_id),
            lambda house, command_id: house.room.close_table(table, command_id) if amount > 495 else _nothing(),
        )
        self.ask(process, commands[what])

    @rule(process=st.integers(0, 1), where=CHOICE)
    def top_ups_are_served(self, process: int, where: int) -> None:
        live = self.live(process, self.table(where))
        for seat in list(live.table.seats.values()):
            if seat.queued and live.table.hand is None:
                self.ask(process, self.topping_up(seat.player, live.id, seat.queued))

    def topping_up(self, player: str, table: str, amount: int) -> Command:
        return lambda house, command_id: house.room.top_up(player, table, amount, command_id)

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, what=st.integers(0, 14), choice=CHOICE)
    def asks_the_table(self, process: int, who: int, where: int, what: int, choice: int) -> None:
        """Everything else that a seated player may ask for."""
        player, live = self.player(who), self.live(process, self.table(where))
        games = live.table.terms.games
        wishes: tuple[wish.TableCommand, ...] = (
            wish.ChooseEntry(player, "post"),
            wish.ChooseEntry(player, "wait"),
            wish.ChooseEntry(player, "button"),
            wish.ArmStraddle(player),
            wish.ArmStraddle(player, always=True),
            wish.DisarmStraddle(player),
            wish.VoteBombPot(player),
            wish.VoteBombPot(player, agrees=False),
            wish.ChooseGame(player, games[choice % len(games)].ruleset, self.clock.now()),
            wish.Disconnect(player, self.clock.now()),
            wish.Reconnect(player),
            wish.SitOut(player, at_big_blind=True),
            wish.ChangeSeat(player, choice % live.table.terms.seats),
            wish.SetAutoTopUp(player, 300 * (choice % 2)),
            wish.DropTopUp(player, "not_enough_chips"),
        )
        self.ask(process, self.requesting(player, live.id, wishes[what]))

    @rule(process=st.integers(0, 1), where=CHOICE, what=st.integers(0, 2), choice=CHOICE)
    def all_agree(self, process: int, where: int, what: int, choice: int) -> None:
        """Everyone straddles, votes for a bomb pot, or has the chooser's turn."""
        live = self.live(process, self.table(where))
        games = live.table.terms.games
        for seat in list(live.table.seats.values()):
            wishes: tuple[wish.TableCommand, ...] = (
                wish.ArmStraddle(seat.player, always=bool(choice % 2)),
                wish.VoteBombPot(seat.player),
                wish.ChooseGame(seat.player, games[choice % len(games)].ruleset, self.clock.now()),
            )
            self.ask(process, self.requesting(seat.player, live.id, wishes[what]))

    def requesting(self, player: str, table: str, command: wish.TableCommand) -> Command:
        return lambda house, command_id: house.room.request(player, table, command, command_id)

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE, cards=st.integers(0, 127))
    def shows_cards(self, process: int, who: int, where: int, cards: int) -> None:
        """Some of one's own when the hand is over, which is a late step; before that it is refused."""
        live, player = self.live(process, self.table(where)), self.player(who)
        own = next((dealt for dealt in live.hand.players if dealt.player == player), None) if live.hand else None
        if live.hand is None or live.hand_id is None or own is None:
            return
        table, hand = live.id, live.hand_id
        shown = [card for place, card in enumerate(live.hand.cards(own.numbers)) if cards >> place & 1]
        self.ask(process, lambda house, command_id: house.room.show_cards(player, table, hand, shown, command_id))

    @rule(process=st.integers(0, 1), who=CHOICE, where=CHOICE)
    def asks_for_the_rabbit(self, process: int, who: int, where: int) -> None:
        live, player = self.live(process, self.table(where)), self.player(who)
        table, hand = live.id, live.hand_id or "hand:none"
        self.ask(process, lambda house, command_id: house.room.show_rabbit(player, table, hand, command_id))

    @rule(process=st.integers(0, 1), where=CHOICE)
    def a_hand_is_voided(self, process: int, where: int) -> None:
        live = self.live(process, self.table(where))
        table, hand = live.id, live.hand_id or "hand:none"
        self.ask(process, lambda house, command_id: house.room.void_hand(table, hand, "by order", command_id))

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
            self.ask(process, self.answering(live, answer(live.hand, min(choice, 97), self.clock.now())))

    def answering(self, live: LiveTable, command: HandCommand) -> Command:
        """What whoever is asked says."""
        assert isinstance(command, Act | Draw | ChooseRunouts)
        player = live.table.seats[command.seat].player
        return lambda house, command_id: said(house.room, live, player, command, command_id)

    @rule(
        process=st.integers(0, 1),
        who=CHOICE,
        where=CHOICE,
        cards=st.integers(0, 31),
        count=st.one_of(st.integers(0, 4), st.sampled_from(ODD)),
    )
    def draws_or_runs_out_of_turn(self, process: int, who: int, where: int, cards: int, count: Any) -> None:
        """Whoever, whenever: mostly nobody asked."""
        live, player = self.live(process, self.table(where)), self.player(who)
        table, hand, turn = live.id, live.hand_id or "hand:none", live.hand.turns if live.hand else 1
        own = next((dealt for dealt in live.hand.players if dealt.player == player), None) if live.hand else None
        held = live.hand.cards(own.numbers) if live.hand and own else ("As", "Kd", "2c")
        given_up = [card for place, card in enumerate(held) if cards >> place & 1]
        self.ask(process, lambda house, command_id: house.room.draw(player, table, hand, turn, given_up, command_id))
        self.ask(process, lambda house, command_id: house.room.choose_runouts(player, table, hand, count, command_id))

    def acting(self, player: str, table: str, hand: str, turn: Any, kind: str, to: Any) -> Command:
        return lambda house, command_id: house.room.act(player, table, hand, turn, kind, to, command_id)

    @rule(
        process=st.integers(0, 1),
        who=CHOICE,
        where=CHOICE,
        ahead=st.integers(-1, 1),
        kind=st.sampled_from(("fold", "check", "call", "bet", "raise", "complete", "bring_in", "cheat")),
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

    @rule(process=st.integers(0, 1), where=CHOICE, seconds=st.sampled_from((0.0, 3.0, 12.0, 60.0)))
    def time_passes(self, process: int, where: int, seconds: float) -> None:
        """The clock of a turn may run out; both processes say so."""
        live = self.live(process, self.table(where))
        self.clock.pass_(seconds)
        turn, hand, table = live.hand.turn if live.hand else None, live.hand_id, live.id
        if turn is None or hand is None:
            return
        number = 0 if isinstance(turn, RunoutsOffered) else turn.turn
        due = self.clock.now() >= due_at(live)
        stored = len(self.journal.log)
        for each in (process, 1 - process):
            self.ask(each, lambda house, command_id: house.room.time_out(table, hand, number))
        assert (len(self.journal.log) > stored) == due
        if due and not isinstance(turn, RunoutsOffered):
            self.misses(process, table, hand, turn)

    def misses(self, process: int, table: str, hand: str, turn: TurnStarted | DrawStarted) -> None:
        """A time-out counts as the dealer counts it, unless the time bank began to run."""
        live = self.live(process, table)
        seat = live.table.seats.get(turn.seat)
        if seat is not None and live.hand is not None and live.hand.turn != turn:
            self.ask(process, self.requesting(seat.player, table, wish.MissTurn(seat.player, hand, turn.turn)))

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
                assert not [text for text in (seed.hex(), "".join(deck.cards.cards[:4])) if text in stored]


def due_at(live: LiveTable) -> float:
    """When the clock of what is open, or the time bank on which it runs, is over."""
    hand = hand_of(live)
    assert hand.turn is not None
    if hand.bank_since is None or isinstance(hand.turn, RunoutsOffered):
        return hand.turn.deadline
    return hand.bank_since + hand.at(hand.turn.seat).bank


async def _nothing() -> int:
    return 0


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
