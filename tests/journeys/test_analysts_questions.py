"""The questions that analysts are shown are answered as the documents say, by views and by files, in true numbers."""

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import psycopg
import pytest

from adapters.histories.parquet_table import ParquetTables
from adapters.postgres.analyst_question import ask
from adapters.postgres.analysts import Analysts
from application.told_hand import ToldHand
from domain.event import Recorded
from domain.hand.events import ActionTaken, HandSettled, PotAwarded, StreetDealt
from domain.table.events import ChipsAdded, SeatLeft, SeatTaken
from projections import hand_history, player_stats, sessions
from projections.analysis.positions import positions
from tests.adapters.histories.tables import files
from tests.adapters.postgres.analysed import every_game, pseudonym, rows, the_key, told
from tests.adapters.postgres.projected import project
from tests.architecture.checkout import ROOT
from tests.support.databases import ThrowawayServers

BLOCK = re.compile(r"^```sql(?: (duckdb))?\n-- ([^,:(\n]+?) ?[,:(].*\n((?:(?!```).*\n)+)```$", re.MULTILINE)
DOCUMENTS = ("README.md", "ops/analysts.md")

Answers = Sequence[Sequence[object]]
Expect = Callable[["Evening"], Answers]


class Evening:
    """What was played: the log, the hands that it tells of, and what the players are called in the answers."""

    def __init__(self, log: Sequence[Recorded], names: Mapping[str, str] | None, key: bytes) -> None:
        self.log = log
        self.hands = told(log)
        self.counted = [each for each in self.hands.values() if isinstance(each.ended, HandSettled)]
        self._names = names
        self._key = key

    def called(self, player: str) -> str:
        """The name in files, the pseudonym in views."""
        return pseudonym(player, self._key) if self._names is None else self._names[player]


def questions() -> Iterator[tuple[str, str, str]]:
    """Where it runs, what it asks, and the SQL."""
    for document in DOCUMENTS:
        for found in BLOCK.finditer((ROOT / document).read_text(encoding="utf-8")):
            yield (found[1] or "views", found[2], found[3])


ASKED = [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in questions()]


def rounded(value: Fraction, places: int) -> Decimal:
    """As SQL rounds: halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def vpip(evening: Evening) -> Answers:
    """By position: hands with a choice before the flop, and the share of those with chips put in by choice."""
    chosen: dict[str, list[bool]] = defaultdict(list)
    for each in evening.counted:
        if each.started.ruleset == "nlhe/1":
            for seat, acted in _before_the_flop(each).items():
                place = positions(each.started)[each.started.seats.index(seat)].name
                chosen[place].append(bool(acted & {"call", "raise"}))
    shares = [(place, len(each), rounded(Fraction(100 * sum(each), len(each)), 1)) for place, each in chosen.items()]
    return sorted(shares, key=lambda share: (-share[2], share[0]))


def _before_the_flop(each: ToldHand) -> dict[int, set[str]]:
    """What each seat did there that had a turn."""
    acted: dict[int, set[str]] = defaultdict(set)
    for event in each.events:
        if isinstance(event, StreetDealt):
            break
        if isinstance(event, ActionTaken):
            acted[event.seat].add(event.kind)
    return acted


def average_pot(evening: Evening) -> Answers:
    """By game and stakes."""
    pots: dict[tuple[str, int, int, int], list[int]] = defaultdict(list)
    for each in evening.counted:
        started, ended = each.started, each.ended
        assert isinstance(ended, HandSettled)
        pots[started.ruleset, started.small_blind, started.big_blind, started.small_bet].append(ended.pot)
    averages = {stakes: Fraction(sum(each), len(each)) for stakes, each in pots.items()}
    return [
        (*stakes[:3], len(pots[stakes]), rounded(average, 1), rounded(average / (stakes[2] or stakes[3]), 1))
        for stakes, average in sorted(averages.items(), key=lambda found: (found[0][0], found[0][2], found[0][1]))
    ]


def biggest_pots(evening: Evening) -> Answers:
    """The hand, its pot, who won some of it, and with what."""
    found = []
    for each in sorted(evening.counted, key=lambda each: (-_pot(each), each.hand))[:5]:
        players = dict(zip(each.started.seats, each.started.players, strict=True))
        awards = [event for event in each.events if isinstance(event, PotAwarded)]
        winners = sorted({evening.called(players[award.seat]) for award in awards})
        shown = sorted({award.hand for award in awards if award.hand})
        found.append((each.hand, _pot(each), _words(" ".join(winners)), _words(" ".join(shown))))
    return found


def _words(text: object) -> frozenset[str]:
    """What stands in a text whose order is free."""
    return frozenset(re.findall(r"[^ ,]+", str(text or "")))


def _pot(each: ToldHand) -> int:
    return each.ended.pot if isinstance(each.ended, HandSettled) else 0


def hourly_at_tables(evening: Evening) -> Answers:
    """Between taking a seat and leaving it."""
    seated: dict[tuple[str, str], tuple[float, int]] = {}
    seconds: Counter[str] = Counter()
    net: Counter[str] = Counter()
    for recorded in evening.log:
        match recorded.event:
            case SeatTaken(player=player, stack=stack):
                seated[recorded.stream, player] = (recorded.at, stack)
            case ChipsAdded(player=player, amount=amount):
                since, stack = seated[recorded.stream, player]
                seated[recorded.stream, player] = (since, stack + amount)
            case SeatLeft(player=player, stack=stack):
                since, put_in = seated.pop((recorded.stream, player))
                if _played(evening, player, since, recorded.at):
                    seconds[player] += round(recorded.at - since)
                    net[player] += stack - put_in
    return _hourly(evening, seconds, net)


def _played(evening: Evening, player: str, since: float, until: float) -> bool:
    return any(player in each.started.players and since <= each.ended_at <= until for each in evening.counted)


def hourly_in_hands(evening: Evening) -> Answers:
    """Between a player's first and last hand at a table."""
    spans: dict[tuple[str, str], list[float]] = defaultdict(list)
    net: Counter[str] = Counter()
    for each in evening.hands.values():
        for place, player in enumerate(each.started.players):
            spans[player, each.table.id] += [each.started_at, each.ended_at]
            net[player] += each.ended.net[place] if isinstance(each.ended, HandSettled) else 0
    seconds: Counter[str] = Counter()
    for (player, _), moments in spans.items():
        seconds[player] += round(max(moments) - min(moments))
    return _hourly(evening, seconds, net)


