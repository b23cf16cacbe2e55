"""Files of recorded hands are found below folders, in order, each once."""

import os
from pathlib import Path

import pytest

from adapters.phh.files import find
from adapters.phh.refusals import BadHandFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["b/10.phh", "b/9.phh", "b/2a.phhs", "a/deep/er/1.PHH", "c.phh", "README.md", "b/notes.txt"]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "folder.phh").mkdir()
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(file.relative_to(folder)) for file in find(paths)]


def test_all_hands_below_a_folder_come_in_order_with_numbers_by_value(folder: Path) -> None:
    assert names(folder, folder) == ["a/deep/er/1.PHH", "b/2a.phhs", "b/9.phh", "b/10.phh", "c.phh"]


def test_the_given_paths_come_in_their_order_and_no_file_twice(folder: Path) -> None:
    found = names(folder, folder / "c.phh", folder / "b", folder, folder / "b" / "9.phh")
    assert found == ["c.phh", "b/2a.phhs", "b/9.phh", "b/10.phh", "a/deep/er/1.PHH"]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder)
    (folder / "b" / "self.phh").symlink_to(folder / "b" / "self.phh")
    assert names(folder, folder / "b") == ["b/2a.phhs", "b/9.phh", "b/10.phh", "b/self.phh"]


def test_a_link_to_a_folder_may_be_given(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "b")
    assert len(list(find([folder / "link"]))) == 3


def test_a_path_that_does_not_exist_is_named_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(BadHandFile, match=r"nowhere: does not exist"):
        find([folder, folder / "nowhere"])


def test_a_folder_without_hands_is_named(folder: Path) -> None:
    with pytest.raises(BadHandFile, match=r"folder\.phh: holds no \.phh or \.phhs file"):
        find([folder / "folder.phh"])


def test_a_file_of_another_kind_is_named(folder: Path) -> None:
    with pytest.raises(BadHandFile, match=r"README\.md: not a file of recorded hands"):
        find([folder / "README.md"])


def test_a_folder_that_may_not_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    with pytest.raises(BadHandFile, match="b: cannot be read: Permission denied"):
        find([folder])
