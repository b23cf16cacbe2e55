"""Analysts are let in, listed and shut out."""

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import AsyncConnection, connect

from adapters.postgres.analysts import Analyst, Analysts, BadAnalystName, UnknownAnalyst
from adapters.postgres.closed_doors import open_doors
from domain.event import Recorded
from projections import hand_history, player_stats
from projections.projection import Row
from tests.adapters.postgres.analysed import every_game, rows
from tests.adapters.postgres.analyst_users import as_user, shut_out
from tests.adapters.postgres.projected import project

Log = list[Recorded]
ANNA, BO = "anna", "bo"


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture(scope="module")
def log() -> list[Recorded]:
    return every_game(hands=1)


@pytest.fixture
async def room(database_url: str) -> AsyncIterator[AsyncConnection[Row]]:
    """The database owner's connection to a room where nothing happened yet; analysts are gone afterwards."""
    async with await AsyncConnection.connect(database_url, autocommit=True) as connection:
        yield connection
        await shut_out(connection, ANNA, BO)


async def test_who_is_trusted_reads_identities_too(room: AsyncConnection[Row], database_url: str, log: Log) -> None:
    await project(database_url, log, hand_history, player_stats)
    await Analysts(room).grant(ANNA, identities=False, password=None)
    await Analysts(room).grant(ANNA, identities=True, password=None)

    assert rows(as_user(database_url, ANNA), "SELECT * FROM identities")
    assert [analyst.identities for analyst in await Analysts(room).all()] == [True]


async def test_views_that_come_later_are_for_analysts_too(
    room: AsyncConnection[Row], database_url: str, log: Log
) -> None:
    await Analysts(room).grant(ANNA, identities=False, password=None)
    await project(database_url, log, hand_history)

    assert rows(as_user(database_url, ANNA), "SELECT * FROM hands")


async def test_analysts_are_listed_with_their_connections(room: AsyncConnection[Row], database_url: str) -> None:
    await Analysts(room).grant(BO, identities=False, password=None)
    await Analysts(room).grant(ANNA, identities=True, password=None)

    with connect(as_user(database_url, BO)):
        assert await Analysts(room).all() == [Analyst(ANNA, True, 0), Analyst(BO, False, 1)]


async def test_who_is_shut_out_is_out_at_once(room: AsyncConnection[Row], database_url: str) -> None:
    await Analysts(room).grant(ANNA, identities=True, password=None)
    with connect(as_user(database_url, ANNA)) as connection:
        assert await Analysts(room).revoke(ANNA)

        with pytest.raises(psycopg.OperationalError, match="terminating connection"):
            connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(as_user(database_url, ANNA))
    assert await Analysts(room).all() == []


async def test_a_role_with_other_rights_stays_but_cannot_log_in(room: AsyncConnection[Row], database_url: str) -> None:
    await Analysts(room).grant(ANNA, identities=False, password=None)
    await room.execute("CREATE TABLE public.more (a integer)")
    await room.execute("GRANT SELECT ON public.more TO anna")

    assert not await Analysts(room).revoke(ANNA)

    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        connect(as_user(database_url, ANNA))
    await room.execute("DROP OWNED BY anna")
    await room.execute("DROP ROLE anna")


async def test_nobody_is_shut_out_who_was_never_let_in(room: AsyncConnection[Row]) -> None:
    with pytest.raises(UnknownAnalyst, match="There is no analyst 'cardroom'"):
        await Analysts(room).revoke("cardroom")


@pytest.mark.parametrize("name", ["", "Anna", "1a", "a-b", 'a"b', "pg_anna", "a" * 64, "anna; DROP"])
async def test_a_name_must_be_plain(room: AsyncConnection[Row], name: str) -> None:
    with pytest.raises(BadAnalystName):
        await Analysts(room).grant(name, identities=False, password=None)


@pytest.mark.parametrize("name", ["cardroom", "friend"])
async def test_the_name_of_another_role_is_refused(room: AsyncConnection[Row], name: str) -> None:
    await room.execute("CREATE ROLE friend")
    with pytest.raises(BadAnalystName, match="has a role"):
        await Analysts(room).grant(name, identities=True, password=None)
    await room.execute("DROP ROLE friend")


async def test_a_password_is_stored_as_its_verifier(room: AsyncConnection[Row], database_url: str) -> None:
    await Analysts(room).grant(ANNA, identities=False, password="correct hörse")

    (stored,) = rows(database_url, "SELECT rolpassword FROM pg_authid WHERE rolname = 'anna'")
    assert _opens("correct hörse", stored["rolpassword"])
    assert not _opens("correct horse", stored["rolpassword"])


def _opens(password: str, verifier: str) -> bool:
    """Whether a password fits a verifier of SCRAM-SHA-256 (RFC 5802)."""
    kind, rounds, keys = verifier.split("$")
    times, salt = rounds.split(":")
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(times))
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    return kind == "SCRAM-SHA-256" and base64.b64decode(keys.split(":")[0]) == stored


async def test_a_further_grant_leaves_the_password_as_it_is(room: AsyncConnection[Row], database_url: str) -> None:
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = 'anna'"
    await Analysts(room).grant(ANNA, identities=False, password="correct horse")
    before = rows(database_url, query)
    await Analysts(room).grant(ANNA, identities=True, password=None)

    assert rows(database_url, query) == before


async def test_doors_that_a_superuser_closed_are_closed(room: AsyncConnection[Row]) -> None:
    assert len(await open_doors(room)) == 2
    await Analysts(room).grant(ANNA, identities=False, password=None)
    assert await open_doors(room) == []
