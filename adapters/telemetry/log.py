"""How the room writes its log: one shape for our own lines and the libraries', for a person or for a machine."""

import logging
import sys
from typing import Literal, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from adapters.telemetry.redaction import redact

Form = Literal["console", "json"]
Level = Literal["debug", "info", "warning", "error"]

QUIET = ("asyncio", "aiogram", "httpx", "httpcore", "psycopg", "psycopg.pool", "redis", "websockets", "yoyo")
"""Libraries that speak from `warning` on: below it they print addresses, tokens and queries."""

ECS = {"event": "message", "timestamp": "@timestamp", "level": "log.level", "logger": "log.logger"}
"""Elastic Common Schema's names for what every line carries."""


def configure_log(form: Form = "console", level: Level = "info", stream: TextIO | None = None) -> None:
    """Route structlog and the standard library's logging to `stream` (standard error when None).

    `console` writes for a person, `json` one object a line with ECS names. Nothing passes unredacted."""
    output = stream if stream is not None else sys.stderr
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(_number(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(output)
    processors = _last(form, output)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=processors, foreign_pre_chain=_shared()))
    logging.basicConfig(handlers=[handler], level=_number(level), force=True)
    _quieten(level)


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _last(form: Form, output: TextIO) -> list[Processor]:
    gate: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        redact,
    ]
    if form == "json":
        return [*gate, _ecs, structlog.processors.JSONRenderer(serializer=_json)]
    plain = structlog.dev.plain_traceback
    return [*gate, structlog.dev.ConsoleRenderer(colors=output.isatty(), exception_formatter=plain)]


def _ecs(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    named = {ECS.get(name, name): value for name, value in line.items()}
    if "exception" in named:
        named["error.stack_trace"] = named.pop("exception")
    return named


def _json(line: EventDict, **_options: object) -> str:
    return orjson.dumps(line, option=orjson.OPT_NON_STR_KEYS).decode()


def _number(level: Level) -> int:
    return logging.getLevelNamesMapping()[level.upper()]


def _quieten(level: Level) -> None:
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, _number(level)))
    # At `debug` this logger prints every WebSocket frame, hole cards included.
    logging.getLogger("uvicorn.error").setLevel(
        logging.INFO if level == "debug" else max(logging.WARNING, _number(level))
    )
