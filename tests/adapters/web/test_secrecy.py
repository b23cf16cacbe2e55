"""What goes over the wire to one viewer holds no card that this viewer may not know."""

import json
import re

from tests.adapters.web.serving import Frame, Served, Socket

CARD = re.compile(r'"([2-9TJQKA][cdhs])"')


async def _play(served: Served, actors: dict[int, Socket], kind: str, **more: int) -> None:
    live = await served.room.tables.open(served.table)
    view = live.view(None)
    assert view.hand is not None
    assert view.hand.turn is not None
    actor = actors[view.hand.turn.seat]
    command = {"cmd_id": f"command-{live.seq}", "table": served.table, "hand": view.hand.hand}
    await actor.send(t="act", turn=view.hand.turn.turn, kind=kind, **command, **more)
    assert (await actor.until("ack"))["cmd_id"] == command["cmd_id"]


async def _frames(socket: Socket) -> list[Frame]:
    """Everything that was sent so far."""
    await socket.send(t="ping")
    frames = []
    while (frame := await socket.next())["t"] != "pong":
        frames.append(frame)
    return frames


async def test_hole_cards_reach_their_player_only(served: Served) -> None:
    tokens = [await served.seated(1, seat=0), await served.seated(2, seat=1), await served.token(3)]
    watchers = [await served.hello(token) for token in tokens]
    hand = await served.deal()
    actors = [await served.hello(token, {}) for token in tokens[:2]]
    for kind, more in [("call", {}), ("check", {}), ("check", {}), ("bet", {"to": 40}), ("fold", {})]:
        await _play(served, dict(enumerate(actors)), kind, **more)
    live = await served.room.tables.open(served.table)
    assert live.hand is not None
    assert live.deck is not None
    holes = {dealt.seat: set(live.hand.cards(dealt.numbers)) for dealt in live.hand.players}
    seen = [await _frames(socket) for socket in watchers]
    texts = [json.dumps(frames) for frames in seen]
    board = set(live.view(None).hand.boards[0])  # type: ignore[union-attr]
    assert len(board) == 3
    assert set(CARD.findall(texts[0])) == holes[0] | board
    assert set(CARD.findall(texts[1])) == holes[1] | board
    assert set(CARD.findall(texts[2])) == board
    assert all(hand in text for text in texts)
