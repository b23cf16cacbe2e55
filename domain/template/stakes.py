"""Whether a game's stakes fit its betting: blinds, fixed bets, or antes with a bring-in.

In fixed limit the big blind is the small bet, and in stud a bring-in is less than one (Robert's Rules §8). Short deck
is played as most rooms do, with an ante of each player and one blind on the button, which is at least as large:
PokerStars deals "Button Blind 25 - Ante 25", partypoker's rules have the blind "usually the same value as the regular
ante, although it may differ", and so it is dealt at the Triton series.
"""

from collections.abc import Iterator

from domain.chips import LIMIT
from domain.fairness import SHORT
from domain.template.check import Check, one_of, within
from domain.template.terms import Game, Terms
from domain.variants import RULESETS, Ruleset

MOST_STAKE = LIMIT // 1_000
"""A thousand bets of this size are still a stack."""
MOST_BOARDS = 2
ANTE_KINDS = ("each", "big_blind", "button")


def ruleset_of(game: Game) -> Ruleset:
    """The game's rules; its ruleset must be known."""
    return RULESETS[game.ruleset]


def button_blind(game: Game) -> bool:
    """Whether the game's only blind, its `big_blind`, stands on the button (short deck)."""
    return ruleset_of(game).variant.deck == SHORT


def unit(game: Game) -> int:
    """What stacks are counted in, in whole chips: the big bet in fixed limit, the big blind elsewhere."""
    return game.big_bet or game.big_blind


def known(terms: Terms) -> Iterator[Check]:
    """Every game of the terms is one that the room knows, and all are dealt from the same deck: the room binds itself
    to a deck before anyone knows which game it is for."""
    for place, game in enumerate(terms.games):
        yield one_of(f"games[{place}].", game, "ruleset", RULESETS)
    deck = ruleset_of(terms.games[0]).variant.deck
    for place, game in enumerate(terms.games):
        wanted = f"a game of {len(deck)} cards (all games of a table are dealt from the same deck)"
        yield Check(f"games[{place}].ruleset", game.ruleset, ruleset_of(game).variant.deck == deck, wanted)


def stakes(terms: Terms) -> Iterator[Check]:
    """The stakes of every game, which must be known."""
    for place, game in enumerate(terms.games):
        at = f"games[{place}]."
        yield from _bets(at, game)
        yield _boards(at, game)


def _bets(at: str, game: Game) -> Iterator[Check]:
    ruleset = ruleset_of(game)
    if ruleset.variant.stud:
        return _stud(at, game)
    if ruleset.betting == "fixed_limit":
        return _fixed_limit(at, game)
    return _short_deck(at, game) if button_blind(game) else _blinds(at, game)


def _blinds(at: str, game: Game) -> Iterator[Check]:
    yield from _unused(at, game, "small_bet", "big_bet", "bring_in")
    yield within(at, game, "big_blind", 1, MOST_STAKE)
    yield within(at, game, "small_blind", 0, game.big_blind, "the big blind")
    yield from _ante(at, game, game.big_blind, "the big blind", ANTE_KINDS)


def _short_deck(at: str, game: Game) -> Iterator[Check]:
    yield from _unused(at, game, "small_blind", "small_bet", "big_bet", "bring_in")
    yield within(at, game, "big_blind", 1, MOST_STAKE, "the button's blind")
    yield from _ante(at, game, game.big_blind, "the button's blind", ("each",), least=1)


def _fixed_limit(at: str, game: Game) -> Iterator[Check]:
    yield from _unused(at, game, "bring_in")
    yield within(at, game, "small_bet", 1, MOST_STAKE)
    yield within(at, game, "big_bet", game.small_bet, MOST_STAKE, "at least the small bet")
    yield within(at, game, "big_blind", game.small_bet, game.small_bet, "the small bet")
    yield within(at, game, "small_blind", 0, game.big_blind, "the big blind")
    yield from _ante(at, game, game.small_bet, "the small bet", ANTE_KINDS)


def _stud(at: str, game: Game) -> Iterator[Check]:
    yield from _unused(at, game, "small_blind", "big_blind")
    yield within(at, game, "small_bet", 2, MOST_STAKE, "above the bring-in")
    yield within(at, game, "big_bet", game.small_bet, MOST_STAKE, "at least the small bet")
    yield within(at, game, "bring_in", 1, game.small_bet - 1, "below the small bet")
    yield from _ante(at, game, game.small_bet, "the small bet", ("each",), least=1)


def _ante(at: str, game: Game, most: int, what: str, words: tuple[str, ...], least: int = 0) -> Iterator[Check]:
    yield within(at, game, "ante", least, most, f"at most {what}")
    yield one_of(at, game, "ante_kind", words)


def _unused(at: str, game: Game, *names: str) -> Iterator[Check]:
    for name in names:
        yield within(at, game, name, 0, 0, f"{ruleset_of(game).name} has none")


def _boards(at: str, game: Game) -> Check:
    ruleset = ruleset_of(game)
    most = MOST_BOARDS if ruleset.variant.flop else 1
    return within(at, game, "boards", ruleset.variant.boards, most, ruleset.name)
