"""Clocks of every kind run out: of turns, draws and run-outs, with time banks, and for who lost the connection."""

from dataclasses import replace

import pytest

from application import dealer as module
from application.dealer import Dealer
from application.live_table import LiveTable
from domain.event import Event
from domain.hand.events import (
    ActionTaken,
    DrawMade,
    DrawStarted,
    RunoutsAgreed,
    RunoutsChosen,
    RunoutsOffered,
    TimeBankStarted,
    TimeBankUsed,
)
from domain.table.events import SatOut, TurnMissed
from tests.application.attending import attended, idle, stored, until
from tests.application.games import played
from tests.application.house import TERMS, House, hand_of, turn_of
from tests.application.ledger import balanced

BANKED = replace(TERMS, bank_seconds=30.0)
TURN, GRACE, BANK = TERMS.turn_seconds, TERMS.grace_seconds, BANKED.bank_seconds


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(module, "EARLY_SECONDS", 0.0)


@pytest.fixture
def house() -> House:
    return House()


async def wait(house: House, dealer: Dealer, live: LiveTable, seconds: float, kind: type[Event]) -> None:
    """So many seconds pass; nothing of this kind happens before, and then it does."""
    before = len(stored(house, kind))
    house.clock.pass_(seconds - 0.5)
    dealer.attend(live)
    await idle()
    assert len(stored(house, kind)) == before
    house.clock.pass_(0.5)
    dealer.attend(live)
    await until(house, live.id, lambda live: len(stored(house, kind)) > before)


async def test_the_time_bank_runs_before_anyone_is_folded(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo", "Cy", terms=BANKED))
        seat = turn_of(live).seat
        await wait(house, dealer, live, TURN, TimeBankStarted)
        assert not stored(house, ActionTaken)
        await wait(house, dealer, live, BANK, ActionTaken)
        (action,) = stored(house, ActionTaken)
        assert isinstance(action, ActionTaken)
        assert (action.seat, action.kind, action.timed_out) == (seat, "fold", True)
        await until(house, live.id, lambda live: bool(stored(house, TurnMissed)))
        assert stored(house, TimeBankUsed) == [TimeBankUsed(1, seat, BANK)]
        assert [(fact.seat, fact.turn) for fact in stored(house, TurnMissed) if isinstance(fact, TurnMissed)] == [
            (seat, 1)
        ]


async def test_who_answers_on_the_time_bank_has_missed_nothing(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo", "Cy", terms=BANKED))
        seat = turn_of(live).seat
        await wait(house, dealer, live, TURN, TimeBankStarted)
        house.clock.pass_(7.0)
        await house.act(live.id, "call")
        await house.play_down(live.id)
        assert not stored(house, TurnMissed)
        assert live.table.seats[seat].bank == BANK - 7.0
        await house.deal(live.id)
        assert hand_of(live).at(seat).bank == BANK - 7.0


async def test_the_dealers_of_two_processes_start_a_time_bank_once_and_count_no_missed_turn(house: House) -> None:
    there = house.again()
    live = await house.deal(await house.table("Ann", "Bo", "Cy", terms=BANKED))
    elsewhere = await there.room.tables.open(live.id)
    house.clock.pass_(TURN)
    async with attended(house) as here:
        here.attend(live)
        await until(house, live.id, lambda live: bool(stored(house, TimeBankStarted)))
    async with attended(there) as late:
        late.attend(elsewhere)
        await until(there, live.id, lambda live: live.hand is not None and live.hand.bank_since is not None)
        await idle()
    assert len(stored(house, TimeBankStarted)) == 1
    assert not stored(house, TurnMissed)


async def test_two_missed_turns_in_a_row_sit_a_player_out(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo"))
        await house.act(live.id, "call")
        seat = turn_of(live).seat
        await wait(house, dealer, live, TURN, TurnMissed)
        assert not stored(house, SatOut)
        await wait(house, dealer, live, TURN, TurnMissed)
        await until(house, live.id, lambda live: live.table.seats[seat].out == "timed_out")


async def test_who_lost_the_connection_has_the_grace_once(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo", "Cy", terms=BANKED))
        seat = turn_of(live).seat
        await house.lose(live.id, live.table.seats[seat].player)
        await wait(house, dealer, live, TURN + GRACE, TimeBankStarted)
        await wait(house, dealer, live, BANK, ActionTaken)
        await until(house, live.id, lambda live: live.table.seats[seat].out == "timed_out")


async def test_who_does_not_draw_stands_pat(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo", terms=played("sd27/1")))
        while not isinstance(hand_of(live).turn, DrawStarted):
            await house.answer(live.id)
        await wait(house, dealer, live, TURN, DrawMade)
        (made,) = stored(house, DrawMade)
        assert isinstance(made, DrawMade)
        assert (made.discarded, made.drawn, made.timed_out) == ((), (), True)
        await until(house, live.id, lambda live: bool(stored(house, TurnMissed)))


async def test_an_offer_of_run_outs_lapses_and_nobody_has_missed_a_turn(house: House) -> None:
    async with attended(house) as dealer:
        live = await house.deal(await house.table("Ann", "Bo", terms=played("nlhe/1", most_runouts=2)))
        await house.all_in(live.id)
        assert isinstance(hand_of(live).turn, RunoutsOffered)
        await wait(house, dealer, live, TURN, RunoutsAgreed)
        assert stored(house, RunoutsAgreed) == [RunoutsAgreed(1)]
        assert not stored(house, TurnMissed)
        balanced(house.journal.log, house.journal.ends)


async def test_who_leaves_wants_one_board(house: House) -> None:
    async with attended(house):
        live = await house.deal(await house.table("Ann", "Bo", terms=played("nlhe/1", most_runouts=2)))
        await house.all_in(live.id)
        await house.room.leave(live.table.seats[1].player, live.id, "leave")
        await until(house, live.id, lambda live: bool(stored(house, RunoutsChosen)))
        assert stored(house, RunoutsChosen) == [RunoutsChosen(1, 1)]


async def test_house_bots_run_it_as_often_as_they_may(house: House) -> None:
    async with attended(house):
        live = await house.deal(await house.table("Ann", terms=played("nlhe/1", most_runouts=3), bots=1))
        await house.act(live.id, "raise", 500)
        await until(house, live.id, lambda live: isinstance(hand_of(live).turn, RunoutsOffered) or hand_of(live).over)
        if not hand_of(live).over:
            await until(house, live.id, lambda live: bool(stored(house, RunoutsChosen)))
            assert stored(house, RunoutsChosen) == [RunoutsChosen(1, 3)]
