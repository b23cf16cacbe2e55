"""The command's manners: exit statuses, one line for each fault, never a traceback, quick help."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from adapters.cli import main as command
from adapters.cli.main import run
from adapters.fault import Fault
from adapters.sealing.secrets_file import BadSecrets
from application.ports import JournalUnavailable
from domain.refusals import InvalidAmount

SLOW_TO_IMPORT = {"aiogram", "pokerkit", "psycopg", "pydantic_settings", "redis", "starlette", "structlog", "uvicorn"}


def fail_with(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Run `cardroom fail`, a command that raises the error; return the exit status."""

    def run_failing(error: BaseException) -> int:
        app = typer.Typer()
        app.callback()(lambda: None)
        app.command("fail")(fail_with(error))
        monkeypatch.setattr(command, "app", app)
        return run(["fail"])

    return run_failing


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "config" in capsys.readouterr().out


def test_no_command_shows_the_help_and_counts_as_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2

    output = capsys.readouterr()
    assert "Usage" in output.out + output.err
    assert "cardroom: " not in output.err


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("cardroom 0.")


@pytest.mark.parametrize("arguments", [["nonsense"], ["config", "--nonsense"], ["config", "nonsense"]])
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("cardroom: ")
    assert "nonsense" in line


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (Fault("The port 8460 is taken."), "cardroom: The port 8460 is taken."),
        (InvalidAmount("The amount is wrong."), "cardroom: The amount is wrong."),
        (JournalUnavailable("The journal is away."), "cardroom: The journal is away."),
        (BadSecrets("The keys are bad."), "cardroom: The keys are bad."),
        (PermissionError(13, "Permission denied", "/srv/room"), "cardroom: /srv/room: Permission denied"),
    ],
)
def test_a_known_fault_is_one_line_and_status_1(
    failing: Callable[[BaseException], int], error: Exception, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(error) == 1
    assert capsys.readouterr().err.splitlines() == [line]


def test_a_fault_of_several_lines_keeps_them(
    failing: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(Fault("One thing.", "Another.")) == 1
    assert capsys.readouterr().err.splitlines() == ["cardroom: One thing.", "cardroom: Another."]


def test_ctrl_c_is_silent_and_status_130(
    failing: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


def started(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={name: value for name, value in os.environ.items() if not name.startswith("CARDROOM_")} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


BROKEN = """
from adapters.cli import main
main.app.command("break")(lambda: {}["seat 3"])
import sys
sys.argv = ["cardroom", "break"]
main.main()
"""


def test_an_unexpected_fault_is_one_line_and_its_traceback_in_a_private_file(tmp_path: Path) -> None:
    ended = started(BROKEN, CARDROOM_DATA_DIR=str(tmp_path / "room"))

    kept = tmp_path / "room" / "faults.log"
    assert ended.returncode == 1
    assert ended.stderr == f"cardroom: a fault of the program: KeyError: 'seat 3' (details in {kept})\n"
    assert "Traceback (most recent call last)" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_an_unexpected_fault_shows_its_traceback_at_level_debug(tmp_path: Path) -> None:
    ended = started(BROKEN, CARDROOM_DATA_DIR=str(tmp_path), CARDROOM_LOG_LEVEL="debug")

    assert "Traceback (most recent call last)" in ended.stderr


def test_an_unexpected_fault_is_told_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    ended = started(BROKEN, CARDROOM_DATA_DIR=str(tmp_path / "file" / "room"))

    assert "KeyError: 'seat 3' (set CARDROOM_LOG_LEVEL=debug to see where)" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_help_imports_nothing_slow() -> None:
    ended = started("import sys; from adapters.cli.main import run; run(['--help']); print(*sys.modules)")

    assert SLOW_TO_IMPORT.isdisjoint(ended.stdout.split())


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    program = "from adapters.cli.main import main; import sys; sys.argv = ['cardroom', 'config', '--json']; main()"

    ended = subprocess.run(
        [sys.executable, "-c", program], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writer)

    assert ended.stderr == b""
