"""The replayer on a real terminal: keys lead where they should, and the terminal is as it was afterwards."""

import signal
from collections.abc import Iterator

import pytest

from tests.adapters.cli.hands import ImportedHand, imported
from tests.support.databases import ThrowawayServers
from tests.support.terminal import FROM_WHOLE_SCREEN, HIDE_CURSOR, SHOW_CURSOR, TO_WHOLE_SCREEN, Terminal

pytestmark = pytest.mark.timeout(300)

RIGHT, LEFT, HOME, END, ESCAPE, CTRL_C = "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b", "\x03"
LAST = 10


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, database_servers: ThrowawayServers) -> Iterator[ImportedHand]:
    """A room with one hand."""
    with database_servers[18].database() as url:
        yield imported(tmp_path_factory.mktemp("room"), url)


def watching(played: ImportedHand, *words: str, size: tuple[int, int] = (24, 80)) -> Terminal:
    """The replayer on a terminal."""
    words = ("hands", "replay", played.hand, *words)
    return Terminal(played.data, *words, size=size, database_url=played.database_url)


def restored(terminal: Terminal) -> bool:
    """Whether keys are shown again, the cursor too, and what stood on the screen before."""
    whole = terminal.output.rpartition(TO_WHOLE_SCREEN)[2]
    return (
        terminal.attributes() == terminal.before
        and FROM_WHOLE_SCREEN in whole
        and terminal.output.rfind(SHOW_CURSOR) > terminal.output.rfind(HIDE_CURSOR) > 0
    )


def test_keys_lead_through_the_hand(played: ImportedHand) -> None:
    with watching(played) as terminal:
        terminal.until("step 0 of 10")
        for keys, step in (
            (RIGHT, 1),
            (" ", 2),
            ("n", 3),
            (LEFT, 2),
            ("p", 1),
            (END, LAST),
            (RIGHT, LAST),
            (HOME, 0),
            (LEFT, 0),
            ("G", LAST),
            ("g", 0),
            ("7\r", 7),
            ("10\r", LAST),
            ("\x1bOD", 9),
            ("99\x7f\r", 9),
            (RIGHT * 3 + LEFT, 9),
        ):
            terminal.press(keys)
            terminal.until(f"step {step} of {LAST}")
        terminal.press("q")
        assert terminal.ended() == 0
        assert restored(terminal)


def test_streets_follow_each_other(played: ImportedHand) -> None:
    with watching(played) as terminal:
        terminal.until("step 0 of 10")
        for street in ("flop", "turn", "river"):
            terminal.press("s")
            terminal.until(f"step .* · {street} ·")
            terminal.until(f"{street} [2-9TJQKA][♠♥♦♣]")
        terminal.press("s")
        assert "Ann wins 200" in terminal.until(f"step {LAST} of {LAST}")
        terminal.press("q")
        terminal.ended()


def test_a_step_that_is_not_there_is_said_and_left_alone(played: ImportedHand) -> None:
    with watching(played) as terminal:
        terminal.until("step 0 of 10")
        terminal.press("99")
        terminal.until("go to step 99")
        terminal.press("\r")
        assert "step 0 of 10" in terminal.until("There are the steps 0 to 10")
        terminal.press("q")
        terminal.ended()


def test_help_comes_and_goes(played: ImportedHand) -> None:
    with watching(played) as terminal:
        terminal.until("step 0 of 10")
        terminal.press("?")
        terminal.until("next street")
        terminal.press(ESCAPE)
        terminal.until("step 0 of 10")
        terminal.press("q")
        terminal.ended()


def test_equity_stands_beside_open_hands(played: ImportedHand) -> None:
    with watching(played, "--reveal") as terminal:
        terminal.until("step 0 of 10")
        terminal.press("5\r")
        screen = terminal.until("step 5 of 10")
        assert "all cards" in screen
        assert screen.count("%") == 2
        terminal.press("q")
        terminal.ended()


@pytest.mark.parametrize(("end", "status"), [(CTRL_C, 130), (signal.SIGTERM, 143)], ids=["ctrl-c", "sigterm"])
def test_the_terminal_is_as_it_was_when_it_is_interrupted(
    played: ImportedHand, end: str | signal.Signals, status: int
) -> None:
    with watching(played) as terminal:
        terminal.until("step 0 of 10")
        assert terminal.attributes() != terminal.before
        if isinstance(end, signal.Signals):
            terminal.signal(end)
        else:
            terminal.press(end)
        assert terminal.ended() == status
        assert restored(terminal)
        assert "Traceback" not in terminal.output


def test_a_smaller_terminal_is_drawn_anew(played: ImportedHand) -> None:
    with watching(played, size=(40, 120)) as terminal:
        for size in ((40, 120), (20, 60), (24, 80)):
            terminal.resize(*size)
            assert "→ next" in terminal.until("^step 0 of 10").splitlines()[-1]
            assert terminal.drawn == size
        terminal.press("q")
        terminal.ended()


def test_one_step_is_written_and_not_watched(played: ImportedHand) -> None:
    with watching(played, "--at", "1") as terminal:
        assert terminal.ended() == 0
        assert TO_WHOLE_SCREEN not in terminal.output
        assert "step 1 of 10" in terminal.screen
