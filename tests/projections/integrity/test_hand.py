"""What one hand shows of how its players treat each other, from real hands told move by move."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.event import Recorded
from domain.hand.events import HandStarted
from projections.integrity.fold import tally_of
from projections.integrity.observed import Answer, Contest, Duel, Observed
from projections.integrity.tally import Tally
from tests.projections.integrity.listening import seen
from tests.projections.stories import Story, game_of

BOARD = ("2c", "Qs", "7c", "7d", "4c", "9s", "3h", "5h")
"""Burned cards included."""


def table(*cards: str, ante: int = 0) -> Story:
    """Three players with 1,000 chips each at 5 and 10 are dealt in, in the order in which they get cards."""
    story = Story(seats=3, ante=ante)
    for seat in range(3):
        story.sit(seat, 1_000)
    story.deal(cards)
    return story


def order(story: Story) -> Sequence[str]:
    """Small blind, big blind and button: the order of dealing."""
    assert story.hand is not None
    return [player.player for player in story.hand.players]


def losses(found: Observed) -> list[tuple[str, str, int, bool, str]]:
    return [(loss.loser, loss.winner, loss.amount, loss.big, loss.how) for loss in found.losses]


def test_what_a_loser_lost_goes_to_the_winners() -> None:
    story = table()
    small, big, button = order(story)
    story.act("call")
    story.act("fold")
    story.act("check")
    for _ in range(2):
        story.act("check")
        story.act("check")
    story.act("bet", 20)
    story.act("fold")
    (found,) = seen(story)
    assert losses(found) == [(small, big, 500, False, ""), (button, big, 1_000, False, "")]
    assert dict(zip(found.players, found.net, strict=True)) == {small: -500, big: 1_500, button: -1_000}


def test_folding_after_most_went_in_looks_given_away() -> None:
    story = table()
    small, big, button = order(story)
    story.act("raise", 300)
    story.act("fold")
    story.act("raise", 600)
    story.act("fold")
    (found,) = seen(story)
    given = next(loss for loss in found.losses if loss.loser == button)
    assert (given.winner, given.amount, given.big, given.gift) == (big, 30_000, True, True)
    assert given.how == "folded after putting in 30.0"
    assert story.log[-2].version >= given.version > 0
    assert [loss.gift for loss in found.losses if loss.loser == small] == [False]


@pytest.mark.parametrize(
    ("hole", "how"), [(("7h", "2d"), "all-in before the flop with 7h 2d"), (("Ah", "2d"), ""), (("Kh", "Td"), "")]
)
def test_all_in_with_a_hopeless_hand_looks_given_away(hole: tuple[str, str], how: str) -> None:
    first, second = hole
    story = table("3c", "As", first, "3d", "Ad", second, "2c", "Qs", "9c", "8d", "4c", "6s", "4h", "2h")
    _, big, button = order(story)
    story.act("raise", 1_000)
    story.act("fold")
    story.act("call")
    (found,) = seen(story)
    loss = next(loss for loss in found.losses if loss.loser == button)
    assert (loss.winner, loss.amount, loss.how) == (big, 100_000, how)


def test_a_bad_hand_that_became_one_is_not_given_away() -> None:
    story = table("3c", "As", "7h", "3d", "Ad", "2d", "2c", "Qs", "7c", "8d", "4c", "6s", "4h", "Jh")
    _, big, button = order(story)
    story.act("raise", 300)
    story.act("fold")
    story.act("call")
    story.act("bet", 700)
    story.act("call")
    (found,) = seen(story)
    loss = next(loss for loss in found.losses if loss.loser == button)
    assert (loss.winner, loss.amount, loss.gift, loss.how) == (big, 100_000, False, "")


def test_paying_to_the_end_with_nothing_looks_given_away() -> None:
    story = table("3c", "As", "Kh", "3d", "Ad", "Jd", *BOARD)
    _, big, button = order(story)
    story.act("raise", 30)
    story.act("fold")
    story.act("call")
    story.act("bet", 300)
    story.act("call")
    story.act("bet", 670)
    story.act("call")
    (found,) = seen(story)
    loss = next(loss for loss in found.losses if loss.loser == button)
    assert (loss.winner, loss.amount) == (big, 100_000)
    assert loss.gift is (loss.how != "")
    assert loss.how == ""
    other = table("3c", "As", "Kh", "3d", "Ad", "Jd", "2c", "Qs", "8c", "7d", "4c", "9s", "3h", "5h")
    other.act("raise", 30)
    other.act("fold")
    other.act("call")
    other.act("bet", 300)
    other.act("call")
    other.act("bet", 670)
    other.act("call")
    (found,) = seen(other)
    assert next(loss for loss in found.losses if loss.loser == button).how == "paid to the end with king high"


def test_answers_tell_who_folded_to_whom_and_when() -> None:
    story = table()
    small, big, button = order(story)
    story.act("raise", 30)
    story.act("fold")
    story.act("call")
    story.act("check")
    story.act("bet", 40)
    story.act("fold")
    (found,) = seen(story)
    assert [(each.player, each.other, each.later, each.folded) for each in found.answers] == [
        (small, button, False, True),
        (big, button, False, False),
        (big, button, True, True),
    ]
    assert found.answers[2] == Answer(big, button, True, True, 10_500, 4_000, 2_000, found.answers[2].version)


def test_the_first_answer_counts_once() -> None:
    story = table()
    small, big, button = order(story)
    story.act("raise", 30)
    story.act("fold")
    story.act("raise", 90)
    story.act("raise", 200)
    story.act("fold")
    (found,) = seen(story)
    assert [(each.player, each.other, each.folded) for each in found.answers] == [
        (small, button, True),
        (big, button, False),
        (button, big, False),
    ]


def test_a_time_out_is_no_answer_and_no_decision() -> None:
    story = table()
    small, big, button = order(story)
    story.act("raise", 30)
    for _ in ("the clock", "the time bank"):
        story.time_out()
    story.act("fold")
    (found,) = seen(story)
    assert [each.player for each in found.answers] == [big]
    assert [each.player for each in found.decisions] == [button, big]
    assert found.missed == (small,)


def test_a_duel_checked_down_to_a_strong_hand_is_quiet() -> None:
    story = table("3c", "As", "7h", "3d", "Ad", "2d", *BOARD)
    small, big, _ = order(story)
    story.act("fold")
    story.act("call")
    story.act("check")
    for _ in range(6):
        story.act("check")
    (found,) = seen(story)
    made = "Two pair, aces and sevens"
    assert found.duel == Duel((small, big), False, True, True, made, 2_000, found.version)


def test_a_bet_ends_the_quiet() -> None:
    story = table()
    small, big, _ = order(story)
    story.act("fold")
    story.act("call")
    story.act("check")
    story.act("bet", 10)
    story.act("fold")
    (found,) = seen(story)
    assert found.duel is not None
    assert (found.duel.players, found.duel.bet, found.duel.quiet) == ((small, big), True, False)


def test_with_one_all_in_there_is_no_duel() -> None:
    story = table()
    story.act("raise", 1_000)
    story.act("fold")
    story.act("call")
    (found,) = seen(story)
    assert found.duel is None


def test_decisions_are_weighed_and_timed_from_the_turn() -> None:
    story = table()
    story.now += 9
    story.act("raise", 30)
    story.now += 1
    story.act("fold")
    story.act("call")
    story.act("check")
    story.act("bet", 60)
    story.now += 5
    story.act("call")
    (found,) = seen(story, until=True)
    assert [each.weight for each in found.decisions[:6]] == [0, -1, 0, -1, 0, 1]
    assert [each.time for each in found.decisions[:6]] == [2_303, 693, 0, 0, 0, 1_792]


def test_pots_paid_for_after_the_first_street_are_contests() -> None:
    story = table()
    _, big, button = order(story)
    story.act("raise", 30)
    story.act("fold")
    story.act("call")
    story.act("bet", 40)
    story.act("raise", 120)
    story.act("fold")
    (found,) = seen(story)
    assert found.contests == [Contest(big, 4_000, False), Contest(button, 4_000, True)]


def test_fixed_limit_counts_in_small_bets_and_lower_losses_are_big() -> None:
    story = Story(seats=2, games=(game_of("flhe/1"),))
    story.sit(0, 1_000)
    story.sit(1, 1_000)
    story.deal(("As", "Kh", "Ad", "Jd", "2c", "Qs", "8c", "7d", "4c", "9s", "3h", "5h"))
    for street in range(4):
        kinds = ("raise", "call") if street == 0 else ("bet", "raise", "raise", "call")
        for kind in kinds:
            turn = story.open
            story.act(kind, getattr(turn, "min_to", 0) if kind != "call" else 0)
    (found,) = seen(story)
    assert story.hand is not None
    assert story.hand.started is not None
    unit = story.hand.started.big_blind or story.hand.started.small_bet
    assert found.losses[0].amount == -min(found.net)
    assert found.losses[0].amount == 1_000 * (1_000 - min(player.stack for player in story.hand.players)) // unit
    assert found.losses[0].big


@pytest.mark.parametrize("ruleset", ["stud8/1", "razz/1", "td27/1", "badugi/1", "plodb/1", "plo5/1", "nlsd/1"])
def test_every_game_adds_up(ruleset: str) -> None:
    story = Story(games=(game_of(ruleset),)).evening(6)
    for found in seen(story):
        lost = sum(loss.amount for loss in found.losses)
        assert abs(lost + sum(min(0, each) for each in found.net)) <= len(found.players) ** 2
        assert {loss.loser for loss in found.losses} <= set(found.players)


def test_imported_voided_and_unfinished_hands_do_not_count() -> None:
    voided, unfinished = table(), table()
    voided.void()
    unfinished.act("fold")
    assert seen(voided) == seen(unfinished) == []
    assert tally_of(map(stacked, Story().evening(2).log)) == Tally()


def stacked(recorded: Recorded) -> Recorded:
    """The same fact of a hand that was recorded elsewhere."""
    event = recorded.event
    return replace(recorded, event=replace(event, deck="stacked")) if isinstance(event, HandStarted) else recorded


def test_what_is_shown_after_the_end_changes_nothing() -> None:
    story = table()
    story.act("fold")
    story.act("fold")
    before = tally_of(story.log)
    story.show(0, 0, 1)
    assert tally_of(story.log) == before
    assert before.players


def test_losses_name_no_card_that_was_not_shown() -> None:
    story = table("3c", "As", "7h", "3d", "Ad", "2d")
    story.act("raise", 1_000)
    story.act("fold")
    story.act("fold")
    (found,) = seen(story)
    assert found.losses
    assert not any(loss.how for loss in found.losses)
