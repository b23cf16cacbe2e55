"""The dealer does at its time what a table needs from nobody; a duty that fails stops no table."""

from collections.abc import Callable

import pytest

from application import dealer as module
from application.live_table import LiveTable
from domain.hand.events import ActionTaken
from domain.table.events import ChipsAdded, HandOpened, TopUpDropped
from tests.application.attending import SWIFT, attended, idle, stored, until
from tests.application.house import TERMS, WELCOME, House, hand_of, turn_of
from tests.application.ledger import balanced


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(module, "EARLY_SECONDS", 0.0)


@pytest.fixture
def house() -> House:
    return House()


async def test_two_who_sit_down_are_dealt_a_hand(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo", terms=SWIFT)
        live = await until(house, table, lambda live: live.table.hand is not None)
        assert turn_of(live).turn == 1


async def test_the_pause_is_kept(house: House) -> None:
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo")
        live = await until(house, table, lambda live: bool(live.table.deck and live.table.deck.fixed))
        assert live.table.next_hand_at == house.clock.now() + TERMS.pause_seconds
        assert live.table.hand is None
        house.clock.pass_(TERMS.pause_seconds)
        dealer.attend(live)
        await until(house, table, lambda live: live.table.hand is not None)


async def test_who_does_not_answer_is_folded_and_has_missed_a_turn(house: House) -> None:
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo", "Cy")
        live = await house.deal(table)
        seat = turn_of(live).seat
        house.clock.pass_(TERMS.turn_seconds)
        dealer.attend(live)
        await until(house, table, lambda live: live.table.seats[seat].missed_turns == 1)
        assert live.table.seats[seat].out == ""
        action = stored(house, ActionTaken)[0]
        assert isinstance(action, ActionTaken)
        assert (action.seat, action.kind, action.timed_out) == (seat, "fold", True)


async def test_who_does_not_answer_a_free_turn_is_checked(house: House) -> None:
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo")
        live = await house.deal(table)
        await house.act(table, "call")
        seat = turn_of(live).seat
        house.clock.pass_(TERMS.turn_seconds)
        dealer.attend(live)
        await until(house, table, lambda live: live.table.seats[seat].missed_turns == 1)
        assert live.table.seats[seat].out == ""
        action = stored(house, ActionTaken)[1]
        assert isinstance(action, ActionTaken)
        assert (action.seat, action.kind, action.timed_out) == (seat, "check", True)


async def test_who_timed_out_is_acted_for_from_then_on(house: House) -> None:
    """Heads-up, one has lost the connection: the other just calls, and the hand ends without another wait."""
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo")
        live = await house.deal(table)
        await house.act(table, "call")
        away = turn_of(live).seat
        await house.lose(table, live.table.seats[away].player)
        house.clock.pass_(TERMS.turn_seconds + TERMS.grace_seconds)
        dealer.attend(live)
        for street in ("flop", "turn", "river"):
            await until(house, table, _asked_on(street, 1 - away))
            await house.act(table, "check")
        await until(house, table, lambda live: live.table.hand is None)
        assert [fact.timed_out for fact in stored(house, ActionTaken) if isinstance(fact, ActionTaken)].count(True) == 1


def _asked_on(street: str, seat: int) -> Callable[[LiveTable], bool]:
    """Whether it is a seat's turn on a street."""
    return lambda live: bool(live.hand and live.hand.turn and (live.hand.street, turn_of(live).seat) == (street, seat))


async def test_who_leaves_is_folded_when_facing_a_bet_and_gone_after_the_hand(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo", "Cy")
        live = await house.deal(table)
        leaver = live.table.seats[turn_of(live).seat].player
        await house.room.leave(leaver, table, "leave")
        await until(house, table, lambda live: bool(live.hand and live.hand.turns == 2))
        await house.act(table, "fold")
        await until(house, table, lambda live: live.seat_of(leaver) is None)
        assert (await house.room.account(leaver)).balance == WELCOME


async def test_house_bots_play_a_whole_hand(house: House) -> None:
    async with attended(house):
        table = await house.table(terms=SWIFT, bots=4)
        live = await until(house, table, lambda live: live.table.number >= 2)
        balanced(house.journal.log, house.journal.ends)
        assert live.table.closed_steps > 0
        assert not [fact for fact in stored(house, ActionTaken) if isinstance(fact, ActionTaken) and fact.timed_out]


async def test_house_bots_play_with_a_person(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", terms=SWIFT, bots=2)
        ann = await house.enter("Ann")
        live = await until(house, table, lambda live: _turn_of(live, ann))
        await house.act(table, "call" if turn_of(live).to_call else "check")
        await until(house, table, lambda live: live.table.number >= 2 or _turn_of(live, ann))


def _turn_of(live: LiveTable, player: str) -> bool:
    return bool(live.hand and live.hand.turn and live.table.seats[turn_of(live).seat].player == player)


async def test_house_bots_wait_for_company(house: House) -> None:
    async with attended(house):
        table = await house.table(terms=SWIFT, bots=3)
        await idle()
        assert not stored(house, HandOpened)
        await until(house, table, lambda live: live.table.hand is not None)


BLUFFS: tuple[tuple[str, int], ...] = (("raise", 150), ("fold", 0))
CALLS: tuple[tuple[str, int], ...] = (("call", 0), ("raise", 200))
"""What is done in a calm pot, and in one that somebody raised."""


@pytest.mark.parametrize("account", [0, 5_000])
async def test_a_house_bot_that_runs_short_is_refilled_whatever_it_has(house: House, account: int) -> None:
    table = await house.table("Ann", buy_in=200)
    bot = await house.enter("bot", "house")
    await house.room.grant(bot, 200 + account, "house", "stake")
    await house.room.take_seat(bot, table, 1, 200, "sit")
    live = await house.deal(table)
    while live.table.hand is not None:
        calm = hand_of(live).level < 150
        await house.act(table, *(BLUFFS if turn_of(live).seat == 1 else CALLS)[not calm])
    assert live.table.seats[1].stack < 100
    async with attended(house) as dealer:
        dealer.attend(live)
        await until(house, table, lambda live: live.table.seats[1].stack == TERMS.max_buy_in)
    balanced(house.journal.log, house.journal.ends)


async def test_a_queued_top_up_comes_when_the_hand_is_over(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo")
        live = await house.deal(table)
        ann = await house.enter("Ann")
        await house.room.top_up(ann, table, 200, "more")
        assert not stored(house, ChipsAdded)
        await house.act(table, "fold")
        seat = live.seat_of(ann)
        assert seat is not None
        await until(house, table, lambda live: bool(stored(house, ChipsAdded)))
        assert live.table.seats[seat].queued == 0
        assert (await house.room.account(ann)).balance == WELCOME - 700
        balanced(house.journal.log, house.journal.ends)


async def test_a_queued_top_up_is_cut_to_what_still_fits(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo")
        live = await house.deal(table)
        seat = turn_of(live).seat
        other = live.table.seats[1 - seat]
        await house.room.top_up(other.player, table, 500, "more")
        await house.act(table, "fold")
        await until(house, table, lambda live: bool(stored(house, ChipsAdded)))
        assert live.table.seats[other.seat].stack == TERMS.max_buy_in
        assert stored(house, ChipsAdded) == [ChipsAdded(other.seat, other.player, 495)]


async def test_a_queued_top_up_that_the_account_cannot_pay_is_dropped(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo")
        ann = await house.enter("Ann")
        await house.deal(table)
        await house.room.top_up(ann, table, 300, "more")
        for _ in range(9):
            await house.room.take_seat(ann, await house.table(), 0, 500, house.command())
        await house.act(table, "fold")
        live = await until(house, table, lambda live: bool(stored(house, TopUpDropped)))
        seat = live.seat_of(ann)
        assert stored(house, TopUpDropped) == [TopUpDropped(seat or 0, "not_enough_chips")]
        assert not stored(house, ChipsAdded)
        await until(house, table, lambda live: bool(live.table.deck and live.table.deck.fixed))
