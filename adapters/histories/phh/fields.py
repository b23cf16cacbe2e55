"""The fields of a hand in the PHH format."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from adapters.histories.phh.actions import actions
from adapters.histories.phh.toml import Value
from adapters.histories.writer import Unsayable
from adapters.phh.variants import VARIANTS
from application.told_hand import ToldHand
from domain.hand import events as told
from domain.hand.events import HandStarted

CODES: Mapping[str, str] = {variant.game: code for code, variant in VARIANTS.items()}
"""PHH's codes of the room's rulesets, as far as it has any."""
VENUE = "Cardroom"


def fields(hand: ToldHand) -> dict[str, Value]:
    """The hand's fields in their order, those that PHH does not know with names that begin with `_`.

    Seats count from 1, times are UTC, amounts are whole chips; `winnings` and `finishing_stacks` are those after the
    rake, which PHH's own readers do not take. Raises Unsayable for what the format has no notation for."""
    _verify(hand)
    settled = hand.ended
    assert isinstance(settled, told.HandSettled)
    return {
        **_stakes(hand, CODES[hand.started.ruleset]),
        "starting_stacks": hand.started.stacks,
        "actions": actions(hand),
        **_circumstances(hand),
        "finishing_stacks": settled.stacks,
        "winnings": [_winnings(hand, seat) for seat in hand.started.seats],
        **_own(hand, settled),
    }


def _verify(hand: ToldHand) -> None:
    """Raise Unsayable for what PHH cannot say."""
    started, events = hand.started, hand.events
    if isinstance(hand.ended, told.HandVoided):
        raise Unsayable(f"was called off ({hand.ended.reason}), so it has no result")
    if started.ruleset not in CODES:
        raise Unsayable(f"is {hand.ruleset.name}, for which PHH has no variant")
    if started.boards > 1:
        raise Unsayable("was played on two boards, which PHH has no notation for")
    agreed = next((event for event in events if isinstance(event, told.RunoutsAgreed)), None)
    if agreed and agreed.count > 1:
        raise Unsayable(f"was run {agreed.count} times, which PHH has no notation for")
    if any(isinstance(event, told.DeckReshuffled) for event in events):
        raise Unsayable("went on with a reshuffled deck, which PHH has no notation for")
    if hand.ruleset.variant.stud and any(isinstance(event, told.StreetDealt) for event in events):
        raise Unsayable("ran out of cards for seventh street, and PHH's readers share the last one by other rules")
    _verify_halves([event for event in events if isinstance(event, told.PotAwarded)])
    _verify_posts(started)


def _verify_halves(awards: Sequence[told.PotAwarded]) -> None:
    """Where a low won a half of one pot, PokerKit halves those pots too in which nobody has one."""
    halved = {award.pot for award in awards if award.half}
    if halved and {award.pot for award in awards} - halved:
        raise Unsayable("has a pot without a low beside one with, which PHH's readers halve all the same")


def _verify_posts(started: HandStarted) -> None:
    """Antes that not everyone owes, and dead blinds, which are written like such antes, are not trimmed to what others
    paid and are taken before the blinds."""
    if not _uneven(started):
        return
    for seat, owed in zip(started.seats, _owed(started), strict=True):
        if started.stacks[started.seats.index(seat)] < owed:
            raise Unsayable("has a player who could not pay both blind and ante, whose order PHH does not tell")


def _owed(started: HandStarted) -> Sequence[int]:
    return [sum(each) for each in zip(started.antes, started.blinds, started.dead, strict=True)]


def _uneven(started: HandStarted) -> bool:
    return len(set(_antes(started))) > 1


def _antes(started: HandStarted) -> list[int]:
    """A dead blind is an ante that one pays alone: both go to the pot without counting toward a call."""
    return [ante + dead for ante, dead in zip(started.antes, started.dead, strict=True)]


def _stakes(hand: ToldHand, code: str) -> dict[str, Value]:
    """What is posted, `p1` first; heads-up PHH lists the button's first. A post counts below zero: it opens no
    betting."""
    started, needed = hand.started, VARIANTS[code].fields
    posted = [-blind if kind == "post" else blind for blind, kind in zip(started.blinds, started.kinds, strict=True)]
    amounts: dict[str, Value] = {
        "blinds_or_straddles": _heads_up_reversed(posted),
        "bring_in": started.bring_in,
        "small_bet": started.small_bet,
        "big_bet": started.big_bet,
        "min_bet": started.big_blind,
    }
    return {
        "variant": code,
        "ante_trimming_status": not _uneven(started),
        "antes": _heads_up_reversed(_antes(started)),
        **{name: amount for name, amount in amounts.items() if name in needed},
    }


def _heads_up_reversed(amounts: Sequence[int]) -> list[int]:
    return list(reversed(amounts)) if len(amounts) == 2 else list(amounts)


def _circumstances(hand: ToldHand) -> dict[str, Value]:
    at, started = datetime.fromtimestamp(hand.started_at, UTC), hand.started
    return {
        "venue": VENUE,
        "time": at.time(),
        "time_zone": "UTC",
        "day": at.day,
        "month": at.month,
        "year": at.year,
        "hand": hand.hand,
        "seats": [seat + 1 for seat in started.seats],
        "seat_count": hand.table.seats,
        "table": hand.table.name,
        "players": _names(started),
    }


def _names(started: HandStarted) -> Sequence[str]:
    """PHH wants each name once: the end of the account's id tells those apart who go by the same."""
    return [
        name if started.names.count(name) == 1 else f"{name}-{player[-6:]}"
        for name, player in zip(started.names, started.players, strict=True)
    ]


def _winnings(hand: ToldHand, seat: int) -> int:
    return sum(event.amount for event in hand.events if isinstance(event, told.PotAwarded) and event.seat == seat)


def _own(hand: ToldHand, settled: told.HandSettled) -> dict[str, Value]:
    started = hand.started
    return {
        "_ruleset": started.ruleset,
        "_button": started.button + 1,
        "_origin": hand.table.origin,
        "_rake": settled.rake,
        "_rake_per_mille": started.rake_per_mille,
        "_rake_cap": started.rake_cap,
    }
