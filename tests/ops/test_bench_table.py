"""The table benchmark counts an action when all six have seen it, from the moment at which it was due."""

import json
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from ops.benches import report, server, table, table_stacks
from ops.benches.naive_game import SEATS, STACK, NaiveGame
from ops.benches.plan import Plan
from ops.benches.rounds import Round, Slice
from ops.benches.table_connect import relay_load
from ops.benches.table_load import LoadFailed
from ops.benches.table_seats import LoadedTable
from ops.benches.table_server import free_port, running
from ops.benches.table_socket import ClientSocket, ConnectionEnded
from ops.benches.table_speech import RelaySpeech
from ops.benches.table_stack import Played
from ops.benches.table_stacks import ECHO, INSERT, NAIVE_BUSY, RELAY, ROOM_BUSY, ROOM_CALM


class Seat:
    """A client that keeps what it sent."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.ended = ""

    def send(self, text: bytes) -> None:
        self.sent.append(text)

    def close(self) -> None:
        pass


class Watched:
    """A table of the load with the frames in the test's hand."""

    def __init__(self) -> None:
        self.table = LoadedTable(RelaySpeech("table:1"))
        self.seats = [Seat() for _ in range(SEATS)]
        self.table.sockets.extend(self.seats)
        self.latencies: list[float] = []
        self.missed = 0
        self.table.on_done, self.table.on_missed = self.latencies.append, self._miss

    def _miss(self) -> None:
        self.missed += 1

    @property
    def sent(self) -> int:
        return sum(len(seat.sent) for seat in self.seats)

    def see(self, seq: int, now: float, seats: range = range(SEATS)) -> None:
        """These seats see a step."""
        for seat in seats:
            self.table.hearing(seat)(b'{"seq":%d}' % seq, now)


@pytest.fixture
async def watched() -> Watched:
    seen = Watched()
    seen.see(0, now=0.0)
    return seen


async def test_action_is_done_when_the_last_of_six_has_seen_it(watched: Watched) -> None:
    watched.table.schedule(at=10.0)
    watched.see(1, now=11.0, seats=range(5))
    assert (watched.sent, watched.latencies) == (1, [])
    watched.see(1, now=12.5, seats=range(5, 6))
    assert watched.latencies == [2.5]


async def test_action_that_had_to_wait_for_its_turn_counts_from_when_it_was_due() -> None:
    watched = Watched()
    watched.table.schedule(at=10.0)
    assert watched.sent == 0
    watched.see(0, now=13.0)
    watched.see(1, now=14.0)
    assert watched.latencies == [4.0]


async def test_action_is_missed_where_the_last_one_is_not_done(watched: Watched) -> None:
    watched.table.schedule(at=10.0)
    watched.table.schedule(at=11.0)
    assert (watched.sent, watched.missed) == (1, 1)


async def test_hurried_table_acts_again_and_again(watched: Watched) -> None:
    watched.table.hurry()
    watched.see(1, now=1.0)
    watched.see(2, now=2.0)
    assert watched.sent == 3
    watched.table.relax()
    watched.see(3, now=3.0)
    assert watched.sent == 3


def test_naive_game_keeps_its_chips_and_shows_nobody_else_s_cards() -> None:
    game = NaiveGame("table")
    while game.hand < 3:
        seat, turn = game.turn, game.view(None)["turn"]
        assert seat is not None
        game.act(seat, *random.choice([*[("call", 0)] * 9, ("raise", turn["min_to"])]))
        views = [game.view(viewer) for viewer in range(SEATS)]
        hidden = [view["seats"][(viewer + 1) % SEATS]["cards"] for viewer, view in enumerate(views)]
        assert game.over or all(set(cards) <= {"??"} for cards in hidden)
        if game.over:
            assert sum(game.stacks) == SEATS * STACK
            game.deal()


@pytest.fixture
async def relay_port() -> AsyncIterator[int]:
    port = free_port()
    with running(("ops.benches.relay_server", str(port)), port, os.environ):
        yield port


async def test_every_scheduled_action_is_done_or_missed(relay_port: int) -> None:
    load = await relay_load(relay_port, tables=2)
    tally = await load.steady(rate=100, seconds=0.5)
    await load.leave()
    assert len(tally.latencies) + tally.missed == 50


async def test_server_that_went_away_is_not_measured() -> None:
    port = free_port()
    with running(("ops.benches.relay_server", str(port)), port, os.environ):
        load = await relay_load(port, tables=1)
        await load.settle()
    with pytest.raises(LoadFailed, match="hung up"):
        await load.steady(rate=10, seconds=0.2)


async def test_refused_handshake_says_why(relay_port: int) -> None:
    with pytest.raises(ConnectionEnded, match="403"):
        await ClientSocket.connect(relay_port, "/elsewhere", lambda frame, now: None)


def _round(room: float, calm: float, missed: float) -> Round:
    """A round in which relay, insert and echo take 1 and the naive stack 8."""
    one = Slice(1, 0.5, 1)
    busy, slow = Played(1, 3, room, 0, missed), Played(1, calm, room)
    return {INSERT: one, ECHO: one, RELAY: one, NAIVE_BUSY: Played(1, 9, 8), ROOM_BUSY: busy, ROOM_CALM: slow}


def test_goals_are_ratios_of_one_round() -> None:
    goals = {goal.name: goal for goal in table.goals([_round(2, 1, 0), _round(2, 2, 0), _round(4, 1, 0)])}
    assert goals[table.RELAY_GOAL].found.median == 2
    assert goals[table.NAIVE_GOAL].found.median == 4
    assert goals[table.CALM_GOAL].found.median == 1
    assert goals[table.BUSY_GOAL].found.median == 3
    assert all(goal.reached for goal in goals.values() if "stretch" not in goal.name and "later" not in goal.name)


def test_one_missed_action_is_a_goal_missed() -> None:
    goals = {goal.name: goal for goal in table.goals([_round(2, 1, 0), _round(2, 1, 0), _round(2, 1, 0.01)])}
    assert not goals[table.MISSED_GOAL].reached


@pytest.mark.timeout(300)
def test_table_benchmark_prints_and_keeps_its_goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (report, server, table):
        monkeypatch.setattr(module, "RESULTS", tmp_path)
    monkeypatch.setattr(table, "LEAST_ROUNDS", 1)
    # Enough people that none of them acts faster than the room lets a player act.
    monkeypatch.setattr(table_stacks, "TABLES", 16)
    console = Console(record=True, width=120)
    table.run(Plan(rounds=1, seconds=0.2), console)
    (kept,) = tmp_path.glob("table-*.json")
    figures = json.loads(kept.read_text())
    assert all(found["rate"] > 0 and found["p95"] > 0 for found in figures["rounds"][0].values())
    assert len(figures["goals"]) == len(table.goals([_round(1, 1, 0)]))
    assert "reached" in console.export_text()
    (plot,) = tmp_path.glob("table-*.svg")
    assert ElementTree.parse(plot).getroot().findall("{*}circle")
    assert list(tmp_path.glob("server-*")) == []
