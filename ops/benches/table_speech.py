"""What the clients of the three stacks say and understand: the room's wire, the naive stack's and the relay's."""

import random
from collections.abc import Mapping
from itertools import count
from typing import Any

import orjson

from ops.benches.table_seats import SEATS

RAISES = 0.05
"""The share of turns that raise, by the minimum; all others check or call, so that hands reach a showdown."""

COMMAND = count(1)


class RoomSpeech:
    """A table of the room."""

    def __init__(self, table: str) -> None:
        self._table = table

    def greeting(self, token: str) -> bytes:
        """The first frame of a player."""
        return orjson.dumps({"t": "hello", "token": token, "tables": {self._table: 0}})

    def seq(self, frame: bytes) -> int | None:
        """See Speech."""
        return _seq(frame) if frame.startswith((b'{"t":"event"', b'{"t":"snapshot"')) else None

    def answer(self, frame: bytes) -> tuple[int, bytes] | None:
        """See Speech."""
        told = orjson.loads(frame)
        hand = (told.get("changes") or told["view"])["hand"]
        if hand is None or (turn := hand["turn"]) is None:
            return None
        kind, to = _choose(turn)
        act = {"t": "act", "cmd_id": _command_id(), "table": self._table, "hand": hand["hand"], "turn": turn["turn"]}
        legal = {"kind": turn["legal"][-1], "to": to} if kind == "raise" else {"kind": kind}
        return turn["seat"], orjson.dumps({**act, **legal})


class NaiveSpeech:
    """A table of the naive stack."""

    def seq(self, frame: bytes) -> int | None:
        """See Speech."""
        return _seq(frame) if frame.startswith(b'{"seq":') else None

    def answer(self, frame: bytes) -> tuple[int, bytes] | None:
        """See Speech."""
        turn = orjson.loads(frame)["turn"]
        if turn is None:
            return None
        kind, to = _choose(turn)
        return turn["seat"], orjson.dumps({"kind": kind, "to": to})


class RelaySpeech:
    """A table of the relay, whose clients send frames like the room's, one after the other."""

    def __init__(self, table: str) -> None:
        self._table = table

    def seq(self, frame: bytes) -> int | None:
        """See Speech."""
        return _seq(frame)

    def answer(self, frame: bytes) -> tuple[int, bytes] | None:
        """See Speech."""
        seq = _seq(frame) + 1
        act = {"seq": seq, "t": "act", "cmd_id": _command_id(), "table": self._table, "hand": self._table, "turn": seq}
        return seq % SEATS, orjson.dumps({**act, "kind": "call"})


def _choose(turn: Mapping[str, Any]) -> tuple[str, int]:
    if turn["max_to"] and random.random() < RAISES:
        return "raise", turn["min_to"]
    return ("call" if turn["to_call"] else "check"), 0


def _seq(frame: bytes) -> int:
    """Most views are never read: only the one that came last is decoded as a whole."""
    start = frame.index(b'"seq":') + 6
    end = start
    while frame[end] in b" 0123456789":
        end += 1
    return int(frame[start:end])


def _command_id() -> str:
    return f"bench-{next(COMMAND):08}"
