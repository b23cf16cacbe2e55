"""What each player won on each day: what leaderboards are made of."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

DAILY_RESULTS = View(
    name="daily_results",
    meaning="What each player won at the room's tables on each day (UTC), apart for each size of the blind; "
    "leaderboards are sums of this.",
    columns=(
        Column("day", "date", "The day on which the hands ended, UTC."),
        Column("player", "text", "The player's pseudonym."),
        Column("house", "boolean", "Whether it is one of the house's bots, which leaderboards leave out."),
        Column("big_blind", "bigint", "The big blind in whole chips; the small bet where the game has none."),
        Column("hands", "bigint", "How many hands that count."),
        Column("net", "bigint", "What the player won (or lost, below 0) in them, whole chips."),
        Column("squares", "numeric", "The sum of the squares of what was won in each hand, for the deviation."),
    ),
    query=f"""
        SELECT days.first AS day, {pseudonym("days.player")} AS player, coalesce(players.house, false) AS house,
               days.unit AS big_blind, days.hands, days.net, days.squares
        FROM {{leaderboards}}.days AS days LEFT JOIN {{leaderboards}}.players AS players USING (player)
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
