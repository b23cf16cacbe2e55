"""A template's facts, spelled out once, so that what is recorded does not follow from the code that records it."""

from dataclasses import fields

from domain.template.events import TemplateAdded, TemplateChanged

ADDED = TemplateAdded(
    name="No-limit hold'em",
    games=(("nlhe/1", 10, 20, 0, 0, 0, 0, "each", 1),),
    seats=6,
    min_buy_in=800,
    max_buy_in=2_000,
    rotation="orbit",
    rotation_hands=8,
    button="forward",
    buy_button=False,
    straddle="none",
    restraddles=0,
    bomb_every=0,
    bomb_vote=False,
    bomb_ante=0,
    bomb_boards=1,
    most_runouts=1,
    rabbit=False,
    turn_seconds=20.0,
    pause_seconds=4.0,
    bank_seconds=30.0,
    bank_most=60.0,
    bank_gain=5.0,
    bank_hands=10,
    grace_seconds=30.0,
    away_orbits=3,
    ratholing_seconds=7_200.0,
    rake_per_mille=0,
    rake_caps=(0, 0, 0),
    rake_heads_up=True,
    auto_muck=True,
)


def changed(seats: int) -> TemplateChanged:
    """The same terms with another number of seats."""
    told = {field.name: getattr(ADDED, field.name) for field in fields(ADDED)}
    return TemplateChanged(**{**told, "seats": seats})
