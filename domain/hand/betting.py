"""Who may still bet, and how much: the rules of a betting round that stand beside the referee's word."""

from dataclasses import replace

from domain.hand.engine import Options
from domain.hand.hand import Hand, Player


def betting_closed(hand: Hand) -> bool:
    """Whether no bet can follow in this hand: at most one live player has chips behind, and that one already
    covers the others (TDA 2024 rule 16)."""
    able = [player for player in hand.live if not player.all_in]
    if len(able) > 1:
        return False
    others = [player.bet for player in hand.live if player not in able]
    return not able or able[0].bet >= max(others, default=0)


def options(hand: Hand) -> Options | None:
    """What the seat to act may do, or None when the round is over. The referee answers; a raise is taken away
    where short all-ins have not reopened the betting for a player who has acted (TDA 2024 rule 47)."""
    told = hand.referee.after(hand.facts).options()
    if told is None or reopened(hand, hand.at(told.seat)):
        return told
    return replace(told, min_to=0, max_to=0)


def reopened(hand: Hand, player: Player) -> bool:
    """Whether a player who is to act may raise: not acted yet on this street, or faced with at least the last
    full bet or raise since then; short all-ins add up (TDA 2024 rule 47-A)."""
    return player.answered is None or hand.level - player.answered >= hand.full_raise


def uncalled(hand: Hand) -> tuple[int, int] | None:
    """The seat whose last chips nobody can match any more, and how many they are; None where all are called."""
    first, second = sorted(hand.players, key=lambda player: player.total, reverse=True)[:2]
    return (first.seat, first.total - second.total) if first.total > second.total else None
