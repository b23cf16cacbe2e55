"""The reader: what a file says becomes a recorded hand, whole chips throughout."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.phh.reader import read
from adapters.phh.recorded import RecordedHand
from adapters.phh.steps import (
    BetOrRaise,
    BringIn,
    CheckOrCall,
    DealBoard,
    DealHole,
    Discard,
    Fold,
    Muck,
    Show,
)

HOLDEM = """
variant = "NT"
antes = [0, 0, 0]
blinds_or_straddles = [5, 10, 0]
min_bet = 10
starting_stacks = [1000, 500, 250]
actions = [
  # dealt
  "d dh p1 AhKh",
  "d dh p2 ????",  # nobody saw these
  "d dh p3 7c7d",
  "# a comment of its own",
  "p3 cbr 25 # opens",
  "p1 cc",
  "p2 f",
  "d db 2c3d4h",
  "p1 cc",
  "p3 cc",
  "d db 5s",
  "p1 cc",
  "p3 cc",
  "d db 9s",
  "p1 cc",
  "p3 cc",
  "p1 sm -",
  "p3 sm 7c7d",
]
"""
STUD = """
variant = "F7S"
antes = [1, 1]
bring_in = 2
small_bet = 4
big_bet = 8
starting_stacks = [100, 100]
actions = ["d dh p1 2c3c4d", "d dh p2 ????9s", "p1 pb", "p2 cc", "d dh p1 5h", "d dh p2 6h", "p2 cbr 4", "p1 f"]
"""
DRAW = """
variant = "N2L1D"
antes = [0, 5]
blinds_or_straddles = [5, 10]
min_bet = 10
starting_stacks = [100, 100]
ante_trimming_status = false
actions = [
  "d dh p1 2c3c4d5d9h", "d dh p2 ??????????", "p2 cc", "p1 cc", "p1 sd", "p2 sd ????", "d dh p2 ????",
  "p1 cbr 20", "p2 cc", "p1 sm 2c3c4d5d9h", "p2 sm",
]
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, name: str = "hand.phh") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return written


def one(file: Path) -> RecordedHand:
    (recorded,) = read(file)
    return recorded


def test_a_hand_is_read_field_by_field(write: Write) -> None:
    file = write(
        HOLDEM + 'players = ["Ann", "Bo", "Cy"]\nseats = [2, 5, 9]\nhand = 17\nfinishing_stacks = [975, 490, 285]'
    )
    recorded = one(file)
    assert recorded.source == str(file)
    assert (recorded.label, recorded.variant, recorded.scale) == ("17", "NT", 1)
    assert (recorded.antes, recorded.blinds, recorded.min_bet) == ((0, 0, 0), (5, 10, 0), 10)
    assert (recorded.small_bet, recorded.big_bet, recorded.bring_in) == (0, 0, 0)
    assert (recorded.stacks, recorded.finishing_stacks) == ((1000, 500, 250), (975, 490, 285))
    assert (recorded.names, recorded.seats) == (("Ann", "Bo", "Cy"), (2, 5, 9))
    assert recorded.ante_trimming is False


def test_the_actions_become_typed_steps_that_know_their_place(write: Write) -> None:
    assert one(write(HOLDEM)).actions[:6] == (
        DealHole(1, "d dh p1 AhKh", 0, ("Ah", "Kh")),
        DealHole(2, "d dh p2 ????", 1, ("??", "??")),
        DealHole(3, "d dh p3 7c7d", 2, ("7c", "7d")),
        BetOrRaise(5, "p3 cbr 25 # opens", 2, 25),
        CheckOrCall(6, "p1 cc", 0),
        Fold(7, "p2 f", 1),
    )
    assert one(write(HOLDEM)).actions[6] == DealBoard(8, "d db 2c3d4h", ("2c", "3d", "4h"))
    assert one(write(HOLDEM)).actions[-2:] == (Show(17, "p1 sm -", 0, ()), Show(18, "p3 sm 7c7d", 2, ("7c", "7d")))


def test_a_stud_hand_has_a_bring_in_and_no_blinds(write: Write) -> None:
    recorded = one(write(STUD))
    assert (recorded.bring_in, recorded.small_bet, recorded.big_bet, recorded.min_bet) == (2, 4, 8, 0)
    assert recorded.blinds == (0, 0)
    assert BringIn(3, "p1 pb", 0) in recorded.actions


def test_a_draw_hand_has_discards_and_a_muck(write: Write) -> None:
    recorded = one(write(DRAW))
    assert Discard(5, "p1 sd", 0, ()) in recorded.actions
    assert Discard(6, "p2 sd ????", 1, ("??", "??")) in recorded.actions
    assert recorded.actions[-1] == Muck(11, "p2 sm", 1)


def test_what_a_file_does_not_name_is_generated(write: Write) -> None:
    recorded = one(write(HOLDEM))
    assert recorded.names == ("p1", "p2", "p3")
    assert (recorded.seats, recorded.finishing_stacks, recorded.label) == (None, None, "hand")


