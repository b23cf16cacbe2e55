"""The room as separate processes on a server's database: web, projector, and what an operator runs beside them."""

from pathlib import Path

import pytest

from adapters.postgres.migrations import newest_version
from tests.support.player import Player
from tests.support.room_process import RoomProcess, cardroom

pytestmark = pytest.mark.timeout(300)


def test_two_web_processes_serve_one_table(tmp_path: Path, any_database_url: str) -> None:
    with RoomProcess(tmp_path, database_url=any_database_url).open() as furnished:
        table = furnished.table_called("Cedar")
    with (
        RoomProcess(tmp_path, "run", "projector", database_url=any_database_url) as projector,
        RoomProcess(tmp_path, "run", "web", database_url=any_database_url).open() as here,
        RoomProcess(tmp_path, "run", "web", database_url=any_database_url).open() as there,
    ):
        projector.wait_until("Projecting")
        with Player(here, table) as player, Player(there, table, number=2) as watcher:
            assert player.sit(0, 1_000) == 200
            watcher.wait(lambda view: view["seats"][0] is not None)
            player.my_turn()
            player.act("fold")
            watcher.wait(lambda view: bool(view["hand"] and view["hand"]["over"]))
            assert watcher.view["seats"][0]["cards"] == []


def test_migrate_says_the_version(tmp_path: Path, database_url: str) -> None:
    done = cardroom(tmp_path, "migrate", database_url=database_url)
    needed = f"The schema is at version {newest_version()}, which this program needs.\n"
    assert (done.returncode, done.stdout) == (0, needed)
