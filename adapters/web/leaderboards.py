"""Leaderboards: who won most in a period, and the player's own place among the neighbours."""

from datetime import UTC, datetime

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, QueryDay, QueryLimit, QueryOffset, Told
from projections import standings
from projections.periods import PeriodKind, period_of
from projections.standings import Ranking, Standing, Wanted


class AskLeaderboard(Asked):
    """Which kind of period, ranked by what, of which day (today if none is named), and which part of the board."""

    period: PeriodKind = "week"
    by: Ranking = "net"
    at: QueryDay | None = None
    limit: QueryLimit = 20
    offset: QueryOffset = 0


class LeaderboardLine(Told):
    """A player on the board; those who are level share a `place`, and `me` marks who asks. `net` is whole chips;
    `bb100` are big blinds (small bets where a game has none) won per 100 hands, with 95 % certainty between
    `bb100 - margin` and `bb100 + margin`, and null below 100 hands. So is the `place` of who asks with too few hands
    for the board."""

    place: int | None
    name: str
    me: bool
    hands: int
    net: int
    bb100: float | None
    margin: float | None


class Leaderboard(Told):
    """The board of the period `label`, such as `2026-W47`, from its `first` to its `last` day (UTC, both included; null
    for all time): some `lines` of the `players` on it, who have each played `min_hands` there. `own` is the line of who
    asks, null without a hand in the period, and `around` holds it with its neighbours where it has a place."""

    period: PeriodKind
    label: str
    first: str | None
    last: str | None
    by: Ranking
    min_hands: int
    players: int
    lines: tuple[LeaderboardLine, ...]
    own: LeaderboardLine | None
    around: tuple[LeaderboardLine, ...]


@endpoint("GET", "/api/leaderboards", AskLeaderboard, Leaderboard)
async def show_leaderboard(call: Call[AskLeaderboard]) -> Leaderboard:
    """Show a leaderboard, without house bots."""
    asked = call.asked
    day = asked.at or datetime.fromtimestamp(call.desk.clock.now(), UTC).date()
    period = period_of(asked.period, day)
    wanted = Wanted(period, asked.by, limit=asked.limit, offset=asked.offset, player=call.player)
    return _told(await call.desk.readers.leaderboard(wanted), call.player)


def _told(board: standings.Leaderboard, player: str) -> Leaderboard:
    period, ever = board.period, board.period.kind == "all"
    return Leaderboard(
        period=period.kind,
        label=period.label,
        first=None if ever else period.first.isoformat(),
        last=None if ever else period.last.isoformat(),
        by=board.ranking,
        min_hands=board.min_hands,
        players=board.players,
        lines=tuple(_line(standing, player) for standing in board.standings),
        own=_line(board.own, player) if board.own else None,
        around=tuple(_line(standing, player) for standing in board.around),
    )


def _line(standing: Standing, player: str) -> LeaderboardLine:
    """Nobody's account is told, only the name that they play under."""
    return LeaderboardLine(
        place=standing.place,
        name=standing.name,
        me=standing.player == player,
        hands=standing.hands,
        net=standing.net,
        bb100=standing.bb100,
        margin=standing.margin,
    )


ENDPOINTS = (show_leaderboard,)
