"""Whatever comes over HTTP gets a clear refusal in the one shape, and leaves no event behind."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from adapters.web.settings import WebSettings
from tests.adapters.web.serving import WELCOME, Frame, Served, serving

GOOD = {"command_id": "a-command-id", "seat": 0, "buy_in": 500}


@pytest.fixture
async def seat(served: Served) -> tuple[Served, str, str]:
    return served, f"/api/tables/{served.table}/seat", await served.token()


Seat = tuple[Served, str, str]


def _error(response: httpx.Response) -> Frame:
    assert set(response.json()) == {"error"}, response.text
    error: Frame = response.json()["error"]
    assert {"code", "message"} <= set(error) <= {"code", "message", "retry_after"}
    return error


async def _post_raw(seat: Seat, content: bytes, kind: str = "application/json") -> httpx.Response:
    served, path, token = seat
    stored = len(served.journal.log)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
    response = await served.http.post(path, content=content, headers=headers)
    assert len(served.journal.log) == stored
    return response


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"nonsense",
        b"[1]",
        b'"text"',
        b"null",
        b"7",
        b"NaN",
        b'{"a": NaN}',
        b'{"a": 1} trailing',
        b'{"command_id": "\xff\xfe"}',
        b'{"command_id": "\\ud800"}',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"seat": 0, "seat": 1}',
        b'{"a": {"b": 1, "b": 2}}',
        b'{"a":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        b"[" * 15_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
    ids=lambda content: content[:24].decode("latin-1"),
)
async def test_what_is_not_one_json_object_is_malformed(seat: Seat, content: bytes) -> None:
    response = await _post_raw(seat, content)
    assert (response.status_code, _error(response)["code"]) == (400, "malformed")


@pytest.mark.parametrize("depth", [100, 990, 1_010, 1_023, 1_025, 7_000])
async def test_nesting_of_any_depth_is_refused(seat: Seat, depth: int) -> None:
    response = await _post_raw(seat, b'{"a": ' + b"[" * depth + b"]" * depth + b"}")
    assert (response.status_code, _error(response)["code"]) in {(400, "malformed"), (422, "invalid")}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"buy_in": 6.5}, "buy_in must be a whole number"),
        ({"buy_in": 500.0}, "buy_in must be a whole number"),
        ({"buy_in": "500"}, "buy_in must be a whole number"),
        ({"buy_in": True}, "buy_in must be a whole number"),
        ({"buy_in": None}, "buy_in must be a whole number"),
        ({"buy_in": 0}, "buy_in must be at least 1"),
        ({"buy_in": -500}, "buy_in must be at least 1"),
        ({"buy_in": 10**12 + 1}, "buy_in must be at most 1000000000000"),
        ({"buy_in": 10**40}, "buy_in must be at most 1000000000000"),
        ({"buy_in": [500]}, "buy_in must be a whole number"),
        ({"seat": 9}, "seat must be at most 8"),
        ({"seat": -1}, "seat must be at least 0"),
        ({"command_id": "short"}, "command_id must match"),
        ({"command_id": "x" * 65}, "command_id must match"),
        ({"command_id": "new\nline-in-it"}, "command_id must match"),
        ({"command_id": 12345678}, "command_id must be a text"),
        ({"player": "account:someone-else"}, "player is not a known field"),
        ({"table": "table:another"}, "'table' is given twice"),
        ({"x" * 9_000: 1}, "is not a known field"),
    ],
)
async def test_a_wrong_field_is_named_with_what_would_be_right(seat: Seat, change: Frame, named: str) -> None:
    served, path, token = seat
    stored = len(served.journal.log)
    response = await served.post(path, {**GOOD, **change}, token)
    error = _error(response)
    assert (response.status_code, error["code"]) == (422, "invalid")
    assert named in error["message"]
    assert len(error["message"]) < 300
    assert len(served.journal.log) == stored


async def test_a_missing_field_is_named(seat: Seat) -> None:
    served, path, token = seat
    response = await served.post(path, {"command_id": "a-command-id", "seat": 1}, token)
    assert (response.status_code, _error(response)["message"]) == (422, "buy_in is required.")


@pytest.mark.parametrize(
    "table", ["nonsense", "hand:0190", "table:" + "x" * 200, "table:%00", "table:%F0%9F%82%A1", "table:a b"]
)
async def test_a_table_id_of_the_wrong_form_is_invalid(served: Served, table: str) -> None:
    response = await served.get(f"/api/tables/{table}", await served.token())
    assert (response.status_code, _error(response)["code"]) == (422, "invalid")


async def test_a_body_over_the_limit_is_too_large(seat: Seat) -> None:
    response = await _post_raw(seat, b'{"a": "' + b"x" * 20_000 + b'"}')
    assert (response.status_code, _error(response)["code"]) == (413, "too_large")


async def test_an_endless_body_is_cut_off(seat: Seat) -> None:
    served, path, token = seat

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100_000):
            yield b"x" * 1_000

    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    response = await served.http.post(path, content=endless(), headers=headers)
    assert response.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
async def test_another_content_type_is_refused(seat: Seat, kind: str) -> None:
    response = await _post_raw(seat, b"{}", kind)
    assert (response.status_code, _error(response)["code"]) == (415, "wrong_content_type")


async def test_a_charset_beside_json_is_fine(seat: Seat) -> None:
    served, path, token = seat
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json; charset=utf-8"}
    content = b'{"command_id": "a-command-id", "seat": 0, "buy_in": 500}'
    assert (await served.http.post(path, content=content, headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/api/nothing", "/api", "/api/lobby/", "/nothing", "/api/tables/table:1/nothing", "/..%2f..%2fpyproject.toml"],
)
async def test_an_unknown_address_is_missing(served: Served, path: str) -> None:
    response = await served.get(path)
    assert (response.status_code, _error(response)["code"]) == (404, "no_such_route")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [("PUT", "/api/lobby", "GET"), ("GET", "/api/login", "POST"), ("POST", "/livez", "GET"), ("DELETE", "/", "GET")],
)
async def test_another_method_is_not_allowed(served: Served, method: str, path: str, allow: str) -> None:
    response = await served.http.request(method, path)
    assert (response.status_code, _error(response)["code"]) == (405, "method_not_allowed")
    assert allow in response.headers["Allow"]


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        ("", "token_missing"),
        ("Bearer", "token_missing"),
        ("Basic dXNlcjpwYXNz", "token_missing"),
        ("Bearer nonsense", "token_malformed"),
        ("Bearer a.b.c", "token_malformed"),
        ("Bearer " + "x" * 5_000, "token_malformed"),
    ],
)
async def test_an_authorization_that_is_none_is_told_so(served: Served, authorization: str, code: str) -> None:
    response = await served.http.get("/api/me", headers={"Authorization": authorization})
    assert (response.status_code, _error(response)["code"]) == (401, code)


async def test_an_expired_token_opens_nothing(served: Served) -> None:
    token = await served.token()
    served.clock.pass_(30 * 60 + 1)
    response = await served.get("/api/me", token)
    assert (response.status_code, _error(response)["code"]) == (401, "token_expired")


async def test_a_fault_of_ours_shows_no_traceback(served: Served) -> None:
    token = await served.token()
    served.readers.failing = RuntimeError("secret detail")
    response = await served.get("/api/lobby", token)
    assert (response.status_code, _error(response)["code"]) == (500, "fault")
    assert "secret detail" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_bytes_that_are_not_http_leave_the_server_standing(served: Served) -> None:
    host, port = served.address.split(":")
    for garbage in [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"CONNECT x HTTP/1.1\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\n\r\n",
    ]:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(garbage)
        writer.write_eof()
        answer = await reader.read()
        writer.close()
        assert b"Traceback" not in answer
    assert (await served.get("/livez")).status_code == 200


async def test_a_client_that_leaves_in_mid_body_leaves_nothing_behind(served: Served) -> None:
    token = await served.token()
    host, port = served.address.split(":")
    stored = len(served.journal.log)
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /api/me/grant HTTP/1.1\r\nHost: {served.address}\r\nAuthorization: Bearer {token}\r\n"
    writer.write(f'{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"command'.encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    me = (await served.get("/api/me", token)).json()
    assert (me["balance"], len(served.journal.log)) == (WELCOME, stored)


async def test_a_body_that_does_not_arrive_is_given_up() -> None:
    async with serving(WebSettings(body_seconds=0.05)) as served:
        token = await served.token()
        host, port = served.address.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = f"POST /api/me/grant HTTP/1.1\r\nHost: {served.address}\r\nAuthorization: Bearer {token}\r\n"
        writer.write(f'{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"command'.encode())
        assert b" 408 " in await reader.readline()
        writer.close()
