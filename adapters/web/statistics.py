"""A player's own statistics: every figure with its formula and counts, and the hands that it counts."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, HandId, QueryDay, QueryLimit, RulesetId, Told
from domain.variants import RULESETS
from projections.analysis import CATALOGUE, Statistic
from projections.analysis.figures import Figure
from projections.analysis.statistic import Measure
from projections.player_figures import CountedHand, FigureGroup, WantedHands


def _known_game(ruleset: str) -> str:
    if ruleset not in RULESETS:
        raise PydanticCustomError("game", f"there are {', '.join(RULESETS)}")
    return ruleset


def _known_statistic(key: str) -> str:
    if key not in CATALOGUE:
        raise PydanticCustomError("statistic", f"there are {', '.join(CATALOGUE)}")
    return key


GameId = Annotated[RulesetId, AfterValidator(_known_game)]
StatisticKey = Annotated[str, Field(max_length=64, examples=["vpip"]), AfterValidator(_known_statistic)]
Stakes = Annotated[str, Field(pattern=r"^[0-9]{1,13}/[0-9]{1,13}$", examples=["50/100"])]
Place = Literal["UTG", "UTG+1", "UTG+2", "UTG+3", "UTG+4", "LJ", "HJ", "CO", "BTN", "SB", "BB"]


class AskHandsOf(Asked):
    """Which of the player's hands: of one variant, at some stakes, from a position, in a period of UTC days."""

    variant: GameId | None = None
    stakes: Stakes | None = None
    position: Place | None = None
    from_: Annotated[QueryDay | None, Field(alias="from")] = None
    to: QueryDay | None = None

    def wanted(self, player: str) -> WantedHands:
        """The player's hands that are asked for."""
        return WantedHands(player, self.variant, self.stakes, self.position, self.from_, self.to)


class AskStatistics(AskHandsOf):
    """Which of the player's hands, and for which groups of them."""

    by: Literal["all", "position", "variant", "stakes", "pot", "day", "month"] = "all"


class AskCountedHands(AskHandsOf):
    """Which statistic, which of the player's hands, how many of those that count, and before which."""

    statistic: StatisticKey
    limit: QueryLimit = 20
    before: HandId | None = None


class ToldStatistic(Told):
    """What a statistic is: `formula` is `made / opportunity` in words, and `source` whose definition it is. A `share`
    is per cent, a `ratio` one count to the other, a `rate` big blinds per hundred hands."""

    key: str
    name: str
    made: str
    opportunity: str
    formula: str
    source: str
    measure: Measure


class Statistics(Told):
    """Every statistic of some of the player's hands, for each group of them."""

    statistics: tuple[ToldStatistic, ...]
    groups: tuple[FigureGroup, ...]


class CountedHands(Told):
    """Some of the hands that a statistic counts, latest first; ask for those before the last one to go on. The figure
    is that of all of them, null where no hand was played."""

    statistic: ToldStatistic
    figure: Figure | None
    hands: tuple[CountedHand, ...]


@endpoint("GET", "/api/stats", AskStatistics, Statistics)
async def show_statistics(call: Call[AskStatistics]) -> Statistics:
    """Show the player's own statistics."""
    groups = await call.desk.readers.figures(call.asked.wanted(call.player), call.asked.by)
    return Statistics(statistics=tuple(map(_told, CATALOGUE.values())), groups=tuple(groups))


@endpoint("GET", "/api/stats/{statistic}/hands", AskCountedHands, CountedHands)
async def explain_statistic(call: Call[AskCountedHands]) -> CountedHands:
    """List the player's own hands that a statistic counts."""
    asked, readers = call.asked, call.desk.readers
    wanted = asked.wanted(call.player)
    groups = await readers.figures(wanted, "all")
    hands = await readers.counted_hands(wanted, asked.statistic, asked.limit, asked.before)
    figure = next((each for group in groups for each in group.figures if each.statistic == asked.statistic), None)
    return CountedHands(statistic=_told(CATALOGUE[asked.statistic]), figure=figure, hands=tuple(hands))


def _told(statistic: Statistic) -> ToldStatistic:
    return ToldStatistic(
        key=statistic.key,
        name=statistic.name,
        made=statistic.made,
        opportunity=statistic.opportunity,
        formula=statistic.formula,
        source=statistic.source,
        measure=statistic.measure,
    )


ENDPOINTS = (show_statistics, explain_statistic)
