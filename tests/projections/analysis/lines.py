"""Hands as short lines of actions, and what their analysis says of each position.

`f` folds, `x` checks, `c` calls, `b300` bets and `r300` raises to 300, whoever is to act; `|` only helps the eye. When
the line ends before the hand does, everyone checks or folds.
"""

from typing import Any

from domain.event import Recorded
from domain.hand.events import TurnStarted
from projections.analysis import BITS, DealtIn, PlayedHand, analyse
from tests.support.hands import Play, start

SIX = (10_000,) * 6
KINDS = {"f": "fold", "x": "check", "c": "call", "b": "bet", "r": "raise"}


def play(line: str, *stacks: int, **begin: Any) -> Play:
    """A hand with blinds of 50 and 100 unless `begin` says otherwise: six players with 10,000 where no stacks are
    given, left of the button first."""
    hand = Play(start(*(stacks or SIX), **begin))
    for word in line.replace("|", " ").split():
        hand.does(f"{KINDS[word[0]]} {word[1:]}".strip())
    while isinstance(hand.hand.turn, TurnStarted):
        hand.does("check" if "check" in hand.turn.kinds else "fold")
    return hand


def recorded(hand: Play, stream: str = "hand:1") -> list[Recorded]:
    """The hand's facts as a journal holds them."""
    return [Recorded(stream, place, fact, 1_000.0, "", place) for place, fact in enumerate(hand.facts, start=1)]


def analysed(line: str, *stacks: int, **begin: Any) -> PlayedHand:
    """What the analysis makes of a hand that counts."""
    played = analyse(recorded(play(line, *stacks, **begin)))
    assert played is not None
    return played


def by_position(line: str, *stacks: int, **begin: Any) -> dict[str, DealtIn]:
    """The players of such a hand by the names of their positions."""
    return {player.position: player for player in analysed(line, *stacks, **begin).players}


def outcome(player: DealtIn, statistic: str) -> str:
    """`made`, `not` made, or `none`: no opportunity."""
    bit = BITS[statistic]
    assert not player.made & bit or player.had & bit
    return "made" if player.made & bit else "not" if player.had & bit else "none"


def outcomes(statistic: str, line: str, *stacks: int, **begin: Any) -> dict[str, str]:
    """The outcome of a statistic by position."""
    return {name: outcome(player, statistic) for name, player in by_position(line, *stacks, **begin).items()}
