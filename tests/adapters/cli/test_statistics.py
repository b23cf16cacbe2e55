"""`cardroom stats`: what is asked, what is refused in a line, and how figures look on a terminal."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.cli import statistics_asked as ask
from adapters.cli.statistics_asked import FiguresAnswer, HandsAnswer
from adapters.cli.statistics_text import as_json_text, as_text
from adapters.fault import Fault
from adapters.postgres.statistics_reader import StatisticsReader
from projections import player_stats
from projections.analysis import BITS, CATALOGUE
from projections.analysis.figures import Tally
from projections.player_figures import CountedHand, FigureGroup, Grouping, KnownPlayer, WantedHands
from projections.projection import Row
from tests.adapters.postgres.projected import project
from tests.projections.stories import Story, together
from tests.support.recorded_hand import HAND
from tests.support.room_process import cardroom

ANN = KnownPlayer("account:1", "Ann")


def group(label: str = "", hands: int = 4, result: float = 1.0) -> FigureGroup:
    """So many hands with VPIP in one of them, each with the same result in big blinds."""
    tally = Tally(aggressive=3, calls=2, folds=1)
    tally.count(BITS["vpip"], BITS["vpip"])
    tally.count(BITS["vpip"], 0, hands=hands - 1)
    tally.results["net"].total, tally.results["net"].squares = hands * result, hands * result**2
    return FigureGroup(label, tally.hands, 40, 0.0, tally.figures())


def line(text: str, beginning: str) -> str:
    return next(each for each in text.splitlines() if each.startswith(beginning))


def test_a_sheet_has_value_counts_and_formula() -> None:
    text = as_text(FiguresAnswer(ANN, "all", [group()], {}))
    assert text.startswith("Ann: 4 hands, +40 chips\n")
    assert line(text, "VPIP").split() == ["VPIP", "25.0%", "1", "/", "4", *CATALOGUE["vpip"].formula.split()]
    assert line(text, "Squeeze").split()[:4] == ["Squeeze", "–", "0", "/"]
    assert line(text, "AF ").split()[:5] == ["AF", "1.50", "3", "/", "2"]


def test_a_win_rate_has_its_interval_from_a_hundred_hands_on() -> None:
    few = as_text(FiguresAnswer(ANN, "all", [group(hands=99)], {}))
    assert "– (below 100 hands)" in line(few, "bb/100")
    many = as_text(FiguresAnswer(ANN, "all", [group(hands=100)], {}))
    assert "+100.0 ± 0.0" in line(many, "bb/100")
    assert "+100.0 bb / 100" in line(many, "bb/100")


def test_groups_stand_below_each_other_with_a_legend() -> None:
    text = as_text(FiguresAnswer(ANN, "position", [group("CO"), group("BTN")], {}))
    assert line(text, "BTN").split()[:3] == ["BTN", "4", "25.0%"]
    assert max(map(len, text.split("Per cent")[0].splitlines())) <= 120
    assert all(f"{each.name}:" in text and each.formula in text for each in CATALOGUE.values())


def test_everybody_has_a_line_by_name() -> None:
    text = as_text(FiguresAnswer(None, "player", [group("account:1"), group("account:2")], {"account:1": "A\x1bnn"}))
    assert line(text, "A\N{REPLACEMENT CHARACTER}nn")
    assert line(text, "account:2")


def test_no_hands_are_told() -> None:
    assert as_text(FiguresAnswer(ANN, "all", [], {})) == "Ann: no such hands."
    assert as_text(FiguresAnswer(None, "player", [], {})) == "No such hands."


def counted(made: float = 1.0) -> CountedHand:
    where = ("hand:1", "table:1", "Main", 7, 0.0, "nlhe/1", "No-limit hold'em", "5/10", "limped", "CO")
    return CountedHand(*where, made, 1, -30, 12.4)


def test_an_explanation_lists_the_hands_and_how_many_more_there_are() -> None:
    text = as_text(HandsAnswer(ANN, CATALOGUE["vpip"], group().figures[0], [counted()]))
    assert text.startswith("VPIP of Ann: 25.0% (1 / 4)\nmade: a voluntary call")
    assert line(text, "hand:1").split()[-4:] == ["1", "1", "-30", "+12"]
    assert text.endswith("… the latest 1 of 4; --limit tells how many.")
    assert "No hand counts." in as_text(HandsAnswer(ANN, CATALOGUE["vpip"], None, []))


def test_json_has_formulas_and_names() -> None:
    told = json.loads(as_json_text(FiguresAnswer(None, "player", [group("account:1")], {"account:1": "Ann"})))
    assert (told["by"], told["groups"][0]["name"], told["groups"][0]["label"]) == ("player", "Ann", "account:1")
    assert told["groups"][0]["figures"][0]["value"] == 25.0
    assert told["statistics"][0]["made"] == CATALOGUE["vpip"].made
    assert json.loads(as_json_text(HandsAnswer(ANN, CATALOGUE["vpip"], None, [counted()])))["hands"][0]["net"] == -30


@pytest.mark.parametrize(
    ("player", "everyone", "by", "explain", "complaint"),
    [
        (None, False, None, None, "Name one player, or ask for --all."),
        ("Ann", True, None, None, "Name one player, or ask for --all."),
        (None, True, "day", None, "--by and --explain go with one player, not with --all."),
        ("Ann", False, "day", "vpip", "--by and --explain do not go together."),
        ("Ann", False, None, "luck", "There is no statistic 'luck'; there are vpip, pfr"),
    ],
)
def test_what_does_not_go_together_is_a_line(
    player: str | None, everyone: bool, by: Grouping | None, explain: str | None, complaint: str
) -> None:
    with pytest.raises(Fault, match=complaint):
        ask.asked_of(player, everyone, WantedHands(), by, explain, 20)


def test_filters_are_read_or_refused_with_what_would_be_right() -> None:
    assert (ask.game("nlhe"), ask.game("plo4/1"), ask.game(None)) == ("nlhe/1", "plo4/1", None)
    assert (ask.position("utg+1"), ask.stakes("50/100")) == ("UTG+1", "50/100")
    assert ask.day("--from", "2026-01-31") == date(2026, 1, 31)
    with pytest.raises(Fault, match="no game 'chess'; there are nlhe/1"):
        ask.game("chess")
    with pytest.raises(Fault, match=r"one of UTG, .*BB, not 'dealer'"):
        ask.position("dealer")
    with pytest.raises(Fault, match="such as 50/100, not 'five'"):
        ask.stakes("five")
    with pytest.raises(Fault, match="--to must be a day such as 2026-01-31, not 'soon'"):
        ask.day("--to", "soon")


async def test_a_name_that_several_have_is_a_line_with_their_accounts(database_url: str) -> None:
    log = together(Story(Random(1)).evening(1), Story(Random(2), name="b").evening(1))
    await project(database_url, log, player_stats)
    async with AsyncConnectionPool[AsyncConnection[Row]](database_url, min_size=1, open=False, timeout=5) as pool:
        asked = ask.asked_of("player 1", False, WantedHands(), None, None, 20)
        with pytest.raises(
            Fault, match="2 players are called 'player 1'; name one by the account: account:a1, account:b1"
        ):
            await ask.answer(StatisticsReader(pool), asked)
        one = await ask.answer(StatisticsReader(pool), replace(asked, player="account:b1", explain="vpip"))
    assert isinstance(one, HandsAnswer)
    assert (one.player, one.statistic.key) == (KnownPlayer("account:b1", "Player 1"), "vpip")


def test_recorded_hands_are_told_from_import_to_figures(tmp_path: Path, database_url: str) -> None:
    (tmp_path / "one.phh").write_text(HAND % "106, 94, 100")
    assert cardroom(tmp_path, "hands", "import", str(tmp_path), database_url=database_url).returncode == 0
    told = cardroom(tmp_path, "stats", "--all", "--origin", "recorded", "--json", database_url=database_url)
    groups = json.loads(told.stdout)["groups"]
    assert [(each["name"], each["hands"], each["net"]) for each in groups] == [
        ("Ann", 1, 6),
        ("Ben", 1, -6),
        ("Cem", 1, 0),
    ]
    assert (
        cardroom(tmp_path, "stats", "--all", "--origin", "room", database_url=database_url).stdout == "No such hands.\n"
    )
    sheet = cardroom(tmp_path, "stats", "ann", database_url=database_url)
    assert sheet.stdout.startswith("Ann: 1 hand, +6 chips")
    unknown = cardroom(tmp_path, "stats", "Zoe", database_url=database_url)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert unknown.stderr == (
        "cardroom: Nobody is called 'Zoe'; `cardroom stats --all` lists everybody who has played.\n"
    )
    hands = cardroom(tmp_path, "stats", "Ann", "--explain", "net", "--json", database_url=database_url)
    assert [each["net"] for each in json.loads(hands.stdout)["hands"]] == [6]
