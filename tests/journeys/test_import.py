"""Recorded hands go through the room's own rules and journal, and come out with the recorded stacks."""

import json
from pathlib import Path

import psycopg
import pytest

from tests.support.recorded_hand import HAND
from tests.support.room_process import CHECKOUT, cardroom

pytestmark = pytest.mark.timeout(600)

SHARED = CHECKOUT.parent / "shared" / "hands"


def test_a_hand_is_stored_and_the_books_balance(tmp_path: Path, any_database_url: str) -> None:
    (tmp_path / "one.phh").write_text(HAND % "106, 94, 100")
    done = cardroom(tmp_path, "hands", "import", str(tmp_path), "--json", database_url=any_database_url)
    outcome = json.loads(done.stdout)
    assert (done.returncode, outcome["hands"], outcome["differences"], outcome["refused"]) == (0, 1, 0, 0)
    with psycopg.connect(any_database_url) as connection:
        counted = connection.execute("SELECT count(*) FROM journal.stored_events").fetchone()
        balance = connection.execute("SELECT sum(amount) FROM ledger_v1.balances").fetchone()
    assert counted == (outcome["events"],)
    assert balance == (0,)
    books = json.loads(cardroom(tmp_path, "ledger", "--json", database_url=any_database_url).stdout)
    assert (books["difference"], books["overdrawn"], books["faults"]) == (0, 0, [])
    assert books["issued"] == books["accounts"] > 0


def test_a_different_outcome_is_a_line_and_exit_1(tmp_path: Path, database_url: str) -> None:
    (tmp_path / "one.phh").write_text(HAND % "107, 93, 100")
    done = cardroom(tmp_path, "hands", "import", str(tmp_path / "one.phh"), database_url=database_url)
    assert done.returncode == 1
    assert "p1 (Ann) ends with 106, the record says 107." in done.stderr


def test_a_corrupt_file_is_a_line_and_leaves_no_event(tmp_path: Path, database_url: str) -> None:
    (tmp_path / "one.phh").write_text(HAND.replace("'p2 f',", "", 1) % "106, 94, 100")
    done = cardroom(tmp_path, "hands", "import", str(tmp_path / "one.phh"), database_url=database_url)
    assert done.returncode == 1
    assert "the record ends before the hand does" in done.stderr
    assert "Traceback" not in done.stderr
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM journal.stored_events").fetchone() == (0,)


@pytest.mark.skipif(not SHARED.exists(), reason="the recorded hands are not beside this checkout")
def test_the_pluribus_hands_end_as_recorded(tmp_path: Path, database_url: str) -> None:
    done = cardroom(
        tmp_path, "hands", "import", str(SHARED / "pluribus"), "--json", timeout=500, database_url=database_url
    )
    outcome = json.loads(done.stdout)
    assert (outcome["hands"], outcome["differences"], outcome["refused"]) == (918, 0, 0)
    with psycopg.connect(database_url) as connection:
        counted = connection.execute("SELECT count(*) FROM journal.stored_events").fetchone()
        balance = connection.execute("SELECT sum(amount) FROM ledger_v1.balances").fetchone()
    assert (counted, balance) == ((outcome["events"],), (0,))
