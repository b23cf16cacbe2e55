"""Who may open a socket, and the hello that it begins with."""

import asyncio

import pytest
from websockets.exceptions import InvalidStatus

from adapters.web.settings import WebSettings
from application.ports import Rate
from tests.adapters.web.serving import PLENTY, Served, serving


async def test_hello_brings_a_snapshot_of_each_table(served: Served) -> None:
    token = await served.seated(1, seat=3)
    socket = await served.hello(token)
    snapshot = await socket.next()
    live = await served.room.tables.open(served.table)
    assert (snapshot["t"], snapshot["table"], snapshot["seq"]) == ("snapshot", served.table, live.seq)
    assert (snapshot["view"]["me"], snapshot["now"]) == (3, served.clock.now())


async def test_hello_without_tables_is_enough(served: Served) -> None:
    socket = await served.open_socket()
    await socket.send(t="hello", token=await served.token())
    await socket.send(t="ping")
    assert await socket.next() == {"t": "pong", "now": served.clock.now()}


async def test_an_unknown_table_is_refused_and_the_others_are_served(served: Served) -> None:
    socket = await served.hello(await served.token(), {"table:nowhere": 0, served.table: 0})
    frames = {frame["t"]: frame for frame in [await socket.next(), await socket.next()]}
    assert frames["snapshot"]["table"] == served.table
    assert (frames["refused"]["cmd_id"], frames["refused"]["error"]["code"]) == (None, "unknown_table")


async def test_no_hello_in_time_closes(served: Served) -> None:
    async with serving(WebSettings(hello_seconds=0.05)) as impatient:
        socket = await impatient.open_socket()
        assert (await socket.next())["error"]["code"] == "hello_missing"
        assert await socket.closed() == 4401


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ('{"t": "ping"}', "hello_missing"),
        ('{"t": "hello"}', "malformed"),
        ('{"t": "hello", "token": "nonsense"}', "token_malformed"),
        ('{"t": "hello", "token": 5}', "malformed"),
        ('{"t": "hello", "token": ""}', "malformed"),
        ('{"t": "hello", "token": "x", "tables": {"hand:1": 0}}', "malformed"),
        ('{"t": "hello", "token": "x", "tables": {"table:1": -1}}', "malformed"),
        ('{"t": "hello", "token": "x", "tables": {"table:1": 1.5}}', "malformed"),
        ('{"t": "hello", "token": "x", "tables": []}', "malformed"),
        ('{"t": "hello", "token": "x", "more": 1}', "malformed"),
        ("hello", "malformed"),
        ("", "malformed"),
        (b"\x00\x01", "malformed"),
    ],
)
async def test_a_bad_first_frame_is_told_and_closed(served: Served, first: str | bytes, code: str) -> None:
    socket = await served.open_socket()
    await socket.send_raw(first)
    refused = await socket.next()
    assert (refused["t"], refused["cmd_id"], refused["error"]["code"]) == ("refused", None, code)
    assert await socket.closed() == 4401


async def test_an_expired_token_is_told_at_hello(served: Served) -> None:
    token = await served.token()
    served.clock.pass_(1_801)
    socket = await served.hello(token)
    assert (await socket.next())["error"]["code"] == "token_expired"
    assert await socket.closed() == 4401


async def test_a_token_that_expires_closes_its_socket(served: Served) -> None:
    token = await served.token()
    served.clock.pass_(1_799.8)
    socket = await served.hello(token)
    assert (await socket.until("refused"))["error"]["code"] == "token_expired"
    assert await socket.closed() == 4401


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://127.0.0.1:1", "null", "file://", "https://127.0.0.1.evil.example", "http://[", ""],
)
async def test_a_page_of_another_site_gets_no_socket(served: Served, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await served.open_socket(additional_headers={"Origin": origin})
    assert refused.value.response.status_code == 403
    assert b'"foreign_origin"' in (refused.value.response.body or b"")


async def test_a_page_of_the_room_itself_gets_a_socket(served: Served) -> None:
    socket = await served.open_socket(additional_headers={"Origin": f"http://{served.address}"})
    await socket.send(t="hello", token=await served.token())
    await socket.send(t="ping")
    assert (await socket.next())["t"] == "pong"


async def test_the_public_address_is_the_room_itself() -> None:
    async with serving(WebSettings(public_url="https://room.example.com")) as served:
        await served.open_socket(additional_headers={"Origin": "https://room.example.com"})
        with pytest.raises(InvalidStatus):
            await served.open_socket(additional_headers={"Origin": "http://room.example.com"})


async def test_an_address_that_connects_too_often_waits() -> None:
    settings = WebSettings(address_rate=Rate(burst=2, per_second=0.001), login_rate=PLENTY, player_rate=PLENTY)
    async with serving(settings) as served:
        await served.open_socket()
        await served.open_socket()
        with pytest.raises(InvalidStatus) as refused:
            await served.open_socket()
        assert refused.value.response.status_code == 429
        assert "Retry-After" in refused.value.response.headers


async def test_open_sockets_are_counted(served: Served) -> None:
    socket = await served.hello(await served.token())
    await socket.next()
    assert served.counted("cardroom_ws_connections") == 1
    await socket.connection.close()
    async with asyncio.timeout(5):
        await served.desk.guests.all_gone()
    assert served.counted("cardroom_ws_connections") == 0


async def test_a_plain_request_is_told_that_this_is_a_socket(served: Served) -> None:
    response = await served.get("/ws")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "no_such_route")


async def test_a_broken_handshake_is_closed(served: Served) -> None:
    host, port = served.address.split(":")
    head = f"GET /ws HTTP/1.1\r\nHost: {served.address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    for rest in ["\r\n", "Sec-WebSocket-Key: short\r\n\r\n", f"X: {'y' * 20_000}\r\n\r\n", "A: b\r\n" * 300 + "\r\n"]:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write((head + rest).encode())
        async with asyncio.timeout(5):
            answer = await reader.read()
        writer.close()
        assert b"Traceback" not in answer
