"""Every address of the REST interface: the index of what one can ask."""

from adapters.web import hands, health, lobby, login, players, tables
from adapters.web.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint, ...] = (
    *login.ENDPOINTS,
    *players.ENDPOINTS,
    *lobby.ENDPOINTS,
    *tables.ENDPOINTS,
    *hands.ENDPOINTS,
    *health.ENDPOINTS,
)
