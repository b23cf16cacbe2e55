"""Hands of every game written as tables, file by file."""

from collections import defaultdict
from collections.abc import Iterable

from adapters.histories.writer import HistoryWriter
from application.told_hand import ToldHand


def files(writer: HistoryWriter, hands: Iterable[ToldHand]) -> dict[str, bytes]:
    """What each of the files holds in the end."""
    written: dict[str, list[bytes]] = defaultdict(list)
    for chunk in writer.begin():
        written[chunk.file].append(chunk.data)
    for hand in hands:
        for chunk in writer.hand(hand):
            written[chunk.file].append(chunk.data)
    for chunk in writer.end():
        written[chunk.file].append(chunk.data)
    return {name: b"".join(pieces) for name, pieces in written.items()}
