"""No card, seed, token or other secret passes the log's last gate, whatever it is called and wherever it hides."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telemetry.redaction import HIDDEN, redact
from adapters.web.tokens import Tokens
from domain.hand.events import CardsShown
from tests.support.memory import StandingClock

BOT_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
BEARER = Tokens([b"p" * 32], StandingClock()).issue("account:0190f3e2")[0]


def _logged(**line: object) -> str:
    return str(redact(None, "info", dict(line)))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "cards",
            "card",
            "hole_cards",
            "holeCards",
            "deck",
            "sealed_deck",
            "seed",
            "sealedSeed",
            "token",
            "bot_token",
        ),
        *("secret", "password", "init_data", "authorization", "Authorization", "cookies", "salt", "cut", "cuts"),
        *("api_key", "signature", "proofs", "PASSWORD", "X-Auth-Token"),
    ],
)
def test_a_field_with_a_secrets_name_is_hidden(name: str) -> None:
    assert redact(None, "info", {name: "planted"}) == {name: HIDDEN}


@pytest.mark.parametrize(
    "name", ["table", "player", "cardroom", "discarded", "event", "seat", "shortcut", "seq", "code"]
)
def test_a_field_with_a_harmless_name_is_kept(name: str) -> None:
    assert redact(None, "info", {name: "table:0190f3e2-7c4a-7b1e-9d52-3f1c0a6be411"})[name].startswith("table:")


@pytest.mark.parametrize(
    "text",
    [
        f"calling https://api.telegram.org/bot{BOT_TOKEN}/getMe",
        "postgresql://room:planted@db/cardroom is down",
        "Authorization: Bearer planted.token.here",
        f"refused {BEARER} at hello",
        "auth_date=1790000000&hash=planted",
        "dealt Td Ah to seat 3",
        "dealt TdAh",
        "('Td', 'Ah')",
        "Td,Ah,2c",
    ],
)
def test_a_secret_inside_a_text_is_hidden(text: str) -> None:
    logged = _logged(event=text)
    assert HIDDEN in logged
    for secret in (BOT_TOKEN, BEARER, "planted", "Td", "Ah"):
        assert secret not in logged


def test_an_ordinary_text_is_kept() -> None:
    for text in ("As of now 3 seats are taken", "hand:0190f3e2-2c4d-7b1e-9d52-3f1c0a6be411", "took 2.5 s", "As"):
        assert redact(None, "info", {"event": text}) == {"event": text}


def test_secrets_are_found_at_any_depth() -> None:
    logged = _logged(event="x", detail={"list": [{"cards": ["Td"]}, ("Ah", "Kd")], "deep": {"token": "planted"}})
    for secret in ("Td", "Ah", "Kd", "planted"):
        assert secret not in logged


def test_objects_are_named_not_shown() -> None:
    @dataclass
    class Hand:
        kept: str = "Td"

    logged = _logged(hand=Hand(), shown=CardsShown(1, (3, 4), ("Td", "Ah"), "pair"), raw=b"TdAh")
    assert logged == "{'hand': '<Hand>', 'shown': '<CardsShown>', 'raw': '<bytes>'}"


def test_endless_nesting_ends() -> None:
    nested: list[object] = []
    nested.append(nested)
    assert HIDDEN in _logged(event=nested)


_NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(noise=_NESTED)
def test_a_planted_token_never_appears(noise: object) -> None:
    logged = _logged(noise=noise, token=noise, more=[noise, {"text": f"see {BOT_TOKEN}", "bot_token": BOT_TOKEN}])
    assert BOT_TOKEN not in logged
