"""Deep links: a table's id in the 64 characters that Telegram lets a link carry, and back.

Telegram allows only `A-Z a-z 0-9 _ -` in `t.me/BOT?start=…`, so the colon of a stream id becomes an underscore.
"""

import re

_TABLE = re.compile(r"table_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def payload_of(table: str) -> str:
    """The payload of a link that leads to the table with the stream id `table:…`."""
    return table.replace(":", "_", 1)


def table_in(payload: str) -> str | None:
    """The stream id that a payload names, whether or not there is such a table; None for any other payload."""
    found = _TABLE.fullmatch(payload)
    return f"table:{found[1]}" if found else None
