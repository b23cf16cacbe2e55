"""House bots see what their seat sees, and whatever they choose is legal."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from application.house import TABLES, furnish
from application.house_bots import another_game, choose, discards
from application.live_table import LiveTable
from application.templates import Templates
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.template import verify
from domain.template.ready_made import READY_MADE
from domain.variants import RULESETS
from projections.table_view import TableView
from tests.application.house import House, hand_of, turn_of
from tests.application.ledger import balanced
from tests.support.effort import examples
from tests.support.memory import SeededEntropy


async def evening(ruleset: str, seed: int, chances: list[float]) -> None:
    """Bots alone play a hand; each choice goes through the room, which refuses what is not legal."""
    house, terms = House(entropy=SeededEntropy(seed)), READY_MADE[ruleset]
    buy_in = terms.min_buy_in + seed % (terms.max_buy_in - terms.min_buy_in)
    table = await house.table(bots=2 + seed % (terms.seats - 1), buy_in=buy_in, terms=terms)
    live = await house.deal(table)
    for place in range(120):
        if live.table.hand is None:
            break
        await decision(house, live, chances[place % len(chances)])
    balanced(house.journal.log, house.journal.ends)


async def decision(house: House, live: LiveTable, chance: float) -> None:
    """The bot that is asked decides by its own view, as the dealer has it do."""
    hand, room = live.hand_id or "", house.room
    match hand_of(live).turn:
        case TurnStarted(seat=seat):
            await house.act(live.id, *choose(live.view(live.table.seats[seat].player), chance))
        case DrawStarted(turn=turn, seat=seat):
            bot = live.table.seats[seat].player
            await room.draw(bot, live.id, hand, turn, discards(live.view(bot)), house.command())
        case RunoutsOffered(seats=seats, most=most):
            for seat in seats:
                await room.choose_runouts(live.table.seats[seat].player, live.id, hand, most, house.command())


@pytest.mark.parametrize("ruleset", RULESETS)
@drawn(seed=st.integers(0, 10_000), chances=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=20))
@examples(6)
def test_whatever_they_choose_is_legal(ruleset: str, seed: int, chances: list[float]) -> None:
    asyncio.run(evening(ruleset, seed, chances))


async def view_of_the_bot(house: House, mine: tuple[str, ...], ruleset: str = "nlhe/1") -> TableView:
    """The view of the one to act first, with other hole cards put into it."""
    table = await house.table(bots=3, terms=READY_MADE[ruleset], buy_in=READY_MADE[ruleset].max_buy_in)
    live = await house.deal(table)
    view = live.view(live.table.seats[turn_of(live).seat].player)
    assert view.me is not None
    seat = view.seats[view.me]
    assert seat is not None
    seats = (*view.seats[: view.me], replace(seat, cards=mine), *view.seats[view.me + 1 :])
    return replace(view, seats=seats)


@pytest.mark.parametrize(("mine", "kind"), [(("As", "Ah"), "raise"), (("7c", "2d"), "fold"), (("Ts", "9s"), "call")])
async def test_they_play_by_the_strength_of_their_cards(mine: tuple[str, str], kind: str) -> None:
    view = await view_of_the_bot(House(), mine)
    assert choose(view, 0.5)[0] == kind


DRAWS = [
    ("td27/1", "7s 5h 4d 3c 2s", ""),
    ("td27/1", "7s 7h 4d 3c Ks", "7h Ks"),
    ("td27/1", "As 5h 4d 3c 2s", "As"),
    ("sd27/1", "9s 5h 4d 3c 2s", "9s"),
    ("badugi/1", "As 2h 3d 4c", ""),
    ("badugi/1", "As 2s 3d 4c", "2s"),
    ("badugi/1", "Ks Kh 3d 3c", "Ks Kh 3c"),
]


@pytest.mark.parametrize(("ruleset", "mine", "given_up"), DRAWS)
async def test_they_give_up_what_pairs_or_is_high(ruleset: str, mine: str, given_up: str) -> None:
    view = await view_of_the_bot(House(), tuple(mine.split()), ruleset)
    assert set(discards(view)) == set(given_up.split())


@pytest.mark.parametrize(("chance", "game"), [(0.0, "flo8/1"), (0.49, "razz/1"), (0.99, "stud8/1")])
async def test_they_choose_any_game_but_the_one_just_played(chance: float, game: str) -> None:
    house = House()
    table = await house.table(bots=2, terms=READY_MADE["horse"], buy_in=READY_MADE["horse"].max_buy_in)
    view = (await house.room.tables.open(table)).view(None)
    assert view.games[view.game].ruleset == "flhe/1"
    assert another_game(view, chance) == game


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


def templates(house: House) -> Templates:
    return Templates(house.journal, house.clock)


async def test_the_rooms_own_tables_are_furnished_with_bots_and_a_free_seat() -> None:
    house = House()
    await furnish(house.room, templates(house), 5)
    tables = {live.table.name: live.table for live in house.room.tables.loaded()}
    assert set(tables) == set(TABLES)
    for name, terms in TABLES.items():
        verify(terms)
        table = tables[name]
        assert (table.terms, await templates(house).terms(table.pin.template, table.pin.version)) == (terms, terms)
        assert len(table.seats) == min(5, terms.seats - 1)
        assert all(seat.house and seat.stack == terms.max_buy_in for seat in table.seats.values())


async def test_there_is_a_table_for_every_game() -> None:
    assert {game.ruleset for terms in TABLES.values() if not terms.mixed for game in terms.games} == set(RULESETS)


async def test_tables_that_stand_are_not_opened_again() -> None:
    house = House()
    await furnish(house.room, templates(house), 2, standing=list(TABLES)[1:])
    assert [live.table.name for live in house.room.tables.loaded()] == list(TABLES)[:1]
