"""The deck of a recorded hand holds each card once, those that the file tells in their places."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.phh.deck import RecordedDeck
from adapters.phh.hand import hand
from adapters.phh.layout import Layout
from adapters.phh.play import playable
from adapters.phh.variants import VARIANTS
from domain.fairness import STANDARD
from tests.adapters.phh import small_hands as small


def deck(players: int, *actions: str, variant: str = "NT") -> RecordedDeck:
    table: dict[str, object] = {
        "variant": variant,
        "antes": [0] * players,
        "blinds_or_straddles": [1, 2, *[0] * (players - 2)],
        "min_bet": 2,
        "small_bet": 2,
        "big_bet": 4,
        "starting_stacks": [100] * players,
        "actions": list(actions),
    }
    recorded = hand("test.phh", table, "test")
    layout = Layout(VARIANTS[variant].ruleset.variant, players)
    for place, step in enumerate(recorded.actions):
        layout.take(step, recorded.actions[place + 1 :])
    layout.deal()
    return RecordedDeck(layout, VARIANTS[variant].deck)


def cards(players: int, *actions: str) -> tuple[str, ...]:
    return deck(players, *actions).deck().cards


def test_untold_cards_are_the_remaining_ones_in_standard_order() -> None:
    dealt = cards(3, "d dh p1 AhKh", "d dh p2 QhJh", "d dh p3 Th9h", "d db 8h7h6h", "p1 cc", "d db 5h", "d db 4h")
    assert dealt[6:14] == ("2c", "8h", "7h", "6h", "2d", "5h", "2h", "4h")
    assert dealt[14:17] == ("2s", "3c", "3d")
    assert cards(2, "d dh p1 2c??", "d dh p2 ????", "p2 f") == STANDARD


def test_cards_that_are_shown_later_were_the_ones_dealt() -> None:
    dealt = cards(2, "d dh p1 ??Ks", "d dh p2 ????", "p2 cc", "p1 cc", "p1 sm AsKs", "p2 sm QsJs")
    assert dealt[:4] == ("As", "Qs", "Ks", "Js")
    assert cards(2, "d dh p1 ??Ks", "d dh p2 QsJs", "p1 sm KsAs", "p2 sm")[:4] == ("As", "Qs", "Ks", "Js")


def test_a_showing_that_names_nothing_changes_nothing() -> None:
    assert cards(2, "d dh p1 AsKs", "d dh p2 QsJs", "p1 sm -", "p2 sm")[:4] == ("As", "Qs", "Ks", "Js")


def test_a_short_deck_has_36_cards() -> None:
    dealt = playable(small.recorded(small.SHORT_DECK)).play.start.cards.cards
    assert sorted(dealt) == sorted(VARIANTS["NS"].deck)


def test_other_cards_go_to_the_players_asked_for_and_to_nobody_else() -> None:
    stacked = deck(4, "d dh p1 Ah??", "d dh p2 ????", "d dh p3 ????", "d dh p4 KcKd", "d db 2c??4h")
    before = stacked.deck().cards
    assert [stacked.untold(player) for player in range(4)] == [True, True, True, False]
    stacked.deal_otherwise([0, 1])
    after = stacked.deck().cards
    assert sorted(after) == sorted(STANDARD)
    assert after != before
    assert [after[place] for place in (0, 2, 3, 6, 7, 9, 11)] == [before[place] for place in (0, 2, 3, 6, 7, 9, 11)]


@given(st.integers(2, 10), st.permutations(STANDARD), st.lists(st.booleans(), min_size=25, max_size=25))
def test_every_known_card_lies_where_it_is_dealt_and_each_card_is_there_once(
    players: int, order: list[str], known: list[bool]
) -> None:
    told = [card if keep else "??" for card, keep in zip(order, known, strict=False)]
    hole = [told[2 * i : 2 * i + 2] for i in range(players)]
    board = told[20:25]
    deals = [f"d dh p{i} {first}{second}" for i, (first, second) in enumerate(hole, start=1)]
    streets = [f"d db {''.join(board[:3])}", f"d db {board[3]}", f"d db {board[4]}"]
    stacked = cards(players, *deals, *streets)
    places = [*range(2 * players), *(2 * players + i for i in (1, 2, 3, 5, 7))]
    expected = [*(first for first, _ in hole), *(second for _, second in hole), *board]
    assert sorted(stacked) == sorted(STANDARD)
    assert all(stacked[i] == card for i, card in zip(places, expected, strict=True) if card != "??")


def test_the_same_hand_gives_the_same_deck() -> None:
    untold = small.replaced(small.STUD, "9c9d2s", "????2s")
    first, again = (playable(small.recorded(small.STUD, actions=untold)) for _ in range(2))
    assert first.play.start.cards == again.play.start.cards
