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
        balance = connection.execute("SELECT sum(amount) FROM ledger_v2.balances").fetchone()
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
def test_real_hands_of_every_game_end_as_recorded(tmp_path: Path, database_url: str) -> None:
    """One file holds a raise that is too small: it is refused with the move named."""
    done = cardroom(tmp_path, "hands", "import", str(SHARED), "--json", timeout=500, database_url=database_url)
    outcome = json.loads(done.stdout)
    assert (outcome["hands"], outcome["differences"], outcome["refused"]) == (964, 0, 1)
    assert (done.returncode, "85.phh: 'action 19, p2 cbr 750000'" in done.stderr) == (1, True), done.stderr
    with psycopg.connect(database_url) as connection:
        counted = connection.execute("SELECT count(*) FROM journal.stored_events").fetchone()
        balance = connection.execute("SELECT sum(amount) FROM ledger_v2.balances").fetchone()
    assert (counted, balance) == ((outcome["events"],), (0,))
    verified = cardroom(tmp_path, "hands", "verify", "--json", timeout=500, database_url=database_url)
    assert json.loads(verified.stdout) == {"hands": 964, "differences": 0}


def test_a_planted_payout_is_found(tmp_path: Path, database_url: str) -> None:
    """Whoever changes what was stored cannot change what the rules make of it."""
    (tmp_path / "one.phh").write_text(HAND % "106, 94, 100")
    assert cardroom(tmp_path, "hands", "import", str(tmp_path), database_url=database_url).returncode == 0
    with psycopg.connect(database_url) as connection:
        changed = connection.execute(
            "UPDATE journal.stored_events SET state = convert_to(replace(convert_from(state, 'UTF8'), "
            "'\"stacks\":[106,', '\"stacks\":[107,'), 'UTF8') WHERE topic = 'hand.settled'"
        ).rowcount
    assert changed == 1
    verified = cardroom(tmp_path, "hands", "verify", database_url=database_url)
    assert verified.returncode == 1
    assert "stacks is stored as (107, 94, 100), the rules give (106, 94, 100)" in verified.stderr
