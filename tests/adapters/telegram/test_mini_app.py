"""Which button leads to the mini-app, and with which address."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from aiogram.utils.deep_linking import create_deep_link
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.deep_link import is_table, payload_of
from adapters.telegram.mini_app import MiniApp

PRIVATE = ["10.0.0.1", "192.168.1.20", "127.0.0.1", "169.254.1.1", "[::1]", "localhost", "cards", "pc.local"]


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_that_telegram_cannot_know_gets_no_button(scheme: str, host: str) -> None:
    app = MiniApp(f"{scheme}://{host}:8000/")
    assert app.button("Play") is None
    assert app.menu_button("Play") is None


@pytest.mark.parametrize("host", ["room.example.com", "8.8.8.8", "[2606:4700::1111]"])
def test_a_public_host_over_https_opens_in_telegram(host: str) -> None:
    button = MiniApp(f"https://{host}/").button("Play")
    assert button is not None
    assert button.web_app is not None
    assert button.url is None


def test_the_start_parameter_joins_what_the_address_has() -> None:
    link = MiniApp("https://room.example.com/app?lang=en").link("table_1")
    assert urlsplit(link).path == "/app"
    assert parse_qs(urlsplit(link).query) == {"lang": ["en"], "tgWebAppStartParam": ["table_1"]}


@given(st.uuids(version=4) | st.builds(uuid.UUID, int=st.integers(0, 2**128 - 1)))
def test_every_table_fits_into_a_deep_link(name: uuid.UUID) -> None:
    for table in (f"table:{name}", f"table:{name.hex}"):
        payload = payload_of(table)
        assert is_table(payload)
        assert create_deep_link("cardroom_bot", "start", payload).endswith(payload)


@given(st.text())
def test_anything_else_is_no_table(payload: str) -> None:
    assert not is_table(payload)
