"""Playing over the socket: commands are done in order, answered once, and never in each other's way."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, cast

import pytest
from websockets.asyncio.client import ClientConnection

from adapters.web.settings import WebSettings
from adapters.web.step_frames import StepFrames
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
        assert frame["changes"]["seats"]["0"]["last_action"] == {"kind": "call", "to": 20}


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


async def test_all_sockets_of_a_player_are_counted_together_and_apart_from_requests() -> None:
    settings = WebSettings(address_rate=PLENTY, login_rate=PLENTY, player_rate=Rate(burst=3, per_second=0.001))
    async with serving(settings) as served:
        token = await served.token()
        one, other = [await served.hello(token, {}) for _ in range(2)]
        for socket in (one, other, one):
            await socket.send(t="ping")
            await socket.until("pong")
        await other.send(t="ping")
        assert (await other.next())["error"]["code"] == "too_many_requests"
        assert (await served.get("/api/me", token)).status_code == 200


async def test_frames_that_arrive_in_one_piece_are_all_answered_in_order(served: Served) -> None:
    socket = await served.hello(await served.token(), {}, compression=None)
    names = [f"in-one-piece-{number}" for number in range(500)]
    for name in names:
        socket.connection.protocol.send_text(json.dumps({"t": "leave", "cmd_id": name}).encode())
    socket.connection.transport.write(b"".join(socket.connection.protocol.data_to_send()))
    assert [(await socket.next())["cmd_id"] for _ in names] == names


async def test_a_journal_out_of_reach_is_told_and_the_command_may_be_sent_again(served: Served) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    served.journal.failing = JournalUnavailable("down")
    await socket.send(t="sit_out", cmd_id="try-again", table=served.table)
    refused = await socket.until("refused")
    assert (refused["cmd_id"], refused["error"]["code"]) == ("try-again", "journal_out_of_reach")
    assert refused["error"]["retry_after"] == 1
    await socket.send(t="sit_out", cmd_id="try-again", table=served.table)
    assert (await socket.until("ack"))["cmd_id"] == "try-again"


def _close(connection: ClientConnection) -> None:
    connection.protocol.send_close(1001)
    connection.transport.write(b"".join(connection.protocol.data_to_send()))


VANISH: dict[str, Callable[[ClientConnection], None]] = {
    "is cut off": lambda connection: connection.transport.abort(),
    "closes": _close,
    "sends nothing more": lambda connection: cast("asyncio.WriteTransport", connection.transport).write_eof(),
}


@pytest.mark.parametrize("how", VANISH)
async def test_what_a_client_sent_before_it_vanished_is_still_done(served: Served, held: HeldJournal, how: str) -> None:
    socket = await served.hello(await served.seated(1, seat=0))
    await socket.next()
    held.hold()
    await socket.send(t="sit_out", cmd_id="last-words", table=served.table)
    await held.begun.wait()
    await socket.send(t="return", cmd_id="very-last", table=served.table)
    await socket.send(t="ping")
    await socket.until("pong")
    VANISH[how](socket.connection)
    gone = asyncio.create_task(served.desk.guests.all_gone())
    await asyncio.wait({gone}, timeout=0.2)
    assert not gone.done()
    held.release()
    await asyncio.wait_for(gone, 5)
    done = [recorded.command_id.rpartition("/")[2] for recorded in served.journal.log]
    assert done[-2:] == ["last-words", "very-last"]
    assert not (await served.room.tables.open(served.table)).listeners


async def test_a_fault_of_ours_closes_the_socket_in_words(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    socket = await served.hello(await served.seated(1, seat=0), {})

    async def broken(*_args: object) -> int:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(served.room, "request", broken)
    await socket.send(t="sit_out", cmd_id="command-1", table=served.table)
    refused = await socket.next()
    assert (refused["error"]["code"], "secret" in str(refused)) == ("fault", False)
    assert await socket.closed() == 1011


async def test_a_view_that_cannot_be_made_ends_the_sockets_that_see_it_and_nothing_else(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = await served.hello(await served.seated(1, seat=0), {})
    viewer = await served.hello(await served.token(2))
    await viewer.until("snapshot")

    def broken(*_args: object, **_options: object) -> bytes:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(StepFrames, "text", broken)
    await actor.send(t="sit_out", cmd_id="command-1", table=served.table)
    assert (await actor.next())["t"] == "ack"
    refused = await viewer.next()
    assert (refused["error"]["code"], "secret" in str(refused)) == ("fault", False)
    assert await viewer.closed() == 1011
    await actor.send(t="return", cmd_id="command-2", table=served.table)
    assert (await actor.next())["t"] == "ack"
