"""What a hand would have brought on average where nobody could bet any more and cards were still to come."""

from collections.abc import Mapping, Sequence

from domain.hand.evaluation.equity import pot_equities
from domain.variants import Ruleset
from projections.analysis.course import Course
from projections.analysis.dealt_in import DealtIn

BOARD = 5
STUD = 7
TRIALS, SLOW_TRIALS = 500, 2_000
"""Run-outs in a sample where there are too many to look at each; the second for Omaha and stud, of which an eighth is
made. Right on average, and each time within some 4 % of the pot (there 6 %), a tenth of what cards do."""


def adjust(course: Course, ruleset: Ruleset, boards: int, pots: Mapping[int, int], seed: str) -> None:
    """Put what was to be expected in place of the net, where every hand in the pot was turned up with a card to come.

    `pots` are what was paid out of each, main pot first, the rake already taken; odd chips are shared here."""
    live = [player for player in course.players if not player.folded]
    lying = _lying(course, boards)
    if len(live) < 2 or not _known(ruleset, live, lying):
        return
    layers = sorted({player.layer for player in live})
    among = [[place for place, player in enumerate(live) if player.layer >= layer] for layer in layers]
    shares = _shares(ruleset, [player.shown for player in live], among, lying, seed)
    if shares is None:
        return
    for player in live:
        player.ev = float(-player.paid)
    for index, places in enumerate(among):
        for place, share in zip(places, shares[index], strict=True):
            live[place].ev += share * pots.get(index, 0)


def _lying(course: Course, boards: int) -> list[list[str]]:
    """What lay on each board when the last action was taken."""
    lying: list[list[str]] = [[] for _ in range(boards)]
    for board, cards in course.turned_up[: course.before_last_action]:
        lying[board] += cards
    return lying


def _known(ruleset: Ruleset, live: Sequence[DealtIn], lying: Sequence[Sequence[str]]) -> bool:
    """Whether all hands are known and at least one card is to come, on a board or to a hand of stud."""
    shown = [len(player.shown) for player in live]
    if ruleset.variant.stud:
        return min(shown) > 0 and min(shown) + len(lying[0]) < STUD
    return ruleset.variant.flop and len(lying[0]) < BOARD and set(shown) == {ruleset.variant.streets[0].down}


def _shares(
    ruleset: Ruleset,
    hands: Sequence[Sequence[str]],
    pots: Sequence[Sequence[int]],
    lying: Sequence[list[str]],
    seed: str,
) -> list[Sequence[float]] | None:
    """Each pot's shares; several boards have equal parts of it."""
    on_boards = []
    trials = SLOW_TRIALS if ruleset.variant.stud or ruleset.variant.high == "omaha" else TRIALS
    for place, board in enumerate(lying):
        dead = [card for at, cards in enumerate(lying) if at != place for card in cards]
        found = pot_equities(ruleset.id, hands, pots, board, dead, f"{seed} {place}", trials)
        if found is None:
            return None
        on_boards.append(found)
    return [_mean([found[pot] for found in on_boards]) for pot in range(len(pots))]


def _mean(shares: Sequence[Sequence[float]]) -> Sequence[float]:
    return [sum(each) / len(shares) for each in zip(*shares, strict=True)]
