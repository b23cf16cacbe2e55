"""The document says what the server does, and the mini-app's types say what the document says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from adapters.web import wire
from adapters.web.endpoints import ENDPOINTS
from adapters.web.openapi import openapi_document
from adapters.web.typescript import typescript
from tests.adapters.web.serving import Served


def test_the_document_is_valid() -> None:
    OpenAPIV31SpecValidator(openapi_document()).validate()


def test_every_reference_leads_somewhere_and_nothing_is_left_over() -> None:
    document = openapi_document()
    schemas = document["components"]["schemas"]
    referred = {target.rpartition("/")[2] for target in _references(document)}
    assert referred <= set(schemas)
    assert set(schemas) - referred == {"ClientFrame", "ServerFrame"}


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        yield from (target for item in value.values() for target in _references(item))
    elif isinstance(value, list):
        yield from (target for item in value for target in _references(item))


def test_every_endpoint_is_described() -> None:
    paths = openapi_document()["paths"]
    for endpoint in ENDPOINTS:
        operation = paths[endpoint.path][endpoint.method.lower()]
        assert operation["summary"], endpoint.path
        in_path = {parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", endpoint.path))
        assert ("security" in operation) == (endpoint.access == "player")


async def test_the_server_serves_it(served: Served) -> None:
    assert (await served.get("/api/openapi.json")).json() == openapi_document()


def test_the_mini_apps_types_are_up_to_date() -> None:
    assert wire.is_current(), "adapters/miniapp/src/wire.ts is stale: run ops/wire"


def test_the_check_fails_when_the_types_are_stale(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = wire.TARGET.with_name("no-such-file.ts")
    monkeypatch.setattr(wire, "TARGET", stale)
    assert wire.main(["--check"]) == 1
    assert "run ops/wire" in capsys.readouterr().err


def test_types_are_interfaces_and_literal_unions() -> None:
    text = typescript()
    assert "export interface Act {\n  t: 'act'\n" in text
    assert "  kind: 'fold' | 'check' | 'call' | 'bet' | 'raise' | 'bring_in' | 'complete'\n" in text
    assert "  seats: (SeatView | null)[]\n" in text
    assert "  tables: Record<string, number>\n" in text
    assert "export type ServerFrame = Snapshot | EventFrame | Ack | Refused | Pong | Reconnect\n" in text
    assert "unknown" not in text.replace("Record<string, unknown>", "")
