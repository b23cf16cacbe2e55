"""One shape for our own lines and the libraries', and nothing in it that should not be."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from adapters.telemetry.log import configure_log

BOT_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    levels = {name: logging.getLogger(name).level for name in ("uvicorn.error", "httpx", "aiogram")}
    yield
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def _lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_machine_reads_one_object_a_line_with_ecs_names() -> None:
    stream = io.StringIO()
    configure_log("json", "info", stream)
    structlog.get_logger("adapters.web").info("seat_taken", table="table:1", seat=3, cards=["Td", "Ah"])
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received from %s", "192.0.2.1")
    own, library = _lines(stream)
    assert own["message"] == "seat_taken"
    assert (own["log.level"], own["log.logger"], own["seat"]) == ("info", "adapters.web", 3)
    assert own["cards"] == "[hidden]"
    assert str(own["@timestamp"]).endswith("Z")
    assert library["message"] == "Invalid HTTP request received from 192.0.2.1"
    assert set(own) - {"table", "seat", "cards"} == set(library)


def test_a_person_reads_a_line_without_colours_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    configure_log("console", "info", stream)
    structlog.get_logger().warning("journal_away", seconds=1.5)
    assert "journal_away" in stream.getvalue()
    assert "\x1b[" not in stream.getvalue()


def test_a_traceback_is_written_without_the_values_of_variables() -> None:
    for form in ("json", "console"):
        stream = io.StringIO()
        configure_log(form, "info", stream)
        planted = ("Td", "Ah")
        try:
            raise RuntimeError(f"cannot reach https://api.telegram.org/bot{BOT_TOKEN}/ with {planted}")
        except RuntimeError:
            structlog.get_logger().exception("duty_failed")
            logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
        text = stream.getvalue()
        assert text.count("Traceback") == 2
        assert "RuntimeError" in text
        assert BOT_TOKEN not in text
        assert "'Td', 'Ah'" not in text


def test_lines_below_the_level_are_not_written() -> None:
    stream = io.StringIO()
    configure_log("json", "warning", stream)
    structlog.get_logger().info("quiet")
    logging.getLogger("anything").info("quiet")
    assert stream.getvalue() == ""


def test_even_at_debug_no_library_prints_frames_or_addresses() -> None:
    stream = io.StringIO()
    configure_log("json", "debug", stream)
    structlog.get_logger().debug("ours")
    logging.getLogger("uvicorn.error").debug("> TEXT '{\"cards\": ...}'")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot...")
    logging.getLogger("psycopg").debug("SELECT ...")
    assert [line["message"] for line in _lines(stream)] == ["ours"]
