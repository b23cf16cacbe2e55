"""Telegram's initData is believed only as Telegram signed it, and only while it is fresh."""

import hmac
import json
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from aiogram.utils.web_app import check_webapp_signature
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.init_data import MAX_AGE, SKEW, read_init_data
from adapters.web.rejections import InitDataExpired, InitDataForged, InitDataMalformed, NotSignedIn
from tests.support.init_data import init_data

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NOW = 1_790_000_000
ANNA = {"id": 987654321, "first_name": "Anna", "last_name": "Ösk", "username": "anna", "language_code": "de"}


def _changed(signed: str, **fields: str | None) -> str:
    told: dict[str, str | None] = {**dict(parse_qsl(signed)), **fields}
    return urlencode({name: value for name, value in told.items() if value is not None})


def _signed(**fields: str) -> str:
    """Fields as they are, signed by the bot."""
    told = {"auth_date": str(NOW), "user": json.dumps(ANNA), **fields}
    lines = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    signature = hmac.digest(hmac.digest(b"WebAppData", TOKEN.encode(), "sha256"), lines.encode(), "sha256")
    return urlencode({**told, "hash": signature.hex()})


def test_a_signed_user_is_who_they_say() -> None:
    identity = read_init_data(init_data(TOKEN, ANNA, NOW), TOKEN, NOW)
    assert (identity.origin, identity.key, identity.name) == ("telegram", "987654321", "Anna Ösk")


def test_fields_that_telegram_adds_are_part_of_what_is_signed() -> None:
    signed = init_data(TOKEN, ANNA, NOW, signature="AbC-_", start_param="table", chat_type="private")
    assert read_init_data(signed, TOKEN, NOW).key == "987654321"
    with pytest.raises(InitDataForged):
        read_init_data(_changed(signed, start_param="other"), TOKEN, NOW)
    with pytest.raises(InitDataForged):
        read_init_data(_changed(signed, signature=None), TOKEN, NOW)


def test_a_user_changed_after_signing_is_forged() -> None:
    signed = init_data(TOKEN, ANNA, NOW)
    with pytest.raises(InitDataForged):
        read_init_data(_changed(signed, user=json.dumps({**ANNA, "id": 1})), TOKEN, NOW)


def test_another_bots_signature_is_forged() -> None:
    with pytest.raises(InitDataForged):
        read_init_data(init_data("1" + TOKEN, ANNA, NOW), TOKEN, NOW)


@pytest.mark.parametrize("claimed", ["", "0" * 64, "zz", "ÄÖÜ", "00" * 64])
def test_a_wrong_hash_is_forged(claimed: str) -> None:
    with pytest.raises(InitDataForged):
        read_init_data(_changed(init_data(TOKEN, ANNA, NOW), hash=claimed), TOKEN, NOW)


def test_a_missing_hash_is_malformed() -> None:
    with pytest.raises(InitDataMalformed, match="no hash"):
        read_init_data(_changed(init_data(TOKEN, ANNA, NOW), hash=None), TOKEN, NOW)


@pytest.mark.parametrize("age", [0, 1, MAX_AGE, -SKEW])
def test_a_fresh_login_is_believed(age: int) -> None:
    assert read_init_data(init_data(TOKEN, ANNA, NOW - age), TOKEN, NOW)


@pytest.mark.parametrize("age", [MAX_AGE + 1, 10**9, -SKEW - 1, -(10**9)])
def test_a_login_too_old_or_from_the_future_is_expired(age: int) -> None:
    with pytest.raises(InitDataExpired):
        read_init_data(init_data(TOKEN, ANNA, NOW - age), TOKEN, NOW)


@pytest.mark.parametrize("auth_date", ["", "-5", "1.5", "yesterday", "٣", "9" * 400])
def test_a_date_that_is_none_is_malformed(auth_date: str) -> None:
    with pytest.raises(InitDataMalformed, match="auth_date"):
        read_init_data(_signed(auth_date=auth_date), TOKEN, NOW)


@pytest.mark.parametrize(
    "user",
    [
        "",
        "null",
        "[]",
        "{",
        "{}",
        '{"id": "987"}',
        '{"id": 0}',
        '{"id": 1.5}',
        '{"id": true}',
        '{"id": 99999999999999999999}',
        '{"id": 1, "first_name": 7}',
        "[" * 5_000,
        '{"id": 1, "first_name": "' + "x" * 600 + '"}',
    ],
)
def test_a_signed_user_that_is_none_is_malformed(user: str) -> None:
    with pytest.raises(InitDataMalformed, match="user"):
        read_init_data(_signed(user=user), TOKEN, NOW)


@pytest.mark.parametrize(
    "text", ["", "nonsense", "a=1&&b=2", "user=%ff&hash=1", "&".join(f"f{n}=1" for n in range(99))]
)
def test_text_that_is_no_query_is_malformed(text: str) -> None:
    with pytest.raises(InitDataMalformed):
        read_init_data(text, TOKEN, NOW)


def test_a_field_given_twice_is_malformed() -> None:
    signed = init_data(TOKEN, ANNA, NOW)
    with pytest.raises(InitDataMalformed, match="twice"):
        read_init_data(f"{signed}&user={quote(json.dumps({'id': 1}))}", TOKEN, NOW)


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ({"id": 1, "first_name": "  A \n\t B  "}, "A B"),
        ({"id": 1, "first_name": "\u202egnihton\u200b", "username": "anna"}, "gnihton"),
        ({"id": 1, "first_name": "\u202e\u200b", "username": "anna"}, "anna"),
        ({"id": 1}, "Player"),
        ({"id": 1, "first_name": "x" * 100}, "x" * 32),
    ],
)
def test_a_name_is_one_plain_short_line(user: dict[str, object], name: str) -> None:
    assert read_init_data(init_data(TOKEN, user, NOW), TOKEN, NOW).name == name


@given(fields=st.dictionaries(st.text("abcxyz_", min_size=1, max_size=8), st.text(min_size=1, max_size=20), max_size=6))
def test_the_signature_check_agrees_with_aiograms(fields: dict[str, str]) -> None:
    told = {name: value.encode("utf-8", "ignore").decode() or "-" for name, value in fields.items()}
    signed = init_data(TOKEN, ANNA, NOW, **told)
    forged = _changed(signed, query_id="another")
    assert check_webapp_signature(TOKEN, signed)
    assert read_init_data(signed, TOKEN, NOW)
    assert not check_webapp_signature(TOKEN, forged)
    with pytest.raises(InitDataForged):
        read_init_data(forged, TOKEN, NOW)


@given(text=st.text(max_size=200))
def test_any_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotSignedIn):
        read_init_data(text, TOKEN, NOW)
