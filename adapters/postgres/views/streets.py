"""The cards that lay in the middle of finished hands."""

from adapters.postgres.views.view import Column, View

STREETS = View(
    name="streets",
    meaning="The cards turned up in the middle of each finished hand, one row for each street and board.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column("place", "integer", "In which order they came, from 1."),
        Column(
            "street", "text", "flop, turn, river; seventh for the one card that all share when a stud deck runs out."
        ),
        Column("board", "integer", "Which board, or run-out, from 0; run-outs share what came before under board 0."),
        Column("cards", "text[]", "The new cards, such as Td."),
    ),
    query="""
        SELECT hands.hand, street.place, street.told ->> 0 AS street, street.told -> 1 AS board,
               ARRAY(SELECT jsonb_array_elements_text(street.told -> 2)) AS cards
        FROM {hand_history}.hands AS hands
        CROSS JOIN jsonb_array_elements(hands.streets) WITH ORDINALITY AS street (told, place)
    """,
)
