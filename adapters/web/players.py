"""The player who asks: account, daily grant, seats."""

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, CommandId, Told
from domain.account import Account


class AskMe(Asked):
    """Nothing more than the token tells."""


class ClaimGrant(Asked):
    """The command that claims the day's chips."""

    command_id: CommandId


class MySeat(Told):
    """A seat that the player holds, with the chips on the table there."""

    table: str
    seat: int
    stack: int


class Me(Told):
    """The player's account: `balance` without the chips on tables, `daily_grant` what can be claimed today."""

    player: str
    name: str
    balance: int
    daily_grant: int
    seats: tuple[MySeat, ...]


@endpoint("GET", "/api/me", AskMe, Me)
async def show_me(call: Call[AskMe]) -> Me:
    """Show the player's account and seats."""
    return await _me(await call.desk.room.account(call.player), call)


@endpoint("POST", "/api/me/grant", ClaimGrant, Me)
async def claim_grant(call: Call[ClaimGrant]) -> Me:
    """Claim the day's play chips."""
    return await _me(await call.desk.room.claim_daily(call.player, call.asked.command_id), call)


async def _me(account: Account, call: Call[AskMe] | Call[ClaimGrant]) -> Me:
    room = call.desk.room
    return Me(
        player=account.player,
        name=account.name,
        balance=account.balance,
        daily_grant=0 if account.last_daily == room.today() else room.daily,
        seats=await _seats(call),
    )


async def _seats(call: Call[AskMe] | Call[ClaimGrant]) -> tuple[MySeat, ...]:
    """By the live tables, where seats and stacks are never behind; the lobby adds those nobody has looked at yet."""
    tables = call.desk.room.tables
    listed = [table.table for table in await call.desk.readers.lobby() if table.occupied]
    seats = []
    for table in dict.fromkeys([*(live.id for live in tables.loaded()), *listed]):
        view = (await tables.open(table)).view(call.player)
        if view.me is not None and (mine := view.seats[view.me]) is not None:
            seats.append(MySeat(table=table, seat=mine.seat, stack=mine.stack))
    return tuple(seats)


ENDPOINTS = (show_me, claim_grant)
