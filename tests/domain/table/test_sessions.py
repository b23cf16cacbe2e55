"""Whole sessions at one table: whatever its guests do, chips are conserved, button and blinds are lawful, debts are
paid once, a replay gives the live state, and a repeated command is harmless."""

from dataclasses import replace
from functools import reduce
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.event import Event
from domain.refusals import Refusal
from domain.table import Table, decide, evolve
from domain.table import commands as ask
from domain.table.events import ChipsAdded, HandClosed, HandOpened, SeatLeft, SeatTaken
from domain.template.terms import Game, Terms
from tests.domain.table.lawful import Law
from tests.domain.table.tables import NLHE, NOW, TERMS, opened
from tests.support.effort import examples

STUD = Game("stud/1", small_bet=10, big_bet=20, bring_in=3, ante=1)
POT_LIMIT = Game("plo4/1", 5, 10, ante=10, ante_kind="big_blind")
GAMES = st.sampled_from([(NLHE,), (NLHE, POT_LIMIT), (NLHE, STUD)])
OPTIONS = st.fixed_dictionaries(
    {
        "button": st.sampled_from(["forward", "dead"]),
        "buy_button": st.booleans(),
        "straddle": st.sampled_from(["utg", "none", "button"]),
        "restraddles": st.integers(0, 2),
        "rotation": st.sampled_from(["orbit", "hands", "choice"]),
        "away_orbits": st.sampled_from([0, 2]),
    }
)
BOMBS = st.sampled_from([{}, {"bomb_every": 4, "bomb_ante": 20}, {"bomb_vote": True, "bomb_ante": 20}])
SEATS = st.integers(0, 8)
ENTRIES = st.sampled_from(["post", "button", "wait"])
NEVER_TWICE = (ChipsAdded, HandClosed, HandOpened, SeatLeft, SeatTaken)


