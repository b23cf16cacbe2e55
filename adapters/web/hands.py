"""Hands that were played: the player's own, newest first, and each for the replayer."""

from pydantic import RootModel

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, HandId, QueryLimit, QueryStep, Told
from adapters.web.rejections import UnknownHand
from application.replaying import HandStep
from projections.hand_history import HandHistory, HandSummary


class AskHands(Asked):
    """How many hands, and before which."""

    limit: QueryLimit = 20
    before: HandId | None = None


class AskHand(Asked):
    """Which hand, and which of its steps: the whole hand where none is named."""

    hand: HandId
    at: QueryStep | None = None


class ShownHand(RootModel[HandHistory | HandStep]):
    """The whole hand, or the table after one of its steps where `at` asks for it."""


class Hands(Told):
    """Some of the player's hands, latest first; ask for those before the last one to go on."""

    hands: tuple[HandSummary, ...]


@endpoint("GET", "/api/hands", AskHands, Hands)
async def list_hands(call: Call[AskHands]) -> Hands:
    """List the player's own hands."""
    asked = call.asked
    return Hands(hands=tuple(await call.desk.readers.hands(call.player, asked.limit, asked.before)))


@endpoint("GET", "/api/hands/{hand}", AskHand, ShownHand)
async def show_hand(call: Call[AskHand]) -> HandHistory | HandStep:
    """Show one of the player's own hands, whole or as it was after a step."""
    asked = call.asked
    if asked.at is not None:
        return await call.desk.readers.step(asked.hand, call.player, asked.at)
    history = await call.desk.readers.hand(asked.hand, call.player)
    if history is None:
        raise UnknownHand("You have played no such hand, or it is not over yet.")
    return history


ENDPOINTS = (list_hands, show_hand)
