"""The chances of live hands, where whoever looks sees all their cards."""

from collections.abc import Iterable

import pytest

from application.chances import chances
from application.replay import Onlooker
from domain.hand.evaluation.equity import equities
from domain.variants import RULESETS
from projections.table_view import TableView
from tests.application.test_replay import Retold, retold


def views(told: Retold, everyone: bool) -> list[TableView]:
    """What is to be seen after each step of each hand, with all cards or with none but the open ones."""
    return [
        Onlooker(None, told.cards(replay) if everyone else {}).view(step.fold)
        for replay, _ in told.hands()
        for step in replay.steps
    ]


def live(view: TableView) -> list[int]:
    return [seat.seat for seat in view.seats if seat and seat.in_hand and not seat.folded]


@pytest.mark.parametrize("ruleset", RULESETS)
def test_live_hands_share_the_pot_where_all_are_seen(ruleset: str) -> None:
    counted = 0
    for view in views(retold(11, ruleset), everyone=True):
        shares = chances(view)
        if shares is not None:
            counted += 1
            assert list(shares) == live(view)
            assert sum(shares.values()) == pytest.approx(1)
    assert bool(counted) == (not RULESETS[ruleset].variant.draws)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_who_does_not_see_all_live_hands_is_told_no_chances(ruleset: str) -> None:
    for view in views(retold(11, ruleset), everyone=False):
        hidden = any("??" in seat.cards for seat in view.seats if seat and seat.seat in live(view))
        assert chances(view) is None or not hidden


def test_a_finished_hand_has_no_chances_left() -> None:
    for view in views(retold(11, "nlhe/1"), everyone=True):
        assert view.hand is not None
        if view.hand.over or view.hand.awards or len(live(view)) < 2:
            assert chances(view) is None


def held(view: TableView, seats: Iterable[int]) -> list[tuple[str, ...]]:
    """The cards on these seats."""
    by_seat = {seat.seat: seat.cards for seat in view.seats if seat}
    return [by_seat[seat] for seat in seats]


def test_of_two_boards_each_counts_half_and_the_other_ones_cards_cannot_come() -> None:
    compared = 0
    for view in views(retold(11, "plodb/1"), everyone=True):
        shares, hand = chances(view), view.hand
        if shares is None or hand is None or not all(hand.boards):
            continue
        compared += 1
        first, second = hand.boards
        ways = ((first, second), (second, first))
        halves = [equities(hand.ruleset, held(view, shares), *boards, hand.hand) or () for boards in ways]
        assert list(shares.values()) == pytest.approx([sum(each) / 2 for each in zip(*halves, strict=True)])
    assert compared


def test_run_outs_that_lie_are_counted_as_they_fell() -> None:
    """Where nothing is to come each board is won, lost or shared."""
    compared = 0
    for view in (view for seed in range(20) for view in views(retold(seed, "nlhe/1"), everyone=True)):
        shares, hand = chances(view), view.hand
        if shares and hand and len(hand.boards) > 1 and all(len(board) == 5 for board in hand.boards):
            compared += 1
            halves = [share * len(hand.boards) * 2 for share in shares.values()]
            assert halves == pytest.approx([round(half) for half in halves])
    assert compared
