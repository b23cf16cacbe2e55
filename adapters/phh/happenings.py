"""From the steps of a file to what happened in the room's terms, cards by their numbers."""

from collections.abc import Iterator

from adapters.phh.layout import Layout
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.steps import (
    UNKNOWN,
    BetOrRaise,
    BringIn,
    CheckOrCall,
    DealBoard,
    DealHole,
    Discard,
    Fold,
    Muck,
    Show,
    Step,
)
from application.recorded_play import UNTOLD, BoardSeen, Drew, Happening, HoleSeen, Moved, Mucked, Shown


def happenings(recorded: RecordedHand, layout: Layout) -> Iterator[Happening]:
    """What happened, step by step; every card finds its place in the layout. Raises BadHandFile for a card that the
    player does not hold."""
    board: tuple[str, ...] = ()
    for place, step in enumerate(recorded.actions):
        where = f"action {step.number}, {step.text}"
        try:
            numbers = layout.take(step, recorded.actions[place + 1 :])
        except ValueError as problem:
            raise BadHandFile(f"{recorded.source}: {where!r} {problem}.") from None
        if isinstance(step, DealBoard):
            board += tuple(UNTOLD if card == UNKNOWN else card for card in step.cards)
            yield BoardSeen(where, board)
        else:
            yield _happening(step, where, numbers)
    layout.deal()


def _happening(step: Step, where: str, numbers: tuple[int, ...]) -> Happening:
    match step:
        case DealHole(player=player, cards=cards):
            return HoleSeen(where, player, tuple(card for card in cards if card != UNKNOWN))
        case Fold(player=player):
            return Moved(where, player, "fold")
        case CheckOrCall(player=player):
            return Moved(where, player, "check_or_call")
        case BetOrRaise(player=player, to=to):
            return Moved(where, player, "bet_or_raise", to)
        case BringIn(player=player):
            return Moved(where, player, "bring_in")
        case Discard(player=player):
            return Drew(where, player, numbers)
        case Show(player=player):
            return Shown(where, player, numbers)
        case Muck(player=player):
            return Mucked(where, player)
        case DealBoard():
            return BoardSeen(where, step.cards)