def _hourly(evening: Evening, seconds: Counter[str], net: Counter[str]) -> Answers:
    """The best first; people may have the same name."""
    hours = {player: Fraction(each, 3600) for player, each in seconds.items() if each}
    found = [
        (evening.called(player), rounded(each, 2), net[player], rounded(net[player] / each, 1))
        for player, each in hours.items()
    ]
    return sorted(found, key=lambda row: (-row[3], row[0], row[1]))


def luck(evening: Evening) -> Answers:
    """What players won in a hundred hands."""
    won: dict[str, list[Fraction]] = defaultdict(list)
    for each in evening.counted:
        assert isinstance(each.ended, HandSettled)
        unit = each.started.big_blind or each.started.small_bet
        net = dict(zip(each.ended.seats, each.ended.net, strict=True))
        for seat, player in zip(each.started.seats, each.started.players, strict=True):
            won[evening.called(player)].append(Fraction(net[seat], unit))
    found = [(player, len(each), rounded(100 * sum(each, Fraction()) / len(each), 2)) for player, each in won.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))[:10]


ANSWERS: Mapping[tuple[str, str], Expect] = {
    ("views", "VPIP by position"): vpip,
    ("views", "Average pot by stakes"): average_pot,
    ("views", "Biggest pots"): biggest_pots,
    ("views", "Hourly win rate"): hourly_at_tables,
    ("views", "All-in luck"): luck,
    ("duckdb", "VPIP by position"): vpip,
    ("duckdb", "Average pot by stakes"): average_pot,
    ("duckdb", "Biggest pots"): biggest_pots,
    ("duckdb", "Hourly win rate"): hourly_in_hands,
}


@pytest.fixture(scope="module")
def log() -> list[Recorded]:
    return every_game(hands=6)


@pytest.fixture(scope="module")
def room(database_servers: ThrowawayServers, log: list[Recorded]) -> Iterator[str]:
    """The address of a database with the read models."""
    with database_servers[18].database() as url:
        asyncio.run(project(url, log, hand_history, player_stats, sessions))
        yield url


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, log: list[Recorded]) -> Path:
    """Where the hands lie as Parquet files."""
    folder = tmp_path_factory.mktemp("export")
    for name, data in files(ParquetTables(), told(log).values()).items():
        (folder / name).write_bytes(data)
    return folder


async def _views(url: str, query: str) -> Answers:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await Analysts(connection).prepare()
        return (await ask(connection, query, 1_000, 60)).rows


def test_the_documents_ask_what_is_answered_here() -> None:
    assert {(place, asked) for place, asked, _ in questions()} == set(ANSWERS)


@pytest.mark.parametrize(("place", "asked", "query"), ASKED)
def test_a_question_is_answered(
    room: str,
    folder: Path,
    log: list[Recorded],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    asked: str,
    query: str,
) -> None:
    names = {row["player_id"]: row["name"] for row in rows(room, "SELECT * FROM analytics.identities")}
    evening = Evening(log, names if place == "duckdb" else None, the_key(room))
    monkeypatch.chdir(folder)

    found = duckdb.connect().execute(query).fetchall() if place == "duckdb" else asyncio.run(_views(room, query))

    expected = ANSWERS[place, asked](evening)
    assert expected
    assert [_like(row, expected[0]) for row in found] == [list(row) for row in expected]


def _like(row: Sequence[object], other: Sequence[object]) -> list[object]:
    """As many cells, texts in any order where the other has such, and no number that is but nearly exact."""
    return [
        _words(cell) if isinstance(like, frozenset) else _exact(cell) for cell, like in zip(row, other, strict=False)
    ]


def _exact(cell: object) -> object:
    return Decimal(str(cell)) if isinstance(cell, float) else cell
