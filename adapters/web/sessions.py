"""Sessions: the player's own sittings at tables."""

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, QueryLimit, QuerySession, Told
from projections.sitting import Sitting


class AskSessions(Asked):
    """How many sessions, and before which."""

    limit: QueryLimit = 20
    before: QuerySession | None = None


class PlayedSession(Told):
    """From taking a seat to leaving it, times in UTC seconds since the epoch; `ended_at` is null while it is
    `running`, and `reason` empty, else `asked`, `away` or `closed`. `games` were dealt in this order, in `hands` that
    count and `voided` ones. Chips are whole chips: `bought_in` at first, `added` later in `top_ups` times, and `stack`,
    what all that and `net` come to, on the table (before the hand that is being played) or taken along."""

    session: int
    table: str
    table_name: str
    games: tuple[str, ...]
    started_at: float
    ended_at: float | None
    running: bool
    reason: str
    seconds: float
    hands: int
    voided: int
    bought_in: int
    top_ups: int
    added: int
    stack: int
    net: int


class Sessions(Told):
    """Some of the player's sessions, latest first; ask for those before the last one to go on."""

    sessions: tuple[PlayedSession, ...]


@endpoint("GET", "/api/sessions", AskSessions, Sessions)
async def list_sessions(call: Call[AskSessions]) -> Sessions:
    """List the player's own sessions."""
    asked, now = call.asked, call.desk.clock.now()
    found = await call.desk.readers.sessions(call.player, asked.limit, asked.before)
    return Sessions(sessions=tuple(_told(sitting, now) for sitting in found))


def _told(sitting: Sitting, now: float) -> PlayedSession:
    return PlayedSession(
        session=sitting.session,
        table=sitting.table,
        table_name=sitting.table_name,
        games=sitting.games,
        started_at=sitting.started_at,
        ended_at=sitting.ended_at,
        running=sitting.running,
        reason=sitting.reason,
        seconds=sitting.seconds(now),
        hands=sitting.hands,
        voided=sitting.voided,
        bought_in=sitting.bought_in,
        top_ups=sitting.top_ups,
        added=sitting.added,
        stack=sitting.stack,
        net=sitting.net,
    )


ENDPOINTS = (list_sessions,)
