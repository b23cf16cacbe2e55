"""PostgreSQL's own benchmark: clients that commit one row at a time, into a table like that of the journal."""

import re
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

from adapters.postgres.programs import environment, wheel_programs
from ops.benches.rounds import Slice

TABLE = """
CREATE TABLE bench_rows (
    originator_id text COLLATE "C" NOT NULL, originator_version bigint NOT NULL, topic text NOT NULL,
    state bytea NOT NULL, notification_id bigserial NOT NULL, PRIMARY KEY (originator_id, originator_version));
CREATE UNIQUE INDEX ON bench_rows (notification_id)"""

SCRIPT = r"""
\set version :version + 1
INSERT INTO bench_rows (originator_id, originator_version, topic, state)
VALUES ('hand:01936f00-0000-7000-8000-' || lpad(:run || '-' || :client_id, 12, '0'), :version,
        'hand.action_taken', '\x{state}')
"""

THREADS = 2


class Pgbench:
    """Inserts rows with this state through prepared statements."""

    def __init__(self, url: str, state: bytes) -> None:
        self._url = url
        self._script = SCRIPT.format(state=state.hex())
        self._runs = count(1)
        with psycopg.connect(url) as connection:
            connection.execute(TABLE)

    def measure(self, clients: int, seconds: float) -> Slice:
        """Commits a second of so many clients, each waiting for its last one."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("TRUNCATE bench_rows")
            connection.execute("CHECKPOINT")
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
            script.write(self._script)
            script.flush()
            return _parsed(self._run(Path(script.name), clients, seconds))

    def _run(self, script: Path, clients: int, seconds: float) -> str:
        command = [str(wheel_programs() / "pgbench"), "--no-vacuum", "--protocol=prepared", f"--file={script}"]
        command += [f"--client={clients}", f"--jobs={min(clients, THREADS)}", f"--time={max(1, round(seconds))}"]
        command += ["--define=version=0", f"--define=run={next(self._runs)}", self._url]
        return subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout


def _parsed(output: str) -> Slice:
    found = re.search(r"tps = ([\d.]+)", output)
    if found is None:
        raise ValueError(f"pgbench gave no rate: {output}")
    return Slice(float(found[1]))
