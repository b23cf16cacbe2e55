"""The queue of one connection: bounded for tables, patient for answers, and closed once."""

import asyncio

import pytest

from adapters.web.outbox import Outbox


class Table:
    def __init__(self, name: str) -> None:
        self.name = name

    def snapshot(self) -> str:
        return f"{self.name} now"


class Change:
    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        return self._text


async def _take_all(outbox: Outbox) -> list[str]:
    outbox.close()
    taken = []
    while (text := await outbox.next()) is not None:
        taken.append(text)
    return taken


async def test_frames_leave_in_the_order_they_came() -> None:
    outbox, table = Outbox(4), Table("a")
    outbox.offer(table, Change("1"))
    await outbox.put("ack")
    outbox.offer(table, Change("2"))
    assert await _take_all(outbox) == ["1", "ack", "2"]


async def test_a_table_that_finds_no_room_gives_way_to_its_snapshot() -> None:
    overflows: list[int] = []
    outbox, table, other = Outbox(4, lambda: overflows.append(1)), Table("a"), Table("b")
    await outbox.put("ack")
    outbox.offer(other, Change("b1"))
    assert [outbox.offer(table, Change(f"a{number}")) for number in range(5)] == [True, True, False, False, False]
    assert await _take_all(outbox) == ["a now", "ack", "b1"]
    assert len(overflows) == 1


async def test_after_its_snapshot_a_tables_frames_are_queued_again() -> None:
    outbox, table = Outbox(4), Table("a")
    outbox.refresh(table)
    assert not outbox.offer(table, Change("lost"))
    assert await outbox.next() == "a now"
    assert outbox.offer(table, Change("next"))
    assert await _take_all(outbox) == ["next"]


async def test_a_forgotten_table_sends_nothing_more() -> None:
    outbox, table, other = Outbox(4), Table("a"), Table("b")
    outbox.offer(table, Change("a1"))
    outbox.offer(other, Change("b1"))
    outbox.refresh(table)
    outbox.forget(table)
    assert await _take_all(outbox) == ["b1"]


async def test_an_answer_waits_for_room_and_is_never_dropped() -> None:
    outbox = Outbox(2)
    await outbox.put("1")
    await outbox.put("2")
    waiting = asyncio.create_task(outbox.put("3"))
    await asyncio.sleep(0)
    assert not waiting.done()
    assert await outbox.next() == "1"
    await waiting
    assert await _take_all(outbox) == ["2", "3"]


async def test_room_made_by_forgetting_a_table_lets_answers_in() -> None:
    outbox, table = Outbox(1), Table("a")
    outbox.offer(table, Change("1"))
    waiting = asyncio.create_task(outbox.put("ack"))
    await asyncio.sleep(0)
    outbox.forget(table)
    await waiting
    assert await _take_all(outbox) == ["ack"]


async def test_whoever_waits_is_released_when_it_closes() -> None:
    outbox = Outbox(1)
    await outbox.put("1")
    waiting = asyncio.create_task(outbox.put("2"))
    await asyncio.sleep(0)
    outbox.close(drop=True)
    await waiting
    assert await outbox.next() is None


@pytest.mark.parametrize("drop", [True, False])
async def test_a_closed_outbox_takes_nothing(drop: bool) -> None:
    outbox, table = Outbox(4), Table("a")
    await outbox.put("before")
    outbox.close(drop=drop)
    await outbox.put("after")
    assert not outbox.offer(table, Change("after"))
    outbox.refresh(table)
    assert await _take_all(outbox) == ([] if drop else ["before"])


async def test_next_waits_for_a_frame() -> None:
    outbox = Outbox(4)
    taking = asyncio.create_task(outbox.next())
    await asyncio.sleep(0)
    assert not taking.done()
    await outbox.put("at last")
    assert await taking == "at last"
