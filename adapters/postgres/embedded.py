"""PostgreSQL 18 out of a wheel, with its data in a folder, reached through a Unix socket only.

The wheel's own starter opens every folder above the data to all users, shares one lock among all servers of the
machine and hangs itself on the interpreter's exit; so we drive its programs ourselves.
"""

import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TextIO
from urllib.parse import quote

from adapters.postgres.cannot_start import CannotStart, DataFolderUnusable
from adapters.postgres.data_folder import check_version, claimed, socket_folder
from adapters.postgres.postmaster import POLL_SECONDS, Postmaster
from adapters.postgres.programs import complaint, environment, major_version, wheel_programs
from adapters.postgres.server_user import ServerUser

LAPTOP = MappingProxyType(
    {
        "fsync": "on",
        "synchronous_commit": "on",
        "max_connections": "50",
        "shared_buffers": "128MB",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
)

READY_SECONDS = 120
"""A server that crashed replays its log first."""

STOP_SECONDS = 30


class EmbeddedPostgres:
    """A server in `folder`, which it makes if need be and keeps for itself.

    `settings` are PostgreSQL's, `programs` the folder of its programs: by default those of the wheel."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = LAPTOP, programs: Path | None = None) -> None:
        self._folder = folder.absolute()
        self._cluster = self._folder / "cluster"
        self._settings = settings
        self._programs = programs
        self._claim: TextIO | None = None
        self._sockets: Path | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start the server and return its URL once it takes connections; the first time, make the cluster.

        A server that a killed process left behind is stopped first. Raises CannotStart, and DataFolderUnusable."""
        self._claim = claimed(self._folder)
        try:
            return self._start(self._programs or wheel_programs())
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server, its clients' sessions included, and free the folder."""
        if self._server is not None:
            _end(self._server)
            self._server = None
        if self._sockets is not None:
            with suppress(OSError):
                self._sockets.rmdir()
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def _start(self, programs: Path) -> str:
        version = major_version(programs)
        check_version(self._folder, self._cluster, version)
        self._end_leftover()
        user = ServerUser.of(self._cluster)
        if not self._cluster.exists():
            self._make_cluster(programs, user, version)
        self._sockets = socket_folder(self._folder, user)
        self._launch(programs, user, self._sockets)
        return _url(self._sockets)

    def _end_leftover(self) -> None:
        leftover = Postmaster.read(self._cluster)
        if leftover is None:
            return
        if leftover.alive and not leftover.stop(STOP_SECONDS):
            raise DataFolderUnusable(f"A PostgreSQL server (process {leftover.pid}) in {self._folder} does not stop.")
        # Whoever has its number now is no server of this folder, but PostgreSQL would take it for one.
        (self._cluster / "postmaster.pid").unlink(missing_ok=True)

    def _make_cluster(self, programs: Path, user: ServerUser, version: int) -> None:
        """Under another name first, so that a half-made cluster is never taken for one."""
        new = self._folder / "cluster.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        user.own(new)
        command: list[str | Path] = [programs / "initdb", "-D", new, *_initial(version)]
        if self._settings.get("fsync") == "off":
            command.append("--no-sync")
        done = subprocess.run(
            user.command(command, new), env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise CannotStart(f"PostgreSQL could not make its data in {self._folder}: {complaint(done.stderr)}")
        new.rename(self._cluster)

    def _launch(self, programs: Path, user: ServerUser, sockets: Path) -> None:
        settings = {**self._settings, "listen_addresses": "", "port": "5432", "unix_socket_directories": f'"{sockets}"'}
        arguments = [argument for name, value in settings.items() for argument in ("-c", f"{name}={value}")]
        command = user.command([programs / "postgres", "-D", self._cluster, *arguments], self._cluster)
        log = self._folder / "server.log"
        with log.open("wb") as output:
            self._server = subprocess.Popen(
                command,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; the server stops when we have done with it.
            )
        self._wait_until_ready(self._server, log)

    def _wait_until_ready(self, server: "subprocess.Popen[bytes]", log: Path) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while True:
            found = Postmaster.read(self._cluster)
            if found is not None and found.pid == server.pid and found.ready:
                return
            if server.poll() is not None:
                why = complaint(log.read_text(errors="replace"))
                raise CannotStart(f"PostgreSQL does not start in {self._folder}: {why}")
            if time.monotonic() > deadline:
                raise CannotStart(f"PostgreSQL was not ready within {READY_SECONDS} s; see {log}.")
            time.sleep(POLL_SECONDS)


def running_url(folder: Path) -> str | None:
    """The URL of the server that another process runs in `folder`, None while there is none that takes connections."""
    server = Postmaster.read(folder.absolute() / "cluster")
    return _url(server.socket.parent) if server is not None and server.ready and server.alive else None


def _url(sockets: Path) -> str:
    return f"postgresql://cardroom@/postgres?host={quote(str(sockets), safe='')}"


def _initial(version: int) -> list[str]:
    """Trust is enough: only this user reaches the socket. The builtin locale is the same on every system."""
    fixed = ["-U", "cardroom", "--auth=trust", "--encoding=UTF8", "--locale=C"]
    return [*fixed, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if version > 16 else fixed


def _end(server: "subprocess.Popen[bytes]") -> None:
    """Fast shutdown; a server that does not finish it is ended at once and replays its log next time."""
    for how, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        if server.poll() is not None:
            return
        server.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            server.wait(seconds)
