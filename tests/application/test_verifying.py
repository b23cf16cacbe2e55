"""Stored hands are refereed again: honest ones come out the same, and what was tampered with is named."""

from dataclasses import replace

from application.decks import Decks
from application.verifying import Verifying
from domain.hand.events import HandStarted, PotAwarded
from domain.template.ready_made import READY_MADE
from tests.application.house import House, strange_keys
from tests.application.test_auditing import forged


def decks(house: House) -> Decks:
    """A process that committed none of these decks: it opens them."""
    return Decks(house.entropy, house.vault)


def verifying(house: House) -> Verifying:
    return Verifying(house.journal, decks(house))


async def evening(house: House, *rulesets: str) -> list[str]:
    """A hand of each of these games; returns the hands."""
    hands = []
    for ruleset in rulesets:
        terms = READY_MADE[ruleset]
        live = await house.deal(await house.table("Ann", "Bo", "Cy", terms=terms, buy_in=terms.min_buy_in))
        await house.play_down(live.id)
        assert live.hand_id is not None
        hands.append(live.hand_id)
    return hands


async def test_honest_hands_differ_in_nothing() -> None:
    house = House()
    await evening(house, "nlhe/1", "plo8/1", "stud8/1", "td27/1", "badugi/1")
    heard: list[int] = []
    found = await verifying(house).verify(heard.append)
    assert (found.hands, found.differences) == (5, [])
    assert heard[-1] == len(house.journal.log)


async def test_a_wrong_payout_is_found_and_named() -> None:
    house = House()
    first, second, _ = await evening(house, "nlhe/1", "plo4/1", "razz/1")
    assert first != second
    place, award = next(
        (place, recorded.event)
        for place, recorded in enumerate(house.journal.log)
        if recorded.stream == second and isinstance(recorded.event, PotAwarded)
    )
    assert isinstance(award, PotAwarded)
    robbed = replace(award, amount=award.amount - 1)
    house.journal.log[place] = replace(house.journal.log[place], event=robbed)
    found = await verifying(house).verify()
    assert found.hands == 3
    (line,) = found.differences
    assert line == (
        f"{second}: PotAwarded of seat {award.seat}: amount is stored as {award.amount - 1}, "
        f"the rules give {award.amount}."
    )


async def test_a_hand_that_is_being_played_is_left_alone() -> None:
    house = House()
    await house.deal(await house.table("Ann", "Bo"))
    assert (await verifying(house).verify()).hands == 0


async def test_a_voided_hand_is_refereed_too() -> None:
    house = House()
    live = await house.deal(await house.table("Ann", "Bo"))
    await house.act(live.id, "call")
    assert live.hand_id is not None
    await house.room.void_hand(live.id, live.hand_id, "by order", "void")
    found = await verifying(house).verify()
    assert (found.hands, found.differences) == (1, [])


async def test_a_deck_that_cannot_be_opened_is_a_difference() -> None:
    house = House()
    (hand,) = await evening(house, "nlhe/1")
    (line,) = (await verifying(strange_keys(house)).verify()).differences
    assert line.startswith(f"{hand}: The sealed deck cannot be opened")


async def test_what_the_rules_do_not_allow_is_said() -> None:
    house = House()
    (hand,) = await evening(house, "nlhe/1")
    forged(house.journal, HandStarted, blinds=(10, 5, 0))
    (line,) = (await verifying(house).verify()).differences
    assert line.startswith(f"{hand}: The rules refuse what was stored: ")
