"""The books in double entry, with pseudonyms."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

LEDGER_ENTRIES = View(
    name="ledger_entries",
    meaning="The books: each chip that moved, in double entry. The amounts of one event sum to 0, and so do all.",
    columns=(
        Column("position", "bigint", "The event's place in the room's log; entries of one event share it."),
        Column("at", "timestamptz", "When it happened."),
        Column("topic", "text", "What happened, such as hand.pot_awarded."),
        Column("account", "text", "house (below 0: all chips issued), rake, account, stack, pot or transit."),
        Column("player", "text", "Whose account or stack, by pseudonym; null elsewhere."),
        Column("table_id", "text", "At which table the stack or the transit is; null elsewhere."),
        Column("hand", "text", "Of which hand the pot is; null elsewhere."),
        Column("amount", "bigint", "What came (or went, below 0), whole chips."),
    ),
    query=f"""
        SELECT entries.position, entries.at, entries.topic, entries.amount, parts.kind AS account,
               CASE parts.kind WHEN 'account' THEN {pseudonym("entries.account")}
                               WHEN 'stack' THEN {pseudonym("'account:' || parts.player")} END AS player,
               CASE WHEN parts.kind IN ('stack', 'transit') THEN substr(parts.place, length(parts.kind) + 2) END
                   AS table_id,
               CASE parts.kind WHEN 'pot' THEN substr(entries.account, 5) END AS hand
        FROM {{ledger}}.entries AS entries
        CROSS JOIN LATERAL (
            SELECT split_part(entries.account, ':', 1) AS kind, split_part(entries.account, ':account:', 1) AS place,
                   split_part(entries.account, ':account:', 2) AS player
        ) AS parts
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
