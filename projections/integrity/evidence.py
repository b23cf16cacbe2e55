"""The hands that speak most for a suspicion: of each kind and pair only the strongest are kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from projections.integrity.observed import Observed

KEPT = 12
"""So many hands of each kind for each pair, or player."""
TELLING_FOLD = 3_000
"""A fold is kept where at least so much (thousandths of a big blind) had been put in by choice, or after the first
street."""
TELLING_WIN = 5_000
FEW_DECISIONS = 4
"""A hand with fewer decisions of one player says nothing about the rhythm."""

Subject = tuple[str, str, str]
"""Kind, player, and the other one, or an empty text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A hand that speaks for a suspicion: `note` says why, `weight` how much beside others of its kind, `version` is
    the event of the hand that one should look at. `position` (of the hand in the log) decides between equal ones."""

    kind: str
    player: str
    other: str
    weight: int
    hand: str
    version: int
    position: int
    note: str

    @property
    def subject(self) -> Subject:
        """What it speaks of."""
        return self.kind, self.player, self.other


def evidence_of(seen: Observed) -> Iterator[Evidence]:
    """Everything in one hand that might be kept."""
    for kind, player, other, weight, version, note in (
        *_losses(seen),
        *_folds(seen),
        *_duel(seen),
        *_results(seen),
        *_rhythm(seen),
    ):
        yield Evidence(kind, player, other, weight, seen.hand, version, seen.position, note)


def strongest(found: Iterable[Evidence]) -> list[Evidence]:
    """What is kept, in the order of subjects, the strongest first."""
    by_subject: dict[Subject, list[Evidence]] = {}
    for each in found:
        by_subject.setdefault(each.subject, []).append(each)
    return [each for _, several in sorted(by_subject.items()) for each in _first(several)]


def _first(several: Sequence[Evidence]) -> list[Evidence]:
    return sorted(several, key=lambda each: (-each.weight, each.position))[:KEPT]


_Found = tuple[str, str, str, int, int, str]
"""Kind, player, other, weight, version and note."""


def _losses(seen: Observed) -> Iterator[_Found]:
    for loss in seen.losses:
        if loss.big:
            how = f": {loss.how}" if loss.gift else ""
            note = f"lost {loss.amount / 1_000:.1f} big blinds{how}"
            version = loss.version or seen.version
            yield "chip_dumping", loss.loser, loss.winner, loss.amount * (1 + loss.gift), version, note


def _folds(seen: Observed) -> Iterator[_Found]:
    for answer in seen.answers:
        if answer.folded and (answer.later or answer.invested >= TELLING_FOLD):
            pot, price, invested = (chips / 1_000 for chips in (answer.pot, answer.price, answer.invested))
            note = f"folded to {price:.1f} in a pot of {pot:.1f} big blinds, {invested:.1f} put in before"
            weight = answer.pot + answer.invested
            yield "fold_to_partner", answer.player, answer.other, weight, answer.version, note


def _duel(seen: Observed) -> Iterator[_Found]:
    duel = seen.duel
    if duel is not None and not duel.bet:
        pot = duel.pot / 1_000
        shown = f" to {duel.made.lower()}" if duel.quiet else ""
        note = f"no bet between the two in a pot of {pot:.1f} big blinds{shown}"
        first, second = sorted(duel.players)
        yield "soft_play", first, second, duel.pot * (1 + 3 * duel.strong), duel.version, note


def _results(seen: Observed) -> Iterator[_Found]:
    net = dict(zip(seen.players, seen.net, strict=True))
    told = set[str]()
    for contest in seen.contests:
        if contest.won and net[contest.player] >= TELLING_WIN:
            told.add(contest.player)
            won, paid = net[contest.player] / 1_000, contest.paid / 1_000
            note = f"put {paid:.1f} big blinds in after the first street and won {won:.1f}"
            yield "improbable_results", contest.player, "", net[contest.player] + contest.paid, seen.version, note
    for player, amount in net.items():
        if amount >= TELLING_WIN and player not in told:
            yield "improbable_results", player, "", amount, seen.version, f"won {amount / 1_000:.1f} big blinds"


def _rhythm(seen: Observed) -> Iterator[_Found]:
    times: dict[str, list[int]] = {}
    for decision in seen.decisions:
        times.setdefault(decision.player, []).append(decision.time)
    for player, own in times.items():
        if len(own) >= FEW_DECISIONS:
            spread = max(own) - min(own)
            times_as_long = exp(spread / 1_000)
            note = f"{len(own)} decisions, the slowest {times_as_long:.1f} times as long as the quickest"
            yield "bot_timing", player, "", len(own) * 1_000 - spread, seen.version, note
