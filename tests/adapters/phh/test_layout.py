"""Cards find their places in the room's order of dealing, wherever a file tells them."""

import pytest

from adapters.phh.layout import Layout
from adapters.phh.play import playable
from adapters.phh.refusals import BadHandFile
from adapters.phh.variants import VARIANTS
from domain.fairness import STANDARD
from domain.hand.commands import Draw
from tests.adapters.phh import small_hands as small
from tests.adapters.phh.small_hands import Table, recorded, replaced, table


def laid_out(written: Table) -> str:
    """The cards in the order of dealing as far as the file tells them."""
    hand = recorded(written)
    layout = Layout(VARIANTS[hand.variant].ruleset.variant, len(hand.stacks))
    for place, step in enumerate(hand.actions):
        layout.take(step, hand.actions[place + 1 :])
    layout.deal()
    return " ".join(slot.card for slot in layout.slots)


def test_hole_cards_go_round_one_at_a_time_and_a_card_is_burned_before_each_street() -> None:
    assert laid_out(small.LIMIT_HOLDEM) == "As 7h Qd Ks 2d Qc ?? Qs 7s 2s ?? 9c ?? 3d"


def test_stud_deals_two_down_and_one_up_and_then_a_card_to_each_who_is_left() -> None:
    dealt = "As 9c Jc Ah 9d Tc Kd 2s 8h ?? Qc 5h ?? 3d 9h ?? 7s 6h ?? 4c Td"
    assert laid_out(small.STUD) == dealt


def test_a_draw_gives_each_seat_its_cards_before_the_next_one_discards() -> None:
    """The file tells all discards of a round first; one card a round is burned, before the first that is drawn."""
    dealt = "2c ?? 7h 3c ?? 6h 4c ?? 5s 5d ?? 3d 9h ?? 2d ?? 8s 7s ?? 7d"
    assert laid_out(small.TRIPLE_DRAW) == dealt


def test_cards_may_be_told_one_at_a_time_and_street_by_street() -> None:
    split = ["d dh p1 As", "d dh p2 7h", "d dh p3 Qd", "d dh p1 Ks", "d dh p2 2d", "d dh p3 Qc"]
    actions = small.LIMIT_HOLDEM["actions"]
    assert isinstance(actions, list)
    assert laid_out(small.LIMIT_HOLDEM | {"actions": split + actions[3:]}) == laid_out(small.LIMIT_HOLDEM)


def test_a_draw_may_be_told_seat_by_seat() -> None:
    before, after = "p3 sd 7h; d dh p1 8s; d dh p3 7s", "d dh p1 8s; p3 sd 7h; d dh p3 7s"
    actions = replaced(small.TRIPLE_DRAW, before, after)
    assert laid_out(small.TRIPLE_DRAW | {"actions": actions}) == laid_out(small.TRIPLE_DRAW)


RUN_OUT = (
    "d dh p1 AsAh2c; d dh p2 KsKh3c; p1 cbr 10; p2 cc; p1 sm AsAh2c; p2 sm KsKh3c;"
    "d dh p1 4c; d dh p2 5c; d dh p1 6c; d dh p2 7c; d dh p1 8c; d dh p2 9c; d dh p1 Td; d dh p2 Jd"
)


def test_streets_that_follow_each_other_without_a_move_are_told_apart() -> None:
    all_in = table("F7S", [12, 12], RUN_OUT, [24, 0], antes=[2, 2], **small.STUD_STAKES)
    assert laid_out(all_in).endswith(" 3c ?? 4c 5c ?? 6c 7c ?? 8c 9c ?? Td Jd")
    assert playable(recorded(all_in)).differences == []


def test_a_card_that_is_named_later_was_dealt_unseen() -> None:
    """An untold card is discarded before a known one, so that what is shown at the end was held all the time."""
    dealt = replaced(small.TRIPLE_DRAW, "d dh p1 2c3c4c5d9h", "d dh p1 2c????5d??")
    unseen = small.TRIPLE_DRAW | {"actions": dealt}
    unseen |= {"actions": replaced(unseen, "p1 sd 9h", "p1 sd ??")}
    assert laid_out(unseen).split()[:15:3] == ["2c", "??", "3c", "5d", "4c"]
    assert playable(recorded(unseen)).differences == []


