"""The raises that are suggested to the one whose turn it is."""

import pytest

from domain.hand.events import TurnStarted
from projections.table_view import Eyes, Preset, begin, evolve, presets, see
from tests.projections.stories import Story, game_of


def suggested(story: Story) -> list[tuple[str, int]]:
    """The presets of the one whose turn it is."""
    fold = begin(story.id)
    for recorded in story.seen:
        fold = evolve(fold, recorded)
    assert isinstance(story.open, TurnStarted)
    hand = see(fold, Eyes(story.open.seat)).hand
    assert hand is not None
    assert hand.turn is not None
    return [(preset.key, preset.to) for preset in hand.turn.presets]


def three_handed(*stacks: int, ruleset: str = "nlhe/1") -> Story:
    story = Story(seats=3, games=[] if ruleset == "nlhe/1" else [game_of(ruleset)])
    for seat, stack in enumerate(stacks or (1_000, 1_000, 1_000)):
        story.sit(seat, stack)
    story.deal()
    return story


def test_an_unraised_pot_offers_multiples_of_the_big_blind_and_the_pot() -> None:
    assert suggested(three_handed()) == [("min", 20), ("2.2bb", 22), ("2.5bb", 25), ("3bb", 30), ("pot", 35)]


def test_limpers_enlarge_the_pot_sized_raise() -> None:
    story = three_handed()
    story.act("call")
    assert suggested(story)[-1] == ("pot", 40)


def test_a_raised_pot_offers_parts_of_the_pot() -> None:
    story = three_handed()
    story.act("raise", 30)
    # To call 25 into 45: a pot-sized raise goes to 30 + 45 + 25 = 100.
    assert suggested(story) == [
        ("min", 50),
        ("third", 53),
        ("half", 65),
        ("two_thirds", 77),
        ("pot", 100),
        ("all_in", 1_000),
    ]


def test_after_the_flop_a_bet_is_measured_by_the_pot() -> None:
    story = three_handed()
    for kind in ("call", "call", "check"):
        story.act(kind)
    assert suggested(story) == [
        ("min", 10),
        ("half", 15),
        ("two_thirds", 20),
        ("pot", 30),
        ("all_in", 990),
    ]


def test_what_exceeds_the_stack_is_not_offered() -> None:
    story = three_handed(1_000, 100, 1_000)
    story.act("raise", 60)
    # A pot-sized raise would go to 60 + 75 + 55 = 190.
    assert suggested(story) == [("all_in", 100)]


def test_the_pot_limit_is_the_most_that_is_offered() -> None:
    story = three_handed(ruleset="plo4/1")
    story.act("raise", 30)
    # To call 25 into 45, and 100 is all that the pot limit allows.
    assert suggested(story) == [("min", 50), ("third", 53), ("half", 65), ("two_thirds", 77), ("pot", 100)]


def test_who_is_all_in_with_less_than_the_pot_is_offered_just_that() -> None:
    story = three_handed(1_000, 200, 1_000, ruleset="plo4/1")
    story.act("raise", 35)
    story.act("raise", 110)
    story.act("call")
    story.act("call")
    assert suggested(story)[-1] == ("all_in", 90)


def test_in_fixed_limit_nothing_is_suggested() -> None:
    assert suggested(three_handed(ruleset="flhe/1")) == []


@pytest.mark.parametrize(
    ("big_blind", "totals"), [(2, [4, 5, 6, 7]), (10, [20, 22, 25, 30, 35]), (100, [200, 220, 250, 300, 350])]
)
def test_each_total_is_offered_once(big_blind: int, totals: list[int]) -> None:
    pot_to = big_blind * 7 // 2
    offered = presets.before_the_flop(big_blind, pot_to, 2 * big_blind, 100 * big_blind)
    assert [preset.to for preset in offered] == totals


def test_all_in_is_called_so_even_where_another_size_comes_to_the_same() -> None:
    assert presets.by_the_pot(0, 90, 30, 90) == (
        Preset("min", 30),
        Preset("half", 45),
        Preset("two_thirds", 60),
        Preset("all_in", 90),
    )
