"""The interface as an OpenAPI 3.1 document, made from the endpoints and the models of what is asked and answered.

The socket's frames, for which OpenAPI has no place, are the components `ClientFrame` and `ServerFrame`.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.web.answers import ErrorAnswer, encode
from adapters.web.endpoint import Endpoint
from adapters.web.endpoints import ENDPOINTS
from adapters.web.frames_in import ClientFrame
from adapters.web.frames_out import ServerFrame

Schema = dict[str, Any]
"""A piece of JSON Schema or OpenAPI: JSON, as untyped as JSON is."""

REFERENCE = "#/components/schemas/{model}"

REFUSALS = {
    "400": "The body is not a JSON object.",
    "401": "The token is missing, malformed, foreign, changed or expired; or the login is not believed.",
    "403": "The rules do not allow it to this player.",
    "404": "There is no such thing.",
    "409": "The state of the table or the account does not allow it.",
    "413": "The body is too large.",
    "415": "The body is not announced as JSON.",
    "422": "A field is missing, unknown or has a value it cannot have; the message names it.",
    "429": "Too many requests; `retry_after` says how many seconds to wait.",
    "503": "The room is busy, cannot reach its journal, or is about to stop.",
}
OF_BODIES = {"400", "413", "415"}
OF_COMMANDS = {"403", "409"}


def openapi_document() -> Schema:
    """The whole document, as plain values in a stable order."""
    components = _components()
    paths: dict[str, Schema] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, components)
    for endpoint in ENDPOINTS:
        _keep_body_only(endpoint, components)
    paths["/ws"] = {"get": _socket()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Cardroom", "version": "1", "description": "A play-chip poker room."},
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _components() -> dict[str, Schema]:
    heard: dict[str, object] = {endpoint.asked.__name__: endpoint.asked for endpoint in ENDPOINTS}
    told: dict[str, object] = {endpoint.answered.__name__: endpoint.answered for endpoint in ENDPOINTS}
    heard |= {"ClientFrame": ClientFrame}
    told |= {"ErrorAnswer": ErrorAnswer, "ServerFrame": ServerFrame}
    schemas, whole = TypeAdapter.json_schemas(
        [
            *((name, "validation", TypeAdapter(model)) for name, model in heard.items()),
            *((name, "serialization", TypeAdapter(model)) for name, model in told.items()),
        ],
        ref_template=REFERENCE,
    )
    components: dict[str, Schema] = whole["$defs"]
    components["ClientFrame"] = schemas["ClientFrame", "validation"]
    components["ServerFrame"] = schemas["ServerFrame", "serialization"]
    return components


def _operation(endpoint: Endpoint, components: dict[str, Schema]) -> Schema:
    operation: Schema = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": _parameters(endpoint, components[endpoint.asked.__name__]),
        "responses": _responses(endpoint),
    }
    if endpoint.method == "POST":
        operation["requestBody"] = {"required": True, "content": _json(_reference(endpoint.asked))}
    if endpoint.access == "player":
        operation["security"] = [{"bearer": []}]
    return operation


def _parameters(endpoint: Endpoint, asked: Schema) -> list[Schema]:
    """Fields of the model that stand in the path and, where there is no body, in the query."""
    required = asked.get("required", ())
    return [
        {"name": name, "in": place, "required": name in required, "schema": _bare(schema)}
        for name, schema in asked.get("properties", {}).items()
        if (place := "path" if name in endpoint.path_names else "query") == "path" or endpoint.method == "GET"
    ]


def _responses(endpoint: Endpoint) -> Schema:
    if endpoint.access == "public":
        return {"200": _answered(endpoint), "503": {**_answered(endpoint), "description": "Not now."}}
    leave_out = set() if endpoint.method == "POST" else OF_BODIES | OF_COMMANDS
    refused = {
        status: {"description": description, "content": _json(_reference(ErrorAnswer))}
        for status, description in REFUSALS.items()
        if status not in leave_out
    }
    return {"200": _answered(endpoint), **refused}


def _answered(endpoint: Endpoint) -> Schema:
    return {"description": endpoint.answered.__doc__ or "", "content": _json(_reference(endpoint.answered))}


def _socket() -> Schema:
    return {
        "operationId": "socket",
        "summary": "Open a WebSocket",
        "description": "Send ClientFrame objects, a Hello first; receive ServerFrame objects. One per text frame.",
        "responses": {
            "101": {"description": "The socket is open."},
            "403": {"description": "A page of another site asked.", "content": _json(_reference(ErrorAnswer))},
            "429": {"description": REFUSALS["429"], "content": _json(_reference(ErrorAnswer))},
            "503": {"description": REFUSALS["503"], "content": _json(_reference(ErrorAnswer))},
        },
    }


def _keep_body_only(endpoint: Endpoint, components: dict[str, Schema]) -> None:
    """What stands in path or query is a parameter, not part of a body's schema."""
    name = endpoint.asked.__name__
    if endpoint.method == "GET":
        components.pop(name, None)
        return
    schema = components[name]
    schema["properties"] = {key: of for key, of in schema["properties"].items() if key not in endpoint.path_names}
    schema["required"] = [key for key in schema.get("required", ()) if key not in endpoint.path_names]


def _bare(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "title"}


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _reference(model: type) -> Schema:
    return {"$ref": REFERENCE.format(model=model.__name__)}


@cache
def _encoded() -> bytes:
    return encode(openapi_document())


async def _show(_request: Request) -> Response:
    return Response(_encoded(), media_type="application/json")


ROUTE = Route("/api/openapi.json", _show, methods=["GET"])
