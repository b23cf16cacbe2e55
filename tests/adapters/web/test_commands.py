"""Playing over the socket: commands are done in order, answered once, and never in each other's way."""

import asyncio
from typing import Any

import pytest

from adapters.web.settings import WebSettings
from application.ports import JournalUnavailable, Rate
from tests.adapters.web.held_journal import HeldJournal
from tests.adapters.web.serving import PLENTY, Served, Socket, serving


async def _at_the_table(served: Served) -> tuple[Socket, Socket]:
    """Two players in a running hand, their snapshots read. Heads-up the button, seat 0, acts first."""
    tokens = [await served.seated(1, seat=0), await served.seated(2, seat=1)]
    await served.deal()
    sockets = [await served.hello(token) for token in tokens]
    for socket in sockets:
        assert (await socket.next())["t"] == "snapshot"
    return sockets[0], sockets[1]


async def _turn(served: Served) -> dict[str, Any]:
    live = await served.room.tables.open(served.table)
    view = live.view(None)
    assert view.hand is not None
    assert view.hand.turn is not None
    return {"table": served.table, "hand": view.hand.hand, "turn": view.hand.turn.turn}


async def _to_act(served: Served, sockets: tuple[Socket, Socket]) -> Socket:
    live = await served.room.tables.open(served.table)
    view = live.view(None)
    assert view.hand is not None
    assert view.hand.turn is not None
    return sockets[view.hand.turn.seat]


async def test_an_action_is_acknowledged_and_everyone_sees_it(served: Served) -> None:
    sockets = await _at_the_table(served)
    actor = await _to_act(served, sockets)
    await actor.send(t="act", cmd_id="call-it-1", kind="call", **await _turn(served))
    seen = [await each.until("event") for each in sockets]
    ack = await actor.until("ack")
    for frame in seen:
        assert (frame["seq"], frame["table"]) == (ack["seq"], served.table)
        assert frame["events"][0]["topic"] == "hand.action_taken"
        assert frame["view"]["seats"][0]["last_action"] == {"kind": "call", "to": 20}


async def test_a_repeated_command_gets_the_same_answer_and_adds_nothing(served: Served) -> None:
    sockets = await _at_the_table(served)
    socket, turn = await _to_act(served, sockets), await _turn(served)
    await socket.send(t="act", cmd_id="call-it-1", kind="call", **turn)
    first = await socket.until("ack")
    stored = len(served.journal.log)
    await socket.send(t="act", cmd_id="call-it-1", kind="call", **turn)
    assert await socket.until("ack") == first
    assert len(served.journal.log) == stored


async def test_acting_out_of_turn_twice_or_in_another_hand_is_refused(served: Served) -> None:
    sockets = await _at_the_table(served)
    socket, turn = await _to_act(served, sockets), await _turn(served)
    other = sockets[1] if socket is sockets[0] else sockets[0]
    await other.send(t="act", cmd_id="not-my-turn", kind="call", **turn)
    assert (await other.until("refused"))["error"]["code"] == "not_your_turn"
    await socket.send(t="act", cmd_id="wrong-hand", kind="call", **{**turn, "hand": "hand:another"})
    assert (await socket.until("refused"))["error"]["code"] == "no_such_hand"
    await socket.send(t="act", cmd_id="call-it-1", kind="call", **turn)
    await socket.until("ack")
    await socket.send(t="act", cmd_id="call-it-2", kind="call", **turn)
    assert (await socket.until("refused"))["error"]["code"] == "turn_passed"


async def test_commands_are_done_in_the_order_sent(served: Served) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    for number in range(10):
        await socket.send(t="sit_out" if number % 2 == 0 else "return", cmd_id=f"in-order-{number}", table=served.table)
    assert [(await socket.until("ack"))["cmd_id"] for _ in range(10)] == [f"in-order-{number}" for number in range(10)]


async def test_a_slow_command_does_not_hold_up_a_pong(served: Served, held: HeldJournal) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    held.hold()
    await socket.send(t="sit_out", cmd_id="slow-one", table=served.table)
    await socket.send(t="ping")
    await socket.until("pong")
    await asyncio.wait_for(await socket.connection.ping(), 5)
    held.release()
    assert (await socket.until("ack"))["cmd_id"] == "slow-one"


async def test_too_many_waiting_commands_are_refused_not_kept(served: Served, held: HeldJournal) -> None:
    socket = await served.hello(await served.seated(1, seat=0), {})
    held.hold()
    for number in range(40):
        await socket.send(t="sit_out", cmd_id=f"command-{number:02}", table=served.table)
    refused = await socket.until("refused")
    assert refused["error"]["code"] == "too_many_requests"
    assert int(refused["cmd_id"].removeprefix("command-")) >= 32
    held.release()
    assert (await socket.until("ack"))["cmd_id"] == "command-00"


async def test_frames_are_counted_by_player() -> None:
    settings = WebSettings(address_rate=PLENTY, login_rate=PLENTY, player_rate=Rate(burst=5, per_second=0.001))
    async with serving(settings) as served:
        socket = await served.hello(await served.token(), {})
        for _ in range(6):
            await socket.send(t="ping")
        frames = [await socket.next() for _ in range(6)]
        assert [frame["t"] for frame in frames] == ["pong"] * 5 + ["refused"]
        assert frames[-1]["error"]["code"] == "too_many_requests"
        assert frames[-1]["error"]["retry_after"] > 0


async def test_a_journal_out_of_reach_is_told_and_the_command_may_be_sent_again(served: Served) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    served.journal.failing = JournalUnavailable("down")
    await socket.send(t="sit_out", cmd_id="try-again", table=served.table)
    refused = await socket.until("refused")
    assert (refused["cmd_id"], refused["error"]["code"]) == ("try-again", "journal_out_of_reach")
    assert refused["error"]["retry_after"] == 1
    await socket.send(t="sit_out", cmd_id="try-again", table=served.table)
    assert (await socket.until("ack"))["cmd_id"] == "try-again"


async def test_what_a_client_sent_before_it_vanished_is_still_done(served: Served, held: HeldJournal) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    await socket.next()
    held.hold()
    await socket.send(t="sit_out", cmd_id="last-words", table=served.table)
    await held.begun.wait()
    socket.connection.transport.abort()
    gone = asyncio.create_task(served.desk.guests.all_gone())
    await asyncio.wait({gone}, timeout=0.2)
    assert not gone.done()
    held.release()
    await asyncio.wait_for(gone, 5)
    live = await served.room.tables.open(served.table)
    assert live.table.seats[0].out == "asked"


async def test_a_fault_of_ours_closes_the_socket_in_words(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = await served.hello(await served.seated(1, seat=0), {})

    async def broken(*_args: object) -> int:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(served.room, "sit_out", broken)
    await socket.send(t="sit_out", cmd_id="command-1", table=served.table)
    refused = await socket.next()
    assert (refused["error"]["code"], "secret" in str(refused)) == ("fault", False)
    assert await socket.closed() == 1011
