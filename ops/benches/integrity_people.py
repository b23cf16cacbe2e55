"""People at the simulated tables: how loose, bold and steady each plays, how long each thinks, and what each does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from domain.hand import Hand
from domain.hand.commands import Act
from domain.hand.evaluation import PAIR, RANKS, TRIPS, TWO_PAIR, evaluate
from domain.hand.events import TurnStarted

TILT = 0.06
"""The share of evenings on which somebody is out of temper."""


@dataclass(frozen=True, slots=True)
class Style:
    """Shares between 0 and 1: hands that are played, good ones that are bet, bad ones that are bet all the same, how
    little it takes to call, and how wrong the player is about a hand (a standard deviation)."""

    loose: float
    bold: float
    bluffs: float
    sticky: float
    error: float


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of a usual decision, the spread of their logarithms, how much longer hard ones take (a logarithm), the
    share of easy ones that were decided before the turn came, and the share of hands in which a turn runs out."""

    usual: float
    spread: float
    pause: float
    ready: float
    absent: float


@dataclass(frozen=True, slots=True)
class Person:
    """One account."""

    id: str
    style: Style
    tempo: Tempo


def somebody(id_: str, chance: Random) -> Person:
    """An honest person: anyone from rock to maniac, quick to slow, now and then with a bad line."""
    loose = chance.uniform(0.14, 0.55)
    style = Style(
        loose,
        chance.uniform(0.3, 0.9),
        chance.uniform(0.02, 0.3),
        chance.uniform(-0.1, 0.12),
        chance.uniform(0.02, 0.2),
    )
    absent = chance.choice((0.001, 0.002, 0.002, 0.004, 0.004, 0.025))
    tempo = Tempo(
        chance.lognormvariate(1.1, 0.35),
        chance.uniform(0.5, 0.9),
        chance.uniform(0.2, 0.9),
        chance.choice((0.0, 0.0, 0.1, 0.3)),
        absent,
    )
    return Person(id_, style, tempo)


def think(person: Person, hand: Hand, turn: TurnStarted, kind: str, chance: Random) -> float:
    """Seconds until somebody acts."""
    tempo, early = person.tempo, hand.street_index == 0
    easy = kind == "check" or (early and kind == "fold")
    hard = not early and 3 * turn.to_call >= hand.pot
    if easy and chance.random() < tempo.ready:
        return chance.uniform(0.15, 0.6)
    longer = tempo.pause * (1.0 if hard else 0.0 if easy else 0.4)
    return min(19.0, tempo.usual * chance.lognormvariate(longer, tempo.spread))


def in_mood(person: Person, chance: Random) -> Person:
    """The same person on another day: now and then somebody is angry and plays far too much."""
    if chance.random() > TILT:
        return person
    style = person.style
    angry = Style(min(0.8, style.loose + 0.25), style.bold, style.bluffs + 0.2, style.sticky + 0.15, style.error + 0.1)
    return replace(person, style=angry)


def choose(person: Person, hand: Hand, turn: TurnStarted, toward: float, chance: Random) -> Act:
    """What an honest player does: plays good cards, pays by the price, bets what is good and sometimes what is not.
    `toward` is how much more readily than others' this bettor's bets are called."""
    hole, board = hand.hole(turn.seat), hand.board
    strength = (made(hole, board) if board else start(hole)) + chance.gauss(0, person.style.error)
    style = replace(person.style, sticky=person.style.sticky + toward)
    return before(style, hand, turn, strength, chance) if not board else after(style, hand, turn, strength, chance)


def before(style: Style, hand: Hand, turn: TurnStarted, strength: float, chance: Random) -> Act:
    """On the first street: `strength` is the share of hands that are worse."""
    raises = hand.level > (hand.started.big_blind if hand.started else 0)
    bar = 1 - style.loose
    if raises:
        price = turn.to_call / max(1, hand.at(turn.seat).stack)
        bar = 1 - style.loose * (0.5 - style.sticky) * max(0.12, 1 - 2.5 * price)
        if turn.max_to and strength > 1 - style.loose * 0.12 and chance.random() < 0.3 + style.bold / 2:
            return bet(hand, turn, 1.0)
        return call(turn) if strength > bar else give_up(turn)
    if strength > bar:
        return bet(hand, turn, 0.9) if turn.max_to and chance.random() < 0.35 + style.bold / 2 else call(turn)
    return give_up(turn)


