"""A server that its cluster's `postmaster.pid` tells of: whether it lives, and how to stop it."""

import os
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What the file says: process, socket and whether the server takes connections."""

    file: Path
    pid: int
    socket: Path
    ready: bool

    @classmethod
    def read(cls, cluster: Path) -> "Postmaster | None":
        """None where there is no such file, or it is still being written."""
        file = cluster / "postmaster.pid"
        try:
            lines = file.read_text().splitlines()
            status = lines[7].strip() if len(lines) > 7 else ""
            return cls(file, int(lines[0]), Path(lines[4]) / f".s.PGSQL.{lines[3]}", status == "ready")
        except (OSError, IndexError, ValueError):
            return None

    @property
    def alive(self) -> bool:
        """Whether someone listens on its socket; the number alone may have gone to another process since."""
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(self.socket))
            except OSError:
                return False
            return True

    def stop(self, seconds: float) -> bool:
        """Ask for a fast shutdown; whether the server is gone after at most `seconds`.

        It removes its file last of all; its process may linger as a zombie where nobody asks after it."""
        deadline = time.monotonic() + seconds
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGINT)
        while self.file.exists():
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL_SECONDS)
        return True
