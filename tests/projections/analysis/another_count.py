"""Statistics counted straight from the text of PHH files of no-limit hold'em, without a line of the room's own code.

It works backwards from how the analysis does: a hand is first told as a list of moves, each with what everyone had in
front, and then every statistic is a question asked of the whole list.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from random import Random

from phevaluator import evaluate_cards

STREETS = ("preflop", "flop", "turn", "river")
SAMPLE = 4_000
DECK = [rank + suit for rank in "23456789TJQKA" for suit in "cdhs"]


@dataclass
class Move:
    """One move: on which street, by whom, `f`, `x`, `c` or `r` (a bet is a raise of nothing), the number of bets on the
    street before it (blinds are the first), and whether a raise was allowed."""

    street: str
    player: int
    kind: str
    level: int
    may_raise: bool
    may_call: bool


@dataclass
class Told:
    """A whole hand."""

    names: list[str]
    big_blind: float
    holes: list[list[str]]
    net: list[float]
    moves: list[Move] = field(default_factory=list)
    board: list[str] = field(default_factory=list)
    board_at_last_move: int = 0
    folded: dict[int, str] = field(default_factory=dict)
    """On which street each who folded did."""
    paid: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.names)

    def on(self, street: str) -> list[Move]:
        return [move for move in self.moves if move.street == street]

    def in_until(self, street: str) -> list[int]:
        """Who had not folded when the street began."""
        before = STREETS[: STREETS.index(street)]
        return [player for player in range(self.count) if self.folded.get(player) not in before]


def read(path: Path) -> Told:
    """The hand of a file."""
    raw = tomllib.loads(path.read_text())
    stacks, count = [float(stack) for stack in raw["starting_stacks"]], len(raw["starting_stacks"])
    net = [float(end) - begin for end, begin in zip(raw["finishing_stacks"], stacks, strict=True)]
    told = Told(raw["players"], float(raw["min_bet"]), [[] for _ in range(count)], net, paid=[0.0] * count)
    front = [float(blind) for blind in raw["blinds_or_straddles"]]
    _play(told, raw["actions"], [stack - blind for stack, blind in zip(stacks, front, strict=True)], front)
    return told


def _play(told: Told, actions: list[str], behind: list[float], front: list[float]) -> None:
    street, bets, least, acted = "preflop", 1, told.big_blind, dict[int, float]()
    for action in actions:
        words = action.split()
        if words[:2] == ["d", "dh"]:
            told.holes[int(words[2][1:]) - 1] = re.findall("..", words[3])
        elif words[:2] == ["d", "db"]:
            told.board += re.findall("..", words[2])
            told.paid = [paid + bet for paid, bet in zip(told.paid, front, strict=True)]
            street = {3: "flop", 4: "turn", 5: "river"}[len(told.board)]
            bets, least, acted, front = 0, told.big_blind, {}, [0.0] * told.count
        elif words[1] in ("f", "cc", "cbr"):
            player = int(words[0][1:]) - 1
            top = max(front)
            rivals = [front[at] + behind[at] for at in range(told.count) if at != player and at not in told.folded]
            reopened = player not in acted or top - acted[player] >= least
            may_raise = front[player] + behind[player] > top and max(rivals) > top and reopened
            to = {"f": front[player], "cc": min(top, front[player] + behind[player])}.get(words[1])
            to = float(words[2]) if to is None else to
            kind = {"f": "f", "cbr": "r"}.get(words[1]) or ("c" if to > front[player] else "x")
            told.moves.append(Move(street, player, kind, bets, may_raise, top > front[player]))
            told.board_at_last_move = len(told.board)
            if kind == "f":
                told.folded[player] = street
            if kind == "r":
                bets, least = bets + 1, max(least, to - top)
            behind[player] -= to - front[player]
            front[player] = to
            acted[player] = max(front)
    told.paid = [paid + bet for paid, bet in zip(told.paid, front, strict=True)]
    first, second = sorted(told.paid)[-1], sorted(told.paid)[-2]
    told.paid = [min(paid, second) if paid == first else paid for paid in told.paid]


Answers = dict[str, tuple[int, int]]
"""Made and opportunities, by statistic."""


def answers(told: Told, player: int) -> Answers:
    """What a player had and made in one hand."""
    found: Answers = {}
    for name, question in {**_before_the_flop(told, player), **_after_the_flop(told, player)}.items():
        found[name] = (question[0] and question[1], question[1])
    return found


Question = tuple[int, int]


def _before_the_flop(told: Told, player: int) -> dict[str, Question]:
    moves = told.on("preflop")
    mine = [move for move in moves if move.player == player]
    at = {level: next((move for move in mine if move.level == level), None) for level in (1, 2, 3)}
    raises = [move for move in moves if move.kind == "r"]
    opener = raises[0].player if raises else None

    def earlier(move: Move | None) -> list[Move]:
        return [] if move is None else moves[: next(place for place, each in enumerate(moves) if each is move)]

    def kind(move: Move | None, wanted: str) -> int:
        return int(move is not None and move.kind == wanted)

    entered = [move for move in earlier(at[1]) if move.kind in "cr"]
    first, second, third = at[1], at[2], at[3]
    callers = [move for move in earlier(second) if move.kind == "c" and move.level == 2]
    invested = {move.level: any(each.kind in "cr" for each in earlier(move) if each.player == player) for move in mine}
    cold = next((move for move in mine if move.level > 1 and not invested[move.level]), None)
    unopened = int(first is not None and not entered)
    folded_to = (
        unopened and all(move.kind == "f" for move in earlier(first)) and player in (0, told.count - 1, told.count - 2)
    )
    stolen = raises and _steals(told, raises[0], moves)
    facing = int(bool(stolen) and second is not None and not callers)
    return {
        "vpip": (int(any(move.kind in "cr" for move in mine)), int(bool(mine))),
        "pfr": (int(any(move.kind == "r" for move in mine)), int(any(move.may_raise for move in mine))),
        "rfi": (kind(first, "r"), unopened and int(first is not None and first.may_raise)),
        "limp": (kind(first, "c"), int(first is not None and first.may_call)),
        "open_limp": (kind(first, "c"), unopened and int(first is not None and first.may_call)),
        "over_limp": (kind(first, "c"), int(bool(entered) and first is not None and first.may_call)),
        "three_bet": (kind(second, "r"), int(second is not None and second.may_raise)),
        "squeeze": (kind(second, "r"), int(second is not None and second.may_raise and bool(callers))),
        "four_bet": (kind(third, "r"), int(third is not None and third.may_raise)),
        "cold_four_bet": (kind(third, "r"), int(third is not None and third.may_raise and not invested[3])),
        "fold_to_three_bet": (kind(third, "f"), int(third is not None and player == opener)),
        "cold_call": (kind(cold, "c"), int(cold is not None and player > 1)),
        "blind_cold_call": (kind(cold, "c"), int(cold is not None and player < 2)),
        "steal": (kind(first, "r"), int(bool(folded_to) and first is not None and first.may_raise)),
        "fold_to_steal_small_blind": (kind(second, "f"), facing and int(player == 0)),
        "fold_to_steal_big_blind": (kind(second, "f"), facing and int(player == 1)),
    }


def _steals(told: Told, raise_: Move, moves: list[Move]) -> bool:
    place = next(place for place, each in enumerate(moves) if each is raise_)
    return raise_.player in (0, told.count - 1, told.count - 2) and all(move.kind == "f" for move in moves[:place])


def _after_the_flop(told: Told, player: int) -> dict[str, Question]:
    raises = [move.player for move in told.on("preflop") if move.kind == "r"]
    raiser = raises[-1] if raises else None
    saw = int(len(told.board) >= 3 and player in told.in_until("flop"))
    showdown = int(told.count - len(told.folded) > 1 and player not in told.folded)
    won = int(told.net[player] + told.paid[player] > 0)
    found: dict[str, Question] = {"wtsd": (showdown, saw), "wsd": (won, showdown), "wwsf": (won, saw)}
    flop = told.on("flop")
    checked_through = bool(flop) and all(move.kind == "x" for move in flop) and any(m.player == raiser for m in flop)
    c_bet_before = True
    for street in STREETS[1:]:
        moves = told.on(street)
        mine = [place for place, move in enumerate(moves) if move.player == player]
        first_bet = next((place for place, move in enumerate(moves) if move.kind == "r"), len(moves))
        open_ = next((place for place in mine if place <= first_bet and moves[place].may_raise), None)
        bet = int(open_ is not None and open_ == first_bet)
        found[f"cbet_{street}"] = (bet, int(open_ is not None and player == raiser and c_bet_before))
        c_bet = c_bet_before and first_bet < len(moves) and moves[first_bet].player == raiser
        answer = next((place for place in mine if place > first_bet and moves[place].level == 1), None)
        found[f"fold_to_cbet_{street}"] = (
            int(answer is not None and moves[answer].kind == "f"),
            int(c_bet and answer is not None),
        )
        found[f"check_raise_{street}"] = _check_raise([moves[place] for place in mine])
        if street == "flop":
            turn_of_raiser = next((place for place, move in enumerate(moves) if move.player == raiser), None)
            before = turn_of_raiser is not None and open_ is not None and open_ < turn_of_raiser
            found["donk"] = (bet, int(before))
        if street == "turn":
            found["delayed_cbet"] = (bet, int(checked_through and open_ is not None and player == raiser))
            found["probe"] = (bet, int(checked_through and open_ is not None and player != raiser))
        c_bet_before = c_bet
    return found


def _check_raise(mine: list[Move]) -> Question:
    if len(mine) < 2 or mine[0].kind != "x" or not mine[1].may_raise:
        return 0, 0
    return int(mine[1].kind == "r"), 1


def actions_after_the_flop(told: Told, player: int) -> Counter[str]:
    """How often a player bet or raised (`r`), called and folded after the flop."""
    return Counter(move.kind for move in told.moves if move.player == player and move.street != "preflop")


def expected(told: Told) -> list[float] | None:
    """What everyone was to expect of an all-in with a card to come, less what they paid; None where there was none.
    Before the flop it is a sample."""
    live = [player for player in range(told.count) if player not in told.folded]
    if len(live) < 2 or told.board_at_last_move == 5:
        return None
    board = told.board[: told.board_at_last_move]
    gone = {*board, *(card for player in live for card in told.holes[player])}
    worth = [-paid for paid in told.paid]
    runouts = list(_runouts([card for card in DECK if card not in gone], 5 - len(board)))
    for runout in runouts:
        ranks = {player: evaluate_cards(*told.holes[player], *board, *runout) for player in live}
        for amount, among in _pots(told, live):
            best = min(ranks[player] for player in among)
            winners = [player for player in among if ranks[player] == best]
            for player in winners:
                worth[player] += amount / len(winners) / len(runouts)
    return worth


def _runouts(left: list[str], count: int) -> Iterator[tuple[str, ...]]:
    if count < 3:
        yield from combinations(left, count)
    else:
        random = Random(1)
        yield from (tuple(random.sample(left, count)) for _ in range(SAMPLE))


def _pots(told: Told, live: list[int]) -> Iterator[tuple[float, list[int]]]:
    floor = 0.0
    for ceiling in sorted({told.paid[player] for player in live}):
        amount = sum(max(0.0, min(paid, ceiling) - floor) for paid in told.paid)
        yield amount, [player for player in live if told.paid[player] >= ceiling]
        floor = ceiling


def totals(hands: list[Told]) -> dict[str, dict[str, Counter[str]]]:
    """Made and had by player and statistic."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: {"made": Counter(), "had": Counter()})
    for told in hands:
        for player, name in enumerate(told.names):
            for statistic, (made, had) in answers(told, player).items():
                found[name]["made"][statistic] += made
                found[name]["had"][statistic] += had
    return found
