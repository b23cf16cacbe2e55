"""Whatever a greeted client sends gets a clear refusal, changes nothing, and keeps its socket where it can."""

import json
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest

from tests.adapters.web.serving import Frame, Served, Socket

ACT: Frame = {"t": "act", "cmd_id": "command-1", "hand": "hand:1", "turn": 1, "kind": "check"}


async def _greeted(served: Served) -> Socket:
    return await served.hello(await served.token(), {})


async def _refusal(served: Served, socket: Socket, data: str | bytes) -> Frame:
    """The refusal that the data gets; the socket still serves afterwards, and nothing was recorded."""
    stored = len(served.journal.log)
    await socket.send_raw(data)
    refused = await socket.next()
    assert refused["t"] == "refused"
    await socket.send(t="ping")
    assert (await socket.next())["t"] == "pong"
    assert len(served.journal.log) == stored
    return refused


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "nonsense",
        "[]",
        "null",
        "7",
        '"ping"',
        '{"t": "ping"} {"t": "ping"}',
        '{"t": "ping", "t": "ping"}',
        '{"t": "act", "to": NaN}',
        '{"t": "\\ud800"}',
        "[" * 10_000,
        '{"t":' * 3_000,
        b'{"t": "ping"}',
        b"\x00\xff",
        "{}",
        '{"t": "pong"}',
        '{"t": ["ping"]}',
        '{"t": {"a": 1}}',
        '{"t": null}',
        '{"t": "ping", "more": 1}',
        '{"t": "watch"}',
        '{"t": "watch", "table": "hand:1"}',
        '{"t": "watch", "table": 5}',
        '{"t": "watch", "table": "table:1", "last_seq": "0"}',
        '{"t": "unwatch", "table": "table:1", "last_seq": 0}',
        '{"t": "hello", "token": "again"}',
    ],
)
async def test_a_malformed_frame_is_refused_as_such(served: Served, data: str | bytes) -> None:
    refused = await _refusal(served, await _greeted(served), data)
    assert (refused["cmd_id"], refused["error"]["code"]) == (None, "malformed")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kind": "bet", "to": 6.5}, "to must be a whole number"),
        ({"kind": "bet", "to": "60"}, "to must be a whole number"),
        ({"kind": "bet", "to": True}, "to must be a whole number"),
        ({"kind": "raise", "to": -60}, "to must be at least 1"),
        ({"kind": "raise", "to": 0}, "to must be at least 1"),
        ({"kind": "raise", "to": 10**12 + 1}, "to must be at most 1000000000000"),
        ({"kind": "raise", "to": 10**30}, "to must be at most 1000000000000"),
        ({"kind": "raise"}, "`to` comes with a bet, a raise or a completion"),
        ({"kind": "fold", "to": 60}, "`to` comes with a bet, a raise or a completion"),
        ({"kind": "all_in"}, "kind must be"),
        ({"kind": None}, "kind must be"),
        ({"turn": 0}, "turn must be at least 1"),
        ({"turn": "1"}, "turn must be a whole number"),
        ({"turn": 1.0}, "turn must be a whole number"),
        ({"hand": "table:1"}, "hand must match"),
        ({"table": "table:" + "x" * 100}, "table must match"),
        ({"seat": 3}, "seat is not a known field"),
        ({"player": "account:other"}, "player is not a known field"),
    ],
)
async def test_a_wrong_field_is_named_and_the_command_is_too(served: Served, change: Frame, named: str) -> None:
    socket = await _greeted(served)
    refused = await _refusal(served, socket, json.dumps({**ACT, "table": served.table, **change}))
    assert (refused["cmd_id"], refused["error"]["code"]) == ("command-1", "malformed")
    assert named in refused["error"]["message"]


