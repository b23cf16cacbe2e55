"""The account on which the tests of its commands stand."""

from domain.account import Account, decide, evolve
from domain.account.events import AccountOpened, ChipsGranted
from tests.support.given import Aggregate

ACCOUNT = Aggregate(decide, evolve, lambda: Account("account:ann"))
OPENED = AccountOpened("Ann", "telegram")
WELCOMED = ChipsGranted(1_000, "welcome", "2026-01-31")
NOT_WHOLE: tuple[object, ...] = (0, -1, 6.5, True, "5", None, 10**12 + 1)
"""What is no amount of chips."""