def test_untold_cards_are_discarded_before_told_ones() -> None:
    actions = replaced(small.TRIPLE_DRAW, "d dh p1 2c3c4c5d9h", "d dh p1 2c3c4c??9h")
    unseen = small.TRIPLE_DRAW | {"actions": actions}
    actions = replaced(unseen, "p1 sd 5d", "p1 sd ??")
    folded = replaced(unseen | {"actions": actions}, "p1 sm 2c3c4c8s7d; p3 sm 6h5s3d2d7s", "p1 sm")
    commands = playable(recorded(unseen, actions=folded)).commands
    assert next(command.discarded for command in commands if isinstance(command, Draw)) == (9,)


def test_a_showing_that_hides_some_cards_tells_which_ones() -> None:
    actions = replaced(small.LIMIT_HOLDEM, "d dh p1 AsKs", "d dh p1 ????")
    shown = replaced(small.LIMIT_HOLDEM | {"actions": actions}, "p1 sm AsKs", "p1 sm ??Ks")
    assert laid_out(small.LIMIT_HOLDEM | {"actions": shown}).startswith("?? 7h Qd Ks 2d Qc")


def test_known_cards_that_are_discarded_unseen_are_those_not_named_any_more() -> None:
    actions = replaced(small.TRIPLE_DRAW, "p1 sd 5d", "p1 sd ??")
    assert playable(recorded(small.TRIPLE_DRAW, actions=actions)).differences == []


def test_a_showing_of_a_card_that_was_discarded_is_refused() -> None:
    actions = replaced(small.TRIPLE_DRAW, "p1 sd 5d", "p1 sd ??")
    shown = replaced(small.TRIPLE_DRAW | {"actions": actions}, "sm 2c3c4c8s7d", "sm 9d3c4c8s7d")
    with pytest.raises(BadHandFile, match="names 9d, which the player does not hold"):
        playable(recorded(small.TRIPLE_DRAW, actions=shown))


def used_up(*second: str) -> Table:
    """Six players, of whom the fifth stands pat and the others give up all their cards: 30 dealt, one burned, 20 drawn;
    the last one gets `second`, which come from a new stub. In the second draw the fifth gives up all cards, too."""
    hole = ["".join(STANDARD[5 * player : 5 * player + 5]) for player in range(6)]
    new = ["".join(STANDARD[30 + 5 * player : 35 + 5 * player]) for player in range(4)]
    actions = [f"d dh p{place} {cards}" for place, cards in enumerate(hole, start=1)]
    actions += ["p3 cc", "p4 cc", "p5 cc", "p6 cc", "p1 cc", "p2 cc"]
    actions += [f"p{place} sd {hole[place - 1] if place != 5 else ''}" for place in range(1, 7)]
    actions += [f"d dh p{place} {cards}" for place, cards in enumerate(new, start=1)]
    actions += [f"d dh p6 {''.join(second)}", *(f"p{place} cc" for place in range(1, 7))]
    actions += [f"p{place} sd {hole[4] if place == 5 else ''}" for place in range(1, 7)] + ["d dh p5 ??????????"]
    actions += ["p1 cbr 20", *(f"p{place} f" for place in range(2, 7))]
    stakes: Table = {"small_bet": 10, "big_bet": 20, "blinds_or_straddles": [5, 10, 0, 0, 0, 0]}
    return table("F2L3D", [100] * 6, "; ".join(actions), [150, *[90] * 5], **stakes)


def test_after_the_deck_ran_out_discards_come_back() -> None:
    assert playable(recorded(used_up("3d", "4d", "As", "6h", "4s"))).differences == []


def test_untold_cards_after_the_deck_ran_out_are_what_is_left_and_what_others_discarded() -> None:
    """Only one card was left. The first four hold what they drew, the fifth holds 7c to 8c, which are discarded later,
    and the last one does not get own discards back."""
    rehearsal = playable(recorded(used_up("??", "??", "6s", "??", "??")))
    assert rehearsal.differences == []
    cards = rehearsal.play.start.cards.cards
    assert (cards[52], cards[54]) == (cards[51], "6s")
    discarded = {*STANDARD[:20]}
    assert len({*cards[52:57]}) == 5
    assert {*cards[53:57]} <= discarded
    assert {*cards[58:63]} <= discarded | {*STANDARD[25:30]}


def test_a_card_that_comes_back_before_the_deck_ran_out_is_refused() -> None:
    early = used_up("3d", "4d", "As", "6h", "4s")
    actions = replaced(early, "d dh p2 TsJcJdJhJs", "d dh p2 3hJcJdJhJs")
    with pytest.raises(BadHandFile, match="'action 20, d dh p2 3hJcJdJhJs' deals 3h again before the deck has run"):
        playable(recorded(early, actions=actions))
