"""Canonical examples of the events of a hand, whatever game they belong to."""

from dataclasses import fields

from domain.event import Event
from domain.hand import events as hand
from tests.adapters.postgres.names import ANN, BOB, CUT, OTHER_ROOT, ROOT, TABLE
from tests.adapters.postgres.table_samples import HAND_OPENED

_DECIDED = {field.name for field in fields(hand.HandStarted)} & {field.name for field in fields(HAND_OPENED)}

HAND_SAMPLES: tuple[Event, ...] = (
    hand.HandStarted(
        **{name: getattr(HAND_OPENED, name) for name in _DECIDED},
        table=TABLE,
        players=(ANN, BOB, "account:house-1", "account:house-2"),
        names=("Ann ♠", "Bob", "Cleo", "Dora"),
        small_blind=10,
        deck="committed",
        root=ROOT,
        cut_seats=(6, 0),
        cut_commitments=(ROOT, OTHER_ROOT),
        cuts=(CUT, ""),
        sealed_deck="k1.AAAA.BBBB",
    ),
    hand.ForcedBetPosted(seat=4, kind="small_blind", paid=5, all_in=False),
    hand.HoleCardsDealt(street="preflop", burned=-1, seats=(6, 0), numbers=((0, 2), (1, 3))),
    hand.UpCardsDealt(street="fourth", burned=6, seats=(6, 0), numbers=(7, 8), cards=("Td", "2c")),
    hand.TurnStarted(
        turn=1,
        seat=4,
        kinds=("fold", "call", "raise"),
        to_call=20,
        min_to=60,
        max_to=2_120,
        deadline=1_769_860_820.25,
    ),
    hand.ActionTaken(turn=1, seat=4, kind="raise", to=30, paid=25, all_in=False, timed_out=False),
    hand.TimeBankStarted(turn=2, seat=6, deadline=1_769_860_850.25),
    hand.TimeBankUsed(turn=2, seat=6, seconds=7.75),
    hand.StreetDealt(street="flop", board=1, burned=-1, numbers=(8, 9, 10), cards=("Td", "2c", "Ah")),
    hand.DrawStarted(street="first_draw", turn=7, seat=6, deadline=1_769_860_820.25),
    hand.DrawMade(turn=7, seat=6, burned=10, discarded=(0, 4), drawn=(11, 12), timed_out=False),
    hand.DeckReshuffled(count=1, numbers=(0, 4, 50, 51)),
    hand.RunoutsOffered(seats=(6, 0), most=3, deadline=1_769_860_820.25),
    hand.RunoutsChosen(seat=6, count=2),
    hand.RunoutsAgreed(count=2),
    hand.BetReturned(seat=4, amount=20),
    hand.CardsShown(seat=2, numbers=(0, 2), cards=("As", "Kd"), hand="pair of aces"),
    hand.CardsMucked(seat=4),
    hand.RakeTaken(amounts=(17, 3)),
    hand.PotAwarded(
        pot=1,
        board=1,
        half="high",
        seat=6,
        amount=600,
        reason="showdown",
        hand="pair of aces",
        cards=("As", "Ah", "Kd", "Td", "9c"),
    ),
    hand.HandSettled(pot=600, rake=0, seats=(2, 4), stacks=(2_300, 1_200), net=(300, -300)),
    hand.HandVoided(reason="The deck was short ♠.", seats=(6, 0), refunds=(10, 20)),
    hand.RabbitShown(street="turn", board=0, burned=11, numbers=(12,), cards=("9c",)),
)
