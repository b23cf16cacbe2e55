"""The interface as TypeScript: the components of the OpenAPI document as interfaces and literal unions."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from adapters.web.openapi import openapi_document

HEAD = """\
/** The shapes on the wire. Chips are whole chips, times UTC seconds since the epoch.
 *  Made by ops/wire from the room's own models; do not edit. */
"""

PLAIN = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean", "null": "null"}

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def typescript() -> str:
    """The whole module, in a stable order."""
    components: Mapping[str, Mapping[str, Any]] = openapi_document()["components"]["schemas"]
    return "\n".join([HEAD, *(_declaration(name, schema) for name, schema in components.items())])


def _declaration(name: str, schema: Mapping[str, Any]) -> str:
    comment = f"/** {' '.join(schema['description'].split())} */\n" if "description" in schema else ""
    if "properties" not in schema:
        return f"{comment}export type {name} = {_type(schema)}\n"
    fields = "".join(f"  {field}\n" for field in _fields(schema))
    return f"{comment}export interface {name} {{\n{fields}}}\n"


def _fields(schema: Mapping[str, Any]) -> Iterator[str]:
    required = schema.get("required", ())
    for name, of in schema["properties"].items():
        key = name if _NAME.fullmatch(name) else json.dumps(name)
        yield f"{key}{'' if name in required else '?'}: {_type(of)}"


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return _literal(schema["const"])
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return " | ".join(_type(part) for part in schema[union])
    if "enum" in schema:
        return " | ".join(_literal(value) for value in schema["enum"])
    match schema.get("type"):
        case "array":
            return _array(schema)
        case "object":
            return f"Record<string, {_type(_values(schema))}>"
        case plain:
            return PLAIN.get(str(plain), "unknown")


def _array(schema: Mapping[str, Any]) -> str:
    item = _type(schema.get("items", {}))
    return f"({item})[]" if " | " in item else f"{item}[]"


def _values(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an object with free keys holds."""
    by_pattern = list(schema.get("patternProperties", {}).values())
    values = by_pattern[0] if by_pattern else schema.get("additionalProperties")
    return values if isinstance(values, Mapping) else {}


def _literal(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)
