"""Hands of poker for tests: decks stacked to the cards a test names, and turns taken one after the other."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from domain.event import Event
from domain.hand import Deck, Hand, decide, evolve, evolve_all, undealt
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand, StartHand, TimeOut, VoidHand
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.variants import RULESETS, Ruleset

Fact = TypeVar("Fact", bound=Event)

NOW = 1_000.0
TURN_SECONDS = 20.0


def cards(text: str) -> list[str]:
    """`AsKd 2c` as a list of cards."""
    letters = text.replace(" ", "")
    return [letters[at : at + 2] for at in range(0, len(letters), 2)]


def arranged(text: str, ruleset: str = "nlhe/1") -> tuple[str, ...]:
    """A deck in the order of dealing that begins with these cards, where `??` is any that is named nowhere; what is
    left follows in the order of the standard deck."""
    named = cards(text)
    rest = iter([card for card in RULESETS[ruleset].variant.deck if card not in named])
    return (*[next(rest) if card == "??" else card for card in named], *rest)


def stacked(hole: Sequence[str], board: str = "", second: str = "") -> tuple[str, ...]:
    """A deck in the order of dealing that gives `hole` (such as `AsAh`, any number of cards each) to the players left
    of the button onwards, one card a lap, and then turns up `board`, beside it `second` where there are two."""
    held = [cards(each) for each in hole]
    laps = "".join(each[lap] for lap in range(len(held[0])) for each in held)
    streets = [["".join(cards(row)[at]) for row in (board, second)] for at in (slice(3), slice(3, 4), slice(4, 5))]
    return arranged(laps + "".join("".join(("??", *turned)) for turned in streets if any(turned)))


def start(
    *stacks: int,
    ruleset: str = "nlhe/1",
    blinds: Sequence[int] | None = None,
    kinds: Sequence[str] | None = None,
    small_blind: int | None = None,
    big_blind: int = 100,
    big_bet: int | None = None,
    bring_in: int | None = None,
    antes: Sequence[int] | int = 0,
    dead: Sequence[int] | None = None,
    bomb: bool = False,
    boards: int | None = None,
    most_runouts: int = 1,
    rake_per_mille: int = 0,
    rake_cap: int = 0,
    banks: Sequence[float] | None = None,
    deck: Deck | Sequence[str] | None = None,
    seats: Sequence[int] | None = None,
    button: int | None = None,
) -> StartHand:
    """The command that deals a hand. Stacks, blinds, antes and the like follow the order of dealing: left of the
    button first, the button last. `big_blind` is the small bet of fixed limit too, the big bet twice as much and the
    bring-in a quarter, unless they are named. Without `blinds` the small one is half the big one; stud and bomb pots
    have none. Without `kinds` blinds are called what they are by their size."""
    game, count = RULESETS[ruleset], len(stacks)
    at = tuple(range(count)) if seats is None else tuple(seats)
    small = big_blind // 2 if small_blind is None else small_blind
    posted = _blinds(game, bomb, count, small, big_blind) if blinds is None else tuple(blinds)
    small_bet = big_blind if game.betting == "fixed_limit" else 0
    return StartHand(
        table="table:1",
        number=1,
        ruleset=ruleset,
        button=at[-1] if button is None else button,
        seats=at,
        players=tuple(f"account:{seat}" for seat in at),
        names=tuple(f"Player {seat}" for seat in at),
        stacks=stacks,
        antes=(antes,) * count if isinstance(antes, int) else tuple(antes),
        blinds=posted,
        kinds=_kinds(posted, big_blind) if kinds is None else tuple(kinds),
        dead=(0,) * count if dead is None else tuple(dead),
        small_blind=0 if game.antes_only else small,
        big_blind=0 if game.antes_only else big_blind,
        small_bet=small_bet,
        big_bet=2 * small_bet if big_bet is None else big_bet,
        bring_in=(max(1, small_bet // 4) if bring_in is None else bring_in) if game.antes_only else 0,
        boards=game.variant.boards if boards is None else boards,
        bomb=bomb,
        most_runouts=most_runouts,
        rake_per_mille=rake_per_mille,
        rake_cap=rake_cap,
        turn_seconds=TURN_SECONDS,
        banks=(0.0,) * count if banks is None else tuple(banks),
        deck="committed",
        root="",
        cut_seats=(),
        cut_commitments=(),
        cuts=(),
        sealed_deck="sealed",
        cards=deck if isinstance(deck, Deck) else Deck(tuple(game.variant.deck if deck is None else deck)),
        now=NOW,
    )


def _blinds(game: Ruleset, bomb: bool, count: int, small: int, big: int) -> tuple[int, ...]:
    if game.antes_only or bomb:
        return (0,) * count
    return (big, small) if count == 2 else (small, big, *[0] * (count - 2))


def _kinds(blinds: Sequence[int], big_blind: int) -> tuple[str, ...]:
    """Heads-up the button, who is last, posts the small blind; where both blinds are the same the first to post is
    the small one."""
    order = range(len(blinds))[:: -1 if len(blinds) == 2 else 1]
    same = [place for place in order if blinds[place] == big_blind]
    small = same[:1] if len(same) > 1 else []
    return tuple(_kind(blind, big_blind, place in small) for place, blind in enumerate(blinds))


def _kind(blind: int, big_blind: int, first_of_two: bool) -> str:
    if not blind:
        return ""
    if blind > big_blind:
        return "straddle"
    return "small_blind" if blind < big_blind or first_of_two else "big_blind"


class Play:
    """A hand being played: `hand` is its state, `facts` everything so far, `latest` what the last command added,
    `now` the time (UTC seconds), which stands still but for time-outs."""

    def __init__(self, command: StartHand) -> None:
        self.hand: Hand = undealt(command.cards)
        self.facts: list[Event] = []
        self.latest: list[Event] = []
        self.now = command.now
        self.command: HandCommand = command
        """The last one that was taken."""
        self.take(command)

    @property
    def turn(self) -> TurnStarted:
        """The present turn to bet; there must be one."""
        assert isinstance(self.hand.turn, TurnStarted), self.hand.turn
        return self.hand.turn

    @property
    def drawing(self) -> DrawStarted:
        """The present turn to exchange cards; there must be one."""
        assert isinstance(self.hand.turn, DrawStarted), self.hand.turn
        return self.hand.turn

    @property
    def seat(self) -> int | None:
        """The seat to act or to draw, None where no single one is."""
        return None if self.hand.turn is None or isinstance(self.hand.turn, RunoutsOffered) else self.hand.turn.seat

    def by(self, seat: int, kind: str, to: int = 0) -> "Play":
        """Seat `seat` acts in the present turn; raises the hand's refusals."""
        return self.take(Act(self.turn.turn, seat, kind, to, self.now))

    def does(self, *actions: str) -> "Play":
        """Whoever is to act does this, one after the other: `call`, `raise 300`."""
        for action in actions:
            kind, _, to = action.partition(" ")
            self.by(self.turn.seat, kind, int(to or 0))
        return self

    def draws(self, *texts: str) -> "Play":
        """Whoever is to draw gives up these cards, one after the other: `7d Kc`, or nothing to stand pat."""
        for text in texts:
            seat = self.drawing.seat
            numbers = dict(zip(self.hand.hole(seat), self.hand.at(seat).numbers, strict=True))
            self.take(Draw(self.drawing.turn, seat, tuple(numbers[card] for card in cards(text)), self.now))
        return self

    def runs(self, seat: int, count: int) -> "Play":
        """Seat `seat` says how often at most it would run it."""
        return self.take(ChooseRunouts(seat, count, self.now))

    def times_out(self) -> "Play":
        """The clock of whatever is open runs out."""
        assert self.hand.turn is not None
        turn = 0 if isinstance(self.hand.turn, RunoutsOffered) else self.hand.turn.turn
        player = None if isinstance(self.hand.turn, RunoutsOffered) else self.hand.at(self.hand.turn.seat)
        since = self.hand.bank_since
        self.now = self.hand.turn.deadline if player is None or since is None else since + player.bank
        return self.take(TimeOut(turn, self.now))

    def is_void(self, reason: str = "by order") -> "Play":
        """The hand is called off."""
        return self.take(VoidHand(reason))

    def told(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind so far."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def take(self, command: HandCommand) -> "Play":
        """Decide a command and take its facts; raises the hand's refusals."""
        self.latest, self.command = decide(self.hand, command), command
        self.facts += self.latest
        self.hand = evolve_all(self.hand, self.latest)
        return self


def states(deck: Deck, facts: Sequence[Event]) -> Iterator[Hand]:
    """The state of a hand after each of its facts."""
    hand = undealt(deck)
    for fact in facts:
        hand = evolve(hand, fact)
        yield hand
