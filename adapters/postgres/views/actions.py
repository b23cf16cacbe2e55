"""What players did in finished hands, one row for each action."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

ACTIONS = View(
    name="actions",
    meaning="Every action of each finished hand in its order; forced bets are no actions, but count into the pot.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column(
            "turn", "integer", "Which turn of the hand it was; turns rise, but exchanges of cards take numbers too."
        ),
        Column("street", "text", "preflop, flop, turn, river; third to seventh (stud); predraw, first_draw and so on."),
        Column("seat", "integer", "The seat that acted, from 0, clockwise."),
        Column("player", "text", "The pseudonym of who acted."),
        Column("kind", "text", "fold, check, call, bet, raise; bring_in and complete (stud)."),
        Column("paid", "bigint", "The chips that moved with it, whole."),
        Column("street_total", "bigint", "What the seat had put in on this street afterwards, whole chips."),
        Column("to_call", "bigint", "What a call cost before it, whole chips; 0 where there was nothing to call."),
        Column("could_raise", "boolean", "Whether a bet or raise was allowed."),
        Column("pot_before", "bigint", "All chips in the middle before it, this street's bets included."),
        Column("all_in", "boolean", "Whether the seat's last chips went in with it."),
        Column("timed_out", "boolean", "Whether the room acted because the clock had run out."),
        Column("seconds", "double precision", "How long the player took, in seconds; near 0 in imported hands."),
        Column("at", "timestamptz", "When it was done."),
    ),
    query=f"""
        SELECT acted.*, {pseudonym("players.player")} AS player
        FROM (
            SELECT hand, topic, turn, seat, kind, paid, all_in, timed_out, told.to AS street_total,
                   to_timestamp(told.at) AS at,
                   max(to_call) OVER one_turn AS to_call, max(max_to) OVER one_turn > 0 AS could_raise,
                   told.at - min(told.at) OVER one_turn AS seconds,
                   max(street) OVER (PARTITION BY hand, round) AS street, pot_before
            FROM (
                SELECT pages.hand, fact.*,
                       count(fact.street) OVER (so_far ROWS UNBOUNDED PRECEDING) AS round,
                       coalesce(sum(coalesce(fact.paid, -fact.amount, 0))
                           OVER (so_far ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS pot_before
                FROM {{hand_history}}.facts AS pages
                CROSS JOIN json_to_recordset(pages.facts) AS fact (
                    topic text, version integer, at double precision, street text, turn integer, seat integer,
                    kind text, "to" bigint, paid bigint, amount bigint, to_call bigint, max_to bigint,
                    all_in boolean, timed_out boolean
                )
                WHERE fact.topic IN (
                    'hand.forced_bet_posted', 'hand.turn_started', 'hand.action_taken', 'hand.bet_returned',
                    'hand.hole_cards_dealt', 'hand.up_cards_dealt', 'hand.street_dealt', 'hand.draw_started'
                )
                WINDOW so_far AS (PARTITION BY pages.hand ORDER BY fact.version)
            ) AS told
            WINDOW one_turn AS (PARTITION BY hand, turn)
        ) AS acted
        JOIN {{hand_history}}.players AS players ON players.hand = acted.hand AND players.seat = acted.seat
        CROSS JOIN {{private}}.pseudonym_key AS key
        WHERE acted.topic = 'hand.action_taken'
    """,
)
