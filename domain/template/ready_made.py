"""Terms that a room can offer as they are: one table for every ruleset, and the mixed games that people know.

Every table plays about as high: blinds of 10 and 20, or bets of 20 and 40. In the 8-game the no-limit and pot-limit
blinds are 0.3 times the big bet, so that its games weigh the same. Dealer's choice is of every game with 52 cards.
"""

from collections.abc import Iterator, Mapping

from domain.template.decisions import complete
from domain.template.options import allows_runouts
from domain.template.stakes import button_blind
from domain.template.terms import Game, Terms
from domain.variants import EIGHT_GAME, HORSE, RULESETS

SEATS: Mapping[str, int] = {"nlhe/1": 9, "flhe/1": 9, "stud/1": 8, "stud8/1": 8, "razz/1": 8}
"""Seats of those tables that have not the usual six."""
RUNOUTS = 2
"""How often a hand may be run, where its game allows more than once at all."""


def _game(ruleset: str, small_blind: int = 10, big_blind: int = 20) -> Game:
    if RULESETS[ruleset].variant.stud:
        return Game(ruleset, small_bet=20, big_bet=40, bring_in=6, ante=4)
    if RULESETS[ruleset].betting == "fixed_limit":
        return Game(ruleset, small_bet=20)
    game = Game(ruleset, small_blind, big_blind)
    return Game(ruleset, big_blind=big_blind, ante=big_blind) if button_blind(game) else game


def _alone(ruleset: str) -> Terms:
    """The ruleset's own table."""
    game, rules = _game(ruleset), RULESETS[ruleset]
    stakes = "20/40" if rules.betting == "fixed_limit" else "ante 20" if game.ante else "10/20"
    runouts = RUNOUTS if allows_runouts(game) else 1
    return complete(Terms(f"{rules.name}, {stakes}", (game,), SEATS.get(ruleset, 6), most_runouts=runouts))


def _mixed() -> Iterator[tuple[str, Terms]]:
    horse = tuple(map(_game, HORSE))
    yield "horse", Terms("HORSE, 20/40", horse, 8)
    eight = tuple(_game(ruleset, 6, 12) for ruleset in EIGHT_GAME)
    yield "8-game", Terms("8-game, 20/40", eight, rotation="hands", rotation_hands=6, most_runouts=RUNOUTS)
    choice = tuple(_game(ruleset) for ruleset in RULESETS if ruleset != "nlsd/1")
    yield "dealers-choice", Terms("Dealer's choice, 20/40", choice, rotation="choice", most_runouts=RUNOUTS)


READY_MADE: Mapping[str, Terms] = {
    **{ruleset: _alone(ruleset) for ruleset in RULESETS},
    **{key: complete(terms) for key, terms in _mixed()},
}
"""Complete terms by ruleset id, and as `horse`, `8-game` and `dealers-choice`."""
