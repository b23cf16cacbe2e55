"""The databases of the tests themselves: each one fresh, and nothing left behind, not even by a killed run."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg

from tests.support.databases import ThrowawayServers, clear_away_abandoned

RUN = "from tests.support.databases import ThrowawayServer as S; s = S(18); print(s.url, flush=True); input()"


def folder_of(url: str) -> Path:
    """The folder of the server."""
    return Path(parse_qs(urlsplit(url).query)["host"][0]).parent


def test_each_database_is_fresh_and_dropped(database_servers: ThrowawayServers) -> None:
    with database_servers[18].database() as first, psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE mark ()")
        name = connection.info.dbname
    with database_servers[18].database() as second, psycopg.connect(second) as connection:
        assert connection.execute("SELECT to_regclass('mark')").fetchone() == (None,)
        row = connection.execute("SELECT count(*) FROM pg_database WHERE datname = %s", (name,)).fetchone()
    assert row == (0,)


def test_server_of_a_killed_run_is_cleared_away(database_servers: ThrowawayServers) -> None:
    command = [sys.executable, "-c", RUN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        url = run.stdout.readline().strip()
        clear_away_abandoned()
        assert folder_of(url).exists()
        run.kill()
    clear_away_abandoned()
    assert not folder_of(url).exists()
    assert folder_of(database_servers[18].url).exists()
