"""Hands that were played: the player's own, newest first, and each for the replayer."""

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, HandId, QueryLimit, Told
from adapters.web.rejections import UnknownHand
from projections.hand_history import HandHistory, HandSummary


class AskHands(Asked):
    """How many hands, and before which."""

    limit: QueryLimit = 20
    before: HandId | None = None


class AskHand(Asked):
    """Which hand."""

    hand: HandId


class Hands(Told):
    """Some of the player's hands, latest first; ask for those before the last one to go on."""

    hands: tuple[HandSummary, ...]


@endpoint("GET", "/api/hands", AskHands, Hands)
async def list_hands(call: Call[AskHands]) -> Hands:
    """List the player's own hands."""
    asked = call.asked
    return Hands(hands=tuple(await call.desk.readers.hands(call.player, asked.limit, asked.before)))


@endpoint("GET", "/api/hands/{hand}", AskHand, HandHistory)
async def show_hand(call: Call[AskHand]) -> HandHistory:
    """Show one of the player's own hands."""
    history = await call.desk.readers.hand(call.asked.hand, call.player)
    if history is None:
        raise UnknownHand("You have played no such hand, or it is not over yet.")
    return history


ENDPOINTS = (list_hands, show_hand)
