"""The owner of the database need not be a superuser to let analysts in, but must be able to make roles."""

from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import AsyncConnection, connect
from psycopg.conninfo import conninfo_to_dict

from adapters.postgres.analyst_question import ask
from adapters.postgres.analysts import Analyst, Analysts, MayNotMakeRoles
from adapters.postgres.analytics import refresh_views
from adapters.postgres.closed_doors import open_doors
from adapters.postgres.migrations import migrate
from domain.event import Recorded
from projections import hand_history
from tests.adapters.postgres.analysed import every_game
from tests.adapters.postgres.analyst_users import as_user
from tests.adapters.postgres.projected import project
from tests.support.databases import ThrowawayServers, missing

Log = list[Recorded]
ANNA = "anna"


@pytest.fixture(scope="module")
def log() -> list[Recorded]:
    return every_game(hands=1)


@pytest.fixture
async def landlord(database_servers: ThrowawayServers, version: int) -> AsyncIterator[str]:
    """The address of a room whose owner is no superuser, but may make roles."""
    if why := missing(version):
        pytest.skip(why)
    server = database_servers[version]
    with server.database("template1") as url, connect(server.url, autocommit=True) as superuser:
        database = conninfo_to_dict(url)["dbname"]
        superuser.execute("CREATE ROLE landlord LOGIN CREATEROLE")
        superuser.execute(f"ALTER DATABASE {database} OWNER TO landlord".encode())
        migrate(as_user(url, "landlord"))
        yield as_user(url, "landlord")
        superuser.execute("DROP ROLE IF EXISTS anna")
        with connect(url, autocommit=True) as inside:
            inside.execute("DROP OWNED BY landlord")
        superuser.execute(f"ALTER DATABASE {database} OWNER TO cardroom".encode())
        superuser.execute("DROP ROLE landlord")


both = pytest.mark.parametrize("version", [18, 15], ids=["postgres18", "postgres15"])


@both
async def test_an_owner_who_makes_roles_need_not_be_superuser(landlord: str, log: Log) -> None:
    await project(landlord, log, hand_history)
    async with await AsyncConnection.connect(landlord, autocommit=True) as connection:
        analysts = Analysts(connection)
        await analysts.grant(ANNA, identities=True, password="correct horse")
        assert await analysts.all() == [Analyst(ANNA, True, 0)]
        assert await open_doors(connection) == ["take locks that hold up the room, and make large objects"]
        with connect(as_user(landlord, ANNA, "landlord")) as anna:
            anna.execute("SELECT FROM hands")
            async with connection.transaction():
                await connection.execute("DELETE FROM analytics_private.views")
                await refresh_views(connection)
            with pytest.raises(psycopg.OperationalError, match="terminating connection"):
                anna.execute("SELECT FROM hands")
        assert (await ask(connection, "SELECT count(*) AS hands FROM hands", 10, 5)).rows
        assert await analysts.revoke(ANNA)
        assert await analysts.all() == []


@both
async def test_who_may_not_make_roles_is_told_in_one_line(landlord: str) -> None:
    async with await AsyncConnection.connect(landlord, autocommit=True) as connection:
        with connect(as_user(landlord, "cardroom", "landlord"), autocommit=True) as superuser:
            superuser.execute("ALTER ROLE landlord NOCREATEROLE")
        with pytest.raises(MayNotMakeRoles) as refused:
            await Analysts(connection).grant(ANNA, identities=False, password=None)
        with pytest.raises(MayNotMakeRoles):
            await Analysts(connection).prepare()

    (line,) = refused.value.lines
    assert line == (
        "The database user landlord may not make roles for analysts: let it, with ALTER ROLE landlord CREATEROLE."
    )
