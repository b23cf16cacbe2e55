"""The furniture of a room of one's own: a table for every game, and house bots in some of their seats."""

from collections.abc import Container, Mapping
from dataclasses import replace

from application.accounts import Identity
from application.dealer import HOUSE_GRANT
from application.house_bots import NAMES
from application.room import Room
from application.templates import Templates
from domain.table.commands import OpenTable
from domain.template import Game, Terms, complete
from domain.template.ready_made import READY_MADE

_HOLDEM = READY_MADE["nlhe/1"]
HEADS_UP = complete(Terms("No-limit hold'em heads-up, 5/10", (Game("nlhe/1", 5, 10),), 2))
DEEP_GAME = Game("nlhe/1", 25, 50)
DEEP = complete(Terms("No-limit hold'em, 25/50, straddles", (DEEP_GAME,), straddle="utg", most_runouts=3))

TABLES: Mapping[str, Terms] = {
    "Alder": replace(_HOLDEM, seats=6),
    "Birch": _HOLDEM,
    "Cedar": HEADS_UP,
    "Dogwood": DEEP,
    "Elm": READY_MADE["plo4/1"],
    "Fir": READY_MADE["plo5/1"],
    "Ginkgo": READY_MADE["plo6/1"],
    "Hazel": READY_MADE["plo8/1"],
    "Ivy": READY_MADE["plodb/1"],
    "Juniper": READY_MADE["horse"],
    "Kauri": READY_MADE["8-game"],
    "Larch": READY_MADE["dealers-choice"],
    "Maple": READY_MADE["nlsd/1"],
    "Nutmeg": READY_MADE["plhe/1"],
    "Oak": READY_MADE["flhe/1"],
    "Pine": READY_MADE["flo8/1"],
    "Quince": READY_MADE["stud/1"],
    "Rowan": READY_MADE["stud8/1"],
    "Spruce": READY_MADE["razz/1"],
    "Teak": READY_MADE["sd27/1"],
    "Umbra": READY_MADE["td27/1"],
    "Viburnum": READY_MADE["badugi/1"],
}


async def furnish(room: Room, templates: Templates, bots: int, standing: Container[str] = ()) -> None:
    """Open those of the room's tables that are not `standing` by name, each under a template of its own, and seat up
    to `bots` house bots at each, always leaving a seat free."""
    for place, (name, terms) in enumerate(TABLES.items()):
        if name in standing:
            continue
        template = await templates.add(terms, f"furnish/{name}")
        table = await room.open_table(OpenTable(name, "room", template, 1, terms), f"furnish/{name}")
        for guest in range(min(bots, terms.seats - 1)):
            bot = NAMES[(place * 4 + guest) % len(NAMES)]
            await _seat_bot(room, table, bot, guest + 1, terms.max_buy_in)


async def _seat_bot(room: Room, table: str, name: str, seat: int, buy_in: int) -> None:
    account = await room.enter(Identity("house", name, name))
    if account.balance < buy_in:
        account = await room.grant(account.player, HOUSE_GRANT, "house", f"stake/{table}")
    await room.take_seat(account.player, table, seat, buy_in, f"furnish/{table}", post=True)
