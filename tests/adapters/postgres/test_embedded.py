"""The embedded server: keeps its data, survives a killed owner, shares its folder with nobody, says why it cannot."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from adapters.postgres.cannot_start import CannotStart, DataFolderUnusable
from adapters.postgres.embedded import LAPTOP, EmbeddedPostgres
from adapters.postgres.postmaster import Postmaster
from adapters.postgres.programs import wheel_programs
from tests.support.databases import FORGETFUL, PROGRAMS, missing

ROOT = os.geteuid() == 0

AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a server in the folder."""
    server = EmbeddedPostgres(folder, FORGETFUL)
    try:
        yield server.start()
    finally:
        server.stop()


@contextmanager
def another_process(folder: Path, *before: str) -> Iterator["subprocess.Popen[str]"]:
    """A process that serves the folder, with its first line of output still to be read."""
    command = [*before, sys.executable, "-m", "tests.adapters.postgres.embedded_process", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


def said(process: "subprocess.Popen[str]") -> str:
    """The process's next line."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def remember(url: str) -> None:
    """Leave a mark in the database."""
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS mark (made timestamptz DEFAULT now())")
        connection.execute("INSERT INTO mark DEFAULT VALUES")


def marks(url: str) -> int:
    """How many marks were left."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM mark").fetchone()
    assert row is not None
    return int(row[0])


