"""The simulated room is the same for the same seed, is played by the rules, and its cheats cheat."""

from itertools import chain
from pathlib import Path
from random import Random

import pytest
from rich.console import Console

from domain.event import Recorded
from domain.hand import evolve_all, undealt
from domain.hand.deck import Deck
from domain.hand.events import HandSettled
from ops.benches import integrity, report
from ops.benches.integrity import EVERYTHING, Outcome, simulate
from ops.benches.integrity_cheats import INTENSITIES
from ops.benches.integrity_evenings import evenings
from ops.benches.integrity_world import MEMBERS, world
from ops.benches.plan import Plan
from projections.integrity.scoring import SCORERS
from projections.integrity.signal import Signal

SEED = 11


@pytest.fixture(scope="module")
def hands() -> list[list[Recorded]]:
    """The first hundred hands."""
    chance = Random(SEED)
    played = evenings(world(chance), 1, chance)
    return [next(played) for _ in range(100)]


def test_the_same_seed_plays_the_same_hands(hands: list[list[Recorded]]) -> None:
    chance, other = Random(SEED), Random(SEED + 1)
    assert next(evenings(world(chance), 1, chance)) == hands[0]
    assert next(evenings(world(other), 1, other)) != hands[0]


def test_hands_are_whole_and_follow_each_other(hands: list[list[Recorded]]) -> None:
    for told in hands:
        hand = evolve_all(undealt(Deck(())), [each.event for each in told])
        assert hand.over
        assert isinstance(told[-1].event, HandSettled)
        assert [each.version for each in told] == list(range(1, len(told) + 1))
    times = [each.at for each in chain.from_iterable(hands)]
    assert times == sorted(times)


def test_every_kind_is_planted_in_every_intensity() -> None:
    planted = {(cheat.kind, cheat.intensity) for cheat in world(Random(SEED)).cheats}
    assert planted == {(kind, intensity) for kind in SCORERS for intensity in INTENSITIES}
    assert set(MEMBERS) == set(SCORERS)


def test_right_alarms_and_found_cheats_are_told_apart() -> None:
    room = world(Random(SEED))
    dumpers = next(cheat for cheat in room.cheats if cheat.kind == "chip_dumping")
    honest = next(account for account in room.people if account not in room.guilty)
    right = Signal("chip_dumping", dumpers.accounts, 9.0, "")
    wrong = Signal("soft_play", (dumpers.accounts[0], honest), 9.0, "")
    weak = Signal("fold_to_partner", dumpers.accounts, 0.2, "")
    outcome = Outcome(1, room, (right, wrong, weak))
    assert (outcome.alarms, outcome.precision) == ([right, wrong], 0.5)
    assert [cheat for cheat in room.cheats if outcome.found(cheat)] == [dumpers]
    assert (outcome.recall("blatant"), outcome.recall("weak")) == (1 / len(SCORERS), 0.0)


@pytest.mark.timeout(300)
def test_the_benchmark_prints_precision_and_recall(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = simulate(SEED, days=1)
    assert first.signals == simulate(SEED, days=1).signals
    assert {signal.kind for signal in first.alarms} >= {"same_device"}
    assert all(signal.score >= EVERYTHING[signal.kind] for signal in first.signals)
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    monkeypatch.setattr(integrity, "simulate", lambda seed: first)
    console = Console(record=True, width=140)
    integrity.run(Plan(rounds=2, seconds=0.0, long=True), console)
    said = console.export_text()
    assert "bot timing" in said
    assert "on which the thresholds were chosen" in said
    assert "precision of the alarms" in said
    assert len(list(tmp_path.glob("integrity-*.json"))) == 1
