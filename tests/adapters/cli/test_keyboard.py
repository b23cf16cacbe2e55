"""Keys as terminals send them."""

import os
import termios
from collections.abc import Iterator

import pytest

from adapters.cli.keyboard import END, Keyboard, keyboard


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The end that sends keys, and the one that a program reads."""
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        (b"\x1b[C", ["right"]),
        (b"\x1bOD", ["left"]),
        (b"\x1b[H\x1b[F", ["home", "end"]),
        (b"\x1b[1~\x1b[4~", ["home", "end"]),
        (b"\x1b[7~\x1b[8~", ["home", "end"]),
        (b"12\r", ["1", "2", "enter"]),
        (b"\n\x7f\x08", ["enter", "backspace", "backspace"]),
        (b" q?", [" ", "q", "?"]),
        (b"\x1b", ["escape"]),
        (b"\x1b[15~n\x1b[1;5C", ["", "n", ""]),
        ("ä→n".encode(), ["n"]),
    ],
)
def test_each_key_is_heard_by_its_name(terminal: tuple[int, int], sent: bytes, heard: list[str]) -> None:
    with keyboard(terminal[1]) as keys:
        os.write(terminal[0], sent)
        assert [keys.next(5.0) for _ in heard] == heard
        assert keys.next(0.0) == ""


@pytest.mark.parametrize("first", [1, 2])
def test_a_key_that_comes_in_two_parts_is_one_key(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    read, sent = os.read, b"\x1b[C"

    def slow(file: int, count: int) -> bytes:
        """The rest is sent when the first part has been read."""
        got = read(file, count)
        if got == sent[:first]:
            os.write(terminal[0], sent[first:])
        return got

    monkeypatch.setattr(os, "read", slow)
    with keyboard(terminal[1]) as keys:
        os.write(terminal[0], sent[:first])
        assert keys.next(5.0) == "right"


def test_a_terminal_that_is_gone_says_so() -> None:
    reader, writer = os.pipe()
    os.close(writer)
    assert Keyboard(reader).next(5.0) == END
    os.close(reader)


def test_the_terminal_is_as_it_was_after_an_error(terminal: tuple[int, int]) -> None:
    before = termios.tcgetattr(terminal[1])

    def fail() -> None:
        with keyboard(terminal[1]):
            assert termios.tcgetattr(terminal[1]) != before
            raise RuntimeError("in mid-screen")

    with pytest.raises(RuntimeError, match="in mid-screen"):
        fail()
    assert termios.tcgetattr(terminal[1]) == before


def test_ctrl_z_does_not_leave_the_shell_with_a_terminal_that_shows_nothing(terminal: tuple[int, int]) -> None:
    with keyboard(terminal[1]) as keys:
        os.write(terminal[0], b"\x1an")
        assert [keys.next(5.0), keys.next(5.0)] == ["\x1a", "n"]
        assert termios.tcgetattr(terminal[1])[6][termios.VSUSP] == b"\x00"
