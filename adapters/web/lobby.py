"""The lobby: which tables there are."""

from dataclasses import asdict

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, Told
from projections import lobby


class AskLobby(Asked):
    """Nothing; all open tables are listed."""


class LobbyGame(Told):
    """A game of a table with its stakes; those that it does not use are 0. `ante_kind` says who pays the ante: `each`,
    or the `big_blind` or the `button` for all."""

    ruleset: str
    name: str
    betting: str
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    ante: int
    ante_kind: str
    boards: int


class LobbyTable(Told):
    """An open table; `game` is the place in `games` of the one that is played now or next, `occupied` are the seats
    taken, `players` how many people and bots sit there."""

    table: str
    name: str
    games: tuple[LobbyGame, ...]
    game: int
    seat_count: int
    min_buy_in: int
    max_buy_in: int
    occupied: tuple[int, ...]
    players: int
    hand_running: bool


class Lobby(Told):
    """The room's open tables."""

    tables: tuple[LobbyTable, ...]


@endpoint("GET", "/api/lobby", AskLobby, Lobby)
async def show_lobby(call: Call[AskLobby]) -> Lobby:
    """List the open tables."""
    return Lobby(tables=tuple(_listed(table) for table in await call.desk.readers.lobby()))


def _listed(table: lobby.LobbyTable) -> LobbyTable:
    return LobbyTable(**asdict(table), players=table.players)


ENDPOINTS = (show_lobby,)