def test_data_is_kept_between_runs(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        with running(tmp_path) as url:
            remember(url)
            assert marks(url) == number


def test_commits_are_durable_and_nothing_listens_on_the_network(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    try:
        with psycopg.connect(server.start()) as connection:
            shown = {
                name: (connection.execute(f"SHOW {name}").fetchone() or [""])[0]
                for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums", "listen_addresses")
            }
            version = connection.info.server_version // 10000
    finally:
        server.stop()
    assert shown == {**dict.fromkeys(list(shown), "on"), "listen_addresses": ""}
    assert version == 18
    assert LAPTOP["fsync"] == "on"


def test_only_the_owner_reaches_socket_and_data(tmp_path: Path) -> None:
    with running(tmp_path / "data"):
        for folder in (tmp_path / "data", tmp_path / "data" / "socket", tmp_path / "data" / "cluster"):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_folders_above_stay_closed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with running(closed / "data") as url:
        remember(url)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_programs_below_a_closed_folder_are_used_as_they_are(tmp_path: Path) -> None:
    """As with a virtual environment below /root."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    install = wheel_programs().parent
    shutil.copytree(install, closed / install.parent.name / install.name, ignore=shutil.ignore_patterns("include"))
    with suppress(FileNotFoundError):
        shutil.copytree(f"{install.parent}.libs", closed / f"{install.parent.name}.libs")
    server = EmbeddedPostgres(tmp_path / "data", FORGETFUL, closed / install.parent.name / install.name / "bin")
    try:
        remember(server.start())
    finally:
        server.stop()
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["x" * 120, "with space, comma and 'quotes\"", "zażółć"])
def test_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with running(tmp_path / name) as url:
        remember(url)
    with running(tmp_path / name) as url:
        assert marks(url) == 1


def test_server_is_out_of_reach_of_the_terminals_interrupt(tmp_path: Path) -> None:
    with running(tmp_path):
        postmaster = Postmaster.read(tmp_path / "cluster")
        assert postmaster is not None
        assert os.getsid(postmaster.pid) != os.getsid(0)


def test_nothing_is_left_running(tmp_path: Path) -> None:
    with running(tmp_path):
        postmaster = Postmaster.read(tmp_path / "cluster")
    assert postmaster is not None
    assert not postmaster.alive
    assert Postmaster.read(tmp_path / "cluster") is None


def test_folder_in_use_is_refused_until_it_is_free(tmp_path: Path) -> None:
    with another_process(tmp_path) as process:
        assert said(process).startswith("postgresql://")
        with (
            pytest.raises(DataFolderUnusable, match=rf"in use by another process \({process.pid}\)"),
            running(tmp_path),
        ):
            pass
        process.communicate()
    with running(tmp_path) as url:
        remember(url)


def test_server_left_by_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with another_process(tmp_path) as process:
        remember(said(process))
        left = Postmaster.read(tmp_path / "cluster")
        process.kill()
        process.wait()
    assert left is not None
    assert left.alive
    with running(tmp_path) as url:
        assert marks(url) == 1
        now = Postmaster.read(tmp_path / "cluster")
        assert now is not None
        assert now.pid != left.pid


def test_process_number_of_a_lost_server_that_now_is_anothers_does_no_harm(tmp_path: Path) -> None:
    with running(tmp_path / "data") as url:
        remember(url)
    with running(tmp_path / "other"):
        other = Postmaster.read(tmp_path / "other" / "cluster")
        assert other is not None
        stale = f"{other.pid}\n{tmp_path}/data/cluster\n1700000000\n5432\n{tmp_path}/data/socket\n\n1 1\nready\n"
        (tmp_path / "data" / "cluster" / "postmaster.pid").write_text(stale)
        with running(tmp_path / "data") as url:
            assert marks(url) == 1
        assert other.alive


def test_half_made_cluster_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "cluster.new").mkdir()
    (tmp_path / "cluster.new" / "PG_VERSION").write_text("18\n")
    with running(tmp_path) as url:
        remember(url)


def test_data_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cluster").mkdir()
    (tmp_path / "cluster" / "PG_VERSION").write_text("16\n")
    with pytest.raises(DataFolderUnusable, match="holds data of PostgreSQL 16, but this is PostgreSQL 18"):
        EmbeddedPostgres(tmp_path).start()


def test_folder_of_another_server_is_refused(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("15\n")
    with pytest.raises(DataFolderUnusable, match="another PostgreSQL server's own folder"):
        EmbeddedPostgres(tmp_path).start()


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderUnusable, match=r"cannot be written: File exists"):
        EmbeddedPostgres(tmp_path / "file").start()
    with pytest.raises(DataFolderUnusable, match=r"cannot be written: Not a directory"):
        EmbeddedPostgres(tmp_path / "file" / "below").start()


def test_refused_start_frees_the_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"does not start in .*shared_buffers") as refused:
        EmbeddedPostgres(tmp_path, {**FORGETFUL, "shared_buffers": "lots"}).start()
    assert "\n" not in str(refused.value)
    with running(tmp_path) as url:
        remember(url)


def test_missing_programs_are_named(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="does not run"):
        EmbeddedPostgres(tmp_path, programs=tmp_path / "nowhere").start()


@pytest.mark.skipif(bool(missing(15)), reason=missing(15))
def test_programs_of_the_system_serve_as_well(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, FORGETFUL, PROGRAMS[15])
    try:
        remember(server.start())
    finally:
        server.stop()
    with pytest.raises(DataFolderUnusable, match="PostgreSQL 15, but this is PostgreSQL 18"):
        EmbeddedPostgres(tmp_path).start()


@pytest.fixture
def nobodys() -> Iterator[Path]:
    """A folder that an ordinary user owns and reaches; only root can make one for another user."""
    if not ROOT or shutil.which("setpriv") is None:
        pytest.skip("only root can become somebody else")
    folder = Path(tempfile.mkdtemp(prefix="cardroom-nobody-"))
    os.chown(folder, 65534, 65534)
    yield folder
    shutil.rmtree(folder)


def test_ordinary_user_serves_and_root_can_go_on_with_it(nobodys: Path) -> None:
    with another_process(nobodys / "data", *AS_NOBODY) as process:
        assert said(process).startswith("postgresql://")
        process.communicate()
    with running(nobodys / "data") as url:
        remember(url)
    assert (nobodys / "data" / "cluster").stat().st_uid == 65534


def test_folder_that_an_ordinary_user_may_not_write_is_refused(nobodys: Path) -> None:
    nobodys.chmod(0o555)
    with another_process(nobodys / "data", *AS_NOBODY) as process:
        assert (
            said(process) == f"DataFolderUnusable: The data folder {nobodys}/data cannot be written: Permission denied."
        )
        process.communicate()


def test_data_of_another_user_is_refused(nobodys: Path) -> None:
    with running(nobodys / "data"):
        pass
    os.chown(nobodys / "data", 65534, 65534)
    (nobodys / "data" / "lock").chmod(0o666)
    with another_process(nobodys / "data", *AS_NOBODY) as process:
        assert "belongs to another user" in said(process)
        process.communicate()
