"""Each player's sittings at the room's tables."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

SESSIONS = View(
    name="sessions",
    meaning="Each sitting of a player at one of the room's tables, from taking a seat to leaving it.",
    columns=(
        Column("session", "bigint", "The sitting's number; later ones have higher numbers."),
        Column("player", "text", "The player's pseudonym."),
        Column("table_id", "text", "The id of the table, as in tables."),
        Column("started_at", "timestamptz", "When the player sat down."),
        Column("ended_at", "timestamptz", "When the player left; null for who still sits there."),
        Column("duration", "double precision", "Seconds from the one to the other; null for who still sits there."),
        Column("rulesets", "text[]", "The games that the player was dealt into, such as nlhe/1."),
        Column("hands", "bigint", "How many hands that counted the player was dealt into."),
        Column("bought_in", "bigint", "What the player sat down with, whole chips."),
        Column("added", "bigint", "What the player added to the stack later, whole chips."),
        Column("stack", "bigint", "What the player had in the end, or after the last hand, whole chips."),
        Column("net", "bigint", "What the player won (or lost, below 0) by then, whole chips."),
        Column("reason", "text", "Why it ended: asked, away (missed too many big blinds) or closed; empty before."),
    ),
    query=f"""
        SELECT sittings.session, {pseudonym("sittings.player")} AS player, sittings.table_id, sittings.started_at,
               sittings.ended_at, extract(epoch FROM sittings.ended_at - sittings.started_at) AS duration,
               sittings.rulesets, sittings.hands, sittings.bought_in, sittings.added, sittings.stack,
               sittings.stack - sittings.bought_in - sittings.added AS net, sittings.reason
        FROM {{sessions}}.sessions AS sittings CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
