"""The key ring: from a setting or from the data folder, with errors that never repeat a key."""

from pathlib import Path

import pytest

from adapters.sealing.keyring import KeyRing, load_ring, load_token_key
from adapters.sealing.secrets_file import BadSecrets

ONE, TWO = "0123456789abcdef" * 4, "fedcba9876543210" * 4


def test_a_setting_gives_its_keys_in_order(tmp_path: Path) -> None:
    ring = load_ring(f"new:{ONE}, old:{TWO.upper()}", tmp_path)
    assert ring.current == "new"
    assert dict(ring.keys) == {"new": bytes.fromhex(ONE), "old": bytes.fromhex(TWO)}
    assert list(tmp_path.iterdir()) == []


def test_without_a_setting_the_data_folder_keeps_one_ring(tmp_path: Path) -> None:
    ring = load_ring(None, tmp_path)
    assert len(ring.keys[ring.current]) == 32
    assert load_ring(None, tmp_path) == ring
    assert load_token_key(None, tmp_path) == load_token_key(None, tmp_path)
    assert load_token_key(None, tmp_path) not in ring.keys.values()


def test_two_data_folders_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert load_ring(None, tmp_path / "a") != load_ring(None, tmp_path / "b")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("", "Entry 1 of the key ring has no colon"),
        (ONE, "Entry 1 of the key ring has no colon"),
        (f"a:{ONE},", "Entry 2 of the key ring has no colon"),
        (f":{ONE}", "id of entry 1 of the key ring must be 1 to 32"),
        (f"{ONE}:a", "id of entry 1 of the key ring must be 1 to 32"),
        (f"a.b:{ONE}", "id of entry 1 of the key ring must be 1 to 32"),
        (f"a:{ONE[:-1]}", "key of entry 1 of the key ring must be 64 hexadecimal digits"),
        (f"a:{ONE},b:{TWO}0", "key of entry 2 of the key ring must be 64 hexadecimal digits"),
        (f"a:{ONE[:-1]}g", "must be 64 hexadecimal digits"),
        (f"a:{ONE},a:{TWO}", "Entry 2 of the key ring has the id of an earlier one"),
        (f"a:{ONE},b:{ONE}", "Entry 2 of the key ring has the key of an earlier one"),
    ],
)
def test_a_bad_setting_is_named_without_repeating_it(setting: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(BadSecrets, match=message) as refused:
        load_ring(setting, tmp_path)
    assert "0123456789" not in str(refused.value)
    assert "fedcba98" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_token_key_of_a_setting_is_read(tmp_path: Path) -> None:
    assert load_token_key(f" {ONE} ", tmp_path) == bytes.fromhex(ONE)


def test_a_bad_token_key_is_named_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(BadSecrets, match="The token-signing key must be 64 hexadecimal digits") as refused:
        load_token_key(ONE + "0", tmp_path)
    assert "0123456789" not in str(refused.value)


def test_an_empty_ring_is_refused() -> None:
    with pytest.raises(BadSecrets, match="at least one key"):
        KeyRing({})


def test_a_ring_does_not_show_its_keys() -> None:
    assert repr(KeyRing({"k1": bytes(32)})) == "KeyRing()"
