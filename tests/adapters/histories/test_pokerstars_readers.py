"""Hold'em in PokerStars' text is read by others as it was played, as far as each of them goes."""

from collections.abc import Iterator

from adapters.histories.formats import Wishes
from application.told_hand import ToldHand
from domain.hand.events import HandSettled, PotAwarded, RunoutsAgreed
from tests.adapters.histories.foreign_readers import hhp_hands, hhp_stacks, pokerkit_stacks
from tests.adapters.histories.random_told import random_plays, readings
from tests.adapters.histories.telling import written

SEEDS = 150
DOLLARS = Wishes(dollars=True)
RAISES = Wishes(straddle_as_raise=True, dollars=True)


def known(*kinds: str, antes: bool) -> Iterator[ToldHand]:
    """Random hands of no-limit hold'em on one board that have no forced bets but these, paid in full."""
    for play in random_plays("nlhe/1", SEEDS):
        for hand in readings(play):
            started = hand.started
            plain = started.boards == 1 and not started.bomb and not any(started.dead)
            whole = all(stack > blind for stack, blind in zip(started.stacks, started.blinds, strict=True))
            run_out = any(isinstance(event, RunoutsAgreed) and event.count > 1 for event in hand.events)
            fits = (
                set(started.kinds) - {""} <= {*kinds}
                and "big_blind" in started.kinds
                and (antes or not any(started.antes))
            )
            if plain and whole and fits and not run_out:
                yield hand


def settled(hand: ToldHand) -> dict[str, int]:
    assert isinstance(hand.ended, HandSettled)
    return dict(zip(hand.started.names, hand.ended.stacks, strict=True))


def pots(hand: ToldHand) -> int:
    return len({event.pot for event in hand.events if isinstance(event, PotAwarded)})


def test_pokerkit_comes_to_the_same_stacks() -> None:
    hands = [hand for hand in known("small_blind", "big_blind", antes=False) if not same_blinds_heads_up(hand)]
    for wishes in (None, DOLLARS):
        found = pokerkit_stacks("".join(written("pokerstars", hand, wishes=wishes) for hand in hands))
        assert len(found) == len(hands) > 20
        for hand, stacks in zip(hands, found, strict=True):
            gained = {name: stacks[name] - stack for name, stack in settled(hand).items()}
            rake = hand.ended.rake if isinstance(hand.ended, HandSettled) else 0
            assert sum(gained.values()) == rake
            assert min(gained.values()) >= (0 if rake else -odd_chips(hand))


def same_blinds_heads_up(hand: ToldHand) -> bool:
    """PokerKit lets the wrong player begin."""
    return len(hand.started.seats) == 2 and len(set(hand.started.blinds)) == 1


def odd_chips(hand: ToldHand) -> int:
    """PokerKit gives all odd chips of a pot to one winner, the room one each."""
    return pots(hand)


def test_hhp_comes_to_the_same_stacks() -> None:
    """It knows one side pot at most."""
    hands = [hand for hand in known("small_blind", "big_blind", antes=True) if pots(hand) <= 2]
    found = hhp_hands("".join(written("pokerstars", hand, wishes=DOLLARS) for hand in hands))
    assert len(found) == len(hands) > 40
    for hand, read in zip(hands, found, strict=True):
        assert read is not None
        assert hhp_stacks(read) == settled(hand)


def test_hhp_comes_to_the_same_stacks_where_straddles_are_raises() -> None:
    hands = [hand for hand in known("small_blind", "big_blind", "straddle", antes=True) if pots(hand) <= 2]
    assert len([hand for hand in hands if "straddle" in hand.started.kinds]) > 5
    found = hhp_hands("".join(written("pokerstars", hand, wishes=RAISES) for hand in hands))
    for hand, read in zip(hands, found, strict=True):
        assert read is not None
        assert hhp_stacks(read) == settled(hand)


def test_hhp_reads_who_is_dealt_in_and_what_they_hold() -> None:
    hands = [hand for hand in known("small_blind", "big_blind", antes=True) if hand.hero is not None]
    for hand, read in zip(
        hands, hhp_hands("".join(written("pokerstars", hand, wishes=DOLLARS) for hand in hands)), strict=True
    ):
        assert read is not None
        assert hand.hero is not None
        started = hand.started
        assert read["hero"] == started.names[started.seats.index(hand.hero)]
        assert read["table"]["button"] == started.button + 1
        assert {(seat["seatno"] - 1, seat["player"]) for seat in read["seats"]} == {
            *zip(started.seats, started.names, strict=True)
        }
        assert (read["info"]["sb"], read["info"]["bb"]) == (started.small_blind, started.big_blind)
        assert (read["info"]["year"], read["info"]["hour"]) == (2024, 14)
