"""Which button leads to the mini-app, and with which address."""

import uuid

import pytest
from aiogram.utils.deep_linking import create_deep_link
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.deep_link import payload_of, table_in
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


def test_the_place_joins_what_the_address_has() -> None:
    link = MiniApp("https://room.example.com/app?lang=en").link("table:1")
    assert link == "https://room.example.com/app?lang=en#/table/table:1"


@given(st.uuids())
def test_every_table_fits_into_a_deep_link_and_comes_back(name: uuid.UUID) -> None:
    payload = payload_of(f"table:{name}")
    assert create_deep_link("cardroom_bot", "start", payload).endswith(f"?start={payload}")
    assert table_in(payload) == f"table:{name}"


@given(st.text() | st.from_regex(r"(hand|table)[_:-][0-9a-f-]{30,36}\n?", fullmatch=True))
def test_anything_else_is_no_table(payload: str) -> None:
    found = table_in(payload)
    assert found is None or payload_of(found) == payload
