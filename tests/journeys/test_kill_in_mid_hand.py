"""A room that dies in the middle of a hand goes on with the same hand, the same cards and every chip."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.player import Player
from tests.support.room_process import RoomProcess

pytestmark = pytest.mark.timeout(300)


def test_the_same_hand_goes_on_after_kill_9(tmp_path: Path) -> None:
    with RoomProcess(tmp_path).open() as room:
        table = room.table_called("Cedar")
        with Player(room, table) as player:
            assert player.sit(0, 1_000) == 200
            player.my_turn()
            hand, cards, before = player.view["hand"]["hand"], player.cards(), player.view
            room.kill()

    with RoomProcess(tmp_path).open() as room, Player(room, table, last_seq=player.seq) as player:
        assert player.view["hand"]["hand"] == hand
        assert player.cards() == cards
        assert stacks(player.view) == stacks(before)
        while player.view["hand"]["hand"] == hand and not player.view["hand"]["over"]:
            player.passive()
        assert sum(stacks(player.view)) == 2_000


def stacks(view: dict[str, Any]) -> list[int]:
    return [seat["stack"] for seat in view["seats"]]
