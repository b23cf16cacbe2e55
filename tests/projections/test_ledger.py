"""Every chip that moves is booked twice, and the books sum to zero."""

import json
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.account.events import ChipsGranted
from domain.event import Event, Recorded, kind_of
from domain.hand.events import (
    ActionTaken,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    RakeTaken,
    RunoutsAgreed,
    TimeBankStarted,
)
from domain.table.commands import ChangeSeat
from domain.table.events import ChipsAdded, SeatChanged
from domain.variants import RULESETS
from projections import ledger
from projections.projection import Row
from tests.projections.heard import heard
from tests.projections.stories import Story, story_of


class Books:
    """What the ledger's tables would hold."""

    def __init__(self) -> None:
        self.entries: list[Row] = []
        self.balances: Counter[str] = Counter()
        self.open_hands: dict[str, dict[str, str]] = {}

    def write(self, batch: list[Recorded]) -> None:
        streams = {recorded.stream for recorded in batch}
        known = [row for row in self.open_hands.items() if row[0] in streams]
        entries, balances, _, opened, closed = ledger.fold(heard(ledger, batch), known)
        self.entries += entries.rows
        for account, amount in balances.rows:
            self.balances[account] += amount
        self.open_hands.update({hand: json.loads(stacks) for hand, stacks in opened.rows})
        for (hand,) in closed.rows:
            del self.open_hands[hand]

    def held(self) -> dict[str, int]:
        return {account: amount for account, amount in self.balances.items() if amount}

    def held_by(self, *kinds: str) -> int:
        return sum(amount for account, amount in self.balances.items() if kind_of(account) in kinds)

    @property
    def overdrawn(self) -> list[str]:
        return [account for account, amount in self.balances.items() if amount < 0 and account != "house"]


STACKS = {"2": "stack:table:7:account:b", "5": "stack:table:7:account:e"}
OPEN: list[Row] = [("hand:1", STACKS)]
"""A hand that seats 2 and 5 of table 7 play, as the database gives it back."""


def booked(log: list[Recorded], size: int = 1_000) -> Books:
    """The books of a log that comes in batches of this size."""
    books = Books()
    for start in range(0, len(log), size):
        books.write(log[start : start + size])
    return books


def entries(stream: str, event: Event, known: list[Row] | None = None) -> list[tuple[str, int]]:
    """Account and amount of each entry that one event makes."""
    change = ledger.fold([Recorded(stream, 1, event, 0.0, "c", 1)], known or [])[0]
    return [(row[1], row[2]) for row in change.rows]


@pytest.mark.parametrize("ruleset", RULESETS)
def test_after_every_event_the_room_holds_what_was_issued(ruleset: str) -> None:
    for seed in range(4):
        story = story_of(ruleset, Random(seed)).evening(4, mishaps=True)
        books = Books()
        for recorded in story.log:
            books.write([recorded])
            assert books.held_by("account", "stack", "pot", "rake", "transit") == -books.balances["house"]
            assert not books.overdrawn, recorded
        assert books.open_hands == {}


def test_mishaps_happen_in_these_evenings() -> None:
    evenings = [story_of(ruleset, Random(seed)).evening(4, mishaps=True) for ruleset in RULESETS for seed in range(2)]
    told = Counter(type(recorded.event) for story in evenings for recorded in story.log)
    assert all(told[kind] for kind in (HandVoided, SeatChanged, RakeTaken, RunoutsAgreed, TimeBankStarted, ChipsAdded))


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(1, 40), st.sampled_from(sorted(RULESETS)))
def test_the_entries_of_each_event_and_all_balances_sum_to_zero(
    random: Random, seats: int, size: int, ruleset: str
) -> None:
    story = story_of(ruleset, random, seats).evening(3, mishaps=True)
    books = booked(story.log, size)
    assert sum(books.balances.values()) == 0
    by_event: Counter[int] = Counter()
    accounts: Counter[tuple[int, str]] = Counter()
    for position, account, amount, _, _ in books.entries:
        by_event[position] += amount
        accounts[position, account] += 1
    assert set(by_event.values()) == {0}
    assert set(accounts.values()) == {1}


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40), st.sampled_from(sorted(RULESETS)))
def test_after_each_hand_stacks_accounts_and_rake_hold_all_that_was_issued(
    random: Random, size: int, ruleset: str
) -> None:
    story = story_of(ruleset, random).evening(3, mishaps=True)
    books = booked(story.log, size)
    stacks = {f"stack:table:a:{seat.player}": seat.stack for seat in story.table.seats.values() if seat.stack}
    held = books.held()
    assert {account: amount for account, amount in held.items() if kind_of(account) == "stack"} == stacks
    assert {kind_of(account) for account in held} <= {"house", "account", "stack", "rake"}
    raked = sum(each.event.rake for each in story.log if isinstance(each.event, HandSettled))
    assert held.get("rake", 0) == raked
    assert books.open_hands == {}


