"""A step of a hand of one's own: the table as the player could see it then, and nothing that others held."""

from dataclasses import dataclass

import pytest
from openapi_schema_validator import OAS31Validator

from adapters.web.openapi import openapi_document
from application.replay import Onlooker
from domain.hand.events import TurnStarted
from tests.adapters.web.serving import Frame, Served
from tests.application.sight import cards_in


@dataclass
class Played:
    """A finished hand of two with its players' tokens and hole cards, by seat."""

    hand: str
    tokens: list[str]
    holes: list[set[str]]


@pytest.fixture
async def played(served: Served) -> Played:
    """Ann and Bo go to the flop, where Bo gives up."""
    tokens = [await served.seated(1, seat=0), await served.seated(2, seat=1)]
    hand = await served.deal()
    live = await served.room.tables.open(served.table)
    assert live.hand is not None
    holes = [{*live.hand.hole(seat)} for seat in (0, 1)]
    assert all(holes)
    for number, kind in enumerate(("call", "check", "fold")):
        turn = live.hand.turn
        assert isinstance(turn, TurnStarted)
        player = live.hand.at(turn.seat).player
        await served.room.act(player, served.table, hand, number + 1, kind, 0, f"command-{number}")
    return Played(hand, tokens, holes)


async def step(served: Served, played: Played, seat: int, at: int) -> Frame:
    response = await served.get(f"/api/hands/{played.hand}", played.tokens[seat], at=str(at))
    assert response.status_code == 200, response.text
    told: Frame = response.json()
    return told


async def test_each_step_is_the_table_as_the_player_could_see_it(served: Served, played: Played) -> None:
    replay = await served.readers.replaying.replay(played.hand)
    for seat, own in enumerate(played.holes):
        told = [await step(served, played, seat, at) for at in range(replay.last + 1)]
        assert [(each["step"], each["last_step"]) for each in told] == [(at, replay.last) for at in range(len(told))]
        assert [each["view"]["me"] for each in told] == [seat] * len(told)
        assert {*told[1]["view"]["seats"][seat]["cards"]} == own
        for each, seen in zip(told, replay.steps, strict=True):
            assert (each["hand"], each["at"]) == (played.hand, seen.at)
            board = cards_in(Onlooker().view(seen.fold))
            assert cards_in(each) <= own | board


async def test_the_last_step_is_the_table_after_the_hand(served: Served, played: Played) -> None:
    replay = await served.readers.replaying.replay(played.hand)
    told = await step(served, played, 0, replay.last)
    assert told["view"]["hand"]["over"]
    assert told["events"][-1]["topic"] == "hand.settled"


async def test_steps_are_as_described(served: Served, played: Played) -> None:
    schema: Frame = {"$ref": "#/components/schemas/HandStep", **openapi_document()}
    OAS31Validator(schema).validate(await step(served, played, 0, 1))


async def test_the_document_knows_both_answers() -> None:
    shown = openapi_document()["paths"]["/api/hands/{hand}"]["get"]
    assert [(each["name"], each["in"], each["required"]) for each in shown["parameters"]] == [
        ("hand", "path", True),
        ("at", "query", False),
    ]
    answer = openapi_document()["components"]["schemas"]["ShownHand"]
    assert {each["$ref"].rpartition("/")[2] for each in answer["anyOf"]} == {"HandHistory", "HandStep"}


async def test_others_and_strangers_see_no_step(served: Served, played: Played) -> None:
    for token, status, code in ((await served.token(3), 404, "unknown_hand"), (None, 401, "token_missing")):
        response = await served.get(f"/api/hands/{played.hand}", token, at="0")
        assert (response.status_code, response.json()["error"]["code"]) == (status, code)


async def test_a_running_hand_has_no_steps_yet(served: Served, played: Played) -> None:
    hand = await served.deal()
    response = await served.get(f"/api/hands/{hand}", played.tokens[0], at="0")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "unknown_hand")


async def test_an_unknown_hand_has_no_steps(served: Served) -> None:
    response = await served.get("/api/hands/hand:none", await served.token(), at="0")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "unknown_hand")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("at=99", "This hand has the steps 0 to 6, not 99."),
        ("at=-1", "at must be a whole number"),
        ("at=1.5", "at must be a whole number"),
        ("at=last", "at must be a whole number"),
        ("at=", "at must be a whole number"),
        ("at=٣", "at must be a whole number"),
        ("at=1000001", "at must be at most 1000000"),
        ("at=1&at=2", "'at' is given twice"),
        ("at=1&as=0", "as is not a known field"),
    ],
)
async def test_a_wrong_step_is_refused_with_what_would_be_right(
    served: Served, played: Played, query: str, named: str
) -> None:
    headers = {"Authorization": f"Bearer {played.tokens[0]}"}
    response = await served.http.get(f"/api/hands/{played.hand}?{query}", headers=headers)
    assert response.status_code == 422, response.text
    assert named in response.json()["error"]["message"]
