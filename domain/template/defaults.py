"""What terms leave open, filled in as is usual, so that a file need not repeat what every room does."""

from dataclasses import replace

from domain.template.check import enforce
from domain.template.kinds import kinds
from domain.template.stakes import known, ruleset_of, stakes, unit
from domain.template.terms import Game, Terms


def defaults(terms: Terms) -> Terms:
    """The terms with each of these amounts filled in where it is 0, in whole chips:

    - fixed-limit games: a big bet of two small bets, a big blind of one and, where neither blind is given, a small
      blind of half a small bet, rounded down;
    - buy-ins: 40 to 100 big blinds, in fixed limit 10 to 50 big bets, in a mixed game the most of any of its games;
      one that is given moves the other where they would cross;
    - rake caps, where rake is taken: 1, 1 and 2.5 big blinds (in stud small bets) of the table's smallest game,
      rounded down. A cap of 0 is never "no rake": `rake_heads_up` and `rake_per_mille` say that.

    Games and bomb pots get the boards that their rulesets need. Raises InvalidTerms where the games' stakes do not
    make sense; everything else is left to `verify`."""
    enforce(kinds(terms))
    enforce(known(terms))
    terms = replace(terms, games=tuple(_game(game) for game in terms.games))
    enforce(stakes(terms))
    return _with_caps(_with_bomb_boards(_with_buy_ins(terms)))


def _game(game: Game) -> Game:
    ruleset = ruleset_of(game)
    game = replace(game, boards=max(game.boards, ruleset.variant.boards))
    if ruleset.betting != "fixed_limit":
        return game
    game = replace(game, big_bet=game.big_bet or 2 * game.small_bet)
    return game if ruleset.variant.stud else _with_blinds(game)


def _with_blinds(game: Game) -> Game:
    if game.big_blind:
        return game
    return replace(game, small_blind=game.small_blind or game.small_bet // 2, big_blind=game.small_bet)


def _with_buy_ins(terms: Terms) -> Terms:
    fewest, most = (max(_usual(game)[end] for game in terms.games) for end in (0, 1))
    least = terms.min_buy_in or (min(fewest, terms.max_buy_in) if terms.max_buy_in else fewest)
    return replace(terms, min_buy_in=least, max_buy_in=terms.max_buy_in or max(most, least))


def _usual(game: Game) -> tuple[int, int]:
    fewest, most = (10, 50) if ruleset_of(game).betting == "fixed_limit" else (40, 100)
    return fewest * unit(game), most * unit(game)


def _with_bomb_boards(terms: Terms) -> Terms:
    if not terms.bombs:
        return terms
    return replace(terms, bomb_boards=max(terms.bomb_boards, *(game.boards for game in terms.games)))


def _with_caps(terms: Terms) -> Terms:
    if not terms.rake_per_mille:
        return terms
    blind = min(game.big_blind or game.small_bet for game in terms.games)
    two, few, many = terms.rake_caps
    return replace(terms, rake_caps=(two or blind, few or blind, many or blind * 5 // 2))
