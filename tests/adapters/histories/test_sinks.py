"""Exports appear whole or not at all."""

from pathlib import Path

import pytest

from adapters.histories.sinks import OPEN_FILES, Sink, whole_file, whole_folder
from adapters.histories.writer import Chunk


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def breaks_off(sink: Sink, chunk: Chunk) -> None:
    sink.take(chunk)
    raise KeyboardInterrupt


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "hands.txt"
    path.write_text("before")
    with whole_file(path) as sink:
        sink.take(Chunk(b"one "))
        assert path.read_text() == "before"
        sink.take(Chunk(b"two"))
    assert path.read_text() == "one two"
    assert names(tmp_path) == ["hands.txt"]


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "hands.txt"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as sink:
        breaks_off(sink, Chunk(b"half"))
    assert path.read_text() == "before"
    assert names(tmp_path) == ["hands.txt"]


def test_a_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with whole_file(tmp_path / "hands.txt") as sink:
        sink.take(Chunk(b"all"))
    assert (tmp_path / "hands.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_folder_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "hands"
    with whole_folder(path) as sink:
        for number in range(3 * OPEN_FILES):
            sink.take(Chunk(b"a", f"{number}.phh"))
        for number in range(3 * OPEN_FILES):
            sink.take(Chunk(b"b", f"{number}.phh"))
        assert not path.exists()
    assert {file.read_text() for file in path.iterdir()} == {"ab"}
    assert len(list(path.iterdir())) == 3 * OPEN_FILES
    assert names(tmp_path) == ["hands"]


def test_a_folder_may_be_read_by_whom_any_new_one_may(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with whole_folder(tmp_path / "hands") as sink:
        sink.take(Chunk(b"a", "1.phh"))
    assert (tmp_path / "hands").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_files_of_a_folder_that_is_there_are_replaced_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "hands"
    path.mkdir()
    (path / "1.phh").write_text("before")
    (path / "notes").write_text("mine")
    with whole_folder(path) as sink:
        sink.take(Chunk(b"after", "1.phh"))
    assert {file.name: file.read_text() for file in path.iterdir()} == {"1.phh": "after", "notes": "mine"}


def test_a_failure_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "hands") as sink:
        breaks_off(sink, Chunk(b"half", "1.phh"))
    assert names(tmp_path) == []
