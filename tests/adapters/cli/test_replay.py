"""`cardroom hands replay` as text and as JSON: what is shown to whom, what is recorded, and what is refused."""

import getpass
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from adapters.cli.main import run
from adapters.settings import Settings, variable_of
from domain.audit.events import CardsOpened
from tests.adapters.cli.hands import ImportedHand, cards_of_steps, imported
from tests.support.databases import ThrowawayServers
from tests.support.room_process import cardroom

FACE = re.compile("[2-9TJQKA][♠♥♦♣]")
BOARD = {"3♥", "4♥", "9♠", "J♠", "5♦"}
ANN, BEN, CEM = {"A♣", "A♦"}, {"K♣", "K♦"}, {"2♣", "7♦"}

Ask = Callable[..., str]


@dataclass(frozen=True)
class Room:
    """A room with one hand; `before` events were in its journal when the test began."""

    played: ImportedHand
    before: int

    @property
    def hand(self) -> str:
        return self.played.hand

    def looks(self) -> list[object]:
        """What was recorded of looks at cards since then."""
        return [each.event for each in self.played.log()[self.before :] if isinstance(each.event, CardsOpened)]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, database_servers: ThrowawayServers) -> Iterator[ImportedHand]:
    """A room with one hand."""
    with database_servers[18].database() as url:
        yield imported(tmp_path_factory.mktemp("room"), url)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, played: ImportedHand) -> Room:
    """The same, which the settings name, with its journal as it was before."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(played.data))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", played.database_url)
    monkeypatch.setenv("COLUMNS", "80")
    return Room(played, len(played.log()))


@pytest.fixture
def ask(room: Room, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Replay the room's hand with these further words, which must succeed; return what is said."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run(["hands", "replay", room.hand, *words]) == 0
        return capsys.readouterr().out

    return asked


@pytest.fixture
def refused(room: Room, capsys: pytest.CaptureFixture[str]) -> Ask:
    """The same with words that must fail; return the one line of complaint."""

    def complained(*words: str, hand: str = room.hand, status: int = 1) -> str:
        capsys.readouterr()
        assert run(["hands", "replay", hand, *words]) == status
        output = capsys.readouterr()
        assert output.out == ""
        (line,) = output.err.splitlines()
        return line.removeprefix("cardroom: ")

    return complained


def test_piped_it_tells_every_step_as_a_spectator_saw_it(room: Room, ask: Ask) -> None:
    text = ask()
    steps = re.findall(r"^step (\d+) of (\d+) · ", text, re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(int(steps[0][1]) + 1))
    assert {*FACE.findall(text)} == ANN | BEN | BOARD
    assert "\x1b" not in text
    assert "Ann shows A♣ A♦" in text
    assert "Ann wins 200: Pair of aces" in text
    assert room.looks() == []


def test_cards_are_hidden_until_they_are_shown(ask: Ask) -> None:
    assert FACE.findall(ask("--at", "1")) == []
    assert "▒▒ ▒▒" in ask("--at", "1")


def test_one_step_alone(ask: Ask) -> None:
    text = ask("--at", "2")
    assert text.startswith("step 2 of ")
    assert "Cem folds" in text
    assert text.count("step ") == 1


def test_equity_is_told_when_all_live_hands_are_open(ask: Ask) -> None:
    assert "wins" not in ask("--at", "3").splitlines()[5]
    revealed = ask("--at", "3", "--reveal")
    shares = [int(share) for share in re.findall(r"(\d+)%", revealed)]
    assert len(shares) == 2
    assert shares[0] > 75
    assert sum(shares) == pytest.approx(100, abs=1)


def test_as_a_seat_it_shows_that_players_cards_and_records_the_look(room: Room, ask: Ask) -> None:
    text = ask("--as", "2", "--at", "1")
    assert {*FACE.findall(text)} == CEM
    assert "as Cem sees it" in text
    assert "Cem (you)" in text
    assert room.looks() == [CardsOpened(room.hand, getpass.getuser(), (2,), "replay")]


def test_a_seat_may_be_named_by_its_player(room: Room, ask: Ask) -> None:
    assert {*FACE.findall(ask("--as", "Ben", "--at", "1"))} == BEN
    assert room.looks() == [CardsOpened(room.hand, getpass.getuser(), (1,), "replay")]


def test_revealed_it_shows_all_cards_and_records_the_look(room: Room, ask: Ask) -> None:
    assert {*FACE.findall(ask("--reveal", "--at", "1"))} == ANN | BEN | CEM
    assert {*FACE.findall(ask("--reveal"))} == ANN | BEN | CEM | BOARD
    (first, second) = room.looks()
    assert isinstance(first, CardsOpened)
    assert (sorted(first.seats), second) == ([0, 1, 2], first)


def test_json_tells_the_steps_with_their_events_and_views(room: Room, ask: Ask) -> None:
    told: dict[str, Any] = json.loads(ask("--json"))
    steps = told["steps"]
    assert (told["hand"], told["over"], told["last_step"]) == (room.hand, True, len(steps) - 1)
    assert [step["step"] for step in steps] == list(range(len(steps)))
    assert steps[0]["events"][0]["topic"] == "hand.started"
    assert "Cem folds" in steps[2]["said"]
    assert {card for cards in cards_of_steps(steps) for card in cards} == {"??", "Ac", "Ad", "Kc", "Kd"}
    assert "sealed" not in ask("--json")
    assert sum(steps[-2]["chances"].values()) == pytest.approx(1)
    assert steps[-1]["chances"] is None
    assert json.loads(ask("--json", "--at", "2")) == steps[2]


def test_a_step_that_is_not_there_is_refused_before_anything_is_opened(room: Room, refused: Ask) -> None:
    assert re.fullmatch(r"This hand has the steps 0 to \d+, not 99\.", refused("--at", "99", "--reveal"))
    assert re.fullmatch(r"This hand has the steps 0 to \d+, not -1\.", refused("--at", "-1"))
    assert room.looks() == []


def test_a_seat_that_was_not_dealt_in_is_refused(room: Room, refused: Ask) -> None:
    assert refused("--as", "7") == "Nobody on seat 7 was dealt into this hand; dealt in were seats 0, 1, 2."
    assert refused("--as", "Dan") == "--as: 'Dan' is no seat of this hand; dealt in were 0 Ann, 1 Ben, 2 Cem."
    assert room.looks() == []


def test_an_unknown_hand_is_refused(refused: Ask) -> None:
    assert refused(hand="hand:none") == "There is no hand 'hand:none'; its id looks like hand:0190…."


def test_one_way_to_look_at_a_time(refused: Ask) -> None:
    assert "choose one of --as and --reveal" in refused("--as", "1", "--reveal", status=2)


def test_without_the_keys_no_card_is_seen(
    ask: Ask, refused: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(tmp_path / "elsewhere"))
    assert refused("--reveal").startswith("The sealed deck cannot be opened: ")
    assert {*FACE.findall(ask())} == ANN | BEN | BOARD


def test_a_terminal_without_symbols_gets_letters(played: ImportedHand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    words = ("hands", "replay", played.hand, "--at", "1", "--reveal")
    done = cardroom(played.data, *words, database_url=played.database_url)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ac Ad" in done.stdout
