"""Each kind of signal is found where it is planted, and nowhere in an honest room."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from projections.integrity.book import Trace
from projections.integrity.rates import Rate, meeting, overall
from projections.integrity.scoring import SCORERS, THRESHOLDS, signals
from projections.integrity.signal import KINDS
from projections.integrity.sums import DealingSums, PairSums, PlayerSums
from projections.integrity.tally import MissedTogether
from tests.projections.integrity.rooms import ANN, BOB, CAT, PLAYERS, Room, days, honest, time_easy, time_hard


def dump(room: Room) -> None:
    """Ann gives Bob eight large pots, two of them honestly lost."""
    room.dealings[ANN, BOB] = replace(room.dealings[ANN, BOB], lost=400_000, big=8, gifts=6)
    room.dealings[BOB, ANN] = replace(room.dealings[BOB, ANN], lost=20_000, big=0, gifts=0)


def play_soft(room: Room) -> None:
    """Ann and Bob check down nine of twelve duels, mostly with strong hands."""
    room.pairs[ANN, BOB] = PairSums(150, 30_000, 12, 3, 9, 7)


def fold(room: Room) -> None:
    """Ann and Bob always fold to each other."""
    for way in ((ANN, BOB), (BOB, ANN)):
        room.dealings[way] = DealingSums(0, 0, 0, 30, 30, 12, 12)


def share_device(room: Room) -> None:
    """Bob uses Ann's telephone, on other days than she does."""
    room.traces += [Trace(BOB, "device", f"phone of {ANN}", day, 9) for day in ("2026-04-01", "2026-04-02")]


def share_address(room: Room) -> None:
    """Bob is at Ann's place on six days, and sits at her tables."""
    room.traces += [Trace(BOB, "address", f"home of {ANN}", day, 9) for day in days(6)]
    room.sittings[BOB] = set(room.sittings[ANN])


def strike(room: Room, hand: str, dealt_in: tuple[str, ...], missed: tuple[str, ...]) -> None:
    """A hand in which several let a turn run out."""
    room.missed.append(MissedTogether(hand, 0.0, dealt_in, missed))
    for player in missed:
        room.extra[player].missed += 1


def time_out(room: Room) -> None:
    """Ann, Bob and Cat time out in the same eight hands; others together in another one each."""
    for number in range(8):
        others = PLAYERS[4 + number : 7 + number]
        strike(room, f"hand:{number}", (ANN, BOB, CAT, *others), (ANN, BOB, CAT))
        strike(room, f"hand:o{number}", (ANN, *others, *PLAYERS[20:22]), others[:2])


def see_cards(room: Room) -> None:
    """Ann wins nearly all pots that she pays for."""
    room.extra[ANN].contests, room.extra[ANN].contests_won = 60, 55


def beat_time(room: Room) -> None:
    """A program decides for Ann, every two seconds."""
    chance, sums = Random(3), PlayerSums(contests=60, contests_won=30)
    for _ in range(200):
        time_easy(sums, round(1_000 * chance.gauss(0.7, 0.1)))
        time_hard(sums, round(1_000 * chance.gauss(0.7, 0.1)))
    room.extra[ANN] = sums


PLANTED: dict[str, tuple[Callable[[Room], None], tuple[str, ...]]] = {
    "chip_dumping": (dump, (ANN, BOB)),
    "soft_play": (play_soft, (ANN, BOB)),
    "fold_to_partner": (fold, (ANN, BOB)),
    "same_device": (share_device, (ANN, BOB)),
    "same_address": (share_address, (ANN, BOB)),
    "time_out_ring": (time_out, (ANN, BOB, CAT)),
    "improbable_results": (see_cards, (ANN,)),
    "bot_timing": (beat_time, (ANN,)),
}


def test_every_kind_is_planted() -> None:
    assert set(PLANTED) == set(KINDS) == set(SCORERS) == set(THRESHOLDS)


def test_an_honest_room_raises_nothing() -> None:
    assert signals(honest().book()) == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_cheat_is_the_only_signal(kind: str) -> None:
    plant, accounts = PLANTED[kind]
    room = honest()
    plant(room)
    (signal,) = signals(room.book())
    assert (signal.kind, signal.accounts) == (kind, accounts)
    assert "expected" in signal.explanation or kind in ("same_device", "bot_timing")
    assert "1 in " in signal.explanation


