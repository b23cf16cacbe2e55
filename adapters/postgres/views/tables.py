"""The tables where hands were played."""

from adapters.postgres.views.view import Column, View

TABLES = View(
    name="tables",
    meaning="Every table that was ever opened, one row each, with what was played there.",
    columns=(
        Column("table_id", "text", "The table's id."),
        Column("name", "text", "Its name in the lobby, or of the recording."),
        Column("rulesets", "text[]", "The games played there, such as nlhe/1; empty before the first hand ends."),
        Column("hands", "bigint", "How many hands were played to their end."),
        Column("pots", "bigint", "All chips that were played for in them, whole."),
        Column("rake", "bigint", "The room's share of these, whole chips."),
        Column("first_hand_at", "timestamptz", "When the first of them began; null before that."),
        Column("last_hand_at", "timestamptz", "When the last of them began; null before that."),
    ),
    query="""
        SELECT tables.table_id, tables.name, coalesce(played.rulesets, ARRAY[]::text[]) AS rulesets,
               coalesce(played.hands, 0) AS hands, coalesce(played.pots, 0) AS pots, coalesce(played.rake, 0) AS rake,
               played.first_hand_at, played.last_hand_at
        FROM {hand_history}.tables AS tables
        LEFT JOIN (
            SELECT table_id, array_agg(DISTINCT ruleset ORDER BY ruleset) AS rulesets, count(*) AS hands,
                   sum(pot) AS pots, sum(rake) AS rake,
                   min(started_at) AS first_hand_at, max(started_at) AS last_hand_at
            FROM {hand_history}.hands GROUP BY table_id
        ) AS played USING (table_id)
    """,
)
