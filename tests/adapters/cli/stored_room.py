"""A room on a real database with a given log in its journal, for the commands that look at what was played."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from adapters.cli.main import run
from adapters.postgres.journal import PostgresJournal
from adapters.settings import Settings, variable_of
from domain.event import Recorded

CHUNK = 200

Ask = Callable[..., str]


def store(url: str, log: Sequence[Recorded]) -> None:
    """Write the log to the journal."""
    asyncio.run(_store(url, log))


async def _store(url: str, log: Sequence[Recorded]) -> None:
    journal = await PostgresJournal.open(url)
    for start in range(0, len(log), CHUNK):
        await journal.append(log[start : start + CHUNK])
    await journal.close()


def settle_in(monkeypatch: pytest.MonkeyPatch, data: Path, url: str) -> None:
    """Let the settings name this room only."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(data))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", url)
    monkeypatch.setenv("COLUMNS", "80")


def asking(capsys: pytest.CaptureFixture[str], command: str) -> Ask:
    """Run a command with further words, which must succeed; return what it says."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run([command, *words]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    return asked


def complaining(capsys: pytest.CaptureFixture[str], command: str) -> Ask:
    """The same with words that must fail; return the one line of complaint."""

    def complained(*words: str, status: int = 1) -> str:
        capsys.readouterr()
        assert run([command, *words]) == status
        output = capsys.readouterr()
        assert output.out == ""
        (line,) = output.err.splitlines()
        assert line.startswith("cardroom: ")
        return line.removeprefix("cardroom: ")

    return complained
