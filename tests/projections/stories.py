"""Tables played by the domain's own decisions, and the log that this writes: what read models are tested on."""

from collections.abc import Sequence
from dataclasses import fields
from functools import reduce
from random import Random
from typing import Any

from domain import hand as hands
from domain import table as tables
from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned
from domain.event import Event, Recorded, kind_of
from domain.hand import Hand, undealt
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
from domain.hand.events import DrawStarted, HandSettled, HandVoided, RunoutsOffered, TurnStarted
from domain.table import Table
from domain.table import commands as ask
from domain.table.events import HandOpened, SeatLeft
from domain.template.options import allows_bomb, allows_runouts
from domain.template.terms import Game, Terms
from domain.variants import RULESETS
from tests.domain.hand.random_decks import committed
from tests.domain.hand.random_hands import LATE, answer

START = 1_700_000_000.0
ROOT = "ab" * 32
NLHE = Game("nlhe/1", 5, 10)
_DECIDED = {field.name for field in fields(HandOpened)} & {field.name for field in fields(StartHand)}


def game_of(ruleset: str) -> Game:
    """A game of any ruleset at stakes of 5 and 10 chips."""
    rules = RULESETS[ruleset]
    if rules.variant.stud:
        return Game(ruleset, small_bet=10, big_bet=20, bring_in=3, ante=2)
    if rules.betting == "fixed_limit":
        return Game(ruleset, small_bet=10)
    return Game(ruleset, big_blind=10, ante=10) if ruleset == "nlsd/1" else Game(ruleset, 5, 10)


