"""What an action after the first betting round says: how aggressive it is, and what it is to the last raiser's bets."""

from domain.hand.events import ActionTaken, TurnStarted
from projections.analysis.bits import CBET, CHECK_RAISE, DELAYED_CBET, DONK, FOLD_TO_CBET, PROBE, STREETS
from projections.analysis.course import RAISES, Course
from projections.analysis.dealt_in import DealtIn


def judge(course: Course, player: DealtIn, turn: TurnStarted, action: ActionTaken) -> None:
    """Note what the player could do in this turn and did, then what that means to those behind."""
    kind = action.kind
    if kind in RAISES:
        player.aggressive += 1
    elif kind == "call":
        player.calls += 1
    elif kind == "fold":
        player.folds += 1
    if course.street:
        _judge_street(course, player, kind, turn.kinds[-1] in RAISES)


def _judge_street(course: Course, player: DealtIn, kind: str, may_raise: bool) -> None:
    raises = kind in RAISES
    if course.bets:
        _answer(course, player, kind, may_raise)
    elif may_raise:
        opening = _opening(course, player)
        player.had |= opening
        if raises:
            player.made |= opening
            course.cbet_stands = bool(opening & CBET[course.street])
            course.cbets += course.cbet_stands
    if raises:
        course.bets += 1
        course.cbet_stands = course.cbet_stands and course.bets == 1
    player.checked = kind == "check"
    course.raiser_acted = course.raiser_acted or player is course.raiser


def _answer(course: Course, player: DealtIn, kind: str, may_raise: bool) -> None:
    """Somebody has bet: only the first answer of who has checked, or faces a c-bet, counts."""
    if player.checked and may_raise:
        player.had |= CHECK_RAISE[course.street]
        if kind in RAISES:
            player.made |= CHECK_RAISE[course.street]
    if course.cbet_stands:
        player.had |= FOLD_TO_CBET[course.street]
        if kind == "fold":
            player.made |= FOLD_TO_CBET[course.street]


def _opening(course: Course, player: DealtIn) -> int:
    """What the first bet of the street would be if this player made it."""
    raiser, street = course.raiser, course.street
    if raiser is None:
        return 0
    if player is raiser:
        if course.cbets == STREETS.index(street):
            return CBET[street]
        return DELAYED_CBET if street == "turn" and course.flop_checked else 0
    if street == "flop":
        return 0 if course.raiser_acted or raiser.folded or raiser.all_in else DONK
    return PROBE if street == "turn" and course.flop_checked else 0
