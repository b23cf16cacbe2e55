"""The queue of one connection: bounded for tables, patient for answers, and closed once."""

from collections.abc import Callable

import pytest

from adapters.web.outbox import Outbox

ALL = 1_000


class Table:
    def __init__(self, name: str) -> None:
        self.name = name

    def snapshot(self) -> bytes:
        return f"{self.name} now".encode()


def change(text: bytes) -> Callable[[], bytes]:
    return lambda: text


def test_frames_leave_in_the_order_they_came() -> None:
    outbox, table = Outbox(4), Table("a")
    outbox.offer(table, change(b"1"))
    outbox.put(b"ack")
    outbox.offer(table, change(b"2"))
    assert outbox.take(ALL) == [b"1", b"ack", b"2"]
    assert outbox.take(ALL) == []


def test_no_more_is_taken_than_was_asked_for() -> None:
    outbox = Outbox(4)
    for text in (b"123", b"45", b"6"):
        outbox.put(text)
    assert outbox.take(4) == [b"123", b"45"]
    assert outbox.take(1) == [b"6"]


def test_steps_are_encoded_only_when_they_are_taken() -> None:
    encoded: list[str] = []

    def encode() -> bytes:
        encoded.append("step")
        return b"step"

    outbox = Outbox(4)
    outbox.offer(Table("a"), encode)
    outbox.offer(Table("b"), encode)
    assert not encoded
    outbox.take(1)
    assert len(encoded) == 1


def test_a_table_that_finds_no_room_gives_way_to_its_snapshot() -> None:
    overflows: list[int] = []
    outbox, table, other = Outbox(4, lambda: overflows.append(1)), Table("a"), Table("b")
    outbox.put(b"ack")
    outbox.offer(other, change(b"b1"))
    offered = [outbox.offer(table, change(b"a%d" % number)) for number in range(5)]
    assert offered == [True, True, False, False, False]
    assert outbox.take(ALL) == [b"a now", b"ack", b"b1"]
    assert len(overflows) == 1


def test_after_its_snapshot_a_tables_frames_are_queued_again() -> None:
    outbox, table = Outbox(4), Table("a")
    outbox.refresh(table)
    assert not outbox.offer(table, change(b"lost"))
    assert outbox.take(ALL) == [b"a now"]
    assert outbox.offer(table, change(b"next"))
    assert outbox.take(ALL) == [b"next"]


def test_a_forgotten_table_sends_nothing_more() -> None:
    outbox, table, other = Outbox(4), Table("a"), Table("b")
    outbox.offer(table, change(b"a1"))
    outbox.offer(other, change(b"b1"))
    outbox.refresh(table)
    outbox.forget(table)
    assert outbox.take(ALL) == [b"b1"]


def test_answers_are_never_dropped_and_full_says_when_to_ask_no_more() -> None:
    outbox, table = Outbox(2), Table("a")
    outbox.put(b"1")
    assert not outbox.full
    outbox.put(b"2")
    assert outbox.full
    outbox.put(b"3")
    assert not outbox.offer(table, change(b"a1"))
    assert outbox.take(ALL) == [b"a now", b"1", b"2", b"3"]
    assert not outbox.full


def test_forgetting_a_table_makes_room() -> None:
    outbox, table = Outbox(1), Table("a")
    outbox.offer(table, change(b"1"))
    assert outbox.full
    outbox.forget(table)
    assert not outbox.full


@pytest.mark.parametrize("drop", [True, False])
def test_a_closed_outbox_takes_nothing(drop: bool) -> None:
    outbox, table = Outbox(4), Table("a")
    outbox.put(b"before")
    outbox.close(drop=drop)
    outbox.put(b"after")
    assert not outbox.offer(table, change(b"after"))
    outbox.refresh(table)
    assert outbox.take(ALL) == ([] if drop else [b"before"])


def test_whoever_sends_is_told_of_everything_that_comes_due() -> None:
    told: list[int] = []
    outbox, table = Outbox(1), Table("a")
    outbox.on_due = lambda: told.append(len(outbox))
    outbox.offer(table, change(b"1"))
    outbox.offer(table, change(b"2"))
    outbox.put(b"ack")
    outbox.close(drop=True)
    assert told == [1, 1, 2, 0]
