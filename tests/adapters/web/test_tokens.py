"""Bearer tokens: good for half an hour, for this room, and unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.rejections import NotSignedIn, TokenExpired, TokenForeign, TokenMalformed, TokenTampered
from adapters.web.tokens import LIFETIME, Tokens
from tests.support.memory import StandingClock

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32


def test_a_token_names_its_player_until_it_expires() -> None:
    clock = StandingClock()
    token, expires_at = Tokens([NEW], clock).issue("account:anna")
    clock.pass_(LIFETIME)
    bearer = Tokens([NEW], clock).read(token)
    assert (bearer.player, bearer.expires_at) == ("account:anna", expires_at)
    clock.pass_(1)
    with pytest.raises(TokenExpired):
        Tokens([NEW], clock).read(token)


def test_after_a_rotation_old_tokens_are_still_good() -> None:
    clock = StandingClock()
    token, _ = Tokens([OLD], clock).issue("account:anna")
    assert Tokens([OLD, NEW], clock).read(token).player == "account:anna"
    fresh, _ = Tokens([OLD, NEW], clock).issue("account:anna")
    with pytest.raises(TokenForeign):
        Tokens([OLD], clock).read(fresh)


def test_another_rooms_token_is_foreign() -> None:
    clock = StandingClock()
    token, _ = Tokens([OTHER], clock).issue("account:anna")
    with pytest.raises(TokenForeign):
        Tokens([NEW], clock).read(token)


def test_a_changed_token_is_tampered_with() -> None:
    tokens = Tokens([NEW], StandingClock())
    token, _ = tokens.issue("account:anna")
    payload, stamp, signature = token.split(".")
    mallory, _ = tokens.issue("account:mallory")
    for changed in (f"{mallory.split('.')[0]}.{stamp}.{signature}", f"{payload}.{stamp}.{'A' * len(signature)}"):
        with pytest.raises(TokenTampered):
            tokens.read(changed)


def test_a_token_dated_later_by_hand_is_tampered_with() -> None:
    clock = StandingClock()
    tokens = Tokens([NEW], clock)
    payload, _, signature = tokens.issue("account:anna")[0].split(".")
    clock.pass_(10**6)
    stamp = tokens.issue("account:anna")[0].split(".")[1]
    with pytest.raises(TokenTampered):
        tokens.read(f"{payload}.{stamp}.{signature}")


@given(text=st.text(max_size=100))
def test_any_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotSignedIn):
        Tokens([NEW], StandingClock()).read(text)


@pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "e30.e30.e30", "bnVsbA.aaaaaa.bbbb"])
def test_what_is_no_token_is_malformed_or_foreign(text: str) -> None:
    with pytest.raises((TokenMalformed, TokenForeign)):
        Tokens([NEW], StandingClock()).read(text)


@pytest.mark.parametrize("secrets", [[], [b"short"], [NEW, b""]])
def test_a_weak_secret_is_refused_at_the_start(secrets: list[bytes]) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Tokens(secrets, StandingClock())
