"""Files of recorded hands are played by the room's own rules, or refused whole with the move that fails."""

import json
from pathlib import Path

import pytest

from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.phh.importing import Outcome, import_files
from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.room import Room
from domain.event import Event
from domain.hand import Deck
from domain.hand.events import HandStarted
from domain.hand.verification import verify
from tests.adapters.phh.small_hands import ALL, Table
from tests.support.memory import MemoryJournal, StandingClock
from tests.support.recorded_hand import HAND

RIGHT = HAND % "106, 94, 100"


VAULT = AesGcmVault(KeyRing({"k": bytes(32)}))


async def imported(folder: Path, *texts: str) -> tuple[Outcome, MemoryJournal]:
    files = [folder / f"{place}.phh" for place in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    return await played(files)


async def played(files: list[Path]) -> tuple[Outcome, MemoryJournal]:
    journal = MemoryJournal()
    room = Room(journal, StandingClock(), Uuid7Ids(), SystemEntropy(), VAULT, welcome=0, daily=0)
    return await import_files(room, journal, files, lambda: None), journal


def as_text(hand: Table) -> str:
    """A hand's table as TOML, which writes these values as JSON does."""
    return "\n".join(f"{name} = {json.dumps(value)}" for name, value in hand.items())


def opened(hand: str, started: Event) -> Deck:
    """The deck of a stored hand, its seal broken."""
    assert isinstance(started, HandStarted)
    text = VAULT.open(started.sealed_deck, hand).decode("ascii")
    return Deck(tuple(text[at : at + 2] for at in range(0, len(text), 2)))


async def test_hands_end_as_recorded_and_everything_is_counted(tmp_path: Path) -> None:
    outcome, journal = await imported(tmp_path, RIGHT, RIGHT)
    assert (outcome.hands, outcome.differences, outcome.refused) == (2, [], [])
    assert outcome.events == len(journal.log)


async def test_a_different_outcome_is_named(tmp_path: Path) -> None:
    outcome, _ = await imported(tmp_path, HAND % "107, 93, 100")
    assert [line.split(": ", 1)[1] for line in outcome.differences] == [
        "p1 (Ann) ends with 106, the record says 107.",
        "p2 (Ben) ends with 94, the record says 93.",
    ]


async def test_fractions_are_scaled(tmp_path: Path) -> None:
    halves = RIGHT.replace("[100, 100, 100]", "[100.5, 100, 100]").replace("106, 94, 100", "106.5, 94, 100")
    outcome, journal = await imported(tmp_path, halves)
    assert outcome.differences == []
    (started,) = (recorded.event for recorded in journal.log if isinstance(recorded.event, HandStarted))
    assert (started.blinds, started.big_blind, started.stacks) == ((2, 4, 0), 4, (201, 200, 200))


async def test_every_variant_is_stored_as_the_rules_have_it(tmp_path: Path) -> None:
    """The same hands as one collection, each refereed again from what was stored."""
    texts = [f"[{place}]\n{as_text(hand)}" for place, hand in enumerate(ALL.values(), start=1)]
    (tmp_path / "all.phhs").write_text("# one of each\n" + "\n\n".join(texts))
    outcome, journal = await played([tmp_path / "all.phhs"])
    assert (outcome.hands, outcome.differences, outcome.refused) == (len(ALL), [], [])
    hands = {recorded.stream for recorded in journal.log if isinstance(recorded.event, HandStarted)}
    assert len(hands) == len(ALL)
    for hand in hands:
        facts = [recorded.event for recorded in journal.log if recorded.stream == hand]
        assert verify(facts, opened(hand, facts[0])) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("'p1 cbr 6'", "'p1 cbr 3'", "'action 5, p1 cbr 3': A raise must go to a whole total from 4 to 100, not 3."),
        ("'p1 cbr 6'", "'p1 cbr 101'", "'action 5, p1 cbr 101'"),
        ("'p3 f', 'p1 cbr 6'", "'p1 cbr 6', 'p3 f'", "'action 4, p1 cbr 6': p3 is to act, not p1."),
        ("'p1 cbr 10', 'p2 f',", "'p1 cbr 10',", "the record ends before the hand does"),
        ("'p2 cc', 'd db 3h4h9s'", "'d db 3h4h9s', 'p2 cc'", "the board is empty at this point"),
        ("3h4h9s", "3h4hAc", "Ac"),
        ("min_bet = 2", "min_bet = 4", "the minimum bet 4 is not the big blind 2"),
        ("variant = 'NT'", "variant = 'PO'", "comes before p1 has 4 hole cards"),
        ("antes = [0, 0, 0]", "ante_trimming_status = true\nantes = [0, 2, 0]", "antes that differ cannot be trimmed"),
        ("[1, 2, 0]", "[1, 2, 4]", "'action 4, p3 f': p1 is to act, not p3."),
    ],
)
async def test_a_hand_against_the_rules_is_refused_and_leaves_nothing(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in RIGHT
    outcome, journal = await imported(tmp_path, RIGHT.replace(before, after, 1))
    assert outcome.hands == 0
    (refusal,) = outcome.refused
    assert said in refusal
    assert journal.log == []
