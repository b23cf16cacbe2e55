"""Every view of the analysts' door."""

from adapters.postgres.views.actions import ACTIONS
from adapters.postgres.views.awards import AWARDS
from adapters.postgres.views.daily_results import DAILY_RESULTS
from adapters.postgres.views.hand_players import HAND_PLAYERS
from adapters.postgres.views.hands import HANDS
from adapters.postgres.views.ledger_entries import LEDGER_ENTRIES
from adapters.postgres.views.player_hand_statistics import PLAYER_HAND_STATISTICS
from adapters.postgres.views.players import IDENTITIES, PLAYERS
from adapters.postgres.views.pots import POTS
from adapters.postgres.views.sessions import SESSIONS
from adapters.postgres.views.streets import STREETS
from adapters.postgres.views.table_activity import TABLE_ACTIVITY
from adapters.postgres.views.tables import TABLES
from adapters.postgres.views.view import View

VIEWS: tuple[View, ...] = (
    *(HANDS, HAND_PLAYERS, ACTIONS, STREETS, POTS, AWARDS),
    *(PLAYERS, PLAYER_HAND_STATISTICS, SESSIONS, DAILY_RESULTS),
    *(TABLES, TABLE_ACTIVITY, LEDGER_ENTRIES),
    IDENTITIES,
)
