"""The `cardroom` command as its users run it: a process of its own, with a data folder and a port of its own."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Self

import httpx

from tests.support.loopback import loopback_socket

CHECKOUT = Path(__file__).parents[2]
OPEN_SECONDS = 90


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This process's environment with nothing of the room's but the given settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CARDROOM_")}
    return {
        **kept,
        "CARDROOM_DATA_DIR": str(data),
        **{f"CARDROOM_{name.upper()}": text for name, text in settings.items()},
    }


def cardroom(data: Path, *arguments: str, timeout: float = 100, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-m", "adapters.cli", *arguments]
    return subprocess.run(
        command,
        cwd=CHECKOUT,
        env=environment(data, **settings),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def free_port() -> int:
    """A port below 32768 that nobody uses now."""
    with loopback_socket() as free:
        return int(free.getsockname()[1])


class RoomProcess:
    """A long-running role, `cardroom play` by default; `lines` is what it has said so far."""

    def __init__(self, data: Path, *arguments: str, port: int | None = None, **settings: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.lines: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "adapters.cli", *(arguments or ("play",))],
            cwd=CHECKOUT,
            env=environment(data, port=str(self.port), **settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left running, whatever the test did."""
        self.stop()
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def wait_until(self, said: str) -> None:
        """Wait for a line that matches; fails with everything said when the process ends or takes too long."""
        deadline_rounds = OPEN_SECONDS * 20
        for _ in range(deadline_rounds):
            if any(re.search(said, line) for line in self.lines):
                return
            if self._process.poll() is not None:
                break
            self._reader.join(0.05)
        raise AssertionError(f"never said {said!r}:\n" + "".join(self.lines))

    def open(self) -> Self:
        """Wait until players may come."""
        self.wait_until("The room is open|Serving at")
        return self

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it in good order and return its exit status."""
        if self._process.poll() is None:
            self._process.send_signal(number)
        try:
            return self._process.wait(60)
        finally:
            self._process.kill()

    def login(self, player: int = 1) -> httpx.Client:
        """A client logged in as a development player."""
        session = httpx.post(f"{self.url}/api/login/development", json={"player": player}).json()
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {session['token']}"})

    def table_called(self, name: str) -> str:
        """The id of a table in the lobby."""
        with self.login() as client:
            tables = client.get("/api/lobby").json()["tables"]
        return str(next(table["table"] for table in tables if table["name"] == name))

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)
