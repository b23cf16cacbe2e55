"""The formats that hands can be written in, by the names that people call them; each is imported when it is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adapters.histories.writer import HistoryWriter


@dataclass(frozen=True, slots=True)
class Wishes:
    """What may be asked of PokerStars' text for the sake of its readers: straddles written as raises under the gun,
    amounts written as dollars."""

    straddle_as_raise: bool = False
    dollars: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """`folder`: several files of their own names in a folder, rather than one. `text`: it can go to a terminal."""

    make: Callable[[Wishes], HistoryWriter]
    folder: bool = False
    text: bool = True


def _pokerstars(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.pokerstars.writer import PokerStarsText

    return PokerStarsText(wishes.straddle_as_raise, wishes.dollars)


def _phh(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.phh.writer import PhhFiles

    return PhhFiles()


def _phhs(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.phh.writer import PhhsText

    return PhhsText()


def _ohh(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.ohh.writer import OpenHandHistory

    return OpenHandHistory()


def _csv(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.csv_table import CsvTables

    return CsvTables()


def _parquet(wishes: Wishes) -> HistoryWriter:
    from adapters.histories.parquet_table import ParquetTables

    return ParquetTables()


FORMATS: Mapping[str, Format] = {
    "pokerstars": Format(_pokerstars),
    "phh": Format(_phh, folder=True),
    "phhs": Format(_phhs),
    "ohh": Format(_ohh),
    "csv": Format(_csv, folder=True),
    "parquet": Format(_parquet, folder=True, text=False),
}
