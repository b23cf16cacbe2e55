"""What an action of the first betting round says: opportunities and what was made of them, level by level."""

from domain.hand.events import ActionTaken, TurnStarted
from projections.analysis.bits import (
    BLIND_COLD_CALL,
    COLD_CALL,
    COLD_FOUR_BET,
    FOLD_TO_STEAL,
    FOLD_TO_THREE_BET,
    FOUR_BET,
    LIMP,
    OPEN_LIMP,
    OVER_LIMP,
    PFR,
    RFI,
    SQUEEZE,
    STEAL,
    THREE_BET,
    VPIP,
)
from projections.analysis.course import RAISES, Course
from projections.analysis.dealt_in import DealtIn

LATER = {"CO": 0, "BTN": 1, "SB": 2, "BB": 3}
"""Who may be left behind an open that steals, in the order of acting."""


def judge(course: Course, player: DealtIn, turn: TurnStarted, action: ActionTaken) -> None:
    """Note what the player could do in this turn and did, then what that means to those behind."""
    kind, may_raise = action.kind, turn.kinds[-1] in RAISES
    if may_raise:
        player.had |= PFR
    if kind == "bring_in":
        player.waits = True
        return
    player.waits = False
    # Every opportunity belongs to one kind of answer: to raise, to call or to fold.
    raising, calling, folding = _opportunities(course, player, turn.to_call, may_raise)
    player.had |= VPIP | raising | calling | folding
    if kind in RAISES:
        player.made |= VPIP | PFR | raising
        _raised(course, player, bool(raising & STEAL))
    elif kind == "call":
        player.made |= VPIP | calling
        _called(course, player)
    elif kind == "fold":
        player.made |= folding


def _opportunities(course: Course, player: DealtIn, to_call: int, may_raise: bool) -> tuple[int, int, int]:
    """What a raise, a call and a fold would be, as bits of the statistics."""
    raising = calling = folding = 0
    if course.level == 1:
        if to_call:
            calling = LIMP | OVER_LIMP if course.limpers else LIMP | OPEN_LIMP
        if may_raise and not course.limpers:
            raising = RFI | STEAL if _may_steal(course, player) else RFI
        return raising, calling, folding
    if not player.voluntary:
        calling = BLIND_COLD_CALL if player.forced else COLD_CALL
    if course.level == 2:
        if may_raise:
            raising = THREE_BET | SQUEEZE if course.callers else THREE_BET
        if course.stolen and not course.callers:
            folding = FOLD_TO_STEAL.get(player.position, 0)
    elif course.level == 3:
        if may_raise:
            raising = FOUR_BET if player.voluntary else FOUR_BET | COLD_FOUR_BET
        if player is course.opener:
            folding = FOLD_TO_THREE_BET
    return raising, calling, folding


def _may_steal(course: Course, player: DealtIn) -> bool:
    """Whether all have folded to the cut-off, button or small blind. A straddle is a blind that stands behind it."""
    place = LATER.get(player.position, 3)
    if place == 3 or len(course.players) == 2:
        return False
    return all(
        other.folded or other.straddles or other is player or LATER.get(other.position, -1) > place
        for other in course.players
    )


def _raised(course: Course, player: DealtIn, steals: bool) -> None:
    if course.level == 1:
        course.opener, course.stolen = player, steals
    course.raiser = player
    course.level += 1
    player.voluntary = True


def _called(course: Course, player: DealtIn) -> None:
    if course.level == 1:
        course.limpers += 1
    elif course.level == 2:
        course.callers += 1
    player.voluntary = True
