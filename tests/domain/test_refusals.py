"""Every refusal of the domain is raised by some test of a command, and says what kind it is."""

from pathlib import Path

import pytest

import domain.account.refusals
import domain.hand.refusals
import domain.table.refusals
from domain.fairness import CutMismatch, MalformedHex
from domain.refusals import InvalidAmount, Refusal

MODULES = (domain.account.refusals, domain.hand.refusals, domain.table.refusals)
REFUSALS: list[type[Refusal]] = [
    *(
        each
        for module in MODULES
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Refusal) and each is not Refusal
    ),
    *(InvalidAmount, CutMismatch, MalformedHex),
]
TESTS = "".join(test.read_text(encoding="utf-8") for test in Path(__file__).parent.rglob("*/test_*.py"))


@pytest.mark.parametrize("refusal", REFUSALS)
def test_raised_by_a_test(refusal: type[Refusal]) -> None:
    assert f"then_refused({refusal.__name__}, " in TESTS


@pytest.mark.parametrize("refusal", REFUSALS)
def test_has_a_code_of_its_own_and_a_kind(refusal: type[Refusal]) -> None:
    assert refusal.kind in ("invalid", "forbidden", "conflict", "missing")
    assert [other for other in REFUSALS if other.code == refusal.code] == [refusal]


def test_a_code_is_the_name_in_snake_case() -> None:
    assert (InvalidAmount.code, MalformedHex.code) == ("invalid_amount", "malformed_hex")
