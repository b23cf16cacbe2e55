"""Where somebody is in a replay, and where a key leads."""

from collections.abc import Sequence

from adapters.cli.keyboard import END

NEXT = frozenset({"right", " ", "n"})
BACK = frozenset({"left", "p", "backspace"})
FIRST = frozenset({"home", "g"})
LAST = frozenset({"end", "G"})
LEAVE = frozenset({"q", END})
HELP = (
    ("→  space  n", "next step"),
    ("←  p", "step back"),
    ("s", "next street"),
    ("Home  g", "first step"),
    ("End  G", "last step"),
    ("a number, Enter", "that step"),
    ("?", "this help, and away with it"),
    ("q  Ctrl-C", "leave"),
)
MOST_DIGITS = 6


class Cursor:
    """The present step, from 0. `streets` are the streets of all steps; `typed` is the number that is being typed,
    `helping` whether the help is shown, `left` whether the watcher has left, and `notice` what is wrong, if anything
    is."""

    def __init__(self, streets: Sequence[str]) -> None:
        self.step = 0
        self.typed = ""
        self.notice = ""
        self.helping = self.left = False
        self._streets = streets

    @property
    def last(self) -> int:
        """The last step."""
        return len(self._streets) - 1

    def press(self, key: str) -> None:
        """Follow a key; one that means nothing here does nothing."""
        self.notice = ""
        if key.isdecimal():
            self.typed = (self.typed + key)[-MOST_DIGITS:]
        elif key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif key == "enter":
            self._jump()
        else:
            self.typed = ""
            self._move(key)

    def _jump(self) -> None:
        typed, self.typed = self.typed, ""
        if typed and int(typed) > self.last:
            self.notice = f"There are the steps 0 to {self.last}."
        elif typed:
            self.step = int(typed)

    def _move(self, key: str) -> None:
        self.left = key in LEAVE
        self.helping = not self.helping if key == "?" else self.helping and key != "escape"
        if key in NEXT:
            self.step = min(self.step + 1, self.last)
        elif key in BACK:
            self.step = max(self.step - 1, 0)
        elif key in FIRST:
            self.step = 0
        elif key in LAST:
            self.step = self.last
        elif key == "s":
            self.step = self._next_street()

    def _next_street(self) -> int:
        """The first step on another street; the last one where none follows."""
        rest = range(self.step + 1, len(self._streets))
        return next((step for step in rest if self._streets[step] != self._streets[self.step]), self.last)
