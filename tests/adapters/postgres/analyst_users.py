"""Analysts as database users: their addresses, and an end to them."""

from psycopg import AsyncConnection

from adapters.postgres.analysts import Analysts
from projections.projection import Row


def as_user(url: str, name: str, instead_of: str = "cardroom") -> str:
    """The same address for another database user."""
    return url.replace(f"{instead_of}@", f"{name}@")


async def shut_out(connection: AsyncConnection[Row], *names: str) -> None:
    """Remove those of these analysts that there are."""
    for analyst in await Analysts(connection).all():
        if analyst.name in names:
            await Analysts(connection).revoke(analyst.name)
