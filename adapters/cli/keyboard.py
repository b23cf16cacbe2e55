"""Single keys from a terminal, which is as it was afterwards, whatever happens meanwhile."""

import os
import re
import select
import signal
import termios
import tty
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

KEYS = re.compile(rb"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Za-z]|[\x00-\x7f]")
"""A key that sends a sequence, or a single character; other bytes are no keys here."""
NAMES = {
    **dict.fromkeys((b"\x1b[C", b"\x1bOC"), "right"),
    **dict.fromkeys((b"\x1b[D", b"\x1bOD"), "left"),
    **dict.fromkeys((b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"), "home"),
    **dict.fromkeys((b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"), "end"),
    **dict.fromkeys((b"\r", b"\n"), "enter"),
    **dict.fromkeys((b"\x7f", b"\x08"), "backspace"),
    b"\x1b": "escape",
}
END = "eof"
"""The terminal is gone."""
SPLIT_SECONDS = 0.05
"""A sequence may come in two parts; a lone escape is followed by nothing for so long."""
READ_AT_ONCE = 256
CONTROL_CHARACTERS = 6
"""Where the list of them stands among a terminal's attributes."""


class Keyboard:
    """The keys pressed on a terminal's file descriptor."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._pressed: deque[str] = deque()

    def next(self, timeout: float) -> str:
        """The next key: its character, or a name such as `right`, `home` or `enter`; END when the terminal is gone, and
        nothing when none is pressed for so many seconds."""
        if not self._pressed and self._waits(timeout):
            self._pressed += self._read()
        return self._pressed.popleft() if self._pressed else ""

    def _read(self) -> list[str]:
        read = os.read(self._file, READ_AT_ONCE)
        if not read:
            return [END]
        if read.endswith((b"\x1b", b"\x1b[", b"\x1bO")) and self._waits(SPLIT_SECONDS):
            read += os.read(self._file, READ_AT_ONCE)
        return [NAMES.get(key) or ("" if key.startswith(b"\x1b") else key.decode()) for key in KEYS.findall(read)]

    def _waits(self, timeout: float) -> bool:
        return bool(select.select([self._file], [], [], timeout)[0])


@contextmanager
def keyboard(file: int) -> Iterator[Keyboard]:
    """The terminal gives each key at once and shows none of them, until the block ends: by itself, with Ctrl-C, or
    because the process is told to stop."""
    before = termios.tcgetattr(file)
    stopping = signal.signal(signal.SIGTERM, _stop)
    # Whoever started this process may have had it ignore Ctrl-C; here it is a key like any other.
    interrupting = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        tty.setcbreak(file)
        _keep_running(file)
        yield Keyboard(file)
    finally:
        signal.signal(signal.SIGTERM, stopping)
        signal.signal(signal.SIGINT, interrupting)
        termios.tcsetattr(file, termios.TCSADRAIN, before)


def _keep_running(file: int) -> None:
    """Ctrl-Z would leave the shell with a terminal that shows nothing."""
    attributes = termios.tcgetattr(file)
    attributes[CONTROL_CHARACTERS][termios.VSUSP] = os.fpathconf(file, "PC_VDISABLE").to_bytes(1, "big")
    termios.tcsetattr(file, termios.TCSADRAIN, attributes)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
