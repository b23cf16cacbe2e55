"""Own positions are skipped as far as nobody else's lie between, and never one more."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.postgres.own_positions import RUNS, OwnPositions


def own(*commits: Sequence[int]) -> OwnPositions:
    positions = OwnPositions()
    for commit in commits:
        positions.add(commit)
    return positions


@pytest.mark.parametrize(("after", "through"), [(0, 0), (1, 1), (2, 7), (4, 7), (7, 7), (8, 10), (10, 10), (99, 99)])
def test_a_run_ends_where_others_come_between(after: int, through: int) -> None:
    assert own(range(3, 6), range(6, 8), range(9, 11)).through(after) == through


def test_a_commit_that_leaves_out_numbers_is_no_run() -> None:
    assert own([1, 4, 7]).through(0) == 0


def test_what_lies_before_the_latest_runs_counts_as_others() -> None:
    commits = [[number] for number in range(1, 2 * RUNS + 3, 2)]
    assert own(*commits).through(0) == 0
    assert own(*commits).through(commits[1][0] - 1) == commits[1][0]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), max_size=40), st.data())
def test_nothing_of_others_is_ever_skipped(commits: list[tuple[bool, int]], data: st.DataObject) -> None:
    """Commits of this process and of others take turns; each fills the next positions."""
    positions, others, end = OwnPositions(), set[int](), 0
    for is_own, count in commits:
        filled = range(end + 1, end + count + 1)
        end = filled[-1]
        if is_own:
            positions.add(filled)
        else:
            others.update(filled)
    after = data.draw(st.integers(0, end))
    through = positions.through(after)
    assert after <= through <= end
    assert not others & {*range(after + 1, through + 1)}
