"""The time of day, from the system."""

import time


class SystemClock:
    """UTC, in seconds since the epoch."""

    def now(self) -> float:
        """The present moment."""
        return time.time()
