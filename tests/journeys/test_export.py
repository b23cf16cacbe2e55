"""The real hands beside the checkout, imported and written down in every format, are read back by others' programs."""

import csv
import json
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from pokerkit import HandHistory

from tests.adapters.histories.foreign_readers import hhp_hands, hhp_stacks, pokerkit_stacks
from tests.support.databases import ThrowawayServers
from tests.support.room_process import CHECKOUT, cardroom

PLURIBUS = CHECKOUT.parent / "shared" / "hands" / "pluribus"
HANDS = 918

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not PLURIBUS.exists(), reason="the recorded hands are not beside this checkout"),
]


@pytest.fixture(scope="module")
def out(database_servers: ThrowawayServers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the hands in every format: `analyst.…` with what everyone saw, `all.…` with all cards."""
    folder = tmp_path_factory.mktemp("histories")
    with database_servers[18].database() as url:
        assert cardroom(folder, "hands", "import", str(PLURIBUS), timeout=300, database_url=url).returncode == 0
        for name in ("pokerstars", "phh", "phhs", "ohh", "csv", "parquet"):
            _export(folder, url, name, "analyst")
        for name in ("phhs", "ohh"):
            _export(folder, url, name, "all", "--reveal")
        _export(folder, url, "pokerstars", "all", "--reveal", "--dollars")
        yield folder


def _export(folder: Path, url: str, name: str, reader: str, *words: str) -> None:
    path = folder / f"{reader}.{name}"
    done = cardroom(folder, "hands", "export", "--to", name, "--out", str(path), "--json", *words, database_url=url)
    assert json.loads(done.stdout) == {"out": str(path), "hands": HANDS, "left_out": []}, done.stderr


@pytest.fixture(scope="module")
def stacks() -> dict[tuple[str, ...], list[dict[str, int]]]:
    """The recorded stacks afterwards, by the names of who was dealt in."""
    found: dict[tuple[str, ...], list[dict[str, int]]] = {}
    for path in PLURIBUS.rglob("*.phh"):
        hand = tomllib.loads(path.read_text())
        # A few files have halves of chips, which the room doubles.
        times = 2 if any(stack != int(stack) for stack in hand["finishing_stacks"]) else 1
        after = {
            name: int(stack * times) for name, stack in zip(hand["players"], hand["finishing_stacks"], strict=True)
        }
        found.setdefault(tuple(sorted(after)), []).append(after)
    return found


Recorded = dict[tuple[str, ...], list[dict[str, int]]]


def matched(found: list[dict[str, int]], recorded: Recorded) -> bool:
    """Whether these are the recorded stacks of all hands, each as often as it is recorded."""
    left = [after for several in recorded.values() for after in several]
    for after in found:
        left.remove(after)
    return not left


@pytest.mark.parametrize("name", ["analyst.pokerstars", "all.pokerstars"])
def test_pokerkit_reads_the_text_of_pokerstars(out: Path, stacks: Recorded, name: str) -> None:
    assert matched(pokerkit_stacks((out / name).read_text()), stacks)


def test_hhp_reads_the_text_of_pokerstars(out: Path, stacks: Recorded) -> None:
    hands = hhp_hands((out / "all.pokerstars").read_text())
    assert len(hands) == HANDS
    assert matched([hhp_stacks(hand) for hand in hands if hand is not None], stacks)


@pytest.mark.parametrize("name", ["analyst.phhs", "all.phhs"])
def test_pokerkit_walks_every_hand_of_phhs(out: Path, stacks: Recorded, name: str) -> None:
    with (out / name).open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PokerKit recommends cards to deal
        walked = [(history, list(history)[-1]) for history in HandHistory.load_all(file)]
    assert [history.finishing_stacks for history, _ in walked] == [state.stacks for _, state in walked]
    found = [dict(zip(history.players or (), state.stacks, strict=True)) for history, state in walked]
    assert matched(found, stacks)


def test_every_hand_of_phh_has_a_file_of_its_own(out: Path) -> None:
    files = sorted((out / "analyst.phh").iterdir())
    one_by_one = [HandHistory.loads(file.read_text()) for file in files]
    with (out / "analyst.phhs").open("rb") as file:
        together = {history.hand: history for history in HandHistory.load_all(file)}
    assert len(one_by_one) == HANDS
    assert {history.hand: history for history in one_by_one} == together


def test_what_was_written_is_imported_again_with_the_same_outcomes(
    out: Path, database_url: str, tmp_path: Path
) -> None:
    done = cardroom(
        tmp_path, "hands", "import", str(out / "all.phhs"), "--json", timeout=300, database_url=database_url
    )
    outcome = json.loads(done.stdout)
    assert (outcome["hands"], outcome["differences"], outcome["refused"]) == (HANDS, 0, 0)


@pytest.mark.parametrize("name", ["analyst.ohh", "all.ohh"])
def test_the_sums_of_open_hand_history_agree(out: Path, stacks: Recorded, name: str) -> None:
    hands = [json.loads(text)["ohh"] for text in (out / name).read_text().split("\n\n") if text]
    assert len(hands) == HANDS
    found = []
    for hand in hands:
        names = {player["id"]: player["name"] for player in hand["players"]}
        after = {player["name"]: player["starting_stack"] for player in hand["players"]}
        paid = dict.fromkeys(names, 0)
        for action in (action for each in hand["rounds"] for action in each["actions"]):
            paid[action["player_id"]] += action["amount"]
        first, second = sorted(paid.values(), reverse=True)[:2]
        assert sum(paid.values()) - (first - second) == sum(pot["amount"] for pot in hand["pots"])
        for player, amount in paid.items():
            after[names[player]] -= min(amount, second)
        for win in (win for pot in hand["pots"] for win in pot["player_wins"]):
            after[names[win["player_id"]]] += win["win_amount"]
        found.append(after)
    assert matched(found, stacks)


def test_the_tables_have_a_row_for_each_hand(out: Path) -> None:
    with (out / "analyst.csv" / "hands.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == HANDS
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(out / "analyst.parquet" / "hands.parquet").num_rows == HANDS
