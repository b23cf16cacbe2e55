"""The lobby: which tables there are."""

from dataclasses import asdict

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, Told
from projections import lobby


class AskLobby(Asked):
    """Nothing; all open tables are listed."""


class LobbyTable(Told):
    """An open table; `occupied` are the seats taken, `players` how many people and bots sit there."""

    table: str
    name: str
    ruleset: str
    seat_count: int
    small_blind: int
    big_blind: int
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
