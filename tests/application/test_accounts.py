"""Players come in and get their chips."""

import asyncio

import pytest

from application.accounts import Identity
from application.ports import JournalUnavailable
from domain.account.events import AccountOpened, ChipsGranted
from domain.account.refusals import AlreadyClaimed, UnknownPlayer
from domain.refusals import InvalidAmount
from tests.application.house import DAILY, WELCOME, House

DAY = 86_400.0


@pytest.fixture
def house() -> House:
    return House()


async def test_who_comes_in_first_is_welcomed_with_chips(house: House) -> None:
    account = await house.room.enter(Identity("telegram", "42", "Ann"))
    assert (account.name, account.origin, account.balance) == ("Ann", "telegram", WELCOME)
    assert [type(recorded.event) for recorded in house.journal.log] == [AccountOpened, ChipsGranted]


async def test_who_comes_again_is_known(house: House) -> None:
    first = await house.room.enter(Identity("telegram", "42", "Ann"))
    assert await house.room.enter(Identity("telegram", "42", "Anna")) == first
    assert await house.again().room.enter(Identity("telegram", "42", "Ann")) == first
    assert len(house.journal.log) == 2


async def test_the_same_key_of_another_origin_is_someone_else(house: House) -> None:
    telegram = await house.room.enter(Identity("telegram", "42", "Ann"))
    development = await house.room.enter(Identity("development", "42", "Ann"))
    assert telegram.player != development.player


@pytest.mark.parametrize("origin", ["house", "import"])
async def test_the_rooms_own_players_are_not_welcomed(house: House, origin: str) -> None:
    assert (await house.room.enter(Identity(origin, "Ada", "Ada"))).balance == 0


async def test_many_entering_at_once_are_each_opened_once(house: House) -> None:
    identities = [Identity("telegram", str(number % 4), "Ann") for number in range(20)]
    accounts = await asyncio.gather(*map(house.room.enter, identities))
    assert len({account.player for account in accounts}) == 4
    assert {account.balance for account in accounts} == {WELCOME}
    assert len(house.journal.log) == 8


async def test_daily_chips_come_once_per_day_of_the_clock(house: House) -> None:
    ann = await house.enter("Ann")
    assert (await house.room.claim_daily(ann, "claim-1")).balance == WELCOME + DAILY
    with pytest.raises(AlreadyClaimed):
        await house.room.claim_daily(ann, "claim-2")
    house.clock.pass_(DAY)
    assert (await house.room.claim_daily(ann, "claim-3")).balance == WELCOME + 2 * DAILY


async def test_a_day_ends_at_midnight_utc(house: House) -> None:
    ann = await house.enter("Ann")
    house.clock.at = 1_790_035_199.0
    assert house.room.today() == "2026-09-21"
    await house.room.claim_daily(ann, "claim-1")
    house.clock.pass_(1.0)
    assert house.room.today() == "2026-09-22"
    await house.room.claim_daily(ann, "claim-2")


async def test_a_repeated_claim_adds_nothing(house: House) -> None:
    ann = await house.enter("Ann")
    for room in (house.room, house.room, house.again().room):
        assert (await room.claim_daily(ann, "claim")).balance == WELCOME + DAILY


async def test_two_claims_at_once_in_two_processes_bring_chips_once(house: House) -> None:
    ann, there = await house.enter("Ann"), house.again()
    await there.room.account(ann)
    answers = await asyncio.gather(
        house.room.claim_daily(ann, "claim-1"), there.room.claim_daily(ann, "claim-2"), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Account", "AlreadyClaimed"]
    assert (await house.room.account(ann)).balance == WELCOME + DAILY


async def test_a_grant_of_another_process_is_seen(house: House) -> None:
    ann = await house.enter("Ann")
    await house.again().room.grant(ann, 70, "house", "grant")
    assert (await house.room.account(ann)).balance == WELCOME + 70


async def test_strangers_are_refused(house: House) -> None:
    for stranger in ("account:nobody", ""):
        with pytest.raises(UnknownPlayer):
            await house.room.account(stranger)
        with pytest.raises(UnknownPlayer):
            await house.room.claim_daily(stranger, "claim")
    assert house.journal.log == []


async def test_no_chips_are_granted_but_whole_ones(house: House) -> None:
    ann = await house.enter("Ann")
    with pytest.raises(InvalidAmount):
        await house.room.grant(ann, 0, "house", "grant")


@pytest.mark.parametrize(("kind", "stored"), [("failing", 0), ("ambiguous", DAILY)])
async def test_after_a_failure_the_account_is_what_the_journal_has(house: House, kind: str, stored: int) -> None:
    ann = await house.enter("Ann")
    setattr(house.journal, kind, JournalUnavailable("the journal is away"))
    with pytest.raises(JournalUnavailable):
        await house.room.claim_daily(ann, "claim")
    assert (await house.room.account(ann)).balance == WELCOME + stored
    assert (await house.room.claim_daily(ann, "claim")).balance == WELCOME + DAILY
