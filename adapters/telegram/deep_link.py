"""Deep links: a table's id in the 64 characters that Telegram lets a link carry, and back.

Telegram allows only `A-Z a-z 0-9 _ -` in `t.me/BOT?start=…`, so the colon of a stream id becomes an underscore. The
mini-app reads the same text from its start parameter.
"""

import re

_TABLE = re.compile(r"table_[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")


def payload_of(table: str) -> str:
    """The start parameter that leads to the table with the stream id `table:…`."""
    return table.replace(":", "_", 1)


def is_table(payload: str) -> bool:
    """Whether a start parameter is well formed and leads to a table; whether that table exists is not asked."""
    return _TABLE.fullmatch(payload) is not None
