"""Random hands of any game, as commands and facts: what the rules benchmark plays twice."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.event import Event
from domain.hand import Deck, Hand, decide, evolve_all, undealt
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand, StartHand
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.variants import Ruleset

PLAYERS = 6
UNIT = 10_080
"""Amounts are multiples of it, so that every pot divides evenly among boards, halves and winners: odd chips, which
PokerKit gives to other seats than the rules of the room do, never arise."""
RAISES = 0.08
FOLDS = 0.04


@dataclass(frozen=True, slots=True)
class PlayedHand:
    """A hand from its start to its end: what was asked, step by step, and all that followed."""

    start: StartHand
    commands: tuple[HandCommand, ...]
    facts: tuple[Event, ...]
    stacks: tuple[int, ...]

    @property
    def decisions(self) -> int:
        """How many of the commands were somebody's move."""
        return len(self.commands) - 1


def hands(ruleset: Ruleset, count: int, seed: int, stacks: Sequence[int] = ()) -> Iterator[PlayedHand]:
    """So many hands, the same ones for the same seed. Six players check and call, now and then they raise, seldom
    fold; with `stacks` (in units) each brings one of these, without it nobody runs out."""
    chance = random.Random(f"{ruleset.id}/{seed}")
    for _ in range(count):
        yield _played(start(ruleset, chance, stacks), chance)


def start(ruleset: Ruleset, chance: random.Random, stacks: Sequence[int] = ()) -> StartHand:
    """A hand is dealt from a shuffled deck."""
    cards = list(ruleset.variant.deck)
    chance.shuffle(cards)
    limit, stud = ruleset.betting == "fixed_limit", ruleset.variant.stud
    blinds = (0,) * PLAYERS if stud else (UNIT, 2 * UNIT, *(0,) * (PLAYERS - 2))
    seats = tuple(range(PLAYERS))
    names = tuple(f"Player {seat}" for seat in seats)
    return StartHand(
        table="table:bench",
        number=1,
        ruleset=ruleset.id,
        button=PLAYERS - 1,
        seats=seats,
        players=names,
        names=names,
        stacks=tuple(UNIT * (chance.choice(stacks) if stacks else 10_000) for _ in seats),
        antes=((UNIT if stud else 0),) * PLAYERS,
        blinds=blinds,
        kinds=("",) * PLAYERS if stud else ("small_blind", "big_blind", *("",) * (PLAYERS - 2)),
        dead=(0,) * PLAYERS,
        small_blind=0 if stud else UNIT,
        big_blind=0 if limit else 2 * UNIT,
        small_bet=2 * UNIT if limit else 0,
        big_bet=4 * UNIT if limit else 0,
        bring_in=UNIT if stud else 0,
        boards=ruleset.variant.boards,
        bomb=False,
        most_runouts=1,
        rake_per_mille=0,
        rake_cap=0,
        turn_seconds=20.0,
        banks=(0.0,) * PLAYERS,
        deck="stacked",
        root="",
        cut_seats=(),
        cut_commitments=(),
        cuts=(),
        sealed_deck="",
        # What comes after a reshuffle: more than enough of the same cards in the same order.
        cards=Deck(tuple(cards)),
        now=0.0,
    )


def _played(begin: StartHand, chance: random.Random) -> PlayedHand:
    facts = decide(undealt(begin.cards), begin)
    hand = evolve_all(undealt(begin.cards), facts)
    commands: list[HandCommand] = [begin]
    while not hand.over:
        commands.append(_choice(hand, chance))
        news = decide(hand, commands[-1])
        facts += news
        hand = evolve_all(hand, news)
    return PlayedHand(begin, tuple(commands), tuple(facts), tuple(player.stack for player in hand.players))


def _choice(hand: Hand, chance: random.Random) -> HandCommand:
    match hand.turn:
        case TurnStarted() as turn:
            return _act(turn, chance.random())
        case DrawStarted(turn=turn, seat=seat):
            numbers = hand.at(seat).numbers
            # Few enough that six players never run the deck out: reshuffles have no counterpart to compare with.
            return Draw(turn, seat, numbers[: chance.choice((0, 1, 1)) if hand.stub_end - hand.dealt > 7 else 0], 0.0)
        case RunoutsOffered(seats=seats):
            return ChooseRunouts(next(seat for seat in seats if seat not in hand.choices), 1, 0.0)
        case None:
            raise AssertionError("a hand that is not over waits for nobody")


def _act(turn: TurnStarted, luck: float) -> Act:
    if turn.max_to and luck < RAISES:
        return Act(turn.turn, turn.seat, turn.kinds[-1], turn.min_to, 0.0)
    if luck > 1 - FOLDS and "fold" in turn.kinds and turn.to_call:
        return Act(turn.turn, turn.seat, "fold", 0, 0.0)
    kind = next(kind for kind in ("bring_in", "check", "call") if kind in turn.kinds)
    return Act(turn.turn, turn.seat, kind, 0, 0.0)
