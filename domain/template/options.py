"""Whether a table's optional formats fit its games, and which formats a game knows at all.

Straddles and bomb pots come at any time, so every game of a table must know them. Run-outs and rabbit hunts are
offered in those games of a mixed table that know them, as far as the deck goes; there must be one.
"""

from collections.abc import Callable, Iterator

from domain.template.check import Check, one_of, within
from domain.template.seating import most_seats
from domain.template.stakes import MOST_BOARDS, button_blind, ruleset_of
from domain.template.terms import Game, Terms

STRADDLES = ("none", "utg", "button")
MOST_RUNOUTS = 3
SELDOMEST_BOMB = 1_000
"""The most hands from one bomb pot to the next."""


def allows_straddle(game: Game) -> bool:
    """Not in limit (WSOP LA11) and stud; in short deck the button's blind is all that is live before the deal."""
    return ruleset_of(game).betting != "fixed_limit" and not button_blind(game)


def allows_bomb(game: Game) -> bool:
    """A bomb pot goes straight to the flop."""
    return ruleset_of(game).variant.flop


def allows_runouts(game: Game) -> bool:
    """No-limit and pot-limit hold'em and Omaha on one board (PokerStars)."""
    ruleset = ruleset_of(game)
    return ruleset.variant.runouts and ruleset.betting != "fixed_limit" and game.boards == 1


def options(terms: Terms) -> Iterator[Check]:
    """Straddles, bomb pots, run-outs and rabbit hunts."""
    yield from _straddles(terms)
    yield from _bombs(terms)
    yield from _runouts(terms)
    boards = any(ruleset_of(game).variant.flop for game in terms.games)
    yield Check("rabbit", terms.rabbit, boards or not terms.rabbit, "false (no game of the table has a board)")


def _straddles(terms: Terms) -> Iterator[Check]:
    yield one_of("", terms, "straddle", STRADDLES)
    if terms.straddle != "none":
        why = "limit, stud and short deck have no straddle"
        yield from _everywhere(terms, "straddle", "none", allows_straddle, why)
        yield Check("straddle", terms.straddle, terms.seats >= 4, "none (a straddle needs four seats or more)")
    more = max(0, terms.seats - 3) if terms.straddle == "utg" else 0
    yield within("", terms, "restraddles", 0, more, "one for each seat left after a UTG straddle, else none")


def _bombs(terms: Terms) -> Iterator[Check]:
    why = "a bomb pot needs a flop"
    yield within("", terms, "bomb_every", 0, SELDOMEST_BOMB)
    if terms.bomb_every:
        yield from _everywhere(terms, "bomb_every", "0", allows_bomb, why)
    if terms.bomb_vote:
        yield from _everywhere(terms, "bomb_vote", "false", allows_bomb, why)
    yield from _bomb_stakes(terms) if terms.bombs else _no_bomb_stakes(terms)


def _bomb_stakes(terms: Terms) -> Iterator[Check]:
    yield within("", terms, "bomb_ante", 1, terms.min_buy_in, "at most min_buy_in")
    boards = max(game.boards for game in terms.games)
    yield within("", terms, "bomb_boards", boards, MOST_BOARDS, "at least those of the games")
    for place, game in enumerate(terms.games):
        wanted = f"1 (two boards and {terms.seats} seats of games[{place}] take more cards than there are)"
        fits = terms.seats <= most_seats(game, terms.bomb_boards)
        yield Check("bomb_boards", terms.bomb_boards, fits, wanted)


def _no_bomb_stakes(terms: Terms) -> Iterator[Check]:
    yield within("", terms, "bomb_ante", 0, 0, "without bomb_every and bomb_vote there are no bomb pots")
    yield within("", terms, "bomb_boards", 1, 1, "without bomb_every and bomb_vote there are no bomb pots")


def _runouts(terms: Terms) -> Iterator[Check]:
    yield within("", terms, "most_runouts", 1, MOST_RUNOUTS)
    known = terms.most_runouts == 1 or any(map(allows_runouts, terms.games))
    why = "only no-limit and pot-limit hold'em and Omaha on one board are run more often"
    yield Check("most_runouts", terms.most_runouts, known, f"1 ({why})")


def _everywhere(terms: Terms, field: str, off: str, allows: Callable[[Game], bool], why: str) -> Iterator[Check]:
    for place, game in enumerate(terms.games):
        wanted = f"{off} (games[{place}] is {ruleset_of(game).name}; {why})"
        yield Check(field, getattr(terms, field), allows(game), wanted)
