"""The database roles of analysts: let in, listed, and shut out again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Composable, Identifier, Literal

from adapters.fault import Fault
from adapters.postgres.analyst_roles import analyst_role, trusted_role
from adapters.postgres.analytics import refresh_views
from adapters.postgres.closed_doors import close_doors
from adapters.postgres.reason import reason
from projections.projection import Row

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")

LIMITS = MappingProxyType(
    {
        "default_transaction_read_only": "on",
        "idle_in_transaction_session_timeout": "60s",
        "lock_timeout": "5s",
        "search_path": "analytics",
        "statement_timeout": "60s",
    }
)
"""What an analyst's session begins with. It may set others, but not get more rights by it."""
CONNECTIONS = 5
"""So many at once for each analyst."""

MAY_MAKE_ROLES = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"

ALL = """
SELECT users.rolname,
       EXISTS (SELECT FROM pg_auth_members AS trust JOIN pg_roles AS trusted ON trusted.oid = trust.roleid
               WHERE trust.member = users.oid AND trusted.rolname = %s),
       (SELECT count(*) FROM pg_stat_activity WHERE usesysid = users.oid)
FROM pg_auth_members AS entry
JOIN pg_roles AS analysts ON analysts.oid = entry.roleid AND analysts.rolname = %s
JOIN pg_roles AS users ON users.oid = entry.member
WHERE users.rolcanlogin AND NOT users.rolcreaterole AND NOT users.rolsuper AND users.rolname <> current_user
ORDER BY users.rolname
"""

END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"


class BadAnalystName(Fault):
    """The name cannot be an analyst's."""


class UnknownAnalyst(Fault):
    """No analyst has this name."""


class MayNotMakeRoles(Fault):
    """The room's database user may not let anybody else in."""


@dataclass(frozen=True, slots=True)
class Analyst:
    """An analyst's database role: whether it may know who is behind the pseudonyms, and its open connections."""

    name: str
    identities: bool
    connections: int


class Analysts:
    """The analysts of the database, seen through one connection in autocommit mode."""

    def __init__(self, connection: AsyncConnection[Row]) -> None:
        self._connection = connection
        self._everyone = analyst_role(connection)
        self._trusted = trusted_role(connection)

    async def all(self) -> Sequence[Analyst]:
        """Every analyst, by name."""
        found = await self._connection.execute(ALL, (self._trusted, self._everyone))
        return [Analyst(*row) for row in await found.fetchall()]

    async def check(self, name: str) -> bool:
        """Whether an analyst has this name already; a new one could get it. Raises BadAnalystName for a name that
        is somebody else's or no name, and MayNotMakeRoles."""
        if not NAME.fullmatch(name) or name.startswith("pg_"):
            raise BadAnalystName(
                f"{name!r} is no name for a role: small letters, digits and _, at most 63, a letter first."
            )
        if await self._asked(MAY_MAKE_ROLES) != (True,):
            raise MayNotMakeRoles(await self._no_roles())
        known = name in {analyst.name for analyst in await self.all()}
        if not known and await self._exists(name):
            raise BadAnalystName(
                f"The database has a role {name} already, which is no analyst's of this room; choose another name."
            )
        return known

    async def prepare(self) -> None:
        """Make the views and the roles that all analysts share, as far as there are none. Raises MayNotMakeRoles."""
        try:
            async with self._connection.transaction():
                await self._prepare()
        except psycopg.errors.InsufficientPrivilege as refused:
            raise MayNotMakeRoles(f"{await self._no_roles()} ({reason(refused)})") from refused

    async def grant(self, name: str, identities: bool, password: str | None) -> None:
        """Let a role read the views, and who is who where `identities`; who is an analyst already keeps what they
        have. A new role without `password` can only come where the server asks for none.

        Raises what `check` does."""
        known = await self.check(name)
        try:
            async with self._connection.transaction():
                await self._prepare()
                if not known:
                    await self._make(name)
                if identities:
                    await self._do("GRANT {} TO {}", self._trusted, name)
                if password is not None:
                    await self._set_password(name, password)
                await close_doors(self._connection)
        except psycopg.errors.InsufficientPrivilege as refused:
            raise MayNotMakeRoles(f"{await self._no_roles()} ({reason(refused)})") from refused

    async def revoke(self, name: str) -> bool:
        """Shut an analyst out, end their connections and remove the role; False where the role had to stay because
        somebody gave it more than views. Raises UnknownAnalyst and MayNotMakeRoles."""
        if name not in {analyst.name for analyst in await self.all()}:
            raise UnknownAnalyst(f"There is no analyst {name!r}; see `cardroom analytics list`.")
        try:
            await self._do("ALTER ROLE {} NOLOGIN", name)
            await self._do("REVOKE {}, {} FROM {}", self._everyone, self._trusted, name)
            await self._connection.execute(END_SESSIONS, (name,))
        except psycopg.errors.InsufficientPrivilege as refused:
            raise MayNotMakeRoles(f"{await self._no_roles()} ({reason(refused)})") from refused
        try:
            await self._do("DROP ROLE {}", name)
        except psycopg.errors.DependentObjectsStillExist:
            return False
        return True

    async def _prepare(self) -> None:
        for group in (self._everyone, self._trusted):
            if not await self._exists(group):
                await self._do("CREATE ROLE {} NOLOGIN", group)
                await self._do("GRANT {} TO CURRENT_USER", group)
                await self._do("GRANT CONNECT ON DATABASE {} TO {}", self._connection.info.dbname, group)
        await refresh_views(self._connection)

    async def _make(self, name: str) -> None:
        await self._do("CREATE ROLE {} LOGIN CONNECTION LIMIT {}", name, Literal(CONNECTIONS))
        await self._do("GRANT {} TO {}", self._everyone, name)
        # Only who has a role's rights may end its sessions, which `revoke` and a switched read model need.
        await self._do("GRANT {} TO CURRENT_USER", name)
        for setting, value in LIMITS.items():
            statement = f"ALTER ROLE {{}} IN DATABASE {{}} SET {setting} = {{}}"
            await self._do(statement, name, self._connection.info.dbname, Literal(value))

    async def _set_password(self, name: str, password: str) -> None:
        """As the server stores it: what was typed reaches neither its log nor its statistics."""
        verifier = self._connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
        await self._do("ALTER ROLE {} PASSWORD {}", name, Literal(verifier.decode()))

    async def _exists(self, role: str) -> bool:
        return await self._asked("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", role) == (True,)

    async def _asked(self, query: str, *parameters: str) -> Row:
        row = await (await self._connection.execute(query.encode(), parameters)).fetchone()
        assert row is not None
        return row

    async def _do(self, statement: str, *parts: str | Composable) -> None:
        named = [Identifier(part) if isinstance(part, str) else part for part in parts]
        await self._connection.execute(SQL(statement).format(*named))

    async def _no_roles(self) -> str:
        (user,) = await self._asked("SELECT current_user")
        return f"The database user {user} may not make roles for analysts: let it, with ALTER ROLE {user} CREATEROLE."
