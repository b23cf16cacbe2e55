"""New names for streams: version 7 UUIDs, which sort by the time they were made."""

from uuid_utils import uuid7


class Uuid7Ids:
    """Stream ids such as `table:0190b6f0-…`."""

    def new(self, kind: str) -> str:
        """A new stream id of a kind."""
        return f"{kind}:{uuid7()}"
