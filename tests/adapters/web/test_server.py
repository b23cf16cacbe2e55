"""The server's beginning and end: a socket bound first, and signals that drain."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from adapters.web.server import AddressUnusable, PortBusy, listen
from tests.adapters.web.serving import serving
from tests.support.loopback import loopback_socket

ROOT = Path(__file__).parent.parent.parent.parent


def _free_port() -> int:
    with loopback_socket() as bound:
        return int(bound.getsockname()[1])


def test_a_free_port_is_listened_on() -> None:
    port = _free_port()
    with listen("127.0.0.1", port) as listener:
        assert listener.getsockname() == ("127.0.0.1", port)


def test_a_busy_port_is_one_clear_line() -> None:
    port = _free_port()
    with listen("127.0.0.1", port), pytest.raises(PortBusy) as busy:
        listen("127.0.0.1", port)
    assert str(busy.value) == f"Port {port} on 127.0.0.1 is in use; stop the other program or choose another port."


@pytest.mark.parametrize("host", ["256.1.1.1", "no-such-host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours_is_one_clear_line(host: str) -> None:
    with pytest.raises(AddressUnusable) as unusable:
        listen(host, 20_001)
    assert str(unusable.value).startswith(f"Cannot listen on {host} port 20001: ")
    assert "\n" not in str(unusable.value)


async def test_frames_are_not_held_back_to_be_sent_together() -> None:
    accepted = asyncio.get_running_loop().create_future()

    class Client(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            accepted.set_result(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    with listen("127.0.0.1", _free_port()) as listener:
        async with await asyncio.get_running_loop().create_server(Client, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            assert await accepted
            writer.close()


async def test_stopping_sends_clients_away_and_ends_the_server() -> None:
    async with serving() as served:
        client = await served.hello(await served.token())
        await client.next()
        await served.server.stop()
        assert (await client.next())["t"] == "reconnect"
        assert await client.closed() == 1012
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.ConnectError):
            await http.get(f"http://{served.address}/livez")


@asynccontextmanager
async def _program(port: int, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.web.signalled", str(port), *arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield program
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()


async def _line(program: asyncio.subprocess.Process) -> str:
    assert program.stdout is not None
    async with asyncio.timeout(60):
        return (await program.stdout.readline()).decode().strip()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_drains_and_stops(number: signal.Signals) -> None:
    port = _free_port()
    async with _program(port) as program:
        table = await _line(program)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            token = (await http.post("/api/login/development", json={})).json()["token"]
        async with connect(f"ws://127.0.0.1:{port}/ws") as client:
            await client.send(json.dumps({"t": "hello", "token": token, "tables": {table: 0}}))
            assert json.loads(await client.recv())["t"] == "snapshot"
            program.send_signal(number)
            assert json.loads(await client.recv())["t"] == "reconnect"
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
        assert await _line(program) == "stopped"
        _, errors = await asyncio.wait_for(program.communicate(), 10)
        assert (program.returncode, errors.decode()) == (0, "")


async def test_a_second_signal_skips_the_drain() -> None:
    port = _free_port()
    async with _program(port, "stuck") as program, httpx.AsyncClient() as http:
        await _line(program)
        assert (await http.get(f"http://127.0.0.1:{port}/livez")).status_code == 200
        program.send_signal(signal.SIGTERM)
        assert await _line(program) == "asked to go"
        program.send_signal(signal.SIGTERM)
        assert await _line(program) == "stopped"
        assert await asyncio.wait_for(program.wait(), 10) == 0
