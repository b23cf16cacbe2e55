"""One canonical example of every event: what the golden samples hold, and what a newcomer reads first."""

from domain.account import events as account
from domain.audit import events as audit
from domain.event import Event
from domain.hand import events as hand
from domain.table import events as table
from domain.template import events as template
from tests.adapters.postgres.template_samples import ADDED, CHANGED

HAND = "hand:01936f00-0000-7000-8000-00000000000a"
TABLE = "table:01936f00-0000-7000-8000-00000000000b"
ANN = "account:01936f00-0000-7000-8000-00000000000c"
BOB = "account:01936f00-0000-7000-8000-00000000000d"
ROOT = "5f" * 32
CUT = "c7" * 16

SAMPLES: tuple[Event, ...] = (
    account.AccountOpened(name="Ann ♠", origin="telegram"),
    account.ChipsGranted(amount=10_000, reason="welcome", day="2026-01-31"),
    account.ChipsEscrowed(amount=2_000, table=TABLE),
    account.ChipsReturned(amount=2_350, table=TABLE),
    table.TableOpened(
        name="Marigold",
        origin="room",
        ruleset="no_limit_holdem",
        seats=6,
        small_blind=5,
        big_blind=10,
        ante=0,
        min_buy_in=400,
        max_buy_in=2_000,
        turn_seconds=20.0,
        pause_seconds=3.5,
        button=0,
    ),
    table.SeatTaken(seat=2, player=ANN, name="Ann ♠", stack=2_000, house=False),
    table.TopUpQueued(seat=2, amount=500),
    table.ChipsAdded(seat=2, player=ANN, amount=500),
    table.TopUpDropped(seat=2, reason="insufficient_chips"),
    table.SatOut(seat=2, reason="timed_out"),
    table.Returned(seat=2),
    table.LeaveRequested(seat=2),
    table.SeatLeft(seat=2, player=ANN, stack=2_350),
    table.DeckCommitted(hand=HAND, root=ROOT, sealed_seed="k1.AAAA.BBBB"),
    table.CutSealed(hand=HAND, seat=2, commitment=ROOT),
    table.CutsFixed(hand=HAND, seats=(2, 4), commitments=(ROOT, "6e" * 32), next_hand_at=1_769_860_803.5),
    table.CutOpened(hand=HAND, seat=2, cut=CUT),
    table.HandOpened(
        hand=HAND, number=17, button=4, small_blind_seat=4, big_blind_seat=2, seats=(2, 4), stacks=(2_000, 1_500)
    ),
    table.HandClosed(hand=HAND, seats=(2, 4), stacks=(2_300, 1_200), steps=31),
    table.TableClosed(),
    hand.HandStarted(
        table=TABLE,
        number=17,
        ruleset="no_limit_holdem",
        button=4,
        seats=(2, 4),
        players=(ANN, BOB),
        names=("Ann ♠", "Bob"),
        stacks=(2_000, 1_500),
        antes=(0, 0),
        blinds=(10, 5),
        big_blind=10,
        turn_seconds=20.0,
        deck="committed",
        root=ROOT,
        cut_seats=(2, 4),
        cut_commitments=(ROOT, "6e" * 32),
        cuts=(CUT, ""),
        sealed_deck="k1.AAAA.BBBB",
    ),
    hand.ForcedBetPosted(seat=4, kind="small_blind", paid=5, all_in=False),
    hand.HoleCardsDealt(seats=(2, 4), numbers=((0, 2), (1, 3))),
    hand.TurnStarted(turn=1, seat=4, to_call=5, min_to=20, max_to=1_500, deadline=1_769_860_820.25),
    hand.ActionTaken(turn=1, seat=4, kind="raise", to=30, paid=25, all_in=False, timed_out=False),
    hand.StreetDealt(street="flop", burned=4, numbers=(5, 6, 7), cards=("Td", "2c", "Ah")),
    hand.BetReturned(seat=4, amount=20),
    hand.CardsShown(seat=2, numbers=(0, 2), cards=("As", "Kd"), hand="pair of aces"),
    hand.CardsMucked(seat=4),
    hand.PotAwarded(
        pot=0, seat=2, amount=600, reason="showdown", hand="pair of aces", cards=("As", "Ah", "Kd", "Td", "9c")
    ),
    hand.HandSettled(pot=600, rake=0, seats=(2, 4), stacks=(2_300, 1_200), net=(300, -300)),
    ADDED,
    CHANGED,
    template.TemplateRetired(),
    template.TemplateListed(template="template:01936f00-0000-7000-8000-00000000000e"),
    audit.HandAudited(hand=HAND, auditor="operator", findings=("The root does not match the deck.",)),
)
