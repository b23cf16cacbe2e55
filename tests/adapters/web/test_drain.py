"""Before a process stops, every client is asked to come back at a time of its own."""

import asyncio

import pytest
from websockets.exceptions import InvalidStatus

from adapters.web.app import drain
from tests.adapters.web.held_journal import HeldJournal
from tests.adapters.web.serving import Served


async def test_every_client_is_told_when_and_from_where_to_come_back(served: Served) -> None:
    token = await served.seated(1, seat=0)
    player = (await served.log_in(1))["player"]
    sockets = [await served.hello(token), *[await served.hello(await served.token(number)) for number in (2, 3)]]
    for socket in sockets:
        await socket.next()
    await served.steps(player, 2)
    draining = asyncio.create_task(drain(served.app))
    goodbyes = [await socket.until("reconnect") for socket in sockets]
    seq = (await served.room.tables.open(served.table)).seq
    assert [goodbye["tables"] for goodbye in goodbyes] == [{served.table: seq}] * 3
    assert len({goodbye["after"] for goodbye in goodbyes}) == 3
    assert all(0 < goodbye["after"] <= 5 for goodbye in goodbyes)
    assert [await socket.closed() for socket in sockets] == [1012] * 3
    await draining


async def test_a_command_that_was_sent_before_is_answered_before(served: Served, held: HeldJournal) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    await socket.next()
    held.hold()
    await socket.send(t="sit_out", cmd_id="before-it", table=served.table)
    await held.begun.wait()
    draining = asyncio.create_task(drain(served.app))
    await asyncio.wait({draining}, timeout=0.2)
    assert not draining.done()
    held.release()
    frames = [await socket.next() for _ in range(3)]
    assert [frame["t"] for frame in frames] == ["event", "ack", "reconnect"]
    assert frames[2]["tables"] == {served.table: frames[0]["seq"]}
    await draining


async def test_nobody_new_comes_in(served: Served) -> None:
    waiting = await served.open_socket()
    await drain(served.app)
    with pytest.raises(InvalidStatus) as refused:
        await served.open_socket()
    assert refused.value.response.status_code == 503
    assert refused.value.response.headers["Retry-After"] == "5"
    ready = await served.get("/readyz")
    assert (ready.status_code, ready.json()["checks"]["serving"]) == (503, "draining")
    assert (await served.get("/livez")).status_code == 200
    await waiting.send(t="hello", token=await served.token(), tables={served.table: 0})
    assert (await waiting.until("reconnect"))["tables"] == {served.table: 1}
    assert await waiting.closed() == 1012
