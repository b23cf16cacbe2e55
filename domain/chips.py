"""Chips are whole numbers; this is the one check that says so."""

from domain.refusals import InvalidAmount

LIMIT = 10**12
"""More chips than this in one place is a mistake, not a fortune."""


def whole_chips(amount: object, what: str = "amount") -> int:
    """Return `amount` when it is a whole number of chips from 1 to LIMIT; raise InvalidAmount otherwise."""
    if type(amount) is not int or not 0 < amount <= LIMIT:
        raise InvalidAmount(f"The {what} must be a whole number of chips from 1 to {LIMIT}, not {amount!r}.")
    return amount
