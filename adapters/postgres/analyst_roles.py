"""What the roles are called that all analysts of one database share. Roles belong to a server, rooms to databases."""

from typing import Any

from psycopg import AsyncConnection

LONGEST = 63
"""Bytes of a name in PostgreSQL."""


def analyst_role(connection: AsyncConnection[Any]) -> str:
    """The role that reads every view but the one that names players."""
    return _of("cardroom_analyst", connection)


def trusted_role(connection: AsyncConnection[Any]) -> str:
    """The role of those who may know who is behind the pseudonyms, too."""
    return _of("cardroom_identities", connection)


def _of(kind: str, connection: AsyncConnection[Any]) -> str:
    name = f"{kind}_{connection.info.dbname}".encode()[:LONGEST]
    return name.decode(errors="ignore")
