"""Each command frame does at the table what it says; what it must look like is told in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from adapters.web.commands import obey
from adapters.web.frames_in import FRAMES, Command
from adapters.web.rejections import Malformed
from adapters.web.strict_json import check_frame
from application.live_table import LiveTable
from domain.hand.events import CardsShown, DrawMade, DrawStarted, RabbitShown, RunoutsAgreed, RunoutsOffered
from domain.refusals import Refusal
from domain.table import Seat
from tests.adapters.web.evenings import Evening

WISHES: list[tuple[dict[str, object], Callable[[Seat], object], object]] = [
    ({"t": "sit_out"}, lambda seat: seat.out, "asked"),
    ({"t": "sit_out", "at_big_blind": True}, lambda seat: (seat.out, seat.out_at_big_blind), ("", True)),
    ({"t": "auto_top_up", "to": 500}, lambda seat: seat.auto_top_up, 500),
    ({"t": "change_seat", "to": 3}, lambda seat: seat.seat, 3),
]


async def _obeyed(evening: Evening, player: str, **asked: Any) -> int:
    frame = check_frame(FRAMES, {"cmd_id": f"frame-{evening.command()}", "table": evening.table, **asked})
    assert isinstance(frame, Command)
    return await obey(evening.room, player, frame)


async def _seated(ruleset: str = "nlhe/1", *buy_ins: int) -> tuple[Evening, LiveTable]:
    evening = Evening(7, ruleset)
    return evening, await evening.begin(*buy_ins or (500, 500))


@pytest.mark.parametrize(("asked", "told", "expected"), WISHES)
async def test_a_wish_is_the_seats_own(
    asked: dict[str, object], told: Callable[[Seat], object], expected: object
) -> None:
    evening, live = await _seated()
    await _obeyed(evening, evening.players[0], **asked)
    seat = live.table.seat_of(evening.players[0])
    assert seat is not None
    assert told(seat) == expected


async def test_who_sat_out_returns_and_who_leaves_is_gone() -> None:
    evening, live = await _seated()
    player = evening.players[0]
    await _obeyed(evening, player, t="sit_out")
    await _obeyed(evening, player, t="return", post=True)
    assert live.table.seats[0].out == ""
    await _obeyed(evening, player, t="leave")
    assert live.table.seat_of(player) is None


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"t": "entry", "entry": "post"}, "nothing_owed"),
        ({"t": "straddle", "armed": "once"}, "no_straddles"),
        ({"t": "bomb_vote", "agrees": True}, "no_bomb_pots"),
        ({"t": "choose_game", "ruleset": "nlhe/1"}, "not_your_choice"),
    ],
)
async def test_what_the_table_does_not_offer_is_refused(asked: dict[str, object], refusal: str) -> None:
    evening, _ = await _seated()
    with pytest.raises(Refusal) as refused:
        await _obeyed(evening, evening.players[0], **asked)
    assert refused.value.code == refusal


async def test_a_draw_gives_up_the_cards_that_it_names() -> None:
    evening, live = await _seated("td27/1")
    await evening.deal(live)
    while live.hand is not None and not isinstance(live.hand.turn, DrawStarted):
        await evening.move(live, 0)
    assert live.hand is not None
    turn = live.hand.turn
    assert isinstance(turn, DrawStarted)
    held = live.hand.hole(turn.seat)
    player = live.hand.at(turn.seat).player
    await _obeyed(evening, player, t="draw", hand=live.hand_id, turn=turn.turn, cards=list(held[:2]))
    made = next(fact for fact in live.hand.facts if isinstance(fact, DrawMade))
    assert live.hand.cards(made.discarded) == held[:2]


async def test_a_stud_hand_is_brought_in_and_completed() -> None:
    evening, live = await _seated("stud/1")
    await evening.deal(live)
    for kind, more in (("bring_in", {}), ("complete", {"to": 10})):
        assert live.hand is not None
        assert live.hand.turn is not None
        assert not isinstance(live.hand.turn, RunoutsOffered)
        player, turn = live.hand.at(live.hand.turn.seat).player, live.hand.turn.turn
        await _obeyed(evening, player, t="act", hand=live.hand_id, turn=turn, kind=kind, **more)
    assert live.hand is not None
    assert live.hand.level == 10


async def test_an_all_in_is_run_as_often_as_all_ask_for() -> None:
    evening, live = await _seated()
    await evening.deal(live)
    await evening.act(live, "raise", 500)
    await evening.act(live, "call")
    hand = live.hand_id
    for player in evening.players[:2]:
        await _obeyed(evening, player, t="run_out", hand=hand, count=2)
    assert live.hand is not None
    assert RunoutsAgreed(2) in live.hand.facts


async def test_after_a_hand_cards_are_shown_and_the_rest_of_the_board_is_turned_up() -> None:
    evening, live = await _seated()
    await evening.deal(live)
    await evening.act(live, "fold")
    assert live.hand is not None
    player = live.hand.players[0].player
    card = live.hand.hole(live.hand.players[0].seat)[0]
    await _obeyed(evening, player, t="show", hand=live.hand_id, cards=[card])
    await _obeyed(evening, player, t="rabbit", hand=live.hand_id)
    shown = [fact.cards for fact in live.hand.facts if isinstance(fact, CardsShown)]
    assert shown == [(card,)]
    rabbit = [card for fact in live.hand.facts if isinstance(fact, RabbitShown) for card in fact.cards]
    assert len(rabbit) == 5
    view = live.view(None).hand
    assert view is not None
    assert view.rabbit == tuple(rabbit)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"t": "draw", "hand": "hand:a", "turn": 1, "cards": ["Tx"]}, "cards.0"),
        ({"t": "draw", "hand": "hand:a", "turn": 1, "cards": ["Td"] * 8}, "cards"),
        ({"t": "show", "hand": "hand:a", "cards": []}, "cards"),
        ({"t": "run_out", "hand": "hand:a", "count": 4}, "count must be at most 3"),
        ({"t": "act", "hand": "hand:a", "turn": 1, "kind": "bring_in", "to": 5}, "`to` comes with"),
        ({"t": "act", "hand": "hand:a", "turn": 1, "kind": "complete"}, "`to` comes with"),
        ({"t": "straddle", "armed": "twice"}, "armed"),
        ({"t": "choose_game", "ruleset": "holdem"}, "ruleset"),
        ({"t": "bomb_vote", "agrees": "yes"}, "agrees"),
    ],
)
def test_a_frame_that_cannot_be_is_refused_by_field(asked: dict[str, object], sentence: str) -> None:
    with pytest.raises(Malformed, match=sentence):
        check_frame(FRAMES, {"cmd_id": "frame-001", "table": "table:a", **asked})
