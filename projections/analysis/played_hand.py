"""A whole hand's facts become what its players could do, did and won."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    CardsShown,
    DrawStarted,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from domain.variants import RULESETS, Ruleset
from projections.analysis import all_in, first_round, later_rounds
from projections.analysis.bits import EVERY, VPIP, WITHOUT_FLOP, WSD, WTSD, WWSF
from projections.analysis.course import Course
from projections.analysis.dealt_in import DealtIn
from projections.analysis.positions import positions

POT_TYPES = ("limped", "single-raised", "3-bet", "4-bet")
"""By how often it was raised before the flop; 4-bet and more are one."""
LIVE = frozenset({"small_blind", "big_blind", "button_blind", "straddle", "post"})
"""Forced bets that count toward a call."""


@dataclass(frozen=True, slots=True)
class PlayedHand:
    """A hand that counts. `big_blind` is what results are measured in, the small bet in fixed limit, and `stakes` is
    `small blind/big blind`, or the two bets. `pot_type` tells how it was raised before the flop: one of POT_TYPES,
    `bomb`, or nothing in games without a flop. `players` follow the order of dealing."""

    ruleset: str
    stakes: str
    big_blind: int
    pot_type: str
    players: Sequence[DealtIn]


class Analysis:
    """What is known of a hand so far."""

    def __init__(self, stream: str, started: HandStarted) -> None:
        self.stream = stream
        self.started = started
        self.ruleset = RULESETS[started.ruleset]
        self.course = Course(_dealt_in(started, self.ruleset))
        self.at = {player.seat: player for player in self.course.players}
        self.even_antes = len(set(started.antes)) == 1
        self.turn: TurnStarted | None = None
        self.pots: dict[int, int] = {}
        self.winners: set[int] = set()
        self.settled: HandSettled | None = None
        self.voided = False


def analyse(events: Sequence[Recorded]) -> PlayedHand | None:
    """A whole hand, from its HandStarted to its end; None where it was voided. What comes after its end is ignored.

    Raises ValueError for events that are not a whole hand."""
    started = events[0].event if events else None
    if not isinstance(started, HandStarted):
        raise ValueError("A hand begins with HandStarted.")
    analysis = Analysis(events[0].stream, started)
    for recorded in events:
        event = recorded.event
        if hear := _HEARD.get(type(event)):
            hear(analysis, event)
            if analysis.settled:
                return _played(analysis, analysis.settled)
            if analysis.voided:
                return None
    raise ValueError(f"{analysis.stream} has not ended.")


def _dealt_in(started: HandStarted, ruleset: Ruleset) -> list[DealtIn]:
    seats = zip(started.seats, started.players, started.kinds, strict=True)
    if ruleset.variant.stud:
        return [DealtIn(seat, player, "", None, False, False) for seat, player, _ in seats]
    return [
        DealtIn(seat, player, at.name, at.to_button, kind in LIVE, kind == "straddle")
        for (seat, player, kind), at in zip(seats, positions(started), strict=True)
    ]


def _post(analysis: Analysis, event: ForcedBetPosted) -> None:
    """Dead posts, and antes that not everyone owes, are no player's part of a pot."""
    player = analysis.at[event.seat]
    player.paid += event.paid
    player.all_in = event.all_in
    if event.kind in LIVE or (event.kind == "ante" and analysis.even_antes):
        player.layer += event.paid


def _start_turn(analysis: Analysis, event: TurnStarted) -> None:
    analysis.turn = event


def _act(analysis: Analysis, event: ActionTaken) -> None:
    player, course, turn = analysis.at[event.seat], analysis.course, analysis.turn
    assert turn is not None
    judge = first_round.judge if course.first_round else later_rounds.judge
    judge(course, player, turn, event)
    player.folded = event.kind == "fold"
    player.all_in = event.all_in
    player.paid += event.paid
    player.layer += event.paid
    course.before_last_action = len(course.turned_up)


def _turn_up(analysis: Analysis, event: StreetDealt) -> None:
    course = analysis.course
    if not analysis.ruleset.variant.flop:
        course.turned_up.append((event.board, event.cards))
        return
    course.turn_up(event.street, event.board, event.cards)
    if event.street == "flop":
        for player in course.players:
            if not player.folded:
                player.had |= WTSD | WWSF


def _go_on(analysis: Analysis, event: DrawStarted | UpCardsDealt) -> None:
    """Another street of a game without a flop. Who brought in and was raised by nobody has played on all the same."""
    course = analysis.course
    if course.first_round and event.street != analysis.ruleset.variant.streets[0].name:
        course.first_round = False
        for player in course.players:
            if player.waits:
                player.had |= VPIP


def _return(analysis: Analysis, event: BetReturned) -> None:
    player = analysis.at[event.seat]
    player.paid -= event.amount
    player.layer -= event.amount


def _show(analysis: Analysis, event: CardsShown) -> None:
    player = analysis.at[event.seat]
    player.shown = player.shown or event.cards


def _award(analysis: Analysis, event: PotAwarded) -> None:
    analysis.pots[event.pot] = analysis.pots.get(event.pot, 0) + event.amount
    analysis.winners.add(event.seat)


def _settle(analysis: Analysis, event: HandSettled) -> None:
    analysis.settled = event


def _void(analysis: Analysis, _: HandVoided) -> None:
    analysis.voided = True


_HEARD: Mapping[type[Event], Callable[[Analysis, Any], None]] = MappingProxyType(
    {
        ForcedBetPosted: _post,
        TurnStarted: _start_turn,
        ActionTaken: _act,
        StreetDealt: _turn_up,
        DrawStarted: _go_on,
        UpCardsDealt: _go_on,
        BetReturned: _return,
        CardsShown: _show,
        PotAwarded: _award,
        HandSettled: _settle,
        HandVoided: _void,
    }
)
HEARS: frozenset[type[Event]] = frozenset((HandStarted, *_HEARD))
"""The events that an analysis needs."""


def _played(analysis: Analysis, settled: HandSettled) -> PlayedHand:
    started, course = analysis.started, analysis.course
    _end(analysis, settled)
    all_in.adjust(course, analysis.ruleset, started.boards, analysis.pots, analysis.stream)
    fixed = analysis.ruleset.betting == "fixed_limit"
    small, big = (started.small_bet, started.big_bet) if fixed else (started.small_blind, started.big_blind)
    return PlayedHand(
        ruleset=started.ruleset,
        stakes=f"{small}/{big}",
        big_blind=small if fixed else big,
        pot_type=_pot_type(analysis),
        players=course.players,
    )


def _end(analysis: Analysis, settled: HandSettled) -> None:
    """Who showed down, who won, and what everyone has of it."""
    players = analysis.course.players
    showdown = sum(not player.folded for player in players) > 1
    known = EVERY if analysis.ruleset.variant.flop else WITHOUT_FLOP
    paid = sum(player.paid for player in players)
    for seat, net in zip(settled.seats, settled.net, strict=True):
        player = analysis.at[seat]
        player.net, player.ev = net, float(net)
        player.rake = settled.rake * player.paid / paid if settled.rake else 0.0
        if showdown and not player.folded:
            player.had |= WSD
            player.made |= WTSD
        if seat in analysis.winners:
            player.made |= WSD | WWSF
        player.had &= known
        player.made &= player.had


def _pot_type(analysis: Analysis) -> str:
    if not analysis.ruleset.variant.flop:
        return ""
    if analysis.started.bomb:
        return "bomb"
    return POT_TYPES[min(analysis.course.level, len(POT_TYPES)) - 1]
