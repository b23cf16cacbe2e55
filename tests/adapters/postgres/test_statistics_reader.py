"""Player statistics in a real database: the same however they were built, by any grouping, and explained by hands."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.statistics_reader import StatisticsReader
from application.ports import JournalUnavailable
from domain.event import Recorded
from domain.hand.events import HandStarted
from projections import player_stats
from projections.analysis import CATALOGUE
from projections.analysis.figures import Figure
from projections.player_figures import FigureGroup, Grouping, KnownPlayer, WantedHands
from projections.projection import Row
from tests.adapters.postgres.projected import contents, project, project_in_pieces
from tests.projections.stories import Story, story_of, together

HERO = WantedHands("account:a2")
GROUPINGS: tuple[Grouping, ...] = ("all", "position", "variant", "stakes", "pot", "day", "month", "player")


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[StatisticsReader]:
    async with AsyncConnectionPool[AsyncConnection[Row]](database_url, min_size=1, open=False, timeout=5) as pool:
        yield StatisticsReader(pool)


def evenings() -> list[Recorded]:
    """A table of no-limit hold'em and one of limit hold'em, at which others sit."""
    return together(Story(Random(4)).evening(25), story_of("flhe/1", Random(5), seats=3, name="b").evening(8))


def figure(group: FigureGroup, statistic: str) -> Figure:
    return next(each for each in group.figures if each.statistic == statistic)


async def test_built_at_once_or_in_pieces_it_is_equal(any_database_url: str) -> None:
    log = together(Story(Random(8)).evening(10, mishaps=True), story_of("stud/1", Random(9), name="b").evening(4))
    await project_in_pieces(any_database_url, log, player_stats, Random(10))
    pieces = await contents(any_database_url, player_stats)
    async with await AsyncConnection.connect(any_database_url, autocommit=True) as connection:
        await connection.execute(f"DROP SCHEMA {player_stats.NAME}_v{player_stats.VERSION} CASCADE".encode())
    await project(any_database_url, log, player_stats)
    assert await contents(any_database_url, player_stats) == pieces
    assert set(pieces) == {"accounts", "tables", "hands", "players"}
    assert all(pieces.values())


async def test_both_versions_of_the_database_answer(any_database_url: str) -> None:
    await project(any_database_url, evenings(), player_stats)
    async with AsyncConnectionPool[AsyncConnection[Row]](any_database_url, min_size=1, open=False, timeout=5) as pool:
        reader = StatisticsReader(pool)
        for by in GROUPINGS:
            assert await reader.figures(HERO, by)
        for statistic in CATALOGUE:
            assert await reader.counted_hands(replace(HERO, first=date(2020, 1, 1)), statistic, 1) is not None


async def test_a_player_has_one_group_with_every_statistic(database_url: str, reader: StatisticsReader) -> None:
    log = evenings()
    await project(database_url, log, player_stats)
    (group,) = await reader.figures(HERO)
    dealt = [each.event for each in log if isinstance(each.event, HandStarted) and HERO.player in each.event.players]
    assert (group.label, group.hands) == ("", len(dealt))
    assert [each.statistic for each in group.figures] == list(CATALOGUE)
    assert figure(group, "vpip").opportunities <= group.hands
    assert figure(group, "net").made == pytest.approx(group.net / 10)


async def test_groups_are_parts_of_the_whole(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, evenings(), player_stats)
    (whole,) = await reader.figures(HERO)
    for by in GROUPINGS:
        parts = await reader.figures(HERO, by)
        assert (sum(part.hands for part in parts), sum(part.net for part in parts)) == (whole.hands, whole.net)
        for place, each in enumerate(whole.figures):
            told = [part.figures[place] for part in parts]
            assert sum(figure.made for figure in told) == pytest.approx(each.made)
            assert sum(figure.opportunities for figure in told) == each.opportunities


async def test_positions_come_in_the_order_of_acting(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, evenings(), player_stats)
    found = [group.label for group in await reader.figures(HERO, "position")]
    order = ["UTG", "HJ", "CO", "BTN", "SB", "BB"]
    assert found == [name for name in order if name in found]
    assert len(found) > 3


async def test_everybody_has_a_group(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, evenings(), player_stats)
    groups = await reader.figures(WantedHands(), "player")
    assert {group.label for group in groups} == {f"account:a{seat}" for seat in range(6)} | {
        f"account:b{seat}" for seat in range(3)
    }
    assert sum(figure(group, "wsd").made for group in groups) > 0


async def test_hands_are_chosen_by_game_stakes_position_and_days(database_url: str, reader: StatisticsReader) -> None:
    log = evenings()
    await project(database_url, log, player_stats)
    day = datetime.fromtimestamp(log[0].at, UTC).date()
    everyone = {group.label: group.hands for group in await reader.figures(WantedHands(), "variant")}
    for wanted, count in [
        (WantedHands(variant="flhe/1"), everyone["flhe/1"]),
        (WantedHands(variant="razz/1"), 0),
        (WantedHands(stakes="5/10"), everyone["nlhe/1"]),
        (WantedHands(first=day, last=day), sum(everyone.values())),
        (WantedHands(first=date(2030, 1, 1)), 0),
        (WantedHands(last=date(2020, 1, 1)), 0),
        (WantedHands(origin="room"), sum(everyone.values())),
        (WantedHands(origin="recorded"), 0),
    ]:
        assert sum(group.hands for group in await reader.figures(wanted)) == count, wanted
    (big_blinds,) = await reader.figures(WantedHands(position="BB"))
    assert big_blinds.hands == sum(isinstance(each.event, HandStarted) for each in log)


async def test_the_hands_that_a_figure_counts_are_listed(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, evenings(), player_stats)
    (group,) = await reader.figures(HERO)
    for told in group.figures:
        hands = await reader.counted_hands(HERO, told.statistic, 1_000)
        assert sum(hand.made for hand in hands) == pytest.approx(told.made)
        assert sum(hand.opportunities for hand in hands) == told.opportunities
        assert [hand.at for hand in hands] == sorted([hand.at for hand in hands], reverse=True)


async def test_the_list_goes_on_before_a_hand(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, evenings(), player_stats)
    hands = await reader.counted_hands(HERO, "vpip", 1_000)
    first = await reader.counted_hands(HERO, "vpip", 2)
    rest = await reader.counted_hands(HERO, "vpip", 1_000, first[-1].hand)
    assert [*first, *rest] == hands
    assert (hands[0].table_name, hands[0].game, hands[0].stakes) == ("Table a", "No-limit hold'em", "5/10")
    assert await reader.counted_hands(HERO, "vpip", 10, "hand:none") == []


async def test_a_player_is_found_by_name_and_account(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, Story().evening(1).log, player_stats)
    assert await reader.players_called("pLAYER 2") == [KnownPlayer("account:a2", "Player 2")]
    assert await reader.players_called("account:a2") == [KnownPlayer("account:a2", "Player 2")]
    assert await reader.players_called("Player") == []
    assert await reader.names(["account:a1", "account:none"]) == {"account:a1": "Player 1"}


async def test_without_hands_there_is_no_group(database_url: str, reader: StatisticsReader) -> None:
    await project(database_url, Story().evening(1).log, player_stats)
    assert await reader.figures(replace(HERO, player="account:none")) == []
    assert await reader.counted_hands(replace(HERO, player="account:none"), "vpip", 5) == []


async def test_before_it_is_built_it_is_out_of_reach(reader: StatisticsReader) -> None:
    with pytest.raises(JournalUnavailable):
        await reader.figures(HERO)
