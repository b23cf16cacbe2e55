"""The rows of player statistics: one for each player of each hand that counts, whatever the batches."""

from collections import Counter
from random import Random

import pytest

from domain.account.events import AccountOpened
from domain.event import Recorded
from domain.hand.events import CardsShown, HandSettled, HandVoided
from domain.table.events import TableOpened
from domain.variants import RULESETS
from projections import player_stats
from projections.projection import Row
from tests.projections.heard import heard, runs
from tests.projections.stories import Story, story_of, together

Tables = dict[str, list[Row]]


def folded(*batches: list[Recorded]) -> Tables:
    """What the tables would hold: every statement inserts."""
    held: Tables = {}
    for batch in batches:
        for change in player_stats.fold(batch, ()):
            held.setdefault(change.sql, []).extend(change.rows)
    return {sql: sorted(rows) for sql, rows in held.items()}


def cut(log: list[Recorded], random: Random) -> list[list[Recorded]]:
    """What the projection is given of a log in batches of random sizes; a hand's run is never cut."""
    batches: list[list[Recorded]] = [[]]
    for run in runs(player_stats, log):
        if random.random() < 0.3:
            batches.append([])
        batches[-1] += run
    return batches


def evenings() -> list[Recorded]:
    """Two tables side by side, with hands voided and cards shown after others."""
    return together(
        Story(Random(1), name="b").evening(12, mishaps=True), story_of("plo4/1", Random(2)).evening(6, mishaps=True)
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_rows_are_the_same_however_the_log_is_cut(seed: int) -> None:
    log = evenings()
    whole = folded(heard(player_stats, log))
    assert folded(*cut(log, Random(seed))) == whole
    assert folded(*runs(player_stats, log)) == whole
    assert all(whole.values())


def test_every_hand_that_counts_has_a_row_for_each_player() -> None:
    log = evenings()
    rows = folded(heard(player_stats, log))
    settled = [recorded.event for recorded in log if isinstance(recorded.event, HandSettled)]
    assert len(rows[player_stats.STORE_HANDS]) == len(settled)
    assert any(isinstance(recorded.event, HandVoided) for recorded in log)
    assert Counter(row[10] for row in rows[player_stats.STORE_PLAYERS]) == Counter(
        net for event in settled for net in event.net
    )
    assert sum(row[10] for row in rows[player_stats.STORE_PLAYERS]) == -sum(event.rake for event in settled)


def test_cards_shown_after_the_end_change_nothing() -> None:
    story = Story()
    for seat in range(3):
        story.sit(seat)
    story.deal()
    while not story.over:
        story.act("fold")
    before = folded(heard(player_stats, story.log))
    story.show(0, 0, 1)
    assert isinstance(story.log[-1].event, CardsShown)
    assert folded(heard(player_stats, story.log)) == before


def test_names_are_those_of_accounts_and_tables() -> None:
    story = Story().evening(1)
    rows = folded(heard(player_stats, story.log))
    opened = [recorded for recorded in story.log if isinstance(recorded.event, AccountOpened)]
    assert rows[player_stats.STORE_ACCOUNTS] == sorted(
        (each.stream, each.event.name, each.event.origin) for each in opened if isinstance(each.event, AccountOpened)
    )
    (table,) = (recorded for recorded in story.log if isinstance(recorded.event, TableOpened))
    assert rows[player_stats.STORE_TABLES] == [(table.stream, "Table a")]


@pytest.mark.parametrize("ruleset", RULESETS)
def test_every_game_is_told(ruleset: str) -> None:
    rows = folded(heard(player_stats, story_of(ruleset, Random(5)).evening(4, mishaps=True).log))
    assert all(row[6] == ruleset for row in rows[player_stats.STORE_HANDS])
    for row in rows[player_stats.STORE_PLAYERS]:
        had, made = row[5:7]
        assert not made & ~had
        assert (row[3] == "") == RULESETS[ruleset].variant.stud


@pytest.mark.parametrize("ruleset", RULESETS)
def test_expected_results_of_a_hand_sum_to_the_rake_alone(ruleset: str) -> None:
    rows = folded(heard(player_stats, story_of(ruleset, Random(6)).evening(5).log))
    sums: dict[int, list[float]] = {}
    for row in rows[player_stats.STORE_PLAYERS]:
        net, ev, rake = sums.setdefault(row[0], [0.0, 0.0, 0.0])
        sums[row[0]] = [net + row[10], ev + row[11], rake + row[12]]
    for net, ev, rake in sums.values():
        assert (ev, rake) == pytest.approx((net, -net), abs=1e-6)
