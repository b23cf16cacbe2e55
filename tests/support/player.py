"""A person at a table over the wire: one socket, the latest view, and moves."""

import json
from collections.abc import Callable
from typing import Any, Self
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect

from tests.support.room_process import RoomProcess


class Player:
    """Speaks the wire protocol as documented; keeps the last view of its table and checks that no step is missing."""

    def __init__(self, room: RoomProcess, table: str, number: int = 1, last_seq: int = 0) -> None:
        self.client = room.login(number)
        self.table = table
        self.seq = last_seq
        self.view: dict[str, Any] = {}
        self.frames: list[dict[str, Any]] = []
        token = self.client.headers["Authorization"].removeprefix("Bearer ")
        self._hello = {"t": "hello", "token": token, "tables": {table: last_seq}}
        self._connecting = connect(f"ws://127.0.0.1:{room.port}/ws")

    def __enter__(self) -> Self:
        self._socket: ClientConnection = self._connecting.__enter__()
        self._send(self._hello)
        self.wait(lambda view: True)
        return self

    def __exit__(self, *error: object) -> None:
        self._connecting.__exit__(None, None, None)
        self.client.close()

    def sit(self, seat: int, buy_in: int) -> int:
        """Take a seat; returns the HTTP status."""
        body = {"command_id": uuid4().hex, "seat": seat, "buy_in": buy_in}
        return self.client.post(f"/api/tables/{self.table}/seat", json=body).status_code

    def wait(self, until: Callable[[dict[str, Any]], bool], seconds: float = 60) -> dict[str, Any]:
        """Read frames until the view satisfies a condition."""
        while not (self.view and until(self.view)):
            self._read(seconds)
        return self.view

    def my_turn(self) -> dict[str, Any]:
        """Wait for my own turn and return it."""
        view = self.wait(lambda view: bool(mine(view)))
        return dict(view["hand"]["turn"])

    def act(self, kind: str, to: int = 0) -> None:
        """Take the turn."""
        hand = self.view["hand"]
        frame = {
            "t": "act",
            "cmd_id": uuid4().hex,
            "table": self.table,
            "hand": hand["hand"],
            "turn": hand["turn"]["turn"],
        }
        self._send({**frame, "kind": kind, **({"to": to} if to else {})})

    def passive(self) -> None:
        """Check where that is free, call otherwise."""
        turn = self.my_turn()
        self.act("check" if "check" in turn["legal"] else "call")
        self.wait(lambda view: mine(view) != turn["turn"])

    def cards(self) -> list[str]:
        """My hole cards."""
        return list(self.view["seats"][self.view["me"]]["cards"])

    def _send(self, frame: dict[str, Any]) -> None:
        self._socket.send(json.dumps(frame))

    def _read(self, seconds: float) -> None:
        frame = json.loads(self._socket.recv(timeout=seconds))
        self.frames.append(frame)
        if frame["t"] == "event":
            assert frame["seq"] == self.seq + 1, f"a step is missing after {self.seq}: {frame['seq']}"
        if frame["t"] in ("event", "snapshot"):
            self.seq = frame["seq"]
            self.view = view_after(self.view, frame)


def view_after(view: dict[str, Any], frame: dict[str, Any]) -> dict[str, Any]:
    """The view that an event or snapshot frame leads to: its own, or the one before with its changes."""
    if not (changes := frame.get("changes")):
        return frame["view"] or view
    seats = [changes["seats"].get(str(seat), before) for seat, before in enumerate(view["seats"])]
    my_hand = view["my_hand"] if changes["my_hand"] is None else changes["my_hand"]
    return {**view, "seats": seats, "hand": changes["hand"], "my_hand": my_hand}


def mine(view: dict[str, Any]) -> int:
    """The number of the turn when it is the viewer's, 0 otherwise."""
    turn = view["hand"] and view["hand"]["turn"]
    return int(turn["turn"]) if turn and view["me"] is not None and turn["seat"] == view["me"] else 0
