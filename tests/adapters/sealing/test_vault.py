"""The vault opens what it sealed for the same owner, and nothing else."""

import string
from base64 import urlsafe_b64encode

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.ports import SealBroken, Vault

OLD, NEW = bytes(range(32)), bytes(range(32, 64))
VAULT: Vault = AesGcmVault(KeyRing({"k1": OLD}))
OWNER = "hand:0190"
ALPHABET = string.ascii_letters + string.digits + "-_."


@given(st.binary(max_size=200), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_was_sealed_opens_for_its_owner(secret: bytes, owner: str) -> None:
    assert VAULT.open(VAULT.seal(secret, owner), owner) == secret


def test_the_same_secret_never_looks_the_same() -> None:
    assert len({VAULT.seal(b"seed", OWNER) for _ in range(50)}) == 50


def test_a_sealed_text_tells_nothing_of_the_secret() -> None:
    secret = b"AsKsQsJsTs"
    assert secret.hex() not in VAULT.seal(secret, OWNER)
    assert urlsafe_b64encode(secret).decode().rstrip("=") not in VAULT.seal(secret, OWNER)


def test_another_owner_cannot_open_it() -> None:
    with pytest.raises(SealBroken, match="does not belong to hand:0191"):
        VAULT.open(VAULT.seal(b"seed", OWNER), "hand:0191")


def test_the_first_key_seals_and_all_keys_open() -> None:
    rotated = AesGcmVault(KeyRing({"k2": NEW, "k1": OLD}))
    assert rotated.seal(b"seed", OWNER).startswith("k2.")
    assert rotated.open(VAULT.seal(b"seed", OWNER), OWNER) == b"seed"


def test_a_key_that_is_not_on_the_ring_is_named() -> None:
    with pytest.raises(SealBroken, match="The key k2 is not on the ring"):
        VAULT.open(AesGcmVault(KeyRing({"k2": NEW})).seal(b"seed", OWNER), OWNER)


def test_another_key_under_the_same_id_does_not_open_it() -> None:
    with pytest.raises(SealBroken, match="was changed"):
        VAULT.open(AesGcmVault(KeyRing({"k1": NEW})).seal(b"seed", OWNER), OWNER)


def test_another_key_id_does_not_open_it() -> None:
    both = AesGcmVault(KeyRing({"k1": OLD, "k2": NEW}))
    with pytest.raises(SealBroken, match="was changed"):
        both.open("k2" + VAULT.seal(b"seed", OWNER)[2:], OWNER)


def sealed_with(nonce: bytes, secret: bytes) -> str:
    box = nonce + AESGCM(OLD).encrypt(nonce, secret, OWNER.encode())
    return "k1." + urlsafe_b64encode(box).rstrip(b"=").decode()


SEALED = sealed_with(bytes(12), bytes(31))


def test_the_text_is_key_id_and_base64_of_nonce_and_ciphertext() -> None:
    assert VAULT.open(SEALED, OWNER) == bytes(31)
    assert VAULT.open(sealed_with(b"\xff" * 12, b"seed"), OWNER) == b"seed"


@given(st.integers(0, len(SEALED) - 1), st.sampled_from(ALPHABET))
def test_any_changed_character_breaks_the_seal(at: int, character: str) -> None:
    changed = SEALED[:at] + character + SEALED[at + 1 :]
    if changed != SEALED:
        with pytest.raises(SealBroken):
            VAULT.open(changed, OWNER)


@given(st.integers(0, len(SEALED) - 1))
def test_a_text_cut_off_anywhere_breaks_the_seal(length: int) -> None:
    with pytest.raises(SealBroken):
        VAULT.open(SEALED[:length], OWNER)


@given(st.text(max_size=80))
def test_any_other_text_breaks_the_seal(text: str) -> None:
    with pytest.raises(SealBroken):
        VAULT.open(text, OWNER)


@pytest.mark.parametrize(
    "text",
    ["", "k1", "k1.", ".AAAA", "k1.A", f"{SEALED}=", f"{SEALED}\n", f" {SEALED}", f"{SEALED}.x", "k1." + "A" * 36],
)
def test_malformed_texts_break_the_seal(text: str) -> None:
    with pytest.raises(SealBroken):
        VAULT.open(text, OWNER)
