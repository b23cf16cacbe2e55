"""Who played: by pseudonym for every analyst, by id and name for those who are trusted with that."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

PLAYERS = View(
    name="players",
    meaning="Everyone who was ever dealt into a hand that ended, one row each.",
    columns=(
        Column("player", "text", "The player's pseudonym: the same in all views and at all times."),
        Column(
            "origin", "text", "Where the account is from: telegram, development, house (a bot) or import (recorded)."
        ),
        Column("hands", "bigint", "How many hands."),
        Column("net", "bigint", "What the player won (or lost, below 0) in all of them, whole chips."),
        Column("first_hand_at", "timestamptz", "When the first of them began."),
        Column("last_hand_at", "timestamptz", "When the last of them began."),
    ),
    query=f"""
        SELECT {pseudonym("played.player_id")} AS player, accounts.origin, played.*
        FROM (
            SELECT players.player AS player_id, count(*) AS hands, sum(players.net) AS net,
                   min(hands.started_at) AS first_hand_at, max(hands.started_at) AS last_hand_at
            FROM {{hand_history}}.players AS players JOIN {{hand_history}}.hands AS hands USING (hand)
            GROUP BY players.player
        ) AS played
        LEFT JOIN {{player_stats}}.accounts AS accounts ON accounts.player = played.player_id
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)

IDENTITIES = View(
    name="identities",
    meaning="Who is behind each pseudonym. For those alone to whom `cardroom analytics grant --identities` gave it.",
    columns=(
        Column("player", "text", "The player's pseudonym, as in all views."),
        Column("player_id", "text", "The player's id in the room: the stream of the account."),
        Column("name", "text", "The name under which the player was last dealt in, or else came in."),
    ),
    query=f"""
        SELECT {pseudonym("accounts.player")} AS player, accounts.player AS player_id,
               coalesce(latest.name, accounts.name) AS name
        FROM {{player_stats}}.accounts AS accounts
        LEFT JOIN (
            SELECT DISTINCT ON (player) player, name FROM {{hand_history}}.players ORDER BY player, position DESC
        ) AS latest USING (player)
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
    identities=True,
)
