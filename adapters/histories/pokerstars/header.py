"""The first lines of a hand: which game when, at which table, and who sits there with how much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from adapters.histories.eastern import eastern
from adapters.histories.names import safe
from adapters.histories.numbering import number_of
from application.told_hand import ToldHand
from domain.hand.events import HandStarted
from domain.variants import Ruleset

GAMES: Mapping[str, str] = {
    "Hold'em": "Hold'em",
    "Short deck": "6+ Hold'em",
    "Omaha": "Omaha",
    "Omaha 5": "5 Card Omaha",
    "Omaha 6": "6 Card Omaha",
    "Omaha hi-lo": "Omaha Hi/Lo",
    "Double-board Omaha": "Omaha",
    "Seven-card stud": "7 Card Stud",
    "Seven-card stud hi-lo": "7 Card Stud Hi/Lo",
    "Razz": "Razz",
    "2-7 single draw": "Single Draw 2-7 Lowball",
    "2-7 triple draw": "Triple Draw 2-7 Lowball",
    "Badugi": "Badugi",
}
UNNAMED = "Table"
LIMITS: Mapping[str, str] = {"no_limit": "No Limit", "pot_limit": "Pot Limit", "fixed_limit": "Limit"}


@dataclass(frozen=True, slots=True)
class Money:
    """How amounts are written: play chips bare, or as if they were dollars."""

    dollars: bool = False

    def __call__(self, chips: int) -> str:
        """An amount of whole chips."""
        return f"${chips}" if self.dollars else str(chips)


def header(told: ToldHand, names: Mapping[int, str], money: Money) -> Iterator[str]:
    """The lines before the forced bets."""
    started = told.started
    game = f"{GAMES[told.ruleset.variant.name]} {LIMITS[told.ruleset.betting]}"
    split = "Split " if started.boards > 1 else ""
    yield f"PokerStars Hand #{number_of(told.hand)}:  {split}{game} ({_stakes(told, money)}) - {_date(told.started_at)}"
    yield _table(told, money)
    for seat, stack in sorted(zip(started.seats, started.stacks, strict=True)):
        yield f"Seat {seat + 1}: {names[seat]} ({money(stack)} in chips)"


def _stakes(told: ToldHand, money: Money) -> str:
    started, currency = told.started, "USD" if money.dollars else ""
    if "button_blind" in started.kinds:
        blind = started.blinds[started.kinds.index("button_blind")]
        # The blank before the bracket stands for the currency: fpdb's pattern wants it even for play money.
        return f"Button Blind {money(blind)} - Ante {money(max(started.antes))} {currency}"
    first, second = _bets(started, told.ruleset)
    return f"{money(first)}/{money(second)} {currency}".rstrip()


def _bets(started: HandStarted, ruleset: Ruleset) -> tuple[int, int]:
    """The blinds, or in limit games the small and the big bet."""
    if ruleset.betting == "fixed_limit":
        return started.small_bet, started.big_bet
    return started.small_blind, started.big_blind


def _table(told: ToldHand, money: Money) -> str:
    play = "" if money.dollars else " (Play Money)"
    button = "" if told.ruleset.variant.stud else f" Seat #{told.started.button + 1} is the button"
    return f"Table '{safe(told.table.name) or UNNAMED}' {told.table.seats}-max{play}{button}"


def _date(at: float) -> str:
    """UTC and Eastern Time, hours without a leading zero."""
    utc = datetime.fromtimestamp(at, UTC)
    return f"{_moment(utc)} UTC [{_moment(eastern(utc))} ET]"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y/%m/%d} {moment.hour}:{moment:%M:%S}"
