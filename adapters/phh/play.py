"""From a recorded hand to one that this room can play again, tried on the rules."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.phh.deck import RecordedDeck
from adapters.phh.happenings import happenings
from adapters.phh.layout import Layout
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.start import start
from adapters.phh.variants import VARIANTS
from application.recorded_play import RecordedPlay
from application.rehearsal import Rehearsal, UnplayableHand, rehearse

ATTEMPTS = 500
"""So often other cards are tried in place of those that a file does not tell."""
SHAKEN = 4
"""Every so many attempts all suspects get other cards, not only the first: the right ones may be in another's hand."""


def playable(recorded: RecordedHand) -> Rehearsal:
    """The hand in the room's terms, tried on the rules. Cards that the file does not tell are chosen such that they go
    with what it does tell: who brought in, who mucked a beaten hand, who ended with how much.

    Raises BadHandFile with what the room does not play, or UnplayableHand with the move against the rules."""
    begin, variant = start(recorded), VARIANTS[recorded.variant]
    layout = Layout(variant.ruleset.variant, len(recorded.stacks))
    happened = tuple(happenings(recorded, layout))
    try:
        deck = RecordedDeck(layout, variant.deck)
    except ValueError as problem:
        raise BadHandFile(f"{recorded.source}: {problem}.") from None
    return _rehearsed(RecordedPlay(recorded.source, begin, happened, recorded.finishing_stacks), deck)


def _rehearsed(play: RecordedPlay, deck: RecordedDeck) -> Rehearsal:
    """As it goes with the first cards; with others where it may be for untold cards that it does not go as recorded."""
    first = found = _attempt(play, deck)
    for number in range(1, ATTEMPTS):
        suspects = [player for player in _suspects(found) if deck.untold(player)]
        if not suspects:
            first = found
            break
        deck.deal_otherwise(suspects if number % SHAKEN == 0 else suspects[:1])
        found = _attempt(play, deck)
    if isinstance(first, UnplayableHand):
        raise first
    return first


def _attempt(play: RecordedPlay, deck: RecordedDeck) -> Rehearsal | UnplayableHand:
    try:
        return rehearse(replace(play, start=replace(play.start, cards=deck.deck())))
    except UnplayableHand as failure:
        return failure


def _suspects(found: Rehearsal | UnplayableHand) -> Sequence[int]:
    """Whose cards may be why a hand does not go as recorded, the likeliest first: who ends with too much. Nobody's
    where it does, or where chips left the table."""
    if isinstance(found, UnplayableHand):
        return found.suspects
    recorded = found.play.finishing
    if recorded is None or sum(recorded) != sum(found.stacks) or not found.differences:
        return ()
    return sorted(found.contested, key=lambda seat: recorded[seat] - found.stacks[seat])
