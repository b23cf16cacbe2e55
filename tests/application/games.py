"""Every game at the stakes of the usual table, blinds of 5 and 10, which the law of the blinds is written for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.template import complete
from domain.template.terms import Game, Terms
from domain.variants import RULESETS
from tests.application.house import TERMS


def _game(ruleset: str) -> Game:
    rules = RULESETS[ruleset]
    if rules.variant.stud:
        return Game(ruleset, small_bet=10, big_bet=20, bring_in=3, ante=2)
    if rules.betting == "fixed_limit":
        return Game(ruleset, 5, 10, small_bet=10)
    return Game(ruleset, big_blind=10, ante=10) if ruleset == "nlsd/1" else Game(ruleset, 5, 10)


GAMES: Mapping[str, Game] = {ruleset: _game(ruleset) for ruleset in RULESETS}


def played(*rulesets: str, **options: Any) -> Terms:
    """The usual terms for these games, with some options."""
    return complete(replace(TERMS, games=tuple(GAMES[ruleset] for ruleset in rulesets), **options))
