"""The socket itself: texts go out whole, frames are heard in order while somebody listens, every end is told."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.types import Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.server import ServerState
from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.uri import parse_uri

from adapters.web.table_socket import TableSocket

LIMIT = 1_000


class Wire(asyncio.Transport):
    """Takes down what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.reading = True
        self.closed = self.aborted = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def pause_reading(self) -> None:
        assert self.reading
        self.reading = False

    def resume_reading(self) -> None:
        assert not self.reading
        self.reading = True

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.closed = self.aborted = True


class Listener:
    """Takes down what is heard."""

    def __init__(self, listening: bool = True) -> None:
        self.listening = listening
        self.frames: list[bytes | None] = []
        self.caught_up_count = self.left_count = 0
        self.on_heard: Callable[[], None] = lambda: None

    def heard(self, text: bytes | None) -> None:
        assert self.listening
        self.frames.append(text)
        self.on_heard()

    def caught_up(self) -> None:
        self.caught_up_count += 1

    def left(self) -> None:
        self.left_count += 1


class Case:
    """A socket that an application has accepted, and a client's end of it."""

    def __init__(self, deflate: bool = False) -> None:
        self.wire, self.ears = Wire(), Listener()
        config = Config(self._app, interface="asgi3", ws_max_size=LIMIT, log_config=None, lifespan="off")
        config.load()
        self.socket = TableSocket(config, ServerState(), {})
        self.socket.connection_made(self.wire)
        extensions = [ClientPerMessageDeflateFactory()] if deflate else None
        self.client = ClientProtocol(parse_uri("ws://room/ws"), extensions=extensions, max_size=None)
        self.accepted = asyncio.Event()

    async def _app(self, _scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        self.accepted.set()
        await asyncio.Event().wait()

    async def open(self) -> "Case":
        self.client.send_request(self.client.connect())
        self.deliver()
        await self.accepted.wait()
        assert [type(event) for event in self.arrived()] == [Response]
        return self

    def deliver(self) -> None:
        """Everything that the client has to send arrives in one piece."""
        self.socket.data_received(b"".join(self.client.data_to_send()))

    def say(self, *texts: str) -> None:
        for text in texts:
            self.client.send_text(text.encode())
        self.deliver()

    def arrived(self) -> list[object]:
        """What the client has got since it was last asked."""
        self.client.receive_data(b"".join(self.wire.written))
        self.wire.written.clear()
        assert self.client.parser_exc is None
        return list(self.client.events_received())

    def texts(self) -> list[bytes]:
        frames = self.arrived()
        assert all(isinstance(frame, Frame) and frame.opcode is Opcode.TEXT and frame.fin for frame in frames)
        return [bytes(frame.data) for frame in frames if isinstance(frame, Frame)]


@pytest.fixture
async def case() -> Case:
    return await Case().open()


@pytest.mark.parametrize("deflate", [False, True])
async def test_texts_of_every_size_arrive_whole_and_in_order_from_one_write(deflate: bool) -> None:
    case = await Case(deflate).open()
    texts = [b"x" * size for size in (0, 1, 125, 126, 65_535, 65_536, 2)]
    case.socket.write(texts)
    assert len(case.wire.written) == 1
    assert (len(case.wire.written[0]) > sum(map(len, texts))) != deflate
    assert case.texts() == texts
    case.socket.write(["später".encode()])
    assert case.texts() == ["später".encode()]


async def test_frames_are_heard_as_they_come(case: Case) -> None:
    case.socket.attach(case.ears)
    case.say("1", "2")
    case.client.send_binary(b"3")
    case.client.send_text(b"4", fin=False)
    case.client.send_continuation("ö".encode(), fin=True)
    case.deliver()
    assert case.ears.frames == [b"1", b"2", None, "4ö".encode()]
    assert case.wire.reading


async def test_what_came_before_anyone_listened_is_heard_first(case: Case) -> None:
    case.say("1", "ö")
    case.client.send_binary(b"3")
    case.deliver()
    assert not case.wire.reading
    case.socket.attach(case.ears)
    assert case.ears.frames == [b"1", "ö".encode(), None]
    assert case.wire.reading
    case.say("4")
    assert case.ears.frames[3:] == [b"4"]


async def test_frames_wait_unread_in_their_order_while_nobody_listens(case: Case) -> None:
    ears = case.ears
    case.socket.attach(ears)

    def listen_to_two() -> None:
        ears.listening = len(ears.frames) % 2 == 1

    ears.on_heard = listen_to_two
    case.say("1", "2", "3", "4", "5")
    assert ears.frames == [b"1", b"2"]
    assert not case.wire.reading
    ears.listening = True
    case.say("6")
    assert ears.frames == [b"1", b"2"]
    case.socket.listen()
    assert ears.frames == [b"1", b"2", b"3", b"4"]
    assert not case.wire.reading
    ears.listening = True
    case.socket.listen()
    assert ears.frames == [b"1", b"2", b"3", b"4", b"5", b"6"]
    assert case.wire.reading
    case.socket.listen()


async def test_a_slow_client_is_told_of_and_gets_no_pongs(case: Case) -> None:
    case.socket.attach(case.ears)
    case.socket.pause_writing()
    assert case.socket.paused
    for number in range(1_000):
        case.client.send_ping(b"%d" % number)
    case.deliver()
    assert case.arrived() == []
    case.socket.resume_writing()
    assert not case.socket.paused
    assert case.ears.caught_up_count == 1
    case.client.send_ping(b"now")
    case.deliver()
    assert [event.data for event in case.arrived() if isinstance(event, Frame)] == [b"now"]


def _garbage(case: Case) -> None:
    case.socket.data_received(b"\xff" * 20)


def _bad_text(case: Case) -> None:
    case.client.send_text(b"\xff")
    case.client.send_text(b"not heard any more")
    case.deliver()


def _oversized(case: Case) -> None:
    case.say("x" * (LIMIT + 1))


def _closing(case: Case) -> None:
    case.client.send_close(1001)
    case.deliver()


ENDS: dict[str, Callable[[Case], None]] = {
    "lost": lambda case: case.socket.connection_lost(None),
    "half-closed": lambda case: case.socket.eof_received(),
    "closed": _closing,
    "garbage": _garbage,
    "text that is not UTF-8": _bad_text,
    "oversized": _oversized,
    "silent": lambda case: case.socket.keepalive_timeout(),
    "stopped": lambda case: case.socket.shutdown(),
}


@pytest.mark.parametrize("end", ENDS)
async def test_every_end_is_told(case: Case, end: str) -> None:
    case.socket.attach(case.ears)

    def deaf() -> None:
        raise AssertionError("heard after the end")

    case.ears.on_heard = deaf
    ENDS[end](case)
    assert case.ears.left_count == 1


@pytest.mark.parametrize("end", ENDS)
async def test_an_end_before_anyone_listened_is_told_after_what_was_said(case: Case, end: str) -> None:
    case.say("last words")
    ENDS[end](case)
    case.socket.attach(case.ears)
    assert case.ears.frames == [b"last words"]
    assert case.ears.left_count == 1


@pytest.mark.parametrize("end", set(ENDS) - {"lost", "half-closed"})
async def test_nothing_is_written_after_the_end(case: Case, end: str) -> None:
    ENDS[end](case)
    case.wire.written.clear()
    case.socket.write([b"too late"])
    assert case.wire.written == []


async def test_cutting_aborts(case: Case) -> None:
    case.socket.cut()
    assert case.wire.aborted
