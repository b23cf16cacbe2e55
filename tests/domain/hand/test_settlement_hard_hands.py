"""Hands that were hard to get right, one for each rule, played by the code and judged."""

from collections.abc import Iterator

from domain.event import Event
from domain.hand import decide
from domain.hand.commands import ShowRabbit
from domain.hand.events import CardsShown, PotAwarded, RabbitShown, StreetDealt
from tests.domain.hand.judge import judge
from tests.domain.hand.random_hands import played, seeded_deal
from tests.support.hands import Play, arranged, start


def stud(ruleset: str, deck: str) -> Play:
    """Three ante one chip, the first two check to the end, the third folds: five chips for two."""
    hand = start(52, 52, 52, antes=1, bring_in=1, ruleset=ruleset, deck=arranged(deck, ruleset))
    play = Play(hand)
    while not play.hand.over:
        kinds = play.turn.kinds
        play.does("fold" if play.turn.seat == 2 else next(kind for kind in kinds if kind != "fold"))
    judge(hand, play.facts)
    return play


def awarded(play: Play) -> dict[int, int]:
    return {fact.seat: fact.amount for fact in play.told(PotAwarded)}


def limit_flop(*stacks: int) -> Play:
    """Limit hold'em at 20 on the flop, with these stacks left."""
    play = Play(start(*[stack + 20 for stack in stacks], big_blind=20, ruleset="flhe/1"))
    return play.does(*["call"] * (len(stacks) - 1), "check")


def test_an_all_in_of_half_a_bet_is_raised_by_a_full_bet() -> None:
    """Robert's Rules §3: "raising a $15 all-in bet to $35" on a $20 round."""
    play = limit_flop(15, 500, 500).does("bet 15")
    assert (play.turn.min_to, play.turn.max_to) == (35, 35)


def test_short_all_ins_reopen_only_for_who_faces_half_a_bet() -> None:
    """TDA 2024 rule 47-B, counted as in the illustration of 47-A, example 1-A."""
    play = limit_flop(500, 29, 500, 32, 500).does("bet 20", "raise 29", "call", "raise 32", "call")
    assert "raise" in play.turn.kinds
    assert play.does("call").turn.kinds == ("fold", "call")


def test_the_ace_is_low_where_razz_gives_an_odd_chip() -> None:
    play = stud("razz/1", "6s6h7c 4c4s8c 3h3d2c ?? 2d2s ?? AcAs ?? KdQs ?? KhQh")
    assert awarded(play) == {0: 3, 1: 2}


def test_the_best_suit_that_makes_the_hand_gets_the_odd_chip_of_stud() -> None:
    """Both kings of the first seat make its straight; the spade counts."""
    play = stud("stud/1", "KcKh2c QdQc7h JhJdQs ?? TsTc ?? 9c9d ?? Ks3s ?? 2d3d")
    assert awarded(play) == {0: 3, 1: 2}


def test_a_stud_hand_has_no_name_while_cards_are_to_come() -> None:
    play = Play(start(2, 2, antes=2, ruleset="stud/1"))
    assert [bool(fact.hand) for fact in play.told(CardsShown)] == [False, False, True, True]


def test_a_burned_card_does_not_come_back() -> None:
    """One that was discarded, came back and was burned is out."""
    for seed in range(200, 230):
        deal = seeded_deal("td27/1", seed)
        judge(deal.command, played(deal).facts)


def test_a_rabbit_on_two_boards_is_what_would_have_come() -> None:
    hand = start(1_000, 1_000, ruleset="plodb/1")
    dealt_out = Play(hand).does("call", *["check"] * 7)
    rabbit = decide(Play(hand).does("fold").hand, ShowRabbit())
    assert list(_turned_up(rabbit)) == list(_turned_up(dealt_out.facts))


def _turned_up(facts: list[Event]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    return ((f.street, f.board, f.cards) for f in facts if isinstance(f, StreetDealt | RabbitShown))