class Story:
    """One table and its log. Every step takes a second; `deck` is the present hand's, in the order of dealing. The
    table plays no-limit hold'em unless `games` are given; `terms` are further fields of `Terms`."""

    def __init__(
        self,
        random: Random | None = None,
        seats: int = 6,
        name: str = "a",
        origin: str = "room",
        ante: int = 0,
        games: Sequence[Game] = (),
        **terms: Any,
    ) -> None:
        self.random = random or Random(1)
        self.log: list[Recorded] = []
        self.versions: dict[str, int] = {}
        self.now = START
        self.id = f"table:{name}"
        self.name = name
        self.table = Table()
        self.hand: Hand | None = None
        self.hand_id = ""
        self.deck: tuple[str, ...] = ()
        self.decks: dict[str, tuple[str, ...]] = {}
        played = tuple(games) or (Game("nlhe/1", 5, 10, ante=ante),)
        pinned = Terms("House game", played, seats, 200 if games else 100, 2_000, **terms)
        self.ask(ask.OpenTable(f"Table {name}", origin, "", 0, pinned))

    def tell(self, stream: str, *events: Event) -> None:
        """Write facts of one command to the log."""
        command = f"command-{len(self.log)}"
        for event in events:
            self.versions[stream] = self.versions.get(stream, 0) + 1
            position = len(self.log) + 1
            self.log.append(Recorded(stream, self.versions[stream], event, self.now, command, position))

    def ask(self, command: ask.TableCommand) -> Sequence[Event]:
        """Let the table decide, and the accounts of those who leave follow."""
        self.now += 1
        facts = tables.decide(self.table, command)
        self.table = reduce(tables.evolve, facts, self.table)
        self.tell(self.id, *facts)
        for fact in facts:
            if isinstance(fact, SeatLeft) and fact.stack:
                self.tell(fact.player, ChipsReturned(fact.stack, self.id))
        return facts

    def player(self, seat: int) -> str:
        """The account that plays on a seat of this table."""
        return f"account:{self.name}{seat}"

    def sit(self, seat: int, buy_in: int = 1_000, house: bool = False) -> None:
        """Open an account, unless there is one, and take a seat with chips from it, at once in the game."""
        player = self.player(seat)
        if player not in self.versions:
            self.tell(player, AccountOpened(f"Player {seat}", "development"))
        self.tell(player, ChipsGranted(5_000, "welcome", "2023-11-14"))
        self.tell(player, ChipsEscrowed(buy_in, self.id))
        self.ask(ask.TakeSeat(seat, player, f"Player {seat}", house, buy_in, self.now, post=True))

    def top_up(self, seat: int, amount: int) -> None:
        """Add chips from the account between hands."""
        player = self.table.seats[seat].player
        self.tell(player, ChipsEscrowed(amount, self.id))
        self.ask(ask.TopUp(player, amount))

    def leave(self, seat: int) -> None:
        """Stand up, at once or after the hand."""
        self.ask(ask.Leave(self.table.seats[seat].player, self.now))

    def deal(self, cards: Sequence[str] = ()) -> None:
        """Commit, cut and deal the next hand from a shuffled deck, or from `cards` as far as they go."""
        self.hand_id = f"hand:{self.name}{self.table.number + 1}"
        if self.table.deck is None:
            self.ask(ask.CommitDeck(self.hand_id, ROOT, "sealed-seed"))
        self.fix_cuts()
        self.deck = self.decks[self.hand_id] = self._shuffled(cards)
        opened = self.ask(ask.OpenHand(self.hand_id, self.now))
        self.hand = undealt(committed(self.random.randrange(2**32), self.deck))
        self._decide(self._start(next(fact for fact in opened if isinstance(fact, HandOpened))))

    def fix_cuts(self) -> None:
        """Close the list of cuts if that has not happened."""
        if self.table.deck is not None and not self.table.deck.fixed:
            self.ask(ask.FixCuts(self.now + 1))

    def _shuffled(self, cards: Sequence[str]) -> tuple[str, ...]:
        rest = [card for card in self.table.cards if card not in cards]
        self.random.shuffle(rest)
        return (*cards, *rest)

    def _start(self, opened: HandOpened) -> StartHand:
        assert self.hand is not None
        decided = {name: getattr(opened, name) for name in _DECIDED}
        return StartHand(
            **decided,
            table=self.id,
            players=tuple(self.table.seats[seat].player for seat in opened.seats),
            names=tuple(self.table.seats[seat].name for seat in opened.seats),
            small_blind=self.table.game.small_blind,
            deck="committed",
            root=ROOT,
            cut_seats=(),
            cut_commitments=(),
            cuts=(),
            sealed_deck="sealed-deck",
            cards=self.hand.deck,
            now=self.now,
        )

    def _decide(self, command: HandCommand) -> None:
        assert self.hand is not None
        over = self.hand.over
        facts = hands.decide(self.hand, command)
        self.hand = reduce(hands.evolve, facts, self.hand)
        self.deck = self.decks[self.hand_id] = self.hand.deck.cards
        self.tell(self.hand_id, *facts)
        if not over:
            self._close(facts[-1])

    def _close(self, last: Event) -> None:
        match last:
            case HandSettled(seats=seats, stacks=stacks, rake=rake):
                self.ask(ask.CloseHand(self.hand_id, seats, stacks, 1, self.now, rake))
            case HandVoided(seats=seats, refunds=refunds):
                self.ask(ask.CloseVoidedHand(self.hand_id, seats, refunds, 1, self.now))

    @property
    def seen(self) -> list[Recorded]:
        """The log without the accounts: what a table's view is folded from."""
        return [recorded for recorded in self.log if kind_of(recorded.stream) != "account"]

    @property
    def over(self) -> bool:
        """Whether no hand is being played."""
        return self.table.hand is None

    @property
    def open(self) -> TurnStarted | DrawStarted | RunoutsOffered:
        """What the hand waits for; there must be something."""
        assert self.hand is not None
        assert self.hand.turn is not None
        return self.hand.turn

    def act(self, kind: str, to: int = 0) -> None:
        """Take the present turn."""
        turn = self.open
        assert isinstance(turn, TurnStarted)
        self.command(Act(turn.turn, turn.seat, kind, to, self.now + 1))

    def draw(self, count: int) -> None:
        """Give up the first so many cards in the present draw."""
        turn = self.open
        assert isinstance(turn, DrawStarted)
        assert self.hand is not None
        self.command(Draw(turn.turn, turn.seat, self.hand.at(turn.seat).numbers[:count], self.now + 1))

    def choose_runouts(self, seat: int, count: int) -> None:
        """Say how often at most a seat would run it."""
        self.command(ChooseRunouts(seat, count, self.now + 1))

    def void(self, reason: str = "The deck was short.") -> None:
        """Call the hand off."""
        self.command(VoidHand(reason))

    def show(self, seat: int, *places: int) -> None:
        """Show the cards at these places of a seat's hand, after it."""
        assert self.hand is not None
        numbers = self.hand.at(seat).numbers
        self.command(ShowCards(seat, tuple(numbers[place] for place in places)))

    def show_rabbit(self) -> None:
        """Turn up what would have come, after the hand."""
        self.command(ShowRabbit())

    def time_out(self) -> None:
        """The clock of whatever is open runs out, or the time bank that the seat lives on."""
        turn = self.open
        assert self.hand is not None
        since = self.hand.bank_since
        number, ends = (0, turn.deadline) if isinstance(turn, RunoutsOffered) else (turn.turn, turn.deadline)
        if since is not None and not isinstance(turn, RunoutsOffered):
            ends = since + self.hand.at(turn.seat).bank
        self.now = max(self.now, ends)
        self.command(TimeOut(number, self.now + 1))

    def command(self, command: HandCommand) -> None:
        """Give the hand a command, a second after the last one."""
        self.now += 1
        self._decide(command)

    def act_somehow(self) -> None:
        """Answer what is open at random, with large raises now and then, and sometimes too late."""
        assert self.hand is not None
        choice = self.random.randrange(100)
        if choice < LATE:
            self.command(answer(self.hand, choice, self.now + 1))
        else:
            self.time_out()

    def play_hand(self, cards: Sequence[str] = ()) -> None:
        """Deal a hand and play it to its end at random."""
        self.deal(cards)
        while not self.over:
            self.act_somehow()

    def evening(self, hand_count: int, mishaps: bool = False) -> "Story":
        """Fill the table and play so many hands, with people coming and going in between; with `mishaps` they change
        seats too, some hands are voided, and cards are shown after others."""
        for _ in range(hand_count):
            for seat in range(self.table.terms.seats):
                self._come_or_go(seat)
            if mishaps:
                self._change_seats()
                self._play_somehow()
            else:
                self.play_hand()
        return self

    def _come_or_go(self, seat: int) -> None:
        held = self.table.seats.get(seat)
        if held is None:
            self.sit_again(seat)
        elif held.out:
            self.leave(seat)
            self.sit_again(seat)
        elif self.random.random() < 0.1 and held.stack < 1_500:
            self.top_up(seat, 200)

    def sit_again(self, seat: int) -> None:
        """Whose seat it is takes it, unless they sit on another."""
        if self.table.seat_of(self.player(seat)) is None:
            least, leaver = self.table.terms.min_buy_in, self.table.leavers.get(self.player(seat))
            self.sit(seat, max(least, leaver.stack) if leaver else self.random.choice([least, 300, 1_000]))

    def _change_seats(self) -> None:
        """Somebody leaves, and somebody takes that seat."""
        goes, moves = self.random.sample(sorted(self.table.seats), 2)
        if self.random.random() < 0.5 and len(self.table.ready) > 3:
            self.leave(goes)
            self.ask(ask.ChangeSeat(self.table.seats[moves].player, goes))

    def _play_somehow(self) -> None:
        self.deal()
        while not self.over:
            if self.random.random() < 0.03:
                self.void()
            else:
                self.act_somehow()
        assert self.hand is not None
        for player in self.hand.players:
            hidden = {*player.numbers} - {*player.shown, *player.up_numbers}
            if hidden and self.random.random() < 0.2:
                self.command(ShowCards(player.seat, (min(hidden),)))


def story_of(ruleset: str, random: Random, seats: int = 6, name: str = "a") -> Story:
    """A table of one game that takes rake and has bomb pots and run-outs where the game knows them."""
    game = game_of(ruleset)
    bombs: dict[str, Any] = {"bomb_every": 3, "bomb_ante": 20} if allows_bomb(game) else {}
    most_runouts = 2 if allows_runouts(game) and RULESETS[ruleset].variant.boards == 1 else 1
    return Story(random, seats, name, games=(game,), rake_per_mille=50, most_runouts=most_runouts, **bombs)


def together(*stories: Story) -> list[Recorded]:
    """The logs of several tables as one, in the order of time."""
    log = sorted((recorded for story in stories for recorded in story.log), key=lambda recorded: recorded.at)
    return [
        Recorded(each.stream, each.version, each.event, each.at, each.command_id, position)
        for position, each in enumerate(log, 1)
    ]