def test_a_grant_is_issued_by_the_house() -> None:
    assert entries("account:1", ChipsGranted(50, "daily", "2026-01-31")) == [("house", -50), ("account:1", 50)]


@pytest.mark.parametrize("kind", ["ante", "small_blind", "big_blind", "post", "straddle", "button_blind", "dead"])
def test_a_forced_bet_of_any_kind_goes_from_the_stack_to_the_pot(kind: str) -> None:
    posted = ForcedBetPosted(5, kind, 10, False)
    assert entries("hand:1", posted, OPEN) == [("stack:table:7:account:e", -10), ("pot:hand:1", 10)]


def test_a_bet_goes_from_the_stack_to_the_pot_of_its_hand() -> None:
    bet = ActionTaken(3, 5, "bet", 40, 40, False, False)
    assert entries("hand:1", bet, OPEN) == [("stack:table:7:account:e", -40), ("pot:hand:1", 40)]


def test_an_award_goes_from_the_pot_to_the_stack() -> None:
    award = PotAwarded(0, 0, "", 5, 90, "uncontested", "", ())
    assert entries("hand:1", award, OPEN) == [("pot:hand:1", -90), ("stack:table:7:account:e", 90)]


def test_rake_leaves_the_pots_when_it_is_taken_and_not_again_when_the_hand_is_settled() -> None:
    assert entries("hand:1", RakeTaken((4, 1)), OPEN) == [("pot:hand:1", -5), ("rake", 5)]
    settled = HandSettled(95, 5, (2, 5), (50, 150), (-50, 45))
    assert entries("hand:1", settled, OPEN) == []


def test_a_voided_hand_gives_everyone_back_what_they_put_in() -> None:
    voided = HandVoided("The deck was short.", (2, 5), (40, 10))
    assert sorted(entries("hand:1", voided, OPEN)) == [
        ("pot:hand:1", -50),
        ("stack:table:7:account:b", 40),
        ("stack:table:7:account:e", 10),
    ]


def test_a_voided_hand_leaves_every_stack_as_it_was() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    before = booked(story.log).held()
    story.deal()
    story.act("raise", 100)
    assert booked(story.log).held_by("pot") == 110
    story.void()
    assert booked(story.log).held() == before


def test_chips_go_along_to_another_seat() -> None:
    story = Story(seats=3)
    story.sit(0, 400)
    story.sit(1, 400)
    before = booked(story.log)
    story.ask(ChangeSeat("account:a0", 2))
    after = booked(story.log)
    assert (after.entries, after.held()) == (before.entries, before.held())
    story.deal()
    story.act("fold")
    assert booked(story.log).held_by("stack") == 800


def test_an_action_without_chips_makes_no_entry() -> None:
    check = ActionTaken(3, 5, "check", 0, 0, False, False)
    assert entries("hand:1", check, OPEN) == []


def test_a_hand_that_never_started_is_refused() -> None:
    with pytest.raises(LookupError, match="hand:1 was never started"):
        entries("hand:1", ActionTaken(3, 5, "bet", 40, 40, False, False))


def test_cards_shown_after_the_end_open_no_hand_again() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    ended = len(story.log)
    story.show(0, 0, 1)
    assert all(not change.rows for change in ledger.fold(heard(ledger, story.log[ended:]), []))


def test_an_unfinished_hand_is_remembered_for_the_next_batch_and_forgotten_at_its_end() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    books = Books()
    books.write(story.log)
    assert books.open_hands == {
        "hand:a1": {"0": "stack:table:a:account:a0", "1": "stack:table:a:account:a1"},
    }
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
    *_, opened, closed = ledger.fold(heard(ledger, story.log), [])
    assert (opened.rows, closed.rows) == ([], [])


def test_a_pot_that_is_emptied_in_its_batch_touches_no_balance() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.play_hand()
    changed = [row[0] for row in ledger.fold(heard(ledger, story.log), [])[1].rows]
    assert not [account for account in changed if kind_of(account) in ("pot", "transit")]


def test_a_balance_says_whether_the_books_are_sound() -> None:
    sound = ledger.LedgerBalance(
        issued=100, accounts=60, stacks=30, pots=10, transit=0, rake=0, difference=0, overdrawn=0
    )
    assert sound.balanced
    assert not ledger.LedgerBalance(100, 60, 30, 11, 0, 0, 1, 0).balanced
    assert not ledger.LedgerBalance(100, 160, -60, 0, 0, 0, 0, 1).balanced
