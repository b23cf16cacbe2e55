"""What CPU the servers of the table benchmark use, by the scheduler's own clock."""

from collections.abc import Iterator
from pathlib import Path

import psycopg

PROC = Path("/proc")


class CpuUnknown(Exception):
    """This system does not tell how long processes have run."""


class Cpu:
    """The CPU that processes and their children use from now on."""

    def __init__(self, *roots: int) -> None:
        self._roots = roots
        self._before = self._now()

    def seconds(self) -> float:
        """So far. Children that have ended meanwhile are not counted."""
        return sum(used - self._before.get(process, 0.0) for process, used in self._now().items())

    def _now(self) -> dict[int, float]:
        return {process: _seconds(process) for root in self._roots for process in _family(root)}


def check_cpu() -> None:
    """Raises CpuUnknown."""
    if not (PROC / "self" / "schedstat").exists():
        raise CpuUnknown("CPU is read from /proc/PID/schedstat, which only Linux has.")


def postmaster(url: str) -> int:
    """The process id of the PostgreSQL server behind a URL of this machine: the parent of any of its sessions."""
    with psycopg.connect(url) as connection:
        return int((PROC / str(connection.info.backend_pid) / "stat").read_text().rpartition(") ")[2].split()[1])


def _family(process: int) -> Iterator[int]:
    yield process
    for children in (PROC / str(process) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _seconds(process: int) -> float:
    """Of all its threads."""
    threads = (PROC / str(process) / "task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
