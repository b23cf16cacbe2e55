"""How the projections stand: what is live, how far it is, who leads, what is built beside it, and what is skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from adapters.postgres import schemas, stops
from adapters.postgres.fingerprint import fingerprint
from adapters.postgres.read_model import LEADERSHIP, POSITION, ReadModel
from adapters.postgres.schemas import Schema
from adapters.postgres.statements import END
from adapters.postgres.stops import Skip, Stop
from projections.projection import Projection, Row, schema_of

LEADERS = """
SELECT activity.application_name FROM pg_locks AS locks JOIN pg_stat_activity AS activity USING (pid)
WHERE locks.locktype = 'advisory' AND locks.granted AND locks.database = activity.datid AND locks.objsubid = 1
  AND activity.datname = current_database() AND (locks.classid::bigint << 32) | locks.objid::bigint = {key}
"""

SIZE = """
SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
WHERE relnamespace = to_regnamespace(%s) AND relkind = 'r'
"""

State = Literal["following", "stopped", "waiting", "not built"]
Code = Literal["same", "changed", "unknown", ""]


@dataclass(frozen=True, slots=True)
class Beside:
    """A schema beside the live one: the position that it has reached, None where it is none of ours."""

    schema: Schema
    position: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A projection: `state` is `following` where somebody leads, `stopped` at an event, `waiting` for a projector, or
    `not built`. `code` tells whether the present code built the live schema (`unknown` where that was not noted);
    `since` when (UTC, seconds since the epoch); `behind` how many positions of the log are still ahead; `bytes` how
    large it is on the disk; `leader` who projects, empty for nobody."""

    name: str
    version: int
    schema: str
    state: State
    position: int | None
    behind: int | None
    code: Code
    since: float | None
    bytes: int
    leader: str
    stops: Sequence[Stop]
    skips: Sequence[Skip]
    beside: Sequence[Beside]


async def standing(connection: AsyncConnection[Row], projection: Projection) -> Standing:
    """How a projection stands now."""
    live = schema_of(projection)
    position, end = await ReadModel(connection, projection).position(), await _number(connection, END)
    built = await schemas.built(connection, live)
    leader = await (await connection.execute(LEADERS.format(key=LEADERSHIP).encode(), (live,))).fetchone()
    stopped = await stops.stops(connection, projection)
    found = await schemas.schemas(connection, projection)
    return Standing(
        name=projection.NAME,
        version=projection.VERSION,
        schema=live,
        state=_state(position, any(stop.schema == live for stop in stopped), leader is not None),
        position=position,
        behind=None if position is None else max(0, (end or 0) - position),
        code=_code(position, built.code if built else None, fingerprint(projection)),
        since=built.since if built else None,
        bytes=await _number(connection, SIZE, live) or 0,
        leader=leader[0] if leader else "",
        stops=stopped,
        skips=await stops.skips(connection, projection),
        beside=[Beside(each, await _position(connection, each.name)) for each in found if each.name != live],
    )


def _state(position: int | None, stopped: bool, led: bool) -> State:
    if position is None:
        return "not built"
    if stopped:
        return "stopped"
    return "following" if led else "waiting"


def _code(position: int | None, built: str | None, present: str) -> Code:
    if position is None:
        return ""
    if built is None:
        return "unknown"
    return "same" if built == present else "changed"


async def _position(connection: AsyncConnection[Row], schema: str) -> int | None:
    if await _number(connection, "SELECT to_regclass(%s)::oid::bigint", f"{schema}.notification_tracking") is None:
        return None
    query = SQL(POSITION).format(schema=Identifier(schema), log="cardroom").as_string(connection)
    return await _number(connection, query)


async def _number(connection: AsyncConnection[Row], query: str, *parameters: object) -> int | None:
    row = await (await connection.execute(query.encode(), parameters or None)).fetchone()
    return None if row is None or row[0] is None else int(row[0])
