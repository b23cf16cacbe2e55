"""Hands as a table, one row each."""

from adapters.histories.sheet import Sheet, Value
from application.told_hand import ToldHand
from domain.hand.events import HandVoided, PotAwarded, RunoutsAgreed, StreetDealt

HANDS = Sheet(
    "hands",
    (
        ("hand", "text"),
        ("table_id", "text"),
        ("table_name", "text"),
        ("origin", "text"),
        ("number", "whole"),
        ("ruleset", "text"),
        ("small_blind", "whole"),
        ("big_blind", "whole"),
        ("small_bet", "whole"),
        ("big_bet", "whole"),
        ("bomb", "flag"),
        ("button_seat", "whole"),
        ("players", "whole"),
        ("showdown", "flag"),
        ("runouts", "whole"),
        ("board", "texts"),
        ("started_at", "time"),
        ("ended_at", "time"),
        ("pot", "whole"),
        ("rake", "whole"),
        ("voided", "text"),
    ),
)
"""`board` are the cards of the first board; the others are in the events. A voided hand has no pot."""


def hand_row(told: ToldHand) -> tuple[Value, ...]:
    """The row of one hand."""
    started, ended = told.started, told.ended
    return (
        *(told.hand, told.table.id, told.table.name, told.table.origin, started.number, started.ruleset),
        *(started.small_blind, started.big_blind, started.small_bet, started.big_bet, started.bomb),
        *(started.button, len(started.seats), _showdown(told), _runouts(told), _board(told)),
        *(told.started_at, told.ended_at),
        *((0, 0, ended.reason) if isinstance(ended, HandVoided) else (ended.pot, ended.rake, None)),
    )


def _showdown(told: ToldHand) -> bool:
    return any(isinstance(event, PotAwarded) and event.reason == "showdown" for event in told.events)


def _runouts(told: ToldHand) -> int:
    return next((event.count for event in told.events if isinstance(event, RunoutsAgreed)), 1)


def _board(told: ToldHand) -> tuple[str, ...]:
    dealt = (event for event in told.events if isinstance(event, StreetDealt) and event.board == 0)
    return tuple(card for event in dealt for card in event.cards)
