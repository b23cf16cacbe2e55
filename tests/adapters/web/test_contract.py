"""What the server really sends is what its document promises."""

from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator

from adapters.web.endpoints import ENDPOINTS
from adapters.web.openapi import openapi_document
from tests.adapters.web.serving import Frame, Served, Socket


def _check(name: str, value: object) -> None:
    """Raise unless the value fits the component of this name."""
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{name}", **openapi_document()}
    OAS31Validator(schema).validate(value)


async def test_every_kind_of_frame_is_as_described(served: Served) -> None:
    tokens = [await served.seated(1, seat=0), await served.seated(2, seat=1)]
    sockets = [await served.hello(token) for token in tokens]
    hand = await served.deal()
    await sockets[0].send(t="act", cmd_id="call-it-1", table=served.table, hand=hand, turn=1, kind="call")
    await sockets[1].send(t="act", cmd_id="call-it-2", table=served.table, hand=hand, turn=99, kind="call")
    for socket in sockets:
        await socket.send(t="nonsense")
        await socket.send(t="ping")
    frames = [frame for socket in sockets for frame in await _until(socket, "pong")]
    for guest in served.desk.guests:
        guest.send_away(1.5)
    frames += [frame for socket in sockets for frame in await _until(socket, "reconnect")]
    for frame in frames:
        _check("ServerFrame", frame)
    assert {frame["t"] for frame in frames} == {"snapshot", "event", "ack", "refused", "pong", "reconnect"}


async def _until(socket: Socket, last: str) -> list[Frame]:
    frames = [await socket.next()]
    while frames[-1]["t"] != last:
        frames.append(await socket.next())
    return frames


async def test_answers_are_as_described(served: Served) -> None:
    session = await served.log_in(1)
    _check("Session", session)
    token = await served.seated(1, seat=0)
    await served.seated(2, seat=1)
    await served.deal()
    answered = {endpoint.path: endpoint.answered.__name__ for endpoint in ENDPOINTS if endpoint.method == "GET"}
    for path in ("/api/me", "/api/lobby", "/api/tables/{table}", "/api/hands", "/livez", "/readyz"):
        response = await served.get(path.format(table=served.table), token)
        assert response.status_code == 200, path
        _check(answered[path], response.json())
    _check("ErrorAnswer", (await served.get("/api/me")).json())


def test_the_document_would_notice_a_difference() -> None:
    with pytest.raises(Exception, match="not valid under any of the given schemas"):
        _check("ServerFrame", {"t": "ack", "cmd_id": "command-1"})