def test_a_player_without_a_name_gets_one(write: Write) -> None:
    assert one(write(HOLDEM + 'players = ["Ann", "", " "]')).names == ("Ann", "p2", "p3")


def test_heads_up_the_button_owes_the_small_blind(write: Write) -> None:
    heads_up = one(write(DRAW))
    assert (heads_up.blinds, heads_up.blinds_owed) == ((5, 10), (10, 5))
    assert one(write(HOLDEM)).blinds_owed == (5, 10, 0)


@pytest.mark.parametrize(
    ("finishing", "bet", "scale"),
    [
        ("[975, 490, 285]", "25", 1),
        ("[975.0, 490.00, 285.000000000]", "25.0", 1),
        ("[975.5, 490, 284.5]", "25", 2),
        ("[975, 490, 285]", "25.25", 4),
        ("[975.2, 490.3, 284.5]", "25", 10),
        ("[975.000001, 490, 284.999999]", "25", 10**6),
        ("[975.5, 490, 284.5]", "25.2", 10),
    ],
)
def test_fractions_are_scaled_by_the_least_factor(finishing: str, bet: str, scale: int, write: Write) -> None:
    text = HOLDEM.replace("cbr 25 ", f"cbr {bet} ") + f"finishing_stacks = {finishing}"
    recorded = one(write(text))
    assert recorded.scale == scale
    assert recorded.stacks == (1000 * scale, 500 * scale, 250 * scale)
    assert (recorded.blinds, recorded.min_bet) == ((5 * scale, 10 * scale, 0), 10 * scale)
    assert recorded.finishing_stacks is not None
    assert sum(recorded.finishing_stacks) == 1750 * scale
    (opened,) = (step for step in recorded.actions if isinstance(step, BetOrRaise))
    assert opened.to / scale == float(bet)


def test_a_collection_gives_its_hands_in_order(tmp_path: Path) -> None:
    file = tmp_path / "many.phhs"
    file.write_text(f"[2]\n{HOLDEM}\nhand = 'final'\n[10]\n{STUD}")
    assert [(hand.source, hand.label, hand.variant) for hand in read(file)] == [
        (f"{file}[2]", "final", "NT"),
        (f"{file}[10]", "10", "F7S"),
    ]


def test_a_byte_order_mark_and_foreign_line_ends_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "foreign.phh"
    file.write_bytes(b"\xef\xbb\xbf" + HOLDEM.replace("\n", "\r\n").encode())
    assert one(file).stacks == (1000, 500, 250)


def test_a_hand_named_by_odd_characters_of_its_file_is_printable(tmp_path: Path) -> None:
    file = tmp_path / "a\nb.phh"
    file.write_text(HOLDEM)
    assert one(file).label == "a?b"


def test_discarded_and_folded_cards_may_come_back_in_a_draw_game(write: Write) -> None:
    text = DRAW.replace("p2 sd ????", "p2 sd QsKs").replace('"d dh p2 ????"', '"d dh p2 QsKs"')
    assert one(write(text)).actions[5] == Discard(6, "p2 sd QsKs", 1, ("Qs", "Ks"))


def test_the_last_player_may_still_show_when_the_others_mucked(write: Write) -> None:
    text = HOLDEM.replace("p1 sm -", "p1 sm").replace("p3 sm 7c7d", "p3 sm 7d7c")
    assert one(write(text)).actions[-1] == Show(18, "p3 sm 7d7c", 2, ("7d", "7c"))


def test_a_player_with_known_cards_may_discard_one_unseen(write: Write) -> None:
    """Which cards are left is unknown then: the showdown may name any that are not held elsewhere."""
    text = (
        DRAW.replace('"p1 sd",', '"p1 sd ??",')
        .replace('"d dh p2 ????"', '"d dh p1 Th", "d dh p2 ????"')
        .replace("p1 sm 2c3c4d5d9h", "p1 sm 3c4d5d9hTh")
    )
    assert Show(11, "p1 sm 3c4d5d9hTh", 0, ("3c", "4d", "5d", "9h", "Th")) in one(write(text)).actions


def test_a_newcomers_post_stands_below_zero_among_the_blinds(write: Write) -> None:
    assert one(write(HOLDEM.replace("[5, 10, 0]", "[5, 10, -10.0]"))).blinds == (5, 10, -10)


def test_the_last_player_may_show_when_the_others_folded(write: Write) -> None:
    text = HOLDEM[: HOLDEM.index('"p1 cc",')] + '"p1 f", "p2 f", "p3 sm 7c7d"]'
    assert one(write(text)).actions[-1] == Show(8, "p3 sm 7c7d", 2, ("7c", "7d"))


def test_heads_up_antes_change_places_like_the_blinds(write: Write) -> None:
    heads_up = one(write(DRAW))
    assert (heads_up.antes, heads_up.antes_owed) == ((0, 5), (5, 0))
