"""A table's frames come in order without gap or repetition, across lost connections too."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from adapters.web.settings import WebSettings
from adapters.web.watching import RESUMED_STEPS
from application.step import Step
from tests.adapters.web.serving import OPENING, PLENTY, Frame, Served, Socket, serving


async def _seated(served: Served) -> tuple[str, str]:
    """A token and the player it stands for, seated."""
    token = await served.seated(1, seat=0)
    return token, (await served.log_in(1))["player"]


async def _events(socket: Socket, count: int) -> list[Frame]:
    frames = [await socket.next() for _ in range(count)]
    assert {frame["t"] for frame in frames} == {"event"}
    return frames


async def test_live_frames_follow_the_snapshot_one_by_one(served: Served) -> None:
    token, player = await _seated(served)
    socket = await served.hello(token)
    snapshot = await socket.next()
    await served.steps(player, 6)
    frames = await _events(socket, 6)
    assert [frame["seq"] for frame in frames] == [snapshot["seq"] + place for place in range(1, 7)]
    assert [frame["changes"]["seats"]["0"]["state"] for frame in frames] == ["sitting_out", "playing"] * 3


async def test_a_client_that_was_away_gets_the_missed_frames_and_only_the_last_has_a_view(served: Served) -> None:
    token, player = await _seated(served)
    socket = await served.hello(token)
    known = (await socket.next())["seq"]
    await socket.connection.close()
    await served.steps(player, 5)
    back = await served.hello(token, {served.table: known})
    frames = await _events(back, 5)
    assert [frame["seq"] for frame in frames] == [known + place for place in range(1, 6)]
    assert [frame["view"] is None for frame in frames] == [True, True, True, True, False]
    assert all(frame["events"] for frame in frames)
    await served.steps(player, 1, first=5)
    assert (await back.next())["seq"] == known + 6


@pytest.mark.parametrize("known", ["nothing missed", "too much missed", "from the future"])
async def test_where_there_is_nothing_to_catch_up_with_a_snapshot_comes(served: Served, known: str) -> None:
    token, player = await _seated(served)
    await served.steps(player, RESUMED_STEPS + 2)
    live = await served.room.tables.open(served.table)
    last_seq = {"nothing missed": live.seq, "too much missed": 1, "from the future": live.seq + 10}[known]
    socket = await served.hello(token, {served.table: last_seq})
    frame = await socket.next()
    assert (frame["t"], frame["seq"]) == ("snapshot", live.seq)


async def test_steps_taken_while_a_socket_resumes_are_neither_lost_nor_doubled(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, player = await _seated(served)
    known = (await served.room.tables.open(served.table)).seq
    await served.steps(player, 2)
    missed = served.room.missed

    async def and_meanwhile(table: str, after: int) -> Any:
        before = await missed(table, after)
        await served.steps(player, 3, first=2)
        return before

    monkeypatch.setattr(served.room, "missed", and_meanwhile)
    socket = await served.hello(token, {served.table: known})
    frames = await _events(socket, 5)
    await served.steps(player, 1, first=5)
    frames += await _events(socket, 1)
    assert [frame["seq"] for frame in frames] == [known + place for place in range(1, 7)]


async def test_steps_taken_while_a_table_loads_are_part_of_its_snapshot(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, player = await _seated(served)
    watch = served.room.watch

    async def and_meanwhile(table: str, listener: Callable[[Step], None], player: str) -> Any:
        live = await watch(table, listener, player)
        await served.steps(player, 2)
        return live

    monkeypatch.setattr(served.room, "watch", and_meanwhile)
    socket = await served.hello(token)
    snapshot = await socket.next()
    await served.steps(player, 1, first=2)
    assert (await socket.next())["seq"] == snapshot["seq"] + 1


async def test_a_gap_in_the_rooms_steps_is_mended_with_a_snapshot(served: Served) -> None:
    token, player = await _seated(served)
    socket = await served.hello(token)
    known = (await socket.next())["seq"]
    live = await served.room.tables.open(served.table)
    listeners, live.listeners = live.listeners, set()
    await served.steps(player, 1)
    live.listeners = listeners
    await served.steps(player, 1, first=1)
    frame = await socket.next()
    assert (frame["t"], frame["seq"]) == ("snapshot", known + 2)


async def test_one_socket_watches_several_tables_and_stops_watching_each(served: Served) -> None:
    token, player = await _seated(served)
    other = await served.room.open_table(OPENING, "another-table")
    socket = await served.hello(token, {})
    await socket.send(t="watch", table=other)
    await socket.send(t="watch", table=served.table, last_seq=0)
    assert {(await socket.next())["table"], (await socket.next())["table"]} == {served.table, other}
    await socket.send(t="unwatch", table=served.table)
    await socket.send(t="ping")
    await socket.until("pong")
    # Unwatch is done in order after the snapshots; a command that follows it is answered only after it.
    await socket.send(t="return", cmd_id="after-it", table=served.table)
    await socket.until("refused")
    await served.steps(player, 2)
    await served.room.take_seat(player, other, 0, 500, "sit-elsewhere")
    frame = await socket.next()
    assert (frame["t"], frame["table"]) == ("event", other)


async def test_watching_a_table_again_sends_it_afresh(served: Served) -> None:
    token, _ = await _seated(served)
    socket = await served.hello(token)
    first = await socket.next()
    await socket.send(t="watch", table=served.table)
    assert await socket.next() == first
    live = await served.room.tables.open(served.table)
    assert len(live.listeners) == 1


async def test_more_tables_than_allowed_are_refused() -> None:
    settings = WebSettings(tables_per_socket=1, address_rate=PLENTY, login_rate=PLENTY, player_rate=PLENTY)
    async with serving(settings) as served:
        other = await served.room.open_table(OPENING, "another-table")
        socket = await served.hello(await served.token())
        await socket.next()
        await socket.send(t="watch", table=other)
        assert (await socket.next())["error"]["code"] == "too_many_tables"
        await socket.send(t="unwatch", table=served.table)
        await socket.send(t="watch", table=other)
        assert (await socket.next())["table"] == other


async def test_a_closed_socket_listens_to_nothing(served: Served) -> None:
    token, player = await _seated(served)
    socket = await served.hello(token)
    await socket.next()
    live = await served.room.tables.open(served.table)
    assert len(live.listeners) == 1
    socket.connection.transport.abort()
    async with asyncio.timeout(5):
        await served.desk.guests.all_gone()
    assert not live.listeners
    await served.steps(player, 2)


async def test_all_spectators_share_one_encoding(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from adapters.web.step_frames import StepFrames

    encoded: list[str | None] = []
    encode = StepFrames._encode

    def counted(frames: StepFrames, player: str | None, seat: int | None) -> bytes:
        encoded.append(player)
        return encode(frames, player, seat)

    monkeypatch.setattr(StepFrames, "_encode", counted)
    token, player = await _seated(served)
    sockets = [await served.hello(await served.token(number)) for number in range(2, 6)]
    sockets += [await served.hello(token) for _ in range(2)]
    for socket in sockets:
        await socket.until("snapshot")
    await served.steps(player, 1)
    frames = [await socket.next() for socket in sockets]
    assert sorted(encoded, key=str) == sorted([None, player], key=str)
    assert [frame["changes"]["seats"]["0"]["out_at_big_blind"] for frame in frames] == [None] * 4 + [False] * 2
