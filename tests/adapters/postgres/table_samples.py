"""Canonical examples of the events of a table: one that plays two games under terms of a template."""

from dataclasses import fields

from domain.event import Event
from domain.table import events as table
from domain.template.events import TemplateAdded
from tests.adapters.postgres.names import ANN, CUT, HAND, OTHER_ROOT, ROOT, TEMPLATE
from tests.adapters.postgres.template_samples import ADDED, CHANGED

_COMMON = {field.name for field in fields(TemplateAdded)} & {field.name for field in fields(table.TermsPinned)}
OPENED = table.TableOpened(
    **{name: getattr(CHANGED, name) for name in _COMMON},
    template=TEMPLATE,
    template_version=2,
    terms_name="Half HORSE",
    name="Marigold ♠",
    origin="room",
    first_button=3,
)
PINNED = table.TermsPinned(
    **{name: getattr(ADDED, name) for name in _COMMON},
    template=TEMPLATE,
    template_version=3,
    terms_name="No-limit hold'em ♠",
)
HAND_OPENED = table.HandOpened(
    hand=HAND,
    number=17,
    game=0,
    ruleset="nlhe/1",
    button=4,
    small_blind_seat=6,
    big_blind_seat=0,
    seats=(6, 0, 2, 4),
    stacks=(2_000, 1_500, 900, 2_150),
    antes=(0, 20, 0, 0),
    blinds=(10, 20, 40, 20),
    kinds=("small_blind", "big_blind", "straddle", "post"),
    dead=(0, 0, 0, 10),
    big_blind=20,
    small_bet=0,
    big_bet=0,
    bring_in=0,
    boards=1,
    bomb=False,
    button_bought=False,
    most_runouts=2,
    rake_per_mille=50,
    rake_cap=20,
    turn_seconds=20.0,
    banks=(30.0, 12.5, 60.0, 0.0),
)

TABLE_SAMPLES: tuple[Event, ...] = (
    OPENED,
    PINNED,
    table.SeatTaken(seat=2, player=ANN, name="Ann ♠", stack=2_000, house=False, new=True, bank=30.0),
    table.SeatChangeQueued(seat=2, to=5),
    table.SeatChanged(seat=2, to=5, owes_big=True),
    table.TopUpQueued(seat=2, amount=500),
    table.ChipsAdded(seat=2, player=ANN, amount=500),
    table.TopUpDropped(seat=2, reason="insufficient_chips"),
    table.AutoTopUpSet(seat=2, to=2_000),
    table.SatOut(seat=2, reason="timed_out"),
    table.SitOutPlanned(seat=2),
    table.Returned(seat=2),
    table.TurnMissed(seat=2, hand=HAND, turn=11),
    table.Disconnected(seat=2, at=1_769_860_801.75),
    table.Reconnected(seat=2),
    table.LeaveRequested(seat=2),
    table.SeatLeft(seat=2, player=ANN, stack=2_350, reason="asked", at=1_769_860_830.5),
    table.DeckCommitted(hand=HAND, root=ROOT, sealed_seed="k1.AAAA.BBBB"),
    table.CutSealed(hand=HAND, seat=2, commitment=ROOT),
    table.CutsFixed(hand=HAND, seats=(2, 4), commitments=(ROOT, OTHER_ROOT), next_hand_at=1_769_860_803.5),
    table.CutOpened(hand=HAND, seat=2, cut=CUT),
    table.BlindMissed(seat=2, blind="big"),
    table.DebtsCleared(),
    table.EntryChosen(seat=2, entry="post"),
    table.StraddleArmed(seat=2, always=True),
    table.StraddleDisarmed(seat=2),
    table.BombVoted(seat=2, agrees=True),
    table.ChoiceOffered(seat=2),
    table.GameChanged(game=1, seat=2, next_hand_at=1_769_860_804.25),
    HAND_OPENED,
    table.HandExtended(hand=HAND),
    table.HandClosed(
        hand=HAND,
        seats=(6, 0, 2, 4),
        stacks=(1_990, 1_460, 950, 2_130),
        steps=31,
        banks=(30.0, 4.25, 60.0, 0.0),
        voided=False,
    ),
    table.TableClosed(),
)