class Session(RuleBasedStateMachine):
    """People come and go around eight or nine seats; `place` picks one of those who sit."""

    @initialize(games=GAMES, options=OPTIONS, bombs=BOMBS, first=SEATS, count=st.integers(2, 7))
    def begin(
        self, games: tuple[Game, ...], options: dict[str, Any], bombs: dict[str, Any], first: int, count: int
    ) -> None:
        seats = 8 if STUD in games else 9
        self.terms: Terms = replace(TERMS, games=games, seats=seats, rotation_hands=3, **options, **bombs)
        self.facts: list[Event] = [opened(self.terms, "import", first)]
        self.table = evolve(Table(), self.facts[0])
        self.law = Law(self.terms)
        self.now = NOW
        self.people = 0
        for seat in range(count):
            self.sit(seat, 700, post=False)

    def tell(self, command: ask.TableCommand) -> list[Event]:
        """The command, if it is allowed; then the same again, which must not move a chip or a hand."""
        try:
            facts = decide(self.table, command)
        except Refusal:
            return []
        for fact in facts:
            self.table = evolve(self.table, fact)
            self.law.see(fact)
        self.facts += facts
        if not isinstance(command, ask.TopUp):
            self._again(command)
        return facts

    def _again(self, command: ask.TableCommand) -> None:
        try:
            again = decide(self.table, command)
        except Refusal:
            return
        assert not [fact for fact in again if isinstance(fact, NEVER_TWICE)]

    def someone(self, place: int) -> str:
        seats = sorted(self.table.seats)
        return self.table.seats[seats[place % len(seats)]].player if seats else "account:nobody"

    @rule(seat=SEATS, buy_in=st.sampled_from([400, 700, 1_000]), post=st.booleans())
    def sit(self, seat: int, buy_in: int, post: bool) -> None:
        self.people += 1
        self.tell(ask.TakeSeat(seat, f"account:{self.people}", "", False, buy_in, self.now, post))

    @rule(place=SEATS)
    def leave(self, place: int) -> None:
        self.tell(ask.Leave(self.someone(place), self.now))

    @rule(place=SEATS, to=SEATS)
    def change_seat(self, place: int, to: int) -> None:
        self.tell(ask.ChangeSeat(self.someone(place), to))

    @rule(place=SEATS, at_big_blind=st.booleans())
    def sit_out(self, place: int, at_big_blind: bool) -> None:
        self.tell(ask.SitOut(self.someone(place), at_big_blind))

    @rule(place=SEATS, hands=st.integers(1, 5), entry=ENTRIES)
    def miss_blinds(self, place: int, hands: int, entry: str) -> None:
        """Out for some hands, and back."""
        player = self.someone(place)
        self.tell(ask.SitOut(player))
        self.play(hands)
        self.tell(ask.SitIn(player))
        self.tell(ask.ChooseEntry(player, entry))
        self.play(1)

    @rule(entry=ENTRIES)
    def everyone_is_back(self, entry: str) -> None:
        for seat in list(self.table.seats.values()):
            self.tell(ask.SitIn(seat.player))
            self.tell(ask.ChooseEntry(seat.player, entry))

    @rule(place=SEATS, always=st.booleans())
    def arm_straddle(self, place: int, always: bool) -> None:
        self.tell(ask.ArmStraddle(self.someone(place), always))

    @rule(always=st.booleans())
    def everyone_straddles(self, always: bool) -> None:
        for seat in list(self.table.seats.values()):
            self.tell(ask.ArmStraddle(seat.player, always))

    @rule(place=SEATS)
    def disarm_straddle(self, place: int) -> None:
        self.tell(ask.DisarmStraddle(self.someone(place)))

    @rule(agrees=st.booleans())
    def vote_for_a_bomb_pot(self, agrees: bool) -> None:
        for seat in list(self.table.seats.values()):
            self.tell(ask.VoteBombPot(seat.player, agrees))

    @rule(place=SEATS, offline=st.booleans())
    def miss_a_turn(self, place: int, offline: bool) -> None:
        player = self.someone(place)
        if offline:
            self.tell(ask.Disconnect(player, self.now))
        self.tell(ask.MissTurn(player, self.table.hand or "", 1))
        self.tell(ask.Reconnect(player))

    @rule(place=SEATS, amount=st.sampled_from([1, 400, 900]))
    def top_up(self, place: int, amount: int) -> None:
        self.tell(ask.TopUp(self.someone(place), amount))

    @rule(place=SEATS, to=st.sampled_from([0, 400, 1_000]))
    def set_auto_top_up(self, place: int, to: int) -> None:
        self.tell(ask.SetAutoTopUp(self.someone(place), to))

    @rule()
    def serve_top_ups(self) -> None:
        for seat in list(self.table.seats.values()):
            if seat.queued and not self.table.playing(seat.seat):
                self.tell(ask.TopUp(seat.player, seat.queued))

    @rule(place=st.integers(0, 2))
    def choose_game(self, place: int) -> None:
        at = self.table.program.choosing
        if at is not None and at in self.table.seats:
            game = self.terms.games[place % len(self.terms.games)]
            self.tell(ask.ChooseGame(self.table.seats[at].player, game.ruleset, self.now))

    @rule()
    def open_hand(self) -> None:
        """Where two mean to play a hand is dealt: debts stop nobody."""
        fits = self.table.hand is None and len(self.table.ready) >= 2
        facts = self.tell(ask.OpenHand(f"hand:{self.table.number + 1}", self.now))
        assert bool(facts) == fits

    @precondition(lambda self: self.table.hand is not None)
    @rule(data=st.data(), rake=st.integers(0, 10))
    def close_hand(self, data: st.DataObject, rake: int) -> None:
        """Everyone puts some in, and one of them takes it all."""
        stacks = [self.table.seats[seat].stack for seat in self.table.dealt]
        put_in = [data.draw(st.sampled_from([0, stack // 3, stack])) for stack in stacks]
        after = [stack - paid for stack, paid in zip(stacks, put_in, strict=True)]
        taken = min(rake, sum(put_in))
        after[data.draw(st.integers(0, len(stacks) - 1))] += sum(put_in) - taken
        self._close(after, taken, tuple(float(data.draw(st.integers(0, 40))) for _ in stacks))

    @rule(hands=st.integers(1, 6))
    def play(self, hands: int) -> None:
        """A few hands in which nothing much happens."""
        for _ in range(hands):
            self.open_hand()
            if self.table.hand is not None:
                self._close([self.table.seats[seat].stack for seat in self.table.dealt])

    def _close(self, stacks: list[int], rake: int = 0, used: tuple[float, ...] = ()) -> None:
        assert self.table.hand is not None
        close = ask.CloseHand(self.table.hand, self.table.dealt, tuple(stacks), 5, self.now, rake, used)
        assert self.tell(close)

    @precondition(lambda self: self.table.hand is not None)
    @rule()
    def void_hand(self) -> None:
        assert self.table.hand is not None
        seats = self.table.dealt
        assert self.tell(ask.CloseVoidedHand(self.table.hand, seats, (0,) * len(seats), 5, self.now))

    @invariant()
    def replay_gives_the_live_state(self) -> None:
        if hasattr(self, "table"):
            assert reduce(evolve, self.facts, Table()) == self.table


TestSession = Session.TestCase
TestSession.settings = examples(60, steps=40)
