"""A terminal with a program on it: keys go in, and what stands on the screen comes out."""

import os
import re
import select
import signal
import subprocess
import sys
import termios
from codecs import getincrementaldecoder
from pathlib import Path
from typing import Self

from tests.support.room_process import CHECKOUT, environment

PATIENCE_SECONDS = 60.0
HOME = "\x1b[H"
TO_WHOLE_SCREEN, FROM_WHOLE_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """`cardroom` with some arguments on a terminal of its own; `output` is everything that it has written."""

    def __init__(self, data: Path, *arguments: str, size: tuple[int, int] = (24, 80), **settings: str) -> None:
        self.output = ""
        self._decode = getincrementaldecoder("utf-8")().decode
        self._end, self._file = os.openpty()
        termios.tcsetwinsize(self._file, size)
        self.before = termios.tcgetattr(self._file)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "adapters.cli", *arguments],
            cwd=CHECKOUT,
            env={**_without_size(environment(data, **settings)), "TERM": "xterm-256color"},
            stdin=self._file,
            stdout=self._file,
            stderr=self._file,
            preexec_fn=lambda: os.login_tty(self._file),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._end)
        os.close(self._file)

    @property
    def screen(self) -> str:
        """What was drawn last, without its colours."""
        return CODES.sub("", self.output.rpartition(HOME)[2])

    @property
    def drawn(self) -> tuple[int, int]:
        """How many lines stand on the screen, and how many columns have their last one."""
        lines = self.screen.split("\r\n")
        return len(lines), len(lines[-1])

    def press(self, keys: str) -> None:
        """Send keys."""
        os.write(self._end, keys.encode())

    def resize(self, rows: int, columns: int) -> None:
        """Make it larger or smaller."""
        termios.tcsetwinsize(self._file, (rows, columns))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def until(self, shown: str) -> str:
        """The whole screen as soon as it shows a text that matches; fails when it never does."""
        while not (self.drawn == termios.tcgetwinsize(self._file) and re.search(shown, self.screen)):
            self._read(f"never showed {shown!r}")
        return self.screen

    def ended(self) -> int:
        """The exit status, when the program has ended."""
        while self._process.poll() is None:
            self._read("never ended", 0.05)
        while select.select([self._end], [], [], 0.0)[0]:
            self._read("")
        return self._process.returncode

    def attributes(self) -> list[object]:
        """How the terminal treats keys now."""
        return termios.tcgetattr(self._file)

    def _read(self, failing: str, step: float | None = None) -> None:
        if select.select([self._end], [], [], step or PATIENCE_SECONDS)[0]:
            self.output += self._decode(os.read(self._end, 65_536))
        elif step is None:
            raise AssertionError(f"{failing}:\n{self.screen}")


def _without_size(kept: dict[str, str]) -> dict[str, str]:
    """The variables that would speak of another terminal's size are left out."""
    return {name: value for name, value in kept.items() if name not in ("COLUMNS", "LINES")}
