"""What people said stays with a signal, until a dismissed one has grown clearly."""

import pytest

from domain.signal.review import State
from projections.integrity.reviewed import Said, reviewed, state_of
from projections.integrity.scoring import THRESHOLDS
from projections.integrity.signal import Signal, groups, scored, told

ABOUT = ("account:ann", "account:bob")


def said(state: State, score: float, version: int = 1, signal: str = "signal:1") -> Said:
    return Said(signal, version, "soft_play", ABOUT, state, score, "operator", "because", 0.0)


def soft(score: float) -> Signal:
    return Signal("soft_play", ABOUT, score, "why")


@pytest.mark.parametrize(
    ("score", "dismissed_at", "state"),
    [
        (4.0, 4.0, "dismissed"),
        (5.9, 4.0, "dismissed"),
        (6.0, 4.0, "new"),
        (13.0, 10.0, "dismissed"),
        (15.0, 10.0, "new"),
        (3.9, 2.0, "dismissed"),
        (4.0, 2.0, "new"),
        (1.0, 4.0, "dismissed"),
        (99.0, 99.0, "dismissed"),
    ],
)
def test_a_dismissed_signal_comes_up_again_only_when_it_has_grown_clearly(
    score: float, dismissed_at: float, state: State
) -> None:
    assert state_of(score, [said("dismissed", dismissed_at)]) == state


@pytest.mark.parametrize("state", ["seen", "confirmed", "new"])
def test_other_states_stay_whatever_the_score(state: State) -> None:
    assert state_of(50.0, [said("dismissed", 1.0), said(state, 2.0, 2)]) == state


def test_a_signal_is_new_until_somebody_looks() -> None:
    (each,) = reviewed([soft(3.0)], {}, THRESHOLDS)
    assert (each.state, each.history, each.again) == ("new", (), False)


def test_one_that_comes_up_again_says_so() -> None:
    signal = soft(9.0)
    (each,) = reviewed([signal], {signal.id: [said("dismissed", 3.0)]}, THRESHOLDS)
    assert (each.state, each.again) == ("new", True)


def test_weak_signals_are_left_out_unless_they_were_reviewed() -> None:
    signal = soft(0.5)
    assert reviewed([signal], {}, THRESHOLDS) == []
    (each,) = reviewed([signal], {signal.id: [said("confirmed", 3.0)]}, THRESHOLDS)
    assert (each.signal, each.state) == (signal, "confirmed")


def test_a_review_outlives_its_figures() -> None:
    id_ = soft(3.0).id
    (each,) = reviewed([], {id_: [said("confirmed", 3.0, signal=id_)]}, THRESHOLDS)
    assert (each.signal.id, each.signal.score, each.state) == (id_, 0.0, "confirmed")


def test_a_signal_keeps_its_id_and_another_one_has_another() -> None:
    ids = {
        soft(3.0).id,
        soft(7.0).id,
        Signal("soft_play", ABOUT[::-1], 3.0, "").id,
        Signal("bot_timing", ABOUT, 3.0, "").id,
    }
    assert len(ids) == 3


def test_a_score_counts_zeros_after_the_number_of_looks() -> None:
    assert scored(1e-6, 1_000) == 3.0
    assert scored(0.5, 10) == 0.0
    assert scored(1e-300, 1) == 99.0


def test_a_chance_in_words() -> None:
    assert [told(0.7), told(0.25), told(0.0004), told(3e-9)] == ["as often as not", "1 in 4", "1 in 2,500", "1 in 10^8"]


def test_pairs_hang_together_in_groups() -> None:
    assert groups([("c", "d"), ("a", "b"), ("b", "e"), ("f", "a")]) == [("a", "b", "e", "f"), ("c", "d")]
