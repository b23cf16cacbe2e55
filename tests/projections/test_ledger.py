"""Every chip that moves is booked twice, and the books sum to zero."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.account.events import ChipsGranted
from domain.event import Event, Recorded, kind_of
from domain.hand.events import ActionTaken, HandSettled, HandStarted, PotAwarded
from projections import ledger
from projections.projection import Row
from tests.projections.stories import Story


class Books:
    """What the ledger's tables would hold."""

    def __init__(self) -> None:
        self.entries: list[Row] = []
        self.balances: Counter[str] = Counter()
        self.open_hands: dict[str, str] = {}

    def write(self, batch: list[Recorded]) -> None:
        streams = {recorded.stream for recorded in batch}
        known = [row for row in self.open_hands.items() if row[0] in streams]
        entries, balances, _, opened, closed = ledger.fold(batch, known)
        self.entries += entries.rows
        for account, amount in balances.rows:
            self.balances[account] += amount
        self.open_hands.update(dict(opened.rows))
        for (hand,) in closed.rows:
            del self.open_hands[hand]

    def held(self) -> dict[str, int]:
        return {account: amount for account, amount in self.balances.items() if amount}


def entries(stream: str, event: Event, known: list[Row] | None = None) -> list[tuple[str, int]]:
    """Account and amount of each entry that one event makes."""
    change = ledger.fold([Recorded(stream, 1, event, 0.0, "c", 1)], known or [])[0]
    return [(row[1], row[2]) for row in change.rows]


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(1, 40))
def test_the_entries_of_each_event_and_all_balances_sum_to_zero(random: Random, seats: int, size: int) -> None:
    story = Story(random, seats=seats).evening(3)
    books = Books()
    for start in range(0, len(story.log), size):
        books.write(story.log[start : start + size])
        assert sum(books.balances.values()) == 0
    by_event: Counter[int] = Counter()
    for position, _, amount, _, _ in books.entries:
        by_event[position] += amount
    assert set(by_event.values()) == {0}


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_after_each_hand_stacks_and_accounts_hold_all_that_was_issued(random: Random, size: int) -> None:
    story = Story(random).evening(3)
    books = Books()
    for start in range(0, len(story.log), size):
        books.write(story.log[start : start + size])
    stacks = {f"stack:table:a:{seat}": held.stack for seat, held in story.table.seats.items() if held.stack}
    held = books.held()
    assert {account: amount for account, amount in held.items() if kind_of(account) == "stack"} == stacks
    assert {kind_of(account) for account in held} <= {"house", "account", "stack"}
    assert books.open_hands == {}


def test_a_grant_is_issued_by_the_house() -> None:
    assert entries("account:1", ChipsGranted(50, "daily", "2026-01-31")) == [("house", -50), ("account:1", 50)]


def test_a_bet_goes_from_the_stack_to_the_pot_of_its_hand() -> None:
    bet = ActionTaken(3, 5, "bet", 40, 40, False, False)
    assert entries("hand:1", bet, [("hand:1", "table:7")]) == [("stack:table:7:5", -40), ("pot:hand:1", 40)]


def test_an_award_goes_from_the_pot_to_the_stack() -> None:
    award = PotAwarded(0, 5, 90, "uncontested", "", ())
    assert entries("hand:1", award, [("hand:1", "table:7")]) == [("pot:hand:1", -90), ("stack:table:7:5", 90)]


def test_rake_leaves_the_pot_when_the_hand_is_settled() -> None:
    settled = HandSettled(95, 5, (0, 1), (50, 150), (-50, 45))
    assert entries("hand:1", settled, [("hand:1", "table:7")]) == [("pot:hand:1", -5), ("rake", 5)]


def test_an_action_without_chips_makes_no_entry() -> None:
    check = ActionTaken(3, 5, "check", 0, 0, False, False)
    assert entries("hand:1", check, [("hand:1", "table:7")]) == []


def test_a_hand_that_never_started_is_refused() -> None:
    with pytest.raises(LookupError, match="hand:1 was never started"):
        entries("hand:1", ActionTaken(3, 5, "bet", 40, 40, False, False))


def test_an_unfinished_hand_is_remembered_for_the_next_batch_and_forgotten_at_its_end() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    books = Books()
    books.write(story.log)
    assert books.open_hands == {"hand:a1": "table:a"}
    begun = len(story.log)
    story.act("fold")
    books.write(story.log[begun:])
    assert books.open_hands == {}


def test_a_hand_that_begins_and_ends_in_one_batch_is_never_remembered() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.play_hand()
    assert any(isinstance(each.event, HandStarted) for each in story.log)
    *_, opened, closed = ledger.fold(story.log, [])
    assert (opened.rows, closed.rows) == ([], [])


def test_a_pot_that_is_emptied_in_its_batch_touches_no_balance() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.play_hand()
    changed = [row[0] for row in ledger.fold(story.log, [])[1].rows]
    assert not [account for account in changed if kind_of(account) in ("pot", "transit")]


def test_a_balance_says_whether_the_books_are_sound() -> None:
    sound = ledger.LedgerBalance(
        issued=100, accounts=60, stacks=30, pots=10, transit=0, rake=0, difference=0, overdrawn=0
    )
    assert sound.balanced
    assert not ledger.LedgerBalance(100, 60, 30, 11, 0, 0, 1, 0).balanced
    assert not ledger.LedgerBalance(100, 160, -60, 0, 0, 0, 0, 1).balanced
