"""What the facts of a table change in its view: one test for each outcome."""

from domain.table.commands import CommitDeck, SealCut, SitIn, SitOut
from projections.table_view import SeatView
from tests.projections.stories import Story
from tests.projections.table_view.folds import dealt, fold, folded_after, seat_at


def test_an_opened_table_is_empty() -> None:
    folded = fold(Story(seats=4).log)
    assert folded.seats == (None,) * 4
    assert (folded.button, folded.hand, folded.next_hand_at) == (None, None, None)


def test_who_sits_down_plays_from_the_next_hand_on() -> None:
    story = Story()
    story.sit(2, 700, house=True)
    assert seat_at(folded_after(story), 2) == SeatView(2, "account:a2", "Player 2", True, "playing", 700, bank=30.0)


def test_sitting_out_and_returning_changes_the_state_of_the_seat() -> None:
    story = Story()
    story.sit(0)
    story.ask(SitOut("account:a0"))
    assert seat_at(folded_after(story), 0).state == "sitting_out"
    story.ask(SitIn("account:a0"))
    assert seat_at(folded_after(story), 0).state == "playing"


def test_who_asks_to_leave_in_mid_hand_is_leaving_until_it_is_over() -> None:
    story = dealt()
    story.leave(2)
    story.ask(SitOut("account:a2"))
    assert seat_at(folded_after(story), 2).state == "leaving"
    story.act("fold")
    story.act("fold")
    assert folded_after(story).seats[2] is None


def test_a_top_up_adds_to_the_stack() -> None:
    story = Story()
    story.sit(0, 500)
    story.top_up(0, 250)
    assert seat_at(folded_after(story), 0).stack == 750


def test_the_coming_deck_shows_its_sealed_cuts_by_seat_until_the_hand_begins() -> None:
    story = Story()
    story.sit(4)
    story.sit(1)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.ask(SealCut("account:a4", "hand:a1", "44" * 32))
    story.ask(SealCut("account:a1", "hand:a1", "11" * 32))
    deck = folded_after(story).next_deck
    assert deck is not None
    assert (deck.hand, deck.root, deck.fixed) == ("hand:a1", "cd" * 32, False)
    assert (deck.seats, deck.commitments) == ((1, 4), ("11" * 32, "44" * 32))
    story.deal()
    assert folded_after(story).next_deck is None


def test_who_leaves_before_the_list_is_fixed_takes_the_sealed_cut_along() -> None:
    story = Story()
    story.sit(4)
    story.sit(1)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.ask(SealCut("account:a4", "hand:a1", "44" * 32))
    story.ask(SealCut("account:a1", "hand:a1", "11" * 32))
    story.leave(4)
    deck = folded_after(story).next_deck
    assert deck is not None
    assert (deck.seats, deck.commitments) == ((1,), ("11" * 32,))


def test_the_fixed_list_of_cuts_comes_with_the_time_of_the_next_hand() -> None:
    story = Story()
    story.sit(0)
    story.sit(1)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.fix_cuts()
    folded = folded_after(story)
    assert folded.next_deck is not None
    assert folded.next_deck.fixed
    assert folded.next_hand_at == story.now + 4
    story.deal()
    assert folded_after(story).next_hand_at is None
