"""Every address of the REST interface: the index of what one can ask."""

from adapters.web import hands, health, leaderboards, lobby, login, players, sessions, statistics, tables
from adapters.web.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint, ...] = (
    *login.ENDPOINTS,
    *players.ENDPOINTS,
    *lobby.ENDPOINTS,
    *tables.ENDPOINTS,
    *hands.ENDPOINTS,
    *sessions.ENDPOINTS,
    *leaderboards.ENDPOINTS,
    *statistics.ENDPOINTS,
    *health.ENDPOINTS,
)
