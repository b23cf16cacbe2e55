"""All signals of a room: what is worth a person's look, and when it comes up again."""

from collections.abc import Callable, Iterator, Mapping

from projections.integrity.book import Book
from projections.integrity.dumping import chip_dumping
from projections.integrity.folding import fold_to_partner
from projections.integrity.results import improbable_results
from projections.integrity.sharing import same_address, same_device
from projections.integrity.signal import Kind, Signal
from projections.integrity.soft_play import soft_play
from projections.integrity.time_outs import time_out_ring
from projections.integrity.timing import bot_timing

SCORERS: Mapping[Kind, Callable[[Book], Iterator[Signal]]] = {
    "chip_dumping": chip_dumping,
    "soft_play": soft_play,
    "fold_to_partner": fold_to_partner,
    "same_device": same_device,
    "same_address": same_address,
    "time_out_ring": time_out_ring,
    "improbable_results": improbable_results,
    "bot_timing": bot_timing,
}

THRESHOLDS: Mapping[Kind, float] = {**dict.fromkeys(SCORERS, 1.5), "same_device": 2.0, "same_address": 2.0}
"""The score from which a signal is shown unless asked otherwise; chosen on simulated rooms, `ops/bench integrity`."""


def signals(book: Book, least: Mapping[Kind, float] = THRESHOLDS) -> list[Signal]:
    """The signals with at least the score that their kind needs, the strongest first."""
    found = [
        signal
        for kind, scorer in SCORERS.items()
        if kind in least
        for signal in scorer(book)
        if signal.score >= least[kind]
    ]
    return sorted(found, key=lambda signal: (-signal.score, signal.kind, signal.accounts))
