"""A client that does not read costs little memory, holds nobody up, and is dropped when it never reads again."""

import asyncio
from typing import cast

from adapters.web.app import drain
from adapters.web.connection import Connection
from adapters.web.settings import WebSettings
from tests.adapters.web.serving import PLENTY, Served, serving

STEPS = 400


def _settings(send_seconds: float) -> WebSettings:
    return WebSettings(address_rate=PLENTY, login_rate=PLENTY, player_rate=PLENTY, send_seconds=send_seconds)


def _guests(served: Served) -> list[Connection]:
    return [guest for guest in served.desk.guests if isinstance(guest, Connection)]


async def _until_frames_wait(served: Served, player: str) -> int:
    """Let the table take steps until a client is so slow that frames wait for it; returns how many it took."""
    number = 0
    while not any(guest._line.paused and guest._outbox for guest in _guests(served)):
        await served.steps(player, 1, first=number)
        await asyncio.sleep(0)
        number += 1
    return number


async def test_a_slow_client_gets_one_fresh_snapshot_instead_of_what_it_could_not_take() -> None:
    async with serving(_settings(send_seconds=60), send_buffer=4096) as served:
        token = await served.seated(1, seat=0)
        player = (await served.log_in(1))["player"]
        slow = await served.slow_socket(token)
        quick = await served.hello(await served.token(2))
        await quick.until("snapshot")
        for number in range(STEPS):
            await served.steps(player, 1, first=number)
            assert (await quick.next())["t"] == "event"
            assert all(len(guest._outbox) <= 64 for guest in _guests(served))
        latest = (await served.room.tables.open(served.table)).seq
        assert served.counted("cardroom_ws_overflows_total") == 1

        frames = [await slow.next()]
        while frames[-1]["seq"] < latest:
            frames.append(await slow.next())
        kinds = [frame["t"] for frame in frames]
        assert (kinds[0], kinds[-1], kinds.count("snapshot")) == ("snapshot", "snapshot", 2)
        seqs = [frame["seq"] for frame in frames[:-1]]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
        assert len(frames) < STEPS
        await served.steps(player, 1, first=STEPS)
        assert (await slow.next())["seq"] == latest + 1


async def test_a_client_that_stops_reading_for_good_is_dropped() -> None:
    async with serving(_settings(send_seconds=0.1), send_buffer=4096) as served:
        token = await served.seated(1, seat=0)
        player = (await served.log_in(1))["player"]
        await served.slow_socket(token)
        async with asyncio.timeout(20):
            number = 0
            while not served.counted("cardroom_ws_stalled_total"):
                await served.steps(player, 1, first=number)
                number += 1
            await served.desk.guests.all_gone()
        live = await served.room.tables.open(served.table)
        assert not live.listeners


async def test_who_asks_without_reading_the_answers_is_not_read_from() -> None:
    async with serving(_settings(send_seconds=60), send_buffer=4096) as served:
        slow = await served.slow_socket(await served.token())

        async def flood() -> None:
            for _ in range(10_000):
                await slow.send(t="ping", unknown="x" * 15_000)

        flooding = asyncio.create_task(flood())
        done, _ = await asyncio.wait({flooding}, timeout=2)
        assert not done
        assert all(len(guest._outbox) <= 65 for guest in _guests(served))
        flooding.cancel()
        await asyncio.gather(flooding, return_exceptions=True)
        slow.connection.transport.abort()


async def test_a_client_that_neither_sends_nor_reads_any_more_leaves_nothing_behind() -> None:
    async with serving(_settings(send_seconds=60), send_buffer=4096) as served:
        token = await served.seated(1, seat=0)
        player = (await served.log_in(1))["player"]
        slow = await served.slow_socket(token)
        async with asyncio.timeout(20):
            await _until_frames_wait(served, player)
            cast("asyncio.WriteTransport", slow.connection.transport).write_eof()
            await served.desk.guests.all_gone()
        assert not (await served.room.tables.open(served.table)).listeners
        assert served.counted("cardroom_ws_stalled_total") == 0


async def test_a_slow_client_that_is_sent_away_gets_what_waited_and_resumes_from_there() -> None:
    async with serving(_settings(send_seconds=60), send_buffer=4096) as served:
        token = await served.seated(1, seat=0)
        player = (await served.log_in(1))["player"]
        slow = await served.slow_socket(token)
        number = await _until_frames_wait(served, player)
        waiting = (await served.room.tables.open(served.table)).seq
        draining = asyncio.create_task(drain(served.app))
        await asyncio.wait({draining}, timeout=0.2)
        assert not draining.done()
        await served.steps(player, 5, first=number)
        frames = [await slow.next()]
        while frames[-1]["t"] != "reconnect":
            frames.append(await slow.next())
        assert frames[-2]["seq"] == frames[-1]["tables"][served.table] == waiting
        assert await slow.closed() == 1012
        await draining


async def test_a_connection_takes_one_task() -> None:
    async with serving(_settings(send_seconds=60)) as served:
        token = await served.token()
        tasks = []
        for _ in range(3):
            socket = await served.hello(token, ping_interval=None)
            await socket.until("snapshot")
            tasks.append(len(asyncio.all_tasks()))
        assert tasks == [tasks[0], tasks[0] + 1, tasks[0] + 2]
