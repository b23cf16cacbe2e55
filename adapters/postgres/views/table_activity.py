"""What happened at each of the room's tables, by the hour."""

from adapters.postgres.views.view import Column, View

TABLE_ACTIVITY = View(
    name="table_activity",
    meaning="Each hour (UTC) of each of the room's tables in which anything happened: sums, for any period.",
    columns=(
        Column("table_id", "text", "The id of the table, as in tables."),
        Column("hour", "timestamptz", "When the hour began."),
        Column("hands", "bigint", "How many hands that count ended in it."),
        Column("voided", "bigint", "How many hands that do not count ended in it."),
        Column("players", "bigint", "How often a player was dealt into one that counts."),
        Column("pots", "bigint", "What was played for in all of them, whole chips."),
        Column("pots_big_blinds", "numeric", "The same in big blinds; in small bets where the game has none."),
        Column("rake", "bigint", "The room's share, whole chips."),
        Column("timeouts", "bigint", "How often the room acted for a player whose clock had run out."),
        Column("flop_players", "bigint", "How often a player was dealt into a game with a flop."),
        Column("flops_seen", "bigint", "How often such a player saw the flop."),
        Column("hand_seconds", "numeric", "For how long hands were played, in seconds."),
        Column("pause_seconds", "numeric", "For how long the table waited between hands, in seconds."),
        Column("decision_seconds", "numeric", "For how long players thought, in seconds."),
        Column(
            "seat_seconds", "numeric", "For how long seats were taken, in seconds; 3600 times the seats if all were."
        ),
    ),
    query="""
        SELECT hours.table_id, hours.hour, hours.hands, hours.voided, hours.players, hours.pot AS pots,
               round(hours.pot_thousandths / 1000.0, 3) AS pots_big_blinds, hours.rake, hours.timeouts,
               hours.flop_players, hours.flop_seen AS flops_seen,
               round(hours.hand_ms / 1000.0, 3) AS hand_seconds, round(hours.pause_ms / 1000.0, 3) AS pause_seconds,
               round(hours.decision_ms / 1000.0, 3) AS decision_seconds,
               round(hours.seat_ms / 1000.0, 3) AS seat_seconds
        FROM {table_activity}.hours AS hours
    """,
)
