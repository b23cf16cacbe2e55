"""The furniture of a room of one's own: a few tables, and house bots in some of their seats."""

from collections.abc import Container

from application.accounts import Identity
from application.dealer import HOUSE_GRANT
from application.house_bots import NAMES
from application.room import Room
from domain.table import TableRules

TABLES = (
    TableRules("Alder", "nlhe/1", 6, 10, 20, 800, 2_000),
    TableRules("Birch", "nlhe/1", 9, 10, 20, 800, 2_000),
    TableRules("Cedar", "nlhe/1", 2, 5, 10, 400, 1_000),
    TableRules("Dogwood", "nlhe/1", 6, 25, 50, 2_000, 5_000),
)


async def furnish(room: Room, bots: int, standing: Container[str] = ()) -> None:
    """Open those of the room's tables that are not `standing` by name, and seat up to `bots` house bots at each,
    always leaving a seat free."""
    for place, rules in enumerate(TABLES):
        if rules.name in standing:
            continue
        table = await room.open_table(rules, f"furnish/{rules.name}")
        for guest in range(min(bots, rules.seats - 1)):
            name = NAMES[(place * 4 + guest) % len(NAMES)]
            await _seat_bot(room, table, name, guest + 1, rules.max_buy_in)


async def _seat_bot(room: Room, table: str, name: str, seat: int, buy_in: int) -> None:
    account = await room.enter(Identity("house", name, name))
    if account.balance < buy_in:
        account = await room.grant(account.player, HOUSE_GRANT, "house", f"stake/{table}")
    await room.take_seat(account.player, table, seat, buy_in, f"furnish/{table}")
