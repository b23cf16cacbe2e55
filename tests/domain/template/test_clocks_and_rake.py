"""Clocks stay in sane ranges, and nobody takes more than ten per cent."""

from dataclasses import replace

import pytest

from domain.chips import LIMIT
from domain.template import verify
from tests.domain.template.tables import HOLDEM, put, refused

NAN, ENDLESS = float("nan"), float("inf")

RANGES: list[tuple[str, float, float]] = [
    ("turn_seconds", 1, 3_600),
    ("pause_seconds", 0, 60),
    ("bank_most", 30, 3_600),
    ("bank_seconds", 0, 60),
    ("bank_gain", 0, 60),
    ("bank_hands", 1, 1_000),
    ("grace_seconds", 0, 600),
    ("away_orbits", 0, 100),
    ("ratholing_seconds", 0, 604_800),
    ("rake_per_mille", 0, 100),
    ("rake_caps[0]", 0, LIMIT),
    ("rake_caps[2]", 0, LIMIT),
]


@pytest.mark.parametrize(("path", "least", "most"), RANGES)
def test_accepted_from_the_least_to_the_most(path: str, least: float, most: float) -> None:
    verify(put(HOLDEM, path, least))
    verify(put(replace(HOLDEM, rake_caps=(1, 1, 1)), path, most))


@pytest.mark.parametrize(("path", "least", "most"), RANGES)
def test_refused_outside(path: str, least: float, most: float) -> None:
    refused(put(HOLDEM, path, -1), f"{path} must be from ")
    refused(put(HOLDEM, path, most + 1), f"{path} must be from ")


@pytest.mark.parametrize("value", [NAN, ENDLESS, -ENDLESS])
@pytest.mark.parametrize("path", [path for path, _, _ in RANGES if path.endswith("seconds") or path == "bank_most"])
def test_seconds_are_finite(path: str, value: float) -> None:
    refused(put(HOLDEM, path, value), f"{path} must be from ")


def test_a_turn_takes_at_least_a_second() -> None:
    refused(put(HOLDEM, "turn_seconds", 0.9), "turn_seconds must be from 1 to 3600, not 0.9.")


def test_the_time_bank_starts_with_at_most_what_it_holds() -> None:
    refused(replace(HOLDEM, bank_most=29), "bank_seconds must be from 0 to 29 (at most bank_most), not 30.0.")
    verify(replace(HOLDEM, bank_most=0, bank_seconds=0, bank_gain=0))


def test_where_rake_is_taken_every_cap_is_a_chip_or_more() -> None:
    raked = replace(HOLDEM, rake_per_mille=50, rake_caps=(20, 20, 50))
    verify(raked)
    refused(put(raked, "rake_caps[1]", 0), f"rake_caps[1] must be from 1 to {LIMIT}, not 0.")
