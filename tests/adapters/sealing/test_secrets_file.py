"""The data folder's secrets: made once, whole, and for their owner's eyes."""

import json
import os
import stat
from multiprocessing import get_context
from pathlib import Path

import pytest

from adapters.sealing.secrets_file import BadSecrets, Secrets, read_or_create


def test_the_first_use_makes_a_file_for_its_owner_only(tmp_path: Path) -> None:
    secrets = read_or_create(tmp_path)
    file = tmp_path / "secrets.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text()) == {"ring": secrets.ring, "token_key": secrets.token_key}
    assert list(tmp_path.iterdir()) == [file]


def test_the_mask_of_the_process_does_not_matter(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        read_or_create(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_later_uses_read_the_same_file(tmp_path: Path) -> None:
    assert read_or_create(tmp_path) == read_or_create(tmp_path)


def test_processes_that_start_at_once_agree_on_one_file(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        for round_ in range(10):
            folder = tmp_path / str(round_)
            folder.mkdir()
            assert len(set(pool.map(read_or_create, [folder] * 8, chunksize=1))) == 1
            assert [file.name for file in folder.iterdir()] == ["secrets.json"]


def test_a_process_that_comes_second_takes_the_firsts_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw no file; the other one links its file just before this one does."""
    link = os.link

    def after_another(draft: str, path: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        read_or_create(tmp_path)
        link(draft, path)

    monkeypatch.setattr(os, "link", after_another)
    assert read_or_create(tmp_path) == read_or_create(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secrets.json"]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666, 0o620])
def test_a_file_that_others_can_open_is_refused_in_one_line(mode: int, tmp_path: Path) -> None:
    read_or_create(tmp_path)
    file = tmp_path / "secrets.json"
    file.chmod(mode)
    with pytest.raises(BadSecrets) as refused:
        read_or_create(tmp_path)
    assert str(refused.value) == f"{file} can be read by others than its owner; run: chmod 600 {file}"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"ring": "a"}', b'{"ring": 1, "token_key": "b"}', b"[" * 60000],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    file.touch(0o600)
    file.write_bytes(content)
    with pytest.raises(BadSecrets, match="must be a JSON object with the texts ring and token_key"):
        read_or_create(tmp_path)
    assert file.read_bytes() == content


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSecrets, match=r"nowhere/secrets.json cannot be read or made: No such file"):
        read_or_create(tmp_path / "nowhere")


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadSecrets, match=r"cannot be read or made: Not a directory"):
        read_or_create(tmp_path / "file")


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadSecrets, match="No space left on device"):
        read_or_create(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_secrets_are_not_shown() -> None:
    assert repr(Secrets("k:00", "11")) == "Secrets()"
