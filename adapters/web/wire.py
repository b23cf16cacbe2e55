"""The command behind ops/wire: keeps the mini-app's types equal to the room's models."""

import sys
from pathlib import Path

import orjson

from adapters.web.openapi import openapi_document
from adapters.web.typescript import typescript

TARGET = Path(__file__).parent.parent / "miniapp" / "src" / "wire.ts"


def main(arguments: list[str]) -> int:
    """Write the types (no argument), `--check` whether they are up to date, or print the `--openapi` document."""
    match arguments:
        case []:
            return _write()
        case ["--check"]:
            return _check()
        case ["--openapi"]:
            sys.stdout.write(orjson.dumps(openapi_document(), option=orjson.OPT_INDENT_2).decode() + "\n")
            return 0
        case _:
            sys.stderr.write("ops/wire takes no argument, --check or --openapi\n")
            return 2


def is_current() -> bool:
    """Whether the types on disk are those that the models make."""
    return TARGET.is_file() and TARGET.read_text(encoding="utf-8") == typescript()


def _write() -> int:
    if not is_current():
        TARGET.write_text(typescript(), encoding="utf-8")
        sys.stdout.write(f"wrote {TARGET.relative_to(Path.cwd())}\n")
    return 0


def _check() -> int:
    if is_current():
        return 0
    sys.stderr.write("adapters/miniapp/src/wire.ts is stale: run ops/wire\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
