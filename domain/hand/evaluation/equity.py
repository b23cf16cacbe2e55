"""What share of a pot known hands can expect: over all run-outs where they are few, else over a seeded sample."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import combinations, compress, islice, permutations, repeat
from math import comb, perm
from operator import eq, mul
from random import Random
from typing import TypeVar

from domain.hand.evaluation import RANKINGS
from domain.hand.evaluation.judges import SHORT_DECK, STANDARD, Hand, high, omaha, omaha_low
from domain.hand.evaluation.ranking import Ranking as Rules
from domain.variants import RULESETS, Variant

EXACT = 1_500
"""Up to so many run-outs are all looked at: two cards to come, and for two hands of stud one card each."""
TRIALS = 10_000
"""Run-outs in a sample: a share of a hold'em pot is then right within 1 % of the pot, nineteen times of twenty."""
SLOW = 8
"""A sample is so many times smaller in games whose hands take longer to judge."""
STUD_CARDS = 7

Card = TypeVar("Card", int, str)
Contest = list[list[int]]
"""For each hand its worth on each run-out: the greater wins, equal ones split, 0 does not qualify."""


def equities(
    ruleset_id: str,
    hands: Sequence[Sequence[str]],
    board: Sequence[str],
    dead: Collection[str],
    seed: str,
    trials: int = TRIALS,
) -> tuple[float, ...] | None:
    """The share of one pot, from 0 to 1, that each of the `hands` expects when nobody folds any more; all together 1.

    Cards are written like `Td`. `board` is what lies in the middle, `dead` are cards that cannot come; in stud the
    hands have all their cards so far. What is to come is every run-out where there are at most EXACT, else a sample of
    about `trials` (in Omaha and stud an eighth of that) which `seed` alone decides. Where two boards have half the pot
    each, ask for each, the other one dead. None in games with draws, where the hands will change, and where a stud deck
    is too short for everyone.

    Raises ValueError where there is no such game, a hand has too few or too many cards, or a card is not in the deck
    or known twice."""
    shares = pot_equities(ruleset_id, hands, [range(len(hands))], board, dead, seed, trials)
    return None if shares is None else shares[0]


def pot_equities(
    ruleset_id: str,
    hands: Sequence[Sequence[str]],
    pots: Sequence[Sequence[int]],
    board: Sequence[str],
    dead: Collection[str],
    seed: str,
    trials: int = TRIALS,
) -> list[tuple[float, ...]] | None:
    """The same for several pots over the same run-outs: each is named by the places of the `hands` that play for it,
    and has a share for each of these."""
    ruleset = RULESETS.get(ruleset_id)
    if ruleset is None:
        raise ValueError(f"There is no game {ruleset_id!r}; there are {', '.join(RULESETS)}.")
    variant, held = ruleset.variant, [tuple(hand) for hand in hands]
    if variant.draws:
        return None
    _verify(variant, held, board)
    left = _left(variant, held, board, dead)
    if variant.flop:
        contests = _on_boards(variant, held, board, left, seed, trials)
    elif (dealt := _in_stud(variant, held, board, left, seed, trials)) is None:
        return None
    else:
        contests = dealt
    return [_shares([[contest[place] for place in pot] for contest in contests]) for pot in pots]


def _verify(variant: Variant, hands: Sequence[Hand], board: Sequence[str]) -> None:
    if not hands:
        raise ValueError("Equity needs at least one hand.")
    most = STUD_CARDS if variant.stud else variant.streets[0].down
    least = 1 if variant.stud else most
    for hand in hands:
        if not least <= len(hand) <= most:
            raise ValueError(f"A hand of {variant.name} has {least} to {most} cards, not {len(hand)}.")
    if len(board) > (1 if variant.stud else 5):
        raise ValueError(f"A board of {variant.name} has not {len(board)} cards.")


def _left(variant: Variant, hands: Sequence[Hand], board: Sequence[str], dead: Collection[str]) -> list[str]:
    """The cards that may still come, in the order of the deck."""
    known = [card for hand in hands for card in hand] + list(board)
    if strange := sorted({*known, *dead} - {*variant.deck}):
        raise ValueError(f"{variant.name} has no card {strange[0]!r}.")
    if len(set(known)) < len(known) or not set(known).isdisjoint(dead):
        raise ValueError("A card is known twice.")
    gone = {*known, *dead}
    return [card for card in variant.deck if card not in gone]