def after(style: Style, hand: Hand, turn: TurnStarted, strength: float, chance: Random) -> Act:
    """Later: `strength` is a guess at how often it is the best hand."""
    if not turn.to_call:
        wants = style.bold if strength > 0.55 else style.bluffs
        size = 0.5 + 0.5 * chance.random()
        return bet(hand, turn, size) if turn.max_to and chance.random() < wants else give_up(turn)
    price = turn.to_call / (hand.pot + turn.to_call)
    deep = turn.to_call / max(1, hand.at(turn.seat).stack)
    if strength > 0.84 and turn.max_to and chance.random() < style.bold:
        return bet(hand, turn, 0.9)
    if turn.max_to and strength < 0.3 and chance.random() < style.bluffs * 0.15:
        return bet(hand, turn, 0.9)
    return call(turn) if strength > 0.2 + 0.7 * price + 0.25 * deep - style.sticky else give_up(turn)


def bet(hand: Hand, turn: TurnStarted, share: float) -> Act:
    """Bet or raise by a share of the pot; all-in where little would be left."""
    player = hand.at(turn.seat)
    to = hand.level + round(share * (hand.pot + turn.to_call))
    to = max(turn.min_to, min(turn.max_to, to))
    if turn.max_to - to < 0.3 * (to - player.bet):
        to = turn.max_to
    return Act(turn.turn, turn.seat, turn.kinds[-1], to, 0.0)


def call(turn: TurnStarted) -> Act:
    """Call, or check where that is free."""
    return Act(turn.turn, turn.seat, "call" if "call" in turn.kinds else "check", 0, 0.0)


def give_up(turn: TurnStarted) -> Act:
    """Check where that is free, fold elsewhere."""
    return Act(turn.turn, turn.seat, "check" if "check" in turn.kinds else "fold", 0, 0.0)


def start(hole: Sequence[str]) -> float:
    """The share of starting hands that are worse, by a rule of thumb."""
    high, low = sorted((RANKS.index(card[0]) for card in hole), reverse=True)
    return _order()[high, low, hole[0][1] == hole[1][1]]


@cache
def _order() -> dict[tuple[int, int, bool], float]:
    kinds = [(high, low, suited) for high in range(13) for low in range(high + 1) for suited in (False, True)]
    dealt = {
        kind: 6 if kind[0] == kind[1] else 4 if kind[2] else 12 for kind in kinds if kind[0] != kind[1] or not kind[2]
    }
    below, order = 0, dict[tuple[int, int, bool], float]()
    for kind in sorted(dealt, key=_points):
        order[kind] = (below + dealt[kind] / 2) / 1_326
        below += dealt[kind]
    return order


def _points(kind: tuple[int, int, bool]) -> float:
    high, low, suited = kind
    if high == low:
        return 18 + 3.2 * high
    return 2 * high + 1.1 * low + 3 * suited + max(0, 4 - (high - low))


def made(hole: Sequence[str], board: Sequence[str]) -> float:
    """A guess between 0 and 1 at how good two cards are on a board."""
    mine = evaluate((*hole, *board))
    own = set(hole) & set(mine.cards[: {PAIR: 2, TWO_PAIR: 4}.get(mine.category, 5)])
    draw = 0.0 if len(board) == 5 else _draw(hole, board)
    if not own or mine.category < PAIR:
        return 0.12 + 0.1 * max(RANKS.index(card[0]) for card in hole) / 12 + draw
    if mine.category == PAIR:
        rank = RANKS.index(mine.cards[0][0])
        better = sum(RANKS.index(card[0]) > rank for card in board)
        return (
            (0.68, 0.5, 0.42, 0.36, 0.33, 0.3)[better]
            + 0.04 * (max(RANKS.index(card[0]) for card in hole) > 9)
            + draw / 2
        )
    if mine.category == TWO_PAIR:
        return 0.8 if len(own) == 2 else 0.55
    return 0.87 if mine.category == TRIPS else 0.94


def _draw(hole: Sequence[str], board: Sequence[str]) -> float:
    suits = [card[1] for card in (*hole, *board)]
    return 0.2 if any(suits.count(card[1]) == 4 for card in hole) else 0.0
