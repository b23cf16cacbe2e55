"""What the commands of `cardroom analytics` do, on the settings' database."""

from __future__ import annotations

import asyncio
import getpass
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from psycopg import AsyncConnection

from adapters.compose import Foundation
from adapters.database import shared_database
from adapters.fault import Fault
from adapters.postgres.analyst_address import address_of
from adapters.postgres.analyst_question import Answer, ask
from adapters.postgres.analysts import Analyst, Analysts
from adapters.postgres.closed_doors import open_doors
from adapters.postgres.programs import wheel_programs
from adapters.roles import catch_up
from adapters.settings import load_settings
from projections.projection import Row

PASSWORD_BYTES = 24
"""Of a password that is made here."""
LEAST = 8
"""Characters that a password of somebody's own must have."""

LOCAL = (
    "This is the embedded database: it takes connections on this machine only, while the room is open, and asks for no"
    " password, as only who may read the room's data folder reaches it. `cardroom analytics psql` connects at any time."
)


class NoPassword(Fault):
    """A file does not hold a password."""


@dataclass(frozen=True, slots=True)
class Granted:
    """How the analyst connects, with the password if it was made here, and what the operator should know."""

    identities: bool
    address: str = field(repr=False)
    advice: tuple[str, ...]


def password_of(file: Path) -> str:
    """The first line of a file, or of standard input for `-`. Raises NoPassword, or OSError for a missing file."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    password = text.partition("\n")[0].rstrip("\r")
    if len(password) < LEAST:
        raise NoPassword(f"The password must stand in the first line, with at least {LEAST} characters.")
    return password


async def granted(base: Foundation, name: str, identities: bool, password: str | None) -> Granted:
    """Let an analyst in, once that is recorded."""
    embedded = base.settings.database_url is None
    async with _connection(base) as connection:
        analysts = Analysts(connection)
        known = await analysts.check(name)
        made = None if embedded or known or password is not None else secrets.token_urlsafe(PASSWORD_BYTES)
        await base.data_access.granted(name, identities, getpass.getuser())
        await analysts.grant(name, identities, password if made is None else made)
        trusted = next(analyst.identities for analyst in await analysts.all() if analyst.name == name)
        address = address_of(connection, base.database_url, name, made)
        return Granted(trusted, address, _advice(embedded, made, await open_doors(connection)))


def _advice(embedded: bool, made: str | None, doors: Sequence[str]) -> tuple[str, ...]:
    shown = "Keep this line: the password in it is shown this once." if made else ""
    still = f"Any user of this database can still {' and '.join(doors)}" if doors else ""
    left = still and f"{still}; run this once more as a superuser of the database, which may forbid it."
    return tuple(line for line in (shown, LOCAL if embedded else "", left) if line)


async def revoked(base: Foundation, name: str) -> bool:
    """Shut an analyst out, and record it; whether the role could be removed."""
    async with _connection(base) as connection:
        gone = await Analysts(connection).revoke(name)
    await base.data_access.revoked(name, getpass.getuser())
    return gone


async def analysts(base: Foundation) -> Sequence[Analyst]:
    """Everyone who may read the views."""
    async with _connection(base) as connection:
        return await Analysts(connection).all()


async def answered(base: Foundation, query: str, most: int, seconds: float) -> Answer:
    """A question about everything up to now."""
    await catch_up(base)
    async with _connection(base) as connection:
        await Analysts(connection).prepare()
        return await ask(connection, query, most, seconds)


def run_psql(name: str, arguments: Sequence[str]) -> int:
    """The exit status of psql, connected as this analyst; an embedded server runs as long. Raises Fault."""
    program = _psql()
    with shared_database(load_settings()) as url:
        command = [program, asyncio.run(_address(url, name)), *arguments]
        with _left_to_psql(signal.SIGINT):
            return subprocess.run(command, check=False).returncode


@contextmanager
def _left_to_psql(number: signal.Signals) -> Iterator[None]:
    """Ctrl-C stops a query there, and must not stop us."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)


def _psql() -> str:
    own = wheel_programs() / "psql"
    program = str(own) if own.exists() else shutil.which("psql")
    if program is None:
        raise Fault("psql is not installed; any other program for PostgreSQL takes the line that `grant` printed.")
    return program


async def _address(url: str, name: str) -> str:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        if name not in {analyst.name for analyst in await Analysts(connection).all()}:
            raise Fault(f"There is no analyst {name!r}; let one in with `cardroom analytics grant {name}`.")
        return address_of(connection, url, name)


@asynccontextmanager
async def _connection(base: Foundation) -> AsyncIterator[AsyncConnection[Row]]:
    async with await AsyncConnection.connect(base.database_url, autocommit=True) as connection:
        yield connection
