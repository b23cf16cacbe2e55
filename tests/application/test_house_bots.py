"""House bots see what their seat sees, and whatever they choose is legal."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from application.house import TABLES, furnish
from application.house_bots import choose
from domain.table.rules import verify
from projections.table_view import TableView
from tests.application.house import House, turn_of
from tests.support.effort import examples
from tests.support.memory import SeededEntropy


async def evening(seed: int, chances: list[float]) -> None:
    """Bots alone play hands; each choice goes through the room, which refuses what is not legal."""
    house = House(entropy=SeededEntropy(seed))
    table = await house.table(bots=2 + seed % 5, buy_in=200 + seed % 300)
    live = await house.deal(table)
    for place in range(60):
        if live.table.hand is None:
            break
        player = live.table.seats[turn_of(live).seat].player
        await house.act(table, *choose(live.view(player), chances[place % len(chances)]))


@drawn(st.integers(0, 10_000), st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=20))
@examples(25)
def test_whatever_they_choose_is_legal(seed: int, chances: list[float]) -> None:
    asyncio.run(evening(seed, chances))


async def view_before_the_flop(house: House, mine: tuple[str, str]) -> TableView:
    """The view of the one to act, with other hole cards put into it."""
    table = await house.table(bots=3)
    live = await house.deal(table)
    view = live.view(live.table.seats[turn_of(live).seat].player)
    assert view.me is not None
    seat = view.seats[view.me]
    assert seat is not None
    seats = (*view.seats[: view.me], replace(seat, cards=mine), *view.seats[view.me + 1 :])
    return replace(view, seats=seats)


@pytest.mark.parametrize(("mine", "kind"), [(("As", "Ah"), "raise"), (("7c", "2d"), "fold"), (("Ts", "9s"), "call")])
async def test_they_play_by_the_strength_of_their_cards(mine: tuple[str, str], kind: str) -> None:
    view = await view_before_the_flop(House(), mine)
    assert choose(view, 0.5)[0] == kind


async def test_their_view_holds_no_card_of_anyone_else() -> None:
    house = House()
    table = await house.table(bots=4)
    live = await house.deal(table)
    assert live.hand is not None
    bot = live.table.seats[turn_of(live).seat]
    others = {card for seat in live.hand.players if seat.seat != bot.seat for card in live.hand.hole(seat.seat)}
    seen = {card for seat in live.view(bot.player).seats if seat is not None for card in seat.cards}
    assert seen == {*live.hand.hole(bot.seat), "??"}
    assert not seen & others


async def test_the_rooms_own_tables_are_furnished_with_bots_and_a_free_seat() -> None:
    house = House()
    await furnish(house.room, 5)
    tables = {live.table.rules.name: live.table for live in house.room.tables.loaded() if live.table.rules}
    assert set(tables) == {rules.name for rules in TABLES}
    for rules in TABLES:
        verify(rules)
        assert len(tables[rules.name].seats) == min(5, rules.seats - 1)
        assert all(seat.house and seat.stack == rules.max_buy_in for seat in tables[rules.name].seats.values())


async def test_tables_that_stand_are_not_opened_again() -> None:
    house = House()
    await furnish(house.room, 2, standing=[rules.name for rules in TABLES[1:]])
    assert len(house.room.tables.loaded()) == 1
