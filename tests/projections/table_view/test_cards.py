"""Cards in the view of a table: open and exchanged ones, several boards, cards shown late, what would have come."""

from typing import Any

import pytest

from domain.hand.events import CardsShown, TimeBankStarted, UpCardsDealt
from projections.table_view import RunoutsView
from tests.projections.stories import Story, game_of
from tests.projections.table_view.folds import folded_after, hand, seat_at, watched


def heads_up(ruleset: str, cards: tuple[str, ...] = (), **terms: Any) -> Story:
    story = Story(seats=2, games=[game_of(ruleset)], **terms)
    story.sit(0)
    story.sit(1)
    story.deal(cards)
    return story


def to_act(story: Story) -> int:
    turn = hand(folded_after(story)).turn
    assert turn is not None
    return turn.seat


def test_open_cards_of_stud_lie_beside_the_backs_of_the_others() -> None:
    story = heads_up("stud/1")
    dealt = next(event for event, _ in watched(story) if isinstance(event, UpCardsDealt))
    for seat, card in zip(dealt.seats, dealt.cards, strict=True):
        assert seat_at(folded_after(story), seat).cards == ("??", "??", card)


def test_a_draw_is_a_turn_of_its_own() -> None:
    story = heads_up("td27/1")
    story.act("call")
    story.act("check")
    turn = hand(folded_after(story)).turn
    assert turn is not None
    assert story.hand is not None
    assert (turn.kind, turn.legal, turn.seat, turn.presets) == ("draw", ("draw",), story.hand.live[0].seat, ())


def test_how_many_cards_a_seat_drew_is_seen_until_the_next_street() -> None:
    story = heads_up("td27/1")
    for kind in ("call", "check"):
        story.act(kind)
    first = hand(folded_after(story)).turn
    assert first is not None
    story.draw(2)
    story.draw(0)
    folded = folded_after(story)
    assert (seat_at(folded, first.seat).drew, seat_at(folded, 1 - first.seat).drew) == (2, 0)
    assert seat_at(folded, first.seat).cards == ("??",) * 5
    story.act("check")
    story.act("check")
    assert [seat_at(folded_after(story), seat).drew for seat in (0, 1)] == [None, None]


def test_a_double_board_grows_on_both() -> None:
    story = heads_up("plodb/1")
    story.act("call")
    story.act("check")
    assert story.hand is not None
    assert hand(folded_after(story)).boards == tuple(story.hand.boards)
    assert [len(board) for board in hand(folded_after(story)).boards] == [3, 3]


def test_run_outs_are_offered_answered_and_dealt_side_by_side() -> None:
    story = heads_up("nlhe/1", most_runouts=3)
    story.act("raise", 1_000)
    story.act("call")
    assert story.hand is not None
    offer = hand(folded_after(story)).runouts
    seats = tuple(player.seat for player in story.hand.live)
    assert offer == RunoutsView(seats, 3, story.open.deadline, (None, None))
    assert hand(folded_after(story)).turn is None
    story.choose_runouts(seats[0], 2)
    answered = hand(folded_after(story)).runouts
    assert answered is not None
    assert answered.chosen == (2, None)
    story.choose_runouts(seats[1], 3)
    folded = folded_after(story)
    assert hand(folded).runouts is None
    assert [len(board) for board in hand(folded).boards] == [5, 5]
    assert {award.board for award in hand(folded).awards} == {0, 1}


def test_a_turn_goes_on_on_the_time_bank() -> None:
    story = heads_up("nlhe/1")
    story.time_out()
    started = next(event for event, _ in watched(story) if isinstance(event, TimeBankStarted))
    turn = hand(folded_after(story)).turn
    assert turn is not None
    assert (turn.bank, turn.deadline) == (True, started.deadline)
    story.now = started.deadline - 20
    story.act("call")
    assert seat_at(folded_after(story), turn.seat).bank == pytest.approx(19.0)


def test_a_card_shown_after_a_hand_is_seen_beside_a_back() -> None:
    story = heads_up("nlhe/1", ("As", "Kd", "Ah", "Kh"))
    first = story.table.dealt[0]
    folder = to_act(story)
    story.act("fold")
    story.show(folder, 1)
    shown = ("??", "Ah") if folder == first else ("??", "Kh")
    assert seat_at(folded_after(story), folder).cards == shown


def test_a_card_that_is_shown_by_somebody_who_left_changes_nothing() -> None:
    story = heads_up("nlhe/1")
    folder = to_act(story)
    story.act("fold")
    story.leave(folder)
    before = folded_after(story)
    story.show(folder, 0)
    assert isinstance(story.seen[-1].event, CardsShown)
    assert folded_after(story) == before


def test_what_would_have_come_lies_apart_from_the_board() -> None:
    story = heads_up("nlhe/1", rabbit=True)
    story.act("fold")
    story.show_rabbit()
    folded = folded_after(story)
    assert (len(hand(folded).rabbit), hand(folded).boards) == (5, ((),))


def test_a_voided_hand_gives_everything_back() -> None:
    story = heads_up("nlhe/1")
    assert folded_after(story).button is not None
    story.act("raise", 300)
    story.void()
    folded = folded_after(story)
    assert [(seat_at(folded, seat).stack, seat_at(folded, seat).bet) for seat in (0, 1)] == [(1_000, 0), (1_000, 0)]
    assert (hand(folded).over, hand(folded).voided, hand(folded).pot) == (True, True, 0)
    assert folded.button is None
