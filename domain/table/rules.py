"""What a table is played under, and whether that makes sense."""

from dataclasses import dataclass, fields

from domain.chips import LIMIT
from domain.refusals import InvalidRules

RULESETS = ("nlhe/1",)
"""The games that a table can offer: no-limit hold'em, first version of its rules."""


@dataclass(frozen=True, slots=True)
class TableRules:
    """Stakes and limits in whole chips, times in seconds; `button` is where the first hand puts it."""

    name: str
    ruleset: str
    seats: int
    small_blind: int
    big_blind: int
    min_buy_in: int
    max_buy_in: int
    ante: int = 0
    turn_seconds: float = 20.0
    pause_seconds: float = 4.0
    button: int = 0


def verify(rules: TableRules) -> None:
    """Raise InvalidRules with the name of the first field that does not fit."""
    for whole in (field.name for field in fields(rules) if field.type is int):
        if type(getattr(rules, whole)) is not int:
            raise InvalidRules(f"{whole} must be a whole number, not {getattr(rules, whole)!r}.")
    for field, fits, wanted in _checks(rules):
        if not fits:
            raise InvalidRules(f"{field} must be {wanted}, not {getattr(rules, field)!r}.")


def _checks(rules: TableRules) -> list[tuple[str, bool, str]]:
    return [
        ("name", 1 <= len(rules.name.strip()) <= 60, "1 to 60 characters"),
        ("ruleset", rules.ruleset in RULESETS, f"one of {', '.join(RULESETS)}"),
        ("seats", 2 <= rules.seats <= 9, "2 to 9"),
        ("big_blind", 0 < rules.big_blind <= LIMIT, f"from 1 to {LIMIT}"),
        ("small_blind", 0 <= rules.small_blind <= rules.big_blind, "from 0 to the big blind"),
        ("ante", 0 <= rules.ante <= LIMIT, f"from 0 to {LIMIT}"),
        ("min_buy_in", 0 < rules.min_buy_in <= rules.max_buy_in, "above 0 and at most max_buy_in"),
        ("max_buy_in", rules.max_buy_in <= LIMIT, f"at most {LIMIT}"),
        ("turn_seconds", 1 <= rules.turn_seconds <= 3600, "1 to 3600 seconds"),
        ("pause_seconds", 0 <= rules.pause_seconds <= 60, "0 to 60 seconds"),
        ("button", 0 <= rules.button < rules.seats, "a seat of the table"),
    ]
