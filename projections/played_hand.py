"""A finished hand as it is read back from the history: in a list, and whole for the replayer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.variants import RULESETS
from projections.projection import Row


@dataclass(frozen=True, slots=True)
class HandSummary:
    """A finished hand as one of its players finds it in a list. Chips are whole chips, times UTC seconds since the
    epoch; `seat` and `net`, what it won or lost, are that player's. `game` is the ruleset's name; stakes that it does
    not use are 0. `boards` has one board, or several (double boards, run-outs) in their order, or none where no card
    lay in the middle. `voided` tells why the hand does not count, and is empty where it does."""

    hand: str
    table: str
    table_name: str
    number: int
    ruleset: str
    game: str
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bomb: bool
    button: int
    started_at: float
    ended_at: float
    boards: tuple[tuple[str, ...], ...]
    pot: int
    rake: int
    voided: str
    seat: int
    net: int


@dataclass(frozen=True, slots=True)
class HandPlayer:
    """Who was dealt in, with how much, what it came to, the cards dealt face up (stud), how many were exchanged in each
    draw, the cards that were shown, if any, and what the hand `makes` where that was said with them."""

    seat: int
    player: str
    name: str
    stack: int
    net: int
    up: tuple[str, ...]
    draws: tuple[int, ...]
    shown: tuple[str, ...]
    makes: str


@dataclass(frozen=True, slots=True)
class HandStreet:
    """Cards turned up in the middle: on which street, and on which board, counted from 0. Run-outs share what lay there
    before them, which stands under board 0 alone."""

    street: str
    board: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandAward:
    """A share of a pot (0 is the main pot) for a seat's hand on a board; `half` is `high` or `low` where both compete.
    `reason` is `uncontested` or `showdown`; `hand` and its `cards` are empty where nothing was shown."""

    pot: int
    board: int
    half: str
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandHistory:
    """A finished hand for the replayer: `events` are its facts as every spectator saw them, each with its `at` (UTC,
    seconds since the epoch) and its `version` in the hand's stream."""

    summary: HandSummary
    players: tuple[HandPlayer, ...]
    streets: tuple[HandStreet, ...]
    awards: tuple[HandAward, ...]
    events: tuple[dict[str, object], ...]


def history_of(row: Row, players: Sequence[Row], pages: Sequence[Row]) -> HandHistory:
    """A row of HAND with the rows of PLAYERS and FACTS."""
    *_, streets, awards = row
    return HandHistory(
        summary=summary_of(row),
        players=tuple(map(player_of, players)),
        streets=_streets(streets),
        awards=tuple(HandAward(*(*award, tuple(cards))) for *award, cards in awards),
        events=tuple(fact for (page,) in pages for fact in page),
    )


def summary_of(row: Row) -> HandSummary:
    """A row of OF_PLAYER or HAND."""
    hand, table, name, number, ruleset, *stakes, button, started, ended, pot, rake, voided, seat, net, streets, _ = row
    opening = (hand, table, name, number, ruleset, RULESETS[ruleset].name, *stakes, button, started, ended)
    return HandSummary(*(*opening, boards_of(_streets(streets)), pot, rake, voided, seat, net))


def player_of(row: Row) -> HandPlayer:
    """A row of PLAYERS. Cards that were shown twice, before and after others came, count once."""
    *dealt_in, up, draws, shown, makes = row
    return HandPlayer(*(*dealt_in, cards_of(up), tuple(draws), tuple(dict.fromkeys(cards_of(shown))), makes))


def boards_of(streets: Sequence[HandStreet]) -> tuple[tuple[str, ...], ...]:
    """The cards of each board: those of a street on which it got none of its own are those of the first board."""
    dealt = {(each.board, each.street): each.cards for each in streets}
    count = max((each.board + 1 for each in streets), default=0)
    names = dict.fromkeys(each.street for each in streets)
    return tuple(
        tuple(card for name in names for card in dealt.get((board, name), dealt.get((0, name), ())))
        for board in range(count)
    )


def _streets(stored: Sequence[Sequence[Any]]) -> tuple[HandStreet, ...]:
    return tuple(HandStreet(street, board, tuple(cards)) for street, board, cards in stored)


def cards_of(text: str) -> tuple[str, ...]:
    """The cards of a text such as `TdAh`."""
    return tuple(text[at : at + 2] for at in range(0, len(text), 2))
