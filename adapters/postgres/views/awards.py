"""Who got what of which pot in finished hands."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

AWARDS = View(
    name="awards",
    meaning="Each share of a pot of each finished hand that went to a seat, one row each.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column("place", "integer", "In which order they were awarded, from 1."),
        Column("pot", "integer", "Which pot: 0 the main pot, 1 the first side pot, and so on."),
        Column("board", "integer", "For which board or run-out, from 0."),
        Column("half", "text", "high or low where both compete; else empty."),
        Column("seat", "integer", "The seat that got it, from 0, clockwise."),
        Column("player", "text", "The pseudonym of who got it."),
        Column("amount", "bigint", "The share, whole chips, after the rake."),
        Column("reason", "text", "uncontested, or showdown where cards decided."),
        Column("winning_hand", "text", "What the cards make, in words; empty where none were shown."),
        Column("cards", "text[]", "The cards that make it; none where they were not shown."),
    ),
    query=f"""
        SELECT hands.hand, award.place, award.told -> 0 AS pot, award.told -> 1 AS board, award.told ->> 2 AS half,
               players.seat, {pseudonym("players.player")} AS player, award.told -> 4 AS amount,
               award.told ->> 5 AS reason, award.told ->> 6 AS winning_hand,
               ARRAY(SELECT jsonb_array_elements_text(award.told -> 7)) AS cards
        FROM {{hand_history}}.hands AS hands
        CROSS JOIN jsonb_array_elements(hands.awards) WITH ORDINALITY AS award (told, place)
        JOIN {{hand_history}}.players AS players
            ON players.hand = hands.hand AND players.seat = (award.told -> 3)::integer
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
