"""What stops a program of the room for a reason that its operator can put right."""

from typing import ClassVar


class Fault(Exception):
    """Says in `lines` what is wrong and what would be right; the program ends with `exit_status`, no traceback."""

    exit_status: ClassVar[int] = 1

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
