"""Hands as a full table deals them under some terms, everybody with the smallest buy-in."""

from domain.hand.commands import Draw, StartHand
from domain.hand.events import DrawStarted, TurnStarted
from domain.template import Game, Terms
from domain.variants import RULESETS
from tests.support.hands import Play, start

PREFERRED = ("check", "call", "bring_in", "fold")


def plain_hand(terms: Terms, game: Game) -> StartHand:
    """A hand with antes and blinds or a bring-in."""
    blinds, kinds = _blinds(terms.seats, game)
    return start(
        *[terms.min_buy_in] * terms.seats,
        ruleset=game.ruleset,
        blinds=blinds,
        kinds=kinds,
        small_blind=game.small_blind,
        big_blind=game.small_bet or game.big_blind,
        big_bet=game.big_bet,
        bring_in=game.bring_in,
        antes=_antes(terms.seats, game, kinds),
        boards=game.boards,
        most_runouts=terms.most_runouts,
        rake_per_mille=terms.rake_per_mille,
        rake_cap=terms.rake_caps[0],
    )


def bomb_pot(terms: Terms, game: Game) -> StartHand:
    """A hand in which everybody antes and goes to the flop."""
    return start(
        *[terms.min_buy_in] * terms.seats,
        ruleset=game.ruleset,
        big_blind=game.small_bet or game.big_blind,
        big_bet=game.big_bet,
        antes=terms.bomb_ante,
        bomb=True,
        boards=terms.bomb_boards,
    )


def play_down(command: StartHand) -> Play:
    """Deal the hand; everybody checks, calls and stands pat until it is over."""
    play = Play(command)
    while not play.hand.over:
        match play.hand.turn:
            case TurnStarted(seat=seat, kinds=kinds):
                play.by(seat, next(kind for kind in PREFERRED if kind in kinds))
            case DrawStarted(seat=seat, turn=turn):
                play.take(Draw(turn, seat, (), play.now))
            case _:
                raise AssertionError(play.hand.turn)
    return play


def _blinds(seats: int, game: Game) -> tuple[list[int], list[str]]:
    """Left of the button first, the button last; heads-up it posts the small blind."""
    blinds, kinds = [0] * seats, [""] * seats
    if game.ruleset == "nlsd/1":
        blinds[-1], kinds[-1] = game.big_blind, "button_blind"
    elif not RULESETS[game.ruleset].variant.stud:
        small, big = (-1, 0) if seats == 2 else (0, 1)
        blinds[big], kinds[big] = game.big_blind, "big_blind"
        blinds[small], kinds[small] = game.small_blind, "small_blind" if game.small_blind else ""
    return blinds, kinds


def _antes(seats: int, game: Game, kinds: list[str]) -> list[int]:
    if game.ante_kind == "each":
        return [game.ante] * seats
    payer = seats - 1 if game.ante_kind == "button" else kinds.index("big_blind")
    return [game.ante if seat == payer else 0 for seat in range(seats)]