def _on_boards(
    variant: Variant, hands: Sequence[Hand], board: Sequence[str], left: Sequence[str], seed: str, trials: int
) -> list[Contest]:
    cards = SHORT_DECK if variant.high == "short_deck" else STANDARD
    have, lack = tuple([cards.number[card] for card in board]), 5 - len(board)
    deck, trials = [cards.number[card] for card in left], trials if variant.high != "omaha" else -(-trials // SLOW)
    few = comb(len(deck), lack) <= EXACT
    boards = [have + come for come in (combinations(deck, lack) if few else _sample(deck, lack, seed, trials))]
    if variant.high != "omaha":
        return [high(cards, hands, boards)]
    return [omaha(hands, boards), omaha_low(hands, boards)] if variant.low else [omaha(hands, boards)]


def _in_stud(
    variant: Variant, hands: Sequence[Hand], board: Sequence[str], left: Sequence[str], seed: str, trials: int
) -> list[Contest] | None:
    """Every hand gets what it lacks of its seven cards; the one in the middle is everybody's."""
    lacks = [STUD_CARDS - len(board) - len(hand) for hand in hands]
    if sum(lacks) > len(left) or min(lacks) < 0:
        return None
    few = perm(len(left), sum(lacks)) <= EXACT
    more = permutations(left, sum(lacks)) if few else _sample(left, sum(lacks), seed, -(-trials // SLOW))
    return _stud_contests([RANKINGS[ranking] for ranking in variant.rankings], hands, lacks, tuple(board), more)


def _stud_contests(
    rules: Sequence[Rules], hands: Sequence[Hand], lacks: Sequence[int], board: Hand, runouts: Iterable[Hand]
) -> list[Contest]:
    contests: list[Contest] = [[[] for _ in hands] for _ in rules]
    for come in runouts:
        rest = iter(come)
        full = [(*hand, *islice(rest, lack)) for hand, lack in zip(hands, lacks, strict=True)]
        for each, contest in zip(rules, contests, strict=True):
            for cards, column in zip(full, contest, strict=True):
                column.append(each.value(cards, board) or 0)
    return contests


def _sample(deck: Sequence[Card], count: int, seed: str, trials: int) -> list[tuple[Card, ...]]:
    """Run-outs of a deck that the seed has shuffled. Only `random()` is used, which gives the same numbers in every
    version of Python."""
    chance = Random(seed).random
    shuffled = sorted(deck, key=lambda _: chance())
    return [tuple([shuffled[place] for place in places]) for places in _places(len(deck), count, trials)]


@lru_cache(maxsize=16)
def _places(size: int, count: int, trials: int) -> Sequence[tuple[int, ...]]:
    """Where the cards of each run-out lie in a shuffled deck: it is cut into as many as it gives, again and again, so
    that every place comes equally often."""
    chance = Random(f"{size} {count}").random
    per_deck = size // count
    cut: list[tuple[int, ...]] = []
    while len(cut) < trials:
        order = sorted(range(size), key=lambda _: chance())
        cut += [tuple(order[first : first + count]) for first in range(0, per_deck * count, count)]
    return cut


def _shares(contests: Sequence[Contest]) -> tuple[float, ...]:
    """What each hand wins on average: every run-out's pot goes in equal parts to the contests in which some hand
    qualifies, and each part to the best hands."""
    if len(contests[0]) == 1:
        return (1.0,)
    bests = [list(map(max, *contest)) for contest in contests]
    contested = [sum(map(bool, best)) for best in zip(*bests, strict=True)] if len(contests) > 1 else repeat(1)
    won = [0.0] * len(contests[0])
    for contest, best in zip(contests, bests, strict=True):
        wins = [list(map(eq, worths, best)) for worths in contest]
        winners = map(mul, map(sum, zip(*wins, strict=True)), contested)
        parts = [1 / parts if worth else 0.0 for worth, parts in zip(best, winners, strict=True)]
        for place, mine in enumerate(wins):
            won[place] += sum(compress(parts, mine))
    return tuple([each / len(bests[0]) for each in won])