@pytest.mark.parametrize("kind", PLANTED)
def test_house_bots_are_no_suspects(kind: str) -> None:
    plant, accounts = PLANTED[kind]
    room = honest()
    plant(room)
    room.house = set(accounts)
    assert signals(room.book()) == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_kind_that_was_not_asked_for_is_left_out(kind: str) -> None:
    plant, _ = PLANTED[kind]
    room = honest()
    plant(room)
    others = {other: least for other, least in THRESHOLDS.items() if other != kind}
    assert signals(room.book(), others) == []


def test_a_pair_that_was_hardly_together_is_not_looked_at() -> None:
    room = honest()
    dump(room)
    room.pairs[ANN, BOB].hands = 19
    assert [signal for signal in signals(room.book()) if signal.kind == "chip_dumping"] == []


def test_who_gives_chips_to_everybody_dumps_to_nobody() -> None:
    room = honest()
    for other in PLAYERS[1:]:
        room.dealings[ANN, other] = replace(room.dealings[ANN, other], lost=200_000, big=4, gifts=3)
    assert signals(room.book()) == []


def test_who_folds_to_everybody_has_no_partner() -> None:
    room = honest()
    for other in PLAYERS[1:]:
        room.dealings[ANN, other] = DealingSums(0, 0, 0, 60, 60, 24, 24)
    assert signals(room.book()) == []


def test_what_two_do_with_each_other_is_not_taken_for_their_habit() -> None:
    room = honest()
    for other in PLAYERS[2:]:
        for way in ((ANN, other), (other, BOB)):
            room.dealings[way] = replace(room.dealings[way], pre_faced=2, pre_folded=1, post_faced=0, post_folded=0)
    room.dealings[ANN, BOB] = DealingSums(0, 0, 0, 60, 60, 0, 0)
    book = room.book()
    (signal,) = signals(book)
    assert (signal.kind, signal.accounts) == ("fold_to_partner", (ANN, BOB))
    usual = overall(Rate(book.room.pre_folded, book.room.pre_faced))
    expected = 60 * meeting(Rate(28, 56), Rate(28, 56), usual).rate
    assert f"{ANN} folded to 60 of 60 raises of {BOB}, {expected:.1f} expected" in signal.explanation


def test_one_address_without_a_table_in_common_is_a_household() -> None:
    room = honest()
    share_address(room)
    room.sittings[BOB] = {("table:of-her-own", day) for day in days(14)}
    assert signals(room.book()) == []


def test_an_address_that_everybody_uses_says_nothing() -> None:
    room = honest()
    room.traces += [Trace(player, "address", "school", day, 9) for player in PLAYERS for day in days(14)]
    assert signals(room.book()) == []


def test_a_lent_telephone_is_no_signal() -> None:
    room = honest()
    room.traces.append(Trace(BOB, "device", f"phone of {ANN}", "2026-04-01", 9))
    assert signals(room.book()) == []


def test_a_bad_minute_of_the_whole_room_is_no_ring() -> None:
    room = honest()
    for number in range(20):
        table = PLAYERS[number % 5 * 6 : number % 5 * 6 + 6]
        strike(room, f"hand:{number}", table, table)
    assert signals(room.book()) == []


def test_two_with_bad_lines_are_no_ring() -> None:
    room = honest()
    table = PLAYERS[:6]
    for player in (ANN, BOB):
        room.extra[player].missed = 90
    for number in range(8):
        struck = (ANN, BOB) if number % 2 else (ANN, PLAYERS[2 + number % 4])
        strike(room, f"hand:{number}", table, struck)
    assert signals(room.book()) == []


@pytest.mark.parametrize(
    ("middle", "pause", "spread"),
    [(-0.7, 0.5, 0.6), (0.7, 0.5, 0.1), (0.7, 0.0, 0.6)],
    ids=["quick", "steady but slower when it is hard", "never slower but unsteady"],
)
def test_people_have_their_own_ways(middle: float, pause: float, spread: float) -> None:
    room = honest()
    chance, sums = Random(3), PlayerSums(contests=60, contests_won=30)
    for _ in range(200):
        time_easy(sums, round(1_000 * chance.gauss(middle, spread)))
        time_hard(sums, round(1_000 * chance.gauss(middle + pause, spread)))
    room.extra[ANN] = sums
    assert signals(room.book()) == []
