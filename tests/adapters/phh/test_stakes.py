"""Forced bets of files in the room's terms: what each owes, what each blind is, and what the room does not know."""

from contextlib import nullcontext

import pytest

from adapters.phh.play import playable
from adapters.phh.refusals import BadHandFile
from adapters.phh.stakes import Stakes, stakes
from application.rehearsal import Rehearsal, UnplayableHand
from tests.adapters.phh.small_hands import Table, recorded, table

CARDS = {"FT": 2, "NT": 2, "NS": 2, "PO": 4, "F7S": 3, "F2L3D": 5}


def written(variant: str, players: int, **fields: object) -> Table:
    deals = "; ".join(f"d dh p{player} {'??' * CARDS[variant]}" for player in range(1, players + 1))
    limits: Table = {"min_bet": 10, "small_bet": 10, "big_bet": 20, "bring_in": 3}
    return table(variant, [1000] * players, deals, [1000] * players, **limits | fields)


def of(variant: str, blinds: list[int], **fields: object) -> Stakes:
    return stakes(recorded(written(variant, len(blinds), blinds_or_straddles=blinds, **fields)))


SB, BB, POST, STRADDLE, BUTTON = "small_blind", "big_blind", "post", "straddle", "button_blind"


@pytest.mark.parametrize(
    ("blinds", "kinds"),
    [
        ([5, 10, 0], (SB, BB, "")),
        ([10, 10, 0], (SB, BB, "")),
        ([0, 10, 0], ("", BB, "")),
        ([10, 0, 0], (BB, "", "")),
        ([5, 10, 20, 0], (SB, BB, STRADDLE, "")),
        ([5, 10, 20, 40, 0], (SB, BB, STRADDLE, STRADDLE, "")),
        ([5, 10, 0, 20], (SB, BB, "", STRADDLE)),
        ([10, 20, 0, 0], (BB, STRADDLE, "", "")),
        ([5, 10, 0, -10], (SB, BB, "", POST)),
        ([5, 10, 0, 10], (SB, BB, "", POST)),
        ([10, 0, 10], (BB, "", POST)),
        ([10, 0, -10, -5], (BB, "", POST, POST)),
        ([0, 0, 10], ("", "", BUTTON)),
        ([0, 0, 0], ("", "", "")),
        ([5, 10], (BB, SB)),
        ([0, 10], (BB, "")),
        ([10, 0], ("", BUTTON)),
    ],
)
def test_every_blind_has_a_kind(blinds: list[int], kinds: tuple[str, ...]) -> None:
    assert of("NT", blinds).kinds == kinds


def test_heads_up_blinds_and_antes_change_places() -> None:
    stake = of("NT", [5, 10], antes=[0, 12])
    assert (stake.blinds, stake.antes, stake.small_blind, stake.big_blind) == ((10, 5), (12, 0), 5, 10)


def test_a_newcomers_post_counts_above_zero() -> None:
    assert of("NT", [5, 10, 0, -10]).blinds == (5, 10, 0, 10)


def test_who_posts_both_blinds_at_once_posts_the_small_one_dead() -> None:
    stake = of("NT", [5, 10, 0, -15])
    assert (stake.blinds, stake.dead, stake.kinds) == ((5, 10, 0, 10), (0, 0, 0, 5), (SB, BB, "", POST))


def test_the_least_bet_may_be_the_straddle() -> None:
    assert of("NT", [5, 10, 20], min_bet=20).big_blind == 20


@pytest.mark.parametrize(("to", "fits"), [(35, True), (36, False)])
def test_pot_limit_counts_a_small_blind_that_nobody_posted(to: int, fits: bool) -> None:
    written = table(
        "PO",
        [100, 100, 100],
        f"d dh p1 ????????; d dh p2 ????????; d dh p3 ????????; p3 cbr {to}; p1 f; p2 f",
        [100, 90, 110],
        blinds_or_straddles=[0, 10, 0],
        min_bet=10,
    )
    with nullcontext() if fits else pytest.raises(UnplayableHand, match="from 20 to 35"):
        assert playable(recorded(written)).differences == []


def test_in_fixed_limit_the_bets_tell_the_stakes() -> None:
    stake = of("F2L3D", [5, 10, 0])
    assert (stake.small_bet, stake.big_bet, stake.big_blind, stake.bring_in) == (10, 20, 0, 0)


def test_stud_has_antes_and_a_bring_in_alone() -> None:
    stake = stakes(recorded(written("F7S", 2, antes=[1, 1])))
    assert (stake.antes, stake.blinds, stake.kinds, stake.bring_in) == ((1, 1), (0, 0), ("", ""), 3)


REFUSED = [
    ("FT", [5, 10, 20], {}, "a straddle is not played in fixed limit"),
    ("FT", [5, 12, 0], {}, "the big blind 12 is not the small bet 10"),
    ("FT", [2, 5, 0], {}, "the big blind 5 is not the small bet 10"),
    ("NT", [5, 10, 0], {"min_bet": 20}, "the minimum bet 20 is not the big blind 10"),
    ("NT", [5, 10, 20], {"min_bet": 15}, "the minimum bet 15 is not the big blind 10"),
    ("NT", [0, 0, 10], {"min_bet": 20}, "the minimum bet 20 is not the big blind 10"),
    ("PO", [5, 10, 20], {"min_bet": 20}, "the minimum bet 20 is not the big blind 10"),
    ("NT", [5, 10, -20, 0], {}, "a small blind or post of 20 is above the big blind 10"),
    ("NT", [5, 10, -20, -10], {}, "a small blind or post of 20 is above the big blind 10"),
    ("NT", [5, 10, 0], {"antes": [0, 5, 0], "ante_trimming_status": True}, "antes that differ cannot be trimmed"),
    (
        "NT",
        [5, 10, 0],
        {"antes": [5, 5, 5], "starting_stacks": [1000, 12, 4]},
        "p2 cannot pay both the ante, which is not trimmed, and the blind",
    ),
]


@pytest.mark.parametrize(("variant", "blinds", "fields", "said"), REFUSED)
def test_what_the_room_does_not_know_is_refused(variant: str, blinds: list[int], fields: Table, said: str) -> None:
    with pytest.raises(BadHandFile) as refused:
        of(variant, blinds, **fields)
    assert refused.value.message.startswith(f"small.phh: {said}")


def short_ante(trimmed: bool) -> Rehearsal:
    """The player with four chips antes all of them, ten are owed, and has the best hand."""
    return playable(
        recorded(
            table(
                "F7S",
                [4, 100, 100],
                "d dh p1 AsAhAd; d dh p2 KsKh2d; d dh p3 9c7hJd; p2 pb; p3 f; p1 sm AsAhAd; p2 sm KsKh2d;"
                "d dh p1 Ac; d dh p2 3h; d dh p1 8h; d dh p2 3s; d dh p1 9h; d dh p2 4s; d dh p1 Th; d dh p2 7s",
                [],
                antes=[10, 10, 10],
                bring_in=3,
                small_bet=10,
                big_bet=20,
                ante_trimming_status=trimmed,
            )
            | {"finishing_stacks": [12, 102, 90] if trimmed else [24, 90, 90]}
        )
    )


@pytest.mark.parametrize("trimmed", [True, False])
def test_who_cannot_ante_in_full_wins_all_antes_only_where_they_are_not_trimmed(trimmed: bool) -> None:
    assert short_ante(trimmed).differences == []
