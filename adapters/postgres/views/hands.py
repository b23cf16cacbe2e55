"""Finished hands, one row each."""

from adapters.postgres.views.view import Column, View

HANDS = View(
    name="hands",
    meaning="Finished hands, one row each: played in the room, or recorded elsewhere and imported.",
    columns=(
        Column("hand", "text", "The hand's id."),
        Column("table_id", "text", "The id of the table where it was played, as in tables."),
        Column("number", "bigint", "The hand's number at its table, from 1."),
        Column("ruleset", "text", "The game with its betting, as name/version, such as nlhe/1."),
        Column("small_blind", "bigint", "The full small blind, whole chips; 0 where the game has none."),
        Column("big_blind", "bigint", "The full big blind, whole chips; 0 where the game has none."),
        Column("small_bet", "bigint", "The bet of the early streets, whole chips; 0 unless betting is fixed limit."),
        Column("big_bet", "bigint", "The bet of the late streets, whole chips; 0 unless betting is fixed limit."),
        Column("bomb", "boolean", "Whether it was a bomb pot: all post an ante, the first betting round is left out."),
        Column("button_seat", "integer", "The seat of the button; seats count from 0, clockwise. It may be empty."),
        Column("players", "integer", "How many players were dealt in."),
        Column("showdown", "boolean", "Whether cards decided who won some of the pot."),
        Column("started_at", "timestamptz", "When the hand began."),
        Column("ended_at", "timestamptz", "When the hand ended."),
        Column("duration", "double precision", "Seconds from its beginning to its end."),
        Column("pot", "bigint", "What was played for, whole chips, rake included; bets that nobody called are not."),
        Column("rake", "bigint", "The room's share of the pot, whole chips."),
        Column("voided", "text", "Why the hand does not count; null where it does."),
        Column("recorded", "boolean", "Whether it was played elsewhere and imported: its times are the import's."),
    ),
    query="""
        SELECT hands.*, hands.button AS button_seat,
               (SELECT count(*) FROM {hand_history}.players AS dealt WHERE dealt.hand = hands.hand) AS players,
               jsonb_path_exists(hands.awards, '$[*][5] ? (@ == "showdown")') AS showdown,
               extract(epoch FROM hands.ended_at - hands.started_at) AS duration,
               beginning.facts -> 0 ->> 'deck' = 'stacked' AS recorded
        FROM {hand_history}.hands AS hands
        LEFT JOIN {hand_history}.facts AS beginning ON beginning.hand = hands.hand AND beginning.version = 1
    """,
)
