"""Where and as whom an analyst connects: a line for psql and every other program that reads PostgreSQL."""

from urllib.parse import quote, urlencode

from psycopg import AsyncConnection
from psycopg.conninfo import conninfo_to_dict

from projections.projection import Row

KEPT = ("sslmode", "sslrootcert")
"""What of the room's own way to the server is right for others too; its own certificate and password are not."""


def address_of(connection: AsyncConnection[Row], url: str, name: str, password: str | None = None) -> str:
    """The URL under which `name` reaches the database of this connection, which was opened with `url`."""
    info = connection.info
    named = {key: str(value) for key, value in conninfo_to_dict(url).items() if key in KEPT and value}
    user = quote(name, safe="") + (f":{quote(password, safe='')}" if password is not None else "")
    place = "" if info.host.startswith("/") else f"{_bracketed(info.host)}:{info.port}"
    if not place:
        named = {"host": info.host, "port": str(info.port)} | named
    options = f"?{urlencode(named)}" if named else ""
    return f"postgresql://{user}@{place}/{quote(info.dbname, safe='')}{options}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
