"""What waits for a client is written together and in order, held back while it is slow, and given up in time."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from adapters.telemetry.metrics import Metrics
from adapters.web.delivery import WRITE_BYTES, Delivery
from adapters.web.line import Ears
from adapters.web.outbox import Outbox


class Line:
    """Takes `room` bytes, then is slow until `catch_up`."""

    def __init__(self, room: int = 1_000_000) -> None:
        self.room = room
        self.writes: list[list[bytes]] = []
        self.listened = 0
        self.was_cut = asyncio.Event()

    @property
    def paused(self) -> bool:
        return self.room <= 0

    def attach(self, ears: Ears) -> None:
        raise NotImplementedError

    def listen(self) -> None:
        self.listened += 1

    def write(self, texts: Sequence[bytes]) -> None:
        assert not self.paused
        self.writes.append(list(texts))
        self.room -= sum(map(len, texts))

    def cut(self) -> None:
        self.was_cut.set()


class Table:
    def snapshot(self) -> bytes:
        return b"now"


class Case:
    """An outbox that is delivered to a line."""

    def __init__(self, limit: int = 64, room: int = 1_000_000, send_seconds: float = 60) -> None:
        self.outbox, self.line, self.table, self.metrics = Outbox(limit), Line(room), Table(), Metrics()
        self.faults: list[int] = []
        self.delivery = Delivery(self.outbox, self.line, send_seconds, self.metrics, lambda: self.faults.append(1))

    def step(self, text: bytes) -> bool:
        return self.outbox.offer(self.table, lambda: text)

    async def turn(self) -> None:
        """Let the event loop do what is scheduled."""
        await asyncio.sleep(0)

    async def catch_up(self, room: int = 1_000_000) -> None:
        self.line.room = room
        self.delivery.caught_up()
        await self.turn()

    def counted(self, metric: str) -> float | None:
        return self.metrics.registry.get_sample_value(metric)


async def test_frames_of_one_turn_are_one_write_in_their_order() -> None:
    case = Case()
    case.step(b"event 1")
    case.outbox.put(b"ack 1")
    case.step(b"event 2")
    assert case.line.writes == []
    await case.turn()
    assert case.line.writes == [[b"event 1", b"ack 1", b"event 2"]]
    assert case.counted("cardroom_ws_frames_sent_total") == 3
    case.step(b"event 3")
    await case.turn()
    assert case.line.writes[1:] == [[b"event 3"]]


async def test_a_slow_client_gets_the_rest_in_order_when_it_has_caught_up() -> None:
    case = Case(room=1)
    for text in (b"1", b"2", b"3"):
        case.step(text)
    await case.turn()
    assert case.line.writes == [[b"1", b"2", b"3"]]
    case.step(b"4")
    case.outbox.put(b"ack")
    await case.turn()
    assert len(case.line.writes) == 1
    await case.catch_up()
    assert case.line.writes[1:] == [[b"4", b"ack"]]


async def test_a_client_that_was_slow_for_long_gets_one_snapshot_and_then_steps_again() -> None:
    case = Case(limit=4, room=1)
    case.step(b"first")
    await case.turn()
    assert [case.step(b"missed") for _ in range(9)] == [True] * 4 + [False] * 5
    case.outbox.put(b"ack")
    await case.turn()
    await case.catch_up()
    assert case.line.writes == [[b"first"], [b"now", b"ack"]]
    assert case.step(b"next")
    await case.turn()
    assert case.line.writes[2:] == [[b"next"]]


async def test_a_backlog_is_not_written_at_once_to_a_client_that_turns_slow() -> None:
    case = Case(room=WRITE_BYTES)
    for _ in range(8):
        case.step(bytes(WRITE_BYTES // 2))
    await case.turn()
    assert [len(write) for write in case.line.writes] == [2]
    assert len(case.outbox) == 6


async def test_a_client_that_takes_nothing_in_is_cut_off() -> None:
    case = Case(room=0, send_seconds=0.01)
    case.step(b"1")
    async with asyncio.timeout(5):
        await case.line.was_cut.wait()
    assert case.counted("cardroom_ws_stalled_total") == 1
    assert case.line.writes == []


async def test_the_deadline_begins_anew_with_all_progress_and_ends_with_the_backlog() -> None:
    case = Case(room=0)
    case.step(bytes(WRITE_BYTES))
    case.step(b"more")
    await case.turn()
    first = case.delivery._deadline
    assert first is not None
    case.step(b"even more")
    await case.turn()
    assert case.delivery._deadline is first
    await case.catch_up(room=1)
    second = case.delivery._deadline
    assert second is not None
    assert second is not first
    assert first.cancelled()
    await case.catch_up()
    assert case.delivery._deadline is None
    assert second.cancelled()


async def test_nothing_is_expected_of_a_slow_client_for_which_nothing_waits() -> None:
    case = Case(room=1)
    case.step(b"1")
    await case.turn()
    assert case.line.paused
    assert case.delivery._deadline is None


async def test_the_client_is_heard_again_after_each_delivery() -> None:
    case = Case()
    case.outbox.put(b"pong")
    await case.turn()
    assert case.line.listened == 1


async def test_finishing_waits_for_what_a_slow_client_has_not_got_yet() -> None:
    case = Case(room=0)
    case.outbox.put(b"last")
    case.outbox.close()
    finishing = asyncio.create_task(case.delivery.finish())
    await case.turn()
    await case.turn()
    assert not finishing.done()
    await case.catch_up()
    await finishing
    assert case.line.writes == [[b"last"]]


async def test_finishing_waits_no_longer_when_everything_was_dropped() -> None:
    case = Case(room=0)
    case.outbox.put(b"last")
    finishing = asyncio.create_task(case.delivery.finish())
    await case.turn()
    case.outbox.close(drop=True)
    await asyncio.wait_for(finishing, 5)
    assert case.line.writes == []


@contextmanager
def _loop_errors() -> Iterator[list[BaseException]]:
    errors: list[BaseException] = []

    def note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        errors.append(context["exception"])

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(note)
    try:
        yield errors
    finally:
        loop.set_exception_handler(None)


async def test_a_frame_that_cannot_be_made_is_told_and_logged() -> None:
    case = Case()
    case.outbox.offer(case.table, lambda: b"%d" % (1 // len(case.line.writes)))
    with _loop_errors() as errors:
        await case.turn()
    assert case.faults == [1]
    assert [type(error) for error in errors] == [ZeroDivisionError]
