"""Packed columns arrive in the database as the driver's own would."""

from collections.abc import Sequence
from typing import Any

import pytest

from adapters.postgres import packed
from adapters.postgres.packed import Packed
from adapters.postgres.read_model import connect

COLUMNS: dict[str, Sequence[Any]] = {
    "text": ["", "a", "Ann ♠", None, "a", "x" * 5_000],
    "boolean": [True, False, None],
    "smallint": [0, -32_768, 32_767, None],
    "integer": [0, -(2**31), 2**31 - 1, None],
    "bigint": [0, -(2**63), 2**63 - 1, None],
    "double precision": [0.0, -1.5, 1e300, float("inf"), None, 1_700_000_000.123456],
    "numeric": [0, 1, -1, 9_999, 10_000, 100_000_000, -123_456_789_012_345_678_901_234_567_890, None],
}


@pytest.mark.parametrize("type_", COLUMNS)
async def test_values_of_a_type_arrive_as_they_are(database_url: str, type_: str) -> None:
    statement = f"SELECT * FROM unnest(%b::{type_}[])"
    (column,) = packed.columns([(value,) for value in COLUMNS[type_]], packed.types_of(statement))
    assert isinstance(column, Packed)
    async with await connect(database_url, "a test") as connection:
        rows = await (await connection.execute(statement.encode(), [column])).fetchall()
    assert [value for (value,) in rows] == COLUMNS[type_]


async def test_types_that_are_not_known_are_left_to_the_driver(database_url: str) -> None:
    statement = "SELECT * FROM unnest(%b::date[], %b::text[])"
    first, second = packed.columns([(None, "a")], packed.types_of(statement))
    assert (first, isinstance(second, Packed)) == ([None], True)
    fraction = packed.columns([(0.5,)], ["numeric"])
    assert fraction == [[0.5]]
    assert packed.columns([(1, 2)], ["bigint"]) == [[1], [2]]


def test_types_are_found_in_a_statement() -> None:
    statement = (
        "INSERT … SELECT * FROM unnest(%b::text[], %b::double precision[], %b::bigint[]) WHERE x = ANY(%b::text[])"
    )
    assert packed.types_of(statement) == ["text", "double precision", "bigint", "text"]


@pytest.mark.parametrize(("type_", "value"), [("smallint", 40_000), ("bigint", 2**63), ("bigint", "7")])
def test_what_does_not_fit_is_refused(type_: str, value: object) -> None:
    from adapters.postgres.poison import POISON

    with pytest.raises(POISON):
        packed.columns([(value,)], [type_])
