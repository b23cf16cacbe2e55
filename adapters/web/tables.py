"""A table: looking at it, sitting down, adding chips, pausing, leaving."""

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, Chips, CommandId, SeatNumber, TableId, Told
from projections.table_view import TableView


class AskTable(Asked):
    """Which table."""

    table: TableId


class TakeSeat(Asked):
    """Where to sit, with how many chips from the account; `post` to come in at once where blinds are owed."""

    table: TableId
    command_id: CommandId
    seat: SeatNumber
    buy_in: Chips
    post: bool = False


class TopUp(Asked):
    """How many chips from the account to add to the stack, now or after the hand."""

    table: TableId
    command_id: CommandId
    amount: Chips


class SitIn(Asked):
    """Whether to `post` so as to be dealt in at once where blinds are owed."""

    table: TableId
    command_id: CommandId
    post: bool = False


class TableCommand(Asked):
    """A command that needs no more than its name."""

    table: TableId
    command_id: CommandId


class Done(Told):
    """The command is recorded; `seq` is the table's frame that holds it. A repeat gets the same answer."""

    seq: int


@endpoint("GET", "/api/tables/{table}", AskTable, TableView)
async def show_table(call: Call[AskTable]) -> TableView:
    """Show a table as the player may see it now."""
    return (await call.desk.room.tables.open(call.asked.table)).view(call.player)


@endpoint("POST", "/api/tables/{table}/seat", TakeSeat, Done)
async def take_seat(call: Call[TakeSeat]) -> Done:
    """Sit down."""
    asked = call.asked
    room, player = call.desk.room, call.player
    seq = await room.take_seat(player, asked.table, asked.seat, asked.buy_in, asked.command_id, asked.post)
    return Done(seq=seq)


@endpoint("POST", "/api/tables/{table}/top-up", TopUp, Done)
async def top_up(call: Call[TopUp]) -> Done:
    """Add chips to the stack."""
    asked = call.asked
    return Done(seq=await call.desk.room.top_up(call.player, asked.table, asked.amount, asked.command_id))


@endpoint("POST", "/api/tables/{table}/sit-out", TableCommand, Done)
async def sit_out(call: Call[TableCommand]) -> Done:
    """Be dealt out from the next hand on."""
    return Done(seq=await call.desk.room.sit_out(call.player, call.asked.table, call.asked.command_id))


@endpoint("POST", "/api/tables/{table}/return", SitIn, Done)
async def return_to_table(call: Call[SitIn]) -> Done:
    """Be dealt in again from the next hand on."""
    asked = call.asked
    return Done(seq=await call.desk.room.sit_in(call.player, asked.table, asked.command_id, asked.post))


@endpoint("POST", "/api/tables/{table}/leave", TableCommand, Done)
async def leave(call: Call[TableCommand]) -> Done:
    """Stand up, at once or when the hand is over."""
    return Done(seq=await call.desk.room.leave(call.player, call.asked.table, call.asked.command_id))


ENDPOINTS = (show_table, take_seat, top_up, sit_out, return_to_table, leave)
