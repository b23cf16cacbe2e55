"""Read models in memory, for a served room."""

from collections.abc import Sequence
from dataclasses import asdict

from application.replaying import HandStep, Replaying
from application.room import Room
from domain.table import Table
from domain.template import Game
from domain.variants import RULESETS
from projections.hand_history import HandHistory, HandSummary
from projections.lobby import LobbyGame, LobbyTable
from projections.player_figures import CountedHand, FigureGroup, Grouping, WantedHands
from projections.sitting import Sitting
from projections.standings import Leaderboard, Standing, Wanted


class MemoryReaders:
    """Read models straight from the live tables; hands, sittings and standings are what a test puts in."""

    def __init__(self, room: Room, replaying: Replaying) -> None:
        self.room = room
        self.replaying = replaying
        self.finished: list[HandHistory] = []
        self.sittings: list[Sitting] = []
        self.standings: list[Standing] = []
        self.wanted: list[Wanted] = []
        self.figure_groups: list[FigureGroup] = []
        self.counted: list[CountedHand] = []
        self.asked: list[tuple[object, ...]] = []
        """What was asked of the statistics."""
        self.failing: Exception | None = None

    async def lobby(self) -> Sequence[LobbyTable]:
        if self.failing:
            raise self.failing
        return [_listed(live.id, live.table) for live in self.room.tables.loaded()]

    async def hands(self, player: str, limit: int, before: str | None) -> Sequence[HandSummary]:
        own = [hand.summary for hand in reversed(self.finished) if any(of.player == player for of in hand.players)]
        names = [summary.hand for summary in own]
        first = names.index(before) + 1 if before in names else 0
        return own[first : first + limit]

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        for history in self.finished:
            if history.summary.hand == hand and any(of.player == player for of in history.players):
                return history
        return None

    async def step(self, hand: str, player: str, number: int) -> HandStep:
        return await self.replaying.own_step(hand, player, number)

    async def sessions(self, player: str, limit: int, before: int | None) -> Sequence[Sitting]:
        own = [each for each in self.sittings if each.player == player and (before is None or each.session < before)]
        return sorted(own, key=lambda each: -each.session)[:limit]

    async def leaderboard(self, wanted: Wanted) -> Leaderboard:
        self.wanted.append(wanted)
        places = {each.player: place for place, each in enumerate(self.standings)}
        near = range(places.get(wanted.player, -9) - 1, places.get(wanted.player, -9) + 2)
        return Leaderboard(
            period=wanted.period,
            ranking=wanted.ranking,
            min_hands=wanted.least_hands,
            players=len(self.standings),
            standings=tuple(self.standings[wanted.offset : wanted.offset + wanted.limit]),
            own=next((each for each in self.standings if each.player == wanted.player), None),
            around=tuple(each for each in self.standings if places[each.player] in near),
        )

    async def figures(self, wanted: WantedHands, by: Grouping) -> Sequence[FigureGroup]:
        self.asked.append((wanted, by))
        return self.figure_groups

    async def counted_hands(
        self, wanted: WantedHands, statistic: str, limit: int, before: str | None
    ) -> Sequence[CountedHand]:
        self.asked.append((wanted, statistic, limit, before))
        return self.counted


def _listed(table: str, state: Table) -> LobbyTable:
    return LobbyTable(
        table=table,
        name=state.name,
        games=tuple(map(_game, state.terms.games)),
        game=state.program.game,
        seat_count=state.terms.seats,
        min_buy_in=state.terms.min_buy_in,
        max_buy_in=state.terms.max_buy_in,
        occupied=tuple(sorted(state.seats)),
        hand_running=state.hand is not None,
    )


def _game(game: Game) -> LobbyGame:
    ruleset = RULESETS[game.ruleset]
    return LobbyGame(name=ruleset.name, betting=ruleset.betting, **asdict(game))
