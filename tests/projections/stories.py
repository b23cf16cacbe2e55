"""Tables played by the domain's own decisions, and the log that this writes: what read models are tested on."""

from collections.abc import Sequence
from functools import reduce
from random import Random

from domain import hand as hands
from domain import table as tables
from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted, ChipsReturned
from domain.event import Event, Recorded, kind_of
from domain.hand import Hand, undealt
from domain.hand.commands import Act, HandCommand, StartHand
from domain.hand.engine import CARDS
from domain.hand.events import HandSettled
from domain.table import Table, TableRules
from domain.table.commands import CloseHand, CommitDeck, FixCuts, Leave, OpenHand, OpenTable, TakeSeat, TopUp
from domain.table.events import HandOpened, SeatLeft

START = 1_700_000_000.0
ROOT = "ab" * 32


class Story:
    """One table and its log. Every step takes a second; `deck` is the present hand's, in the order of dealing."""

    def __init__(
        self, random: Random | None = None, seats: int = 6, name: str = "a", origin: str = "room", ante: int = 0
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
        rules = TableRules(f"Table {name}", "nlhe/1", seats, 5, 10, 100, 2_000, ante=ante)
        self.ask(OpenTable(rules, origin))

    def tell(self, stream: str, *events: Event) -> None:
        """Write facts of one command to the log."""
        command = f"command-{len(self.log)}"
        for event in events:
            self.versions[stream] = self.versions.get(stream, 0) + 1
            position = len(self.log) + 1
            self.log.append(Recorded(stream, self.versions[stream], event, self.now, command, position))

    def ask(self, command: tables.commands.TableCommand) -> Sequence[Event]:
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
        """Open an account and take a seat with chips from it."""
        player = self.player(seat)
        self.tell(player, AccountOpened(f"Player {seat}", "development"), ChipsGranted(5_000, "welcome", "2023-11-14"))
        self.tell(player, ChipsEscrowed(buy_in, self.id))
        self.ask(TakeSeat(seat, player, f"Player {seat}", house, buy_in))

    def top_up(self, seat: int, amount: int) -> None:
        """Add chips from the account between hands."""
        self.tell(self.player(seat), ChipsEscrowed(amount, self.id))
        self.ask(TopUp(self.player(seat), amount))

    def leave(self, seat: int) -> None:
        """Stand up, at once or after the hand."""
        self.ask(Leave(self.player(seat)))

    def deal(self, cards: Sequence[str] = ()) -> None:
        """Commit, cut and deal the next hand from a shuffled deck, or from `cards` as far as they go."""
        self.hand_id = f"hand:{self.name}{self.table.number + 1}"
        if self.table.deck is None:
            self.ask(CommitDeck(self.hand_id, ROOT, "sealed-seed"))
        self.fix_cuts()
        self.deck = self.decks[self.hand_id] = self._shuffled(cards)
        opened = self.ask(OpenHand(self.hand_id, self.now))
        self.hand = undealt(self.deck)
        self._decide(self._start(next(fact for fact in opened if isinstance(fact, HandOpened))))

    def fix_cuts(self) -> None:
        """Close the list of cuts if that has not happened."""
        if self.table.deck is not None and not self.table.deck.fixed:
            self.ask(FixCuts(self.now + 1))

    def _shuffled(self, cards: Sequence[str]) -> tuple[str, ...]:
        rest = [card for card in CARDS if card not in cards]
        self.random.shuffle(rest)
        return (*cards, *rest)

    def _start(self, opened: HandOpened) -> StartHand:
        rules = self.table.rules
        assert rules is not None
        posted = {opened.small_blind_seat: rules.small_blind, opened.big_blind_seat: rules.big_blind}
        return StartHand(
            table=self.id,
            number=opened.number,
            ruleset=rules.ruleset,
            button=opened.button,
            seats=opened.seats,
            players=tuple(self.table.seats[seat].player for seat in opened.seats),
            names=tuple(self.table.seats[seat].name for seat in opened.seats),
            stacks=opened.stacks,
            antes=(rules.ante,) * len(opened.seats),
            blinds=tuple(posted.get(seat, 0) for seat in opened.seats),
            big_blind=rules.big_blind,
            turn_seconds=rules.turn_seconds,
            deck="committed",
            root=ROOT,
            cut_seats=(),
            cut_commitments=(),
            cuts=(),
            sealed_deck="sealed-deck",
            cards=self.deck,
            now=self.now,
        )

    def _decide(self, command: HandCommand) -> None:
        assert self.hand is not None
        facts = hands.decide(self.hand, command)
        self.hand = reduce(hands.evolve, facts, self.hand)
        self.tell(self.hand_id, *facts)
        if isinstance(settled := facts[-1], HandSettled):
            self.ask(CloseHand(self.hand_id, settled.seats, settled.stacks, 1, self.now))

    @property
    def seen(self) -> list[Recorded]:
        """The log without the accounts: what a table's view is folded from."""
        return [recorded for recorded in self.log if kind_of(recorded.stream) != "account"]

    @property
    def over(self) -> bool:
        """Whether no hand is being played."""
        return self.table.hand is None

    def act(self, kind: str, to: int = 0) -> None:
        """Take the present turn."""
        assert self.hand is not None
        assert self.hand.turn is not None
        self.now += 1
        self._decide(Act(self.hand.turn.turn, self.hand.turn.seat, kind, to, self.now))

    def act_somehow(self) -> None:
        """Take the present turn at random, with large raises now and then."""
        assert self.hand is not None
        turn = self.hand.turn
        assert turn is not None
        kind = self.random.choice([*hands.legal_kinds(turn, self.hand.level), "check" if not turn.to_call else "call"])
        to = self.random.choice([turn.min_to, turn.max_to, self.random.randint(turn.min_to, turn.max_to)])
        self.act(kind, to if kind in ("bet", "raise") else 0)

    def play_hand(self, cards: Sequence[str] = ()) -> None:
        """Deal a hand and play it to its end at random."""
        self.deal(cards)
        while not self.over:
            self.act_somehow()

    def evening(self, hand_count: int) -> "Story":
        """Fill the table and play so many hands, with people coming and going in between."""
        for _ in range(hand_count):
            for seat in range(self.table.rules.seats if self.table.rules else 0):
                self._come_or_go(seat)
            self.play_hand()
        return self

    def _come_or_go(self, seat: int) -> None:
        held = self.table.seats.get(seat)
        if held is None:
            self.sit(seat, self.random.choice([100, 300, 1_000]))
        elif held.out:
            self.leave(seat)
            self.sit(seat)
        elif self.random.random() < 0.1 and held.stack < 1_500:
            self.top_up(seat, 200)


def together(*stories: Story) -> list[Recorded]:
    """The logs of several tables as one, in the order of time."""
    log = sorted((recorded for story in stories for recorded in story.log), key=lambda recorded: recorded.at)
    return [
        Recorded(each.stream, each.version, each.event, each.at, each.command_id, position)
        for position, each in enumerate(log, 1)
    ]
