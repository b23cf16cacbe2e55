"""The pots of finished hands with the room's share of each."""

from adapters.postgres.views.view import Column, View

POTS = View(
    name="pots",
    meaning="The pots of each finished hand that counts, one row for each: the main pot and the side pots.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column("pot", "integer", "Which pot: 0 the main pot, 1 the first side pot, and so on."),
        Column("amount", "bigint", "All of it, whole chips, rake included."),
        Column("rake", "bigint", "The room's share of it, whole chips."),
        Column("winners", "integer", "How many seats got some of it."),
    ),
    query="""
        SELECT paid.hand, paid.pot, paid.amount + coalesce(rake.amount, 0) AS amount, coalesce(rake.amount, 0) AS rake,
               paid.winners
        FROM (
            SELECT hands.hand, award -> 0 AS pot, sum((award -> 4)::bigint) AS amount,
                   count(DISTINCT award -> 3) AS winners
            FROM {hand_history}.hands AS hands CROSS JOIN jsonb_array_elements(hands.awards) AS award
            WHERE hands.voided IS NULL
            GROUP BY hands.hand, award -> 0
        ) AS paid
        LEFT JOIN LATERAL (
            SELECT fact -> 'amounts' ->> paid.pot::integer AS amount
            FROM {hand_history}.facts AS pages CROSS JOIN json_array_elements(pages.facts) AS fact
            WHERE pages.hand = paid.hand AND fact ->> 'topic' = 'hand.rake_taken'
        ) AS taken ON true
        CROSS JOIN LATERAL (SELECT taken.amount::bigint AS amount) AS rake
    """,
)