@pytest.mark.parametrize("cmd_id", ["short", "x" * 65, "with space", 12345678, None, ["command-1"]])
async def test_a_bad_command_id_is_not_repeated(served: Served, cmd_id: object) -> None:
    frame = json.dumps({**ACT, "table": served.table, "cmd_id": cmd_id})
    refused = await _refusal(served, await _greeted(served), frame)
    assert refused["cmd_id"] is None
    assert "cmd_id must" in refused["error"]["message"]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({**ACT}, "not_seated"),
        ({"t": "leave", "cmd_id": "command-1"}, "not_seated"),
        ({"t": "sit_out", "cmd_id": "command-1"}, "not_seated"),
        ({"t": "return", "cmd_id": "command-1"}, "not_seated"),
        ({"t": "seal_cut", "cmd_id": "command-1", "hand": "hand:1", "commitment": "0" * 64}, None),
        ({"t": "open_cut", "cmd_id": "command-1", "hand": "hand:1", "cut": "0" * 32}, None),
    ],
)
async def test_who_does_not_sit_there_commands_nothing(served: Served, frame: Frame, code: str | None) -> None:
    refused = await _refusal(served, await _greeted(served), json.dumps({**frame, "table": served.table}))
    assert refused["cmd_id"] == "command-1"
    assert refused["error"]["code"] != "malformed"
    assert code is None or refused["error"]["code"] == code


async def test_a_command_to_an_unknown_table_is_refused(served: Served) -> None:
    refused = await _refusal(served, await _greeted(served), json.dumps({**ACT, "table": "table:nowhere"}))
    assert refused["error"]["code"] == "unknown_table"


async def test_an_oversized_frame_closes_with_1009(served: Served) -> None:
    socket = await _greeted(served)
    await socket.send_raw(json.dumps({"t": "ping", "x": "y" * 17_000}))
    assert await socket.closed() == 1009


async def test_a_small_frame_that_inflates_beyond_the_limit_closes_with_1009(served: Served) -> None:
    socket = await served.hello(await served.token(), {}, compression="deflate")
    await socket.send_raw("x" * 10_000_000)
    assert await socket.closed() == 1009


async def test_text_that_is_not_utf_8_closes_with_1007(served: Served) -> None:
    socket = await served.hello(await served.token(), {}, compression=None)
    await socket.connection.send(b'{"t": "ping\xff"}', text=True)
    assert await socket.closed() == 1007


async def test_a_frame_in_fragments_is_one_frame(served: Served) -> None:
    socket = await _greeted(served)
    await socket.connection.send(iter(['{"t": ', '"ping"}']))
    assert (await socket.next())["t"] == "pong"


def _mutations(served: Served, hand: str, chance: Random) -> Iterator[Frame]:
    """Frames that are almost right."""
    base = {"cmd_id": "command-1", "table": served.table}
    good: list[Frame] = [
        {"t": "watch", "table": served.table, "last_seq": 0},
        {"t": "unwatch", "table": served.table},
        {"t": "act", **base, "hand": hand, "turn": 1, "kind": "raise", "to": 60},
        {"t": "leave", **base},
        {"t": "seal_cut", **base, "hand": hand, "commitment": "0" * 64},
        {"t": "open_cut", **base, "hand": hand, "cut": "0" * 32},
    ]
    junk: list[Any] = [None, True, -1, 0, 1.5, 10**20, "", "x", "\u0000", "💣", [], {}, [[]], {"t": 1}, served.table]
    while True:
        frame = dict(chance.choice(good))
        name = chance.choice([*frame, "extra"])
        frame[name] = chance.choice(junk)
        if chance.random() < 0.2:
            del frame[chance.choice(list(frame))]
        yield frame


@pytest.mark.parametrize("seed", range(3))
async def test_frames_that_are_almost_right_leave_room_and_socket_standing(served: Served, seed: int) -> None:
    await served.seated(2, seat=0)
    await served.seated(3, seat=1)
    hand = await served.deal()
    socket = await _greeted(served)
    stored = len(served.journal.log)
    for frame in islice(_mutations(served, hand, Random(seed)), 300):
        await socket.send(**frame)
        await socket.send(t="ping")
        while (answer := await socket.next())["t"] != "pong":
            assert answer["t"] in {"refused", "snapshot"}
            assert answer["t"] == "snapshot" or answer["error"]["code"] != "fault"
    assert len(served.journal.log) == stored
