"""A step's frames say to each viewer what the one allow-list says, however much of them viewers share."""

import json
from typing import Any

from adapters.web.answers import encode
from adapters.web.frames_out import EventFrame
from adapters.web.step_frames import StepFrames
from application.step import Step
from tests.application.house import House

NOW = 1_700_000_000.25


async def _steps() -> tuple[list[Step], list[str]]:
    """An evening of two hands with a raise, a fold, a showdown and a queued top-up; its players and a spectator."""
    house = House()
    table = await house.table("Ann", "Bob", "Cid")
    players = [await house.enter(name) for name in ("Ann", "Bob", "Cid", "Dee")]
    steps: list[Step] = []
    await house.room.watch(table, steps.append)
    await house.deal(table)
    await house.room.top_up(players[0], table, 100, house.command())
    await house.act(table, "raise", 30)
    await house.act(table, "call")
    await house.act(table, "fold")
    for _ in range(6):
        await house.act(table, "check")
    await house.deal(table)
    return steps, players


async def test_each_viewer_gets_the_step_as_the_allow_list_tells_it() -> None:
    steps, players = await _steps()
    for step in steps:
        frames = StepFrames(step, NOW)
        for player in players:
            view = step.scene.view(player)
            whole = EventFrame("event", step.table, step.seq, step.at, NOW, step.events_for(player), view)
            assert _read(frames.text(player)) == _read(encode(whole))


async def test_a_missed_frame_has_the_same_events_and_no_view() -> None:
    steps, players = await _steps()
    for step in steps:
        for player in players:
            whole = EventFrame("event", step.table, step.seq, step.at, NOW, step.events_for(player), None)
            assert _read(StepFrames(step, NOW).text(player, with_view=False)) == _read(encode(whole))


def _read(frame: str | bytes) -> Any:
    """The frame with its keys in their order, which clients may show."""
    return json.loads(frame, object_pairs_hook=list)
