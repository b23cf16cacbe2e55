"""Amounts as files write them: exact, never through a binary float, and made whole by one factor for a hand."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm

from domain.chips import LIMIT

_DECIMALS = 6
_LONGEST = 40
_PLAIN = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
_KINDS = {bool: "true or false", int: "a number", Decimal: "a number", str: "a text", list: "a list", dict: "a table"}


def decimal(text: str) -> Decimal:
    """A number of a TOML file, kept exactly; raises ValueError for one that is absurdly long."""
    if len(text) > _LONGEST:
        raise ValueError(f"the number {text[:12]}… has more than {_LONGEST} characters")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"the number {text} is out of range") from None


def exact(value: object) -> Fraction:
    """An amount from 0 to the limit of chips; raises ValueError, which says what is wrong with it."""
    if type(value) is not int and not isinstance(value, Decimal):
        raise ValueError(f"must be a number, not {kind_of(value)}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("must be a finite number")
    if value < 0:
        raise ValueError("must not be negative")
    if value > LIMIT:
        raise ValueError(f"must be at most {LIMIT}")
    # The exponent comes first: the fraction of 1e-99999999 would fill the memory.
    if isinstance(value, Decimal) and value and value.adjusted() < -_DECIMALS:
        raise ValueError(f"must have at most {_DECIMALS} decimal places")
    amount = Fraction(value)
    if 10**_DECIMALS % amount.denominator:
        raise ValueError(f"must have at most {_DECIMALS} decimal places")
    return amount


def exact_text(text: str) -> Fraction:
    """An amount within an action, digits with at most one decimal point; raises ValueError otherwise."""
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"names the amount {text[:_LONGEST]!r}; write digits with at most one decimal point")
    try:
        return exact(Decimal(text))
    except ValueError as problem:
        raise ValueError(f"names an amount that {problem}") from None


def scale_of(amounts: Iterable[Fraction]) -> int:
    """The least factor that makes all amounts whole."""
    return lcm(*(amount.denominator for amount in amounts))


def kind_of(value: object) -> str:
    """What a value of a TOML file is, in words."""
    return _KINDS.get(type(value), "a date or time")
