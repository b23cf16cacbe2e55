"""What the table must know of a game's rules: the one place that asks for its ruleset."""

from domain.template.options import allows_bomb, allows_runouts, allows_straddle
from domain.template.stakes import button_blind, ruleset_of
from domain.template.terms import Game

__all__ = [
    "allows_bomb",
    "allows_runouts",
    "allows_straddle",
    "boards",
    "button_blind",
    "cards",
    "fixed_limit",
    "has_blinds",
    "most_seats",
]


def has_blinds(game: Game) -> bool:
    """Whether a small and a big blind go round: not in stud, and not in short deck, whose one blind is the button's."""
    return not ruleset_of(game).antes_only and not button_blind(game)


def most_seats(game: Game) -> int:
    """How many can be dealt in."""
    return ruleset_of(game).variant.most_seats


def cards(game: Game) -> tuple[str, ...]:
    """The deck that the game is played with, in the order of `fairness`."""
    return ruleset_of(game).variant.deck


def boards(game: Game) -> int:
    """On how many boards the game is played."""
    return max(game.boards, ruleset_of(game).variant.boards)


def fixed_limit(game: Game) -> bool:
    """Whether bets have the size of the small or the big bet."""
    return ruleset_of(game).betting == "fixed_limit"
