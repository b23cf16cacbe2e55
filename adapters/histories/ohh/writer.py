"""Hands as Open Hand History: a JSON object a hand, an empty line between."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from adapters.histories.names import safe_names
from adapters.histories.numbering import number_of
from adapters.histories.ohh.pots import pots
from adapters.histories.ohh.rounds import Json, rounds
from adapters.histories.writer import Chunk, Unsayable
from application.told_hand import ToldHand
from domain.hand.events import HandSettled, HandStarted, HandVoided, RunoutsAgreed

SPEC = "1.4.7"
SITE = "Cardroom"
VERSION = "1"
"""Of what is written here, for readers that must tell one way of writing from another."""
PLAY_MONEY = "XPM"
GAMES: Mapping[str, str] = {
    "Hold'em": "Holdem",
    "Omaha": "Omaha",
    "Omaha 5": "Omaha",
    "Omaha 6": "Omaha",
    "Omaha hi-lo": "OmahaHiLo",
    "Seven-card stud": "Stud",
    "Seven-card stud hi-lo": "StudHiLo",
    "2-7 single draw": "Draw",
    "2-7 triple draw": "Draw",
    "Badugi": "Draw",
}
"""What the format calls the games that it has a name for; which draw game it is stands in `_ruleset`."""
LIMITS: Mapping[str, str] = {"no_limit": "NL", "pot_limit": "PL", "fixed_limit": "FL"}


class OpenHandHistory:
    """UTF-8, amounts in whole play chips, seats from 1, players' ids from 0 in the order of their seats. What is
    not the format's own begins with `_`."""

    def begin(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()

    def hand(self, told: ToldHand) -> tuple[Chunk, ...]:
        """One object. Raises Unsayable."""
        text = json.dumps({"ohh": _hand(told, _settled(told))}, ensure_ascii=False)
        return (Chunk(f"{text}\n\n".encode()),)

    def end(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()


def _settled(told: ToldHand) -> HandSettled:
    """How the hand came out; raises Unsayable for what the format has no words for."""
    name = told.ruleset.variant.name
    if isinstance(told.ended, HandVoided):
        raise Unsayable(f"was called off ({told.ended.reason}), so it has no result")
    if told.started.boards > 1:
        raise Unsayable("was played on two boards, which Open Hand History would take for run-outs")
    if name not in GAMES:
        raise Unsayable(f"is {told.ruleset.name}, for which Open Hand History has no game type")
    return told.ended


def _hand(told: ToldHand, settled: HandSettled) -> Json:
    started, ids = told.started, {seat: place for place, seat in enumerate(sorted(told.started.seats))}
    return {
        "spec_version": SPEC,
        "site_name": SITE,
        "network_name": SITE,
        "internal_version": VERSION,
        "tournament": False,
        "game_number": str(number_of(told.hand)),
        "start_date_utc": f"{datetime.fromtimestamp(told.started_at, UTC):%Y-%m-%dT%H:%M:%SZ}",
        "table_name": told.table.name,
        "game_type": GAMES[told.ruleset.variant.name],
        "bet_limit": {"bet_type": LIMITS[told.ruleset.betting], "bet_cap": 0},
        "table_size": told.table.seats,
        "currency": PLAY_MONEY,
        "dealer_seat": started.button + 1,
        "small_blind_amount": started.small_blind,
        "big_blind_amount": started.big_blind,
        "ante_amount": max(started.antes),
        **({} if told.hero is None else {"hero_player_id": ids[told.hero]}),
        "flags": list(_flags(told)),
        "players": list(_players(started, ids)),
        "rounds": rounds(told, ids),
        "pots": pots(told, settled, ids),
        **_own(told),
    }


def _flags(told: ToldHand) -> Iterator[str]:
    if any(isinstance(event, RunoutsAgreed) and event.count > 1 for event in told.events):
        yield "Run_It_Twice"
    if told.hero is None:
        yield "Observed"
    if told.started.bomb:
        yield "Bomb_Pot"


def _players(started: HandStarted, ids: Mapping[int, int]) -> Iterator[Json]:
    names = safe_names(started)
    shown = dict(zip(started.seats, started.names, strict=True))
    for seat, stack in sorted(zip(started.seats, started.stacks, strict=True)):
        yield {
            "id": ids[seat],
            "seat": seat + 1,
            "name": names[seat],
            "display": shown[seat],
            "starting_stack": stack,
            "player_bounty": 0,
            "is_sitting_out": False,
        }


def _own(told: ToldHand) -> Json:
    started = told.started
    return {
        "_hand": told.hand,
        "_ruleset": started.ruleset,
        "_small_bet": started.small_bet,
        "_big_bet": started.big_bet,
        "_bring_in": started.bring_in,
    }
