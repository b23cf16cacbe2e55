"""Files of recorded hands are played by the room's own rules, or refused whole with the move that fails."""

from pathlib import Path

import pytest

from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.phh.importing import Outcome, import_files
from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from application.room import Room
from tests.support.memory import MemoryJournal, StandingClock
from tests.support.recorded_hand import HAND

RIGHT = HAND % "106, 94, 100"


async def imported(folder: Path, *texts: str) -> tuple[Outcome, MemoryJournal]:
    journal = MemoryJournal()
    vault = AesGcmVault(KeyRing({"k": bytes(32)}))
    room = Room(journal, StandingClock(), Uuid7Ids(), SystemEntropy(), vault, welcome=0, daily=0)
    files = [folder / f"{place}.phh" for place in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    return await import_files(room, journal, files, lambda: None), journal


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
    opened = next(event.event for event in journal.log if event.event.TOPIC == "table.opened")
    assert getattr(opened, "big_blind", None) == 4


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
        ("antes = [0, 0, 0]", "antes = [0, 0, 1]", "antes that differ"),
        ("[1, 2, 0]", "[1, 2, 4]", "no straddles"),
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
