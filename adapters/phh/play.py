"""From a recorded hand to one that this room can play again."""

from collections.abc import Iterator

from adapters.phh.deck import deck
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.steps import BetOrRaise, CheckOrCall, DealBoard, Fold
from application.recorded_hands import BoardSeen, Move, RecordedPlay


def playable(recorded: RecordedHand) -> RecordedPlay:
    """The hand in the room's terms; raises BadHandFile with what the room does not play."""
    _verify_game(recorded)
    count = len(recorded.stacks)
    small, big = (1, 0) if count == 2 else (0, 1)
    return RecordedPlay(
        source=recorded.source,
        names=recorded.names,
        stacks=recorded.stacks,
        ante=recorded.antes[0],
        small_blind=recorded.blinds_owed[small],
        big_blind=recorded.blinds_owed[big],
        cards=deck(recorded),
        moves=tuple(_moves(recorded)),
        finishing=recorded.finishing_stacks,
    )


def _verify_game(recorded: RecordedHand) -> None:
    if recorded.variant != "NT":
        raise _refused(recorded, f"variant {recorded.variant} is not played here yet, only NT (no-limit hold'em)")
    if not 2 <= len(recorded.stacks) <= 9:
        raise _refused(recorded, f"a table seats two to nine players, not {len(recorded.stacks)}")
    if len(set(recorded.antes)) > 1:
        raise _refused(recorded, "antes that differ from player to player are not played here yet")
    if any(recorded.blinds[2:]) or not 0 <= recorded.blinds[0] <= recorded.blinds[1] or not recorded.blinds[1]:
        raise _refused(recorded, "only a small and a big blind are played here yet, no straddles")
    if recorded.min_bet != recorded.blinds[1]:
        raise _refused(recorded, f"the minimum bet {recorded.min_bet} is not the big blind {recorded.blinds[1]}")


def _refused(recorded: RecordedHand, problem: str) -> BadHandFile:
    return BadHandFile(f"{recorded.source}: {problem}.")


def _moves(recorded: RecordedHand) -> Iterator[Move | BoardSeen]:
    board: tuple[str, ...] = ()
    for step in recorded.actions:
        where = f"action {step.number}, {step.text}"
        match step:
            case DealBoard(cards=cards):
                board += cards
                yield BoardSeen(where, board)
            case Fold(player=player):
                yield Move(where, player, "fold", 0)
            case CheckOrCall(player=player):
                yield Move(where, player, "check_or_call", 0)
            case BetOrRaise(player=player, to=to):
                yield Move(where, player, "bet_or_raise", to)
