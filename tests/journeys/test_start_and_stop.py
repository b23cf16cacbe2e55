"""Starting and stopping the room: kept between runs, closed in good order, and one clear line when it cannot open."""

import signal
from pathlib import Path

import pytest

from tests.support.loopback import loopback_socket
from tests.support.room_process import RoomProcess, cardroom, free_port

pytestmark = pytest.mark.timeout(300)


def test_ctrl_c_closes_the_room_and_the_next_start_finds_everything(tmp_path: Path) -> None:
    with RoomProcess(tmp_path).open() as room:
        with room.login() as client:
            client.post("/api/me/grant", json={"command_id": "today-00"})
        tables = room.table_called("Alder")
        assert room.stop(signal.SIGINT) == 0
        assert "Everything is kept" in room.lines[-1]
    with RoomProcess(tmp_path).open() as again:
        assert again.table_called("Alder") == tables
        with again.login() as client:
            assert client.get("/api/me").json()["balance"] == 12_000


def test_a_busy_port_is_one_clear_line(tmp_path: Path) -> None:
    with loopback_socket() as busy:
        busy.listen()
        port = busy.getsockname()[1]
        done = cardroom(tmp_path, "play", port=str(port))
    assert done.returncode == 1
    assert (
        done.stderr.strip()
        == f"cardroom: Port {port} on 127.0.0.1 is in use; stop the other program or choose another port."
    )


def test_a_data_folder_that_is_a_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = cardroom(tmp_path / "file", "migrate")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(tmp_path / "file") in done.stderr


def test_a_database_out_of_reach_is_one_clear_line(tmp_path: Path) -> None:
    done = cardroom(tmp_path, "migrate", database_url="postgresql://cardroom@127.0.0.1:9/cardroom")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_role_without_a_database_server_says_what_it_needs(tmp_path: Path) -> None:
    done = cardroom(tmp_path, "run", "projector")
    assert done.returncode == 1
    assert "CARDROOM_DATABASE_URL" in done.stderr


def test_a_tool_works_beside_the_open_room(tmp_path: Path) -> None:
    with RoomProcess(tmp_path).open():
        done = cardroom(tmp_path, "ledger")
    assert done.returncode == 0
    assert "issued" in done.stdout


def test_a_second_room_on_the_same_data_is_one_clear_line(tmp_path: Path) -> None:
    with RoomProcess(tmp_path).open():
        done = cardroom(tmp_path, "play", port=str(free_port()))
    assert done.returncode == 1
    assert "is in use by another process" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
