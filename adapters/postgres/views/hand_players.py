"""Who was dealt into each finished hand, where they sat and what it came to."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View

HAND_PLAYERS = View(
    name="hand_players",
    meaning="The players of each finished hand, one row for each that was dealt in.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column("seat", "integer", "The player's seat, from 0, clockwise."),
        Column("player", "text", "The player's pseudonym: the same in all views and at all times."),
        Column("position", "text", "BTN (heads-up too), SB, BB, CO, HJ, LJ, UTG, UTG+1, UTG+2; null in stud."),
        Column("to_button", "integer", "Steps to the button: 0 the button, 1 the cut-off; null in stud."),
        Column("stack", "bigint", "What the player began the hand with, whole chips."),
        Column("net", "bigint", "What the player won (or lost, below 0), whole chips."),
        Column("net_big_blinds", "numeric", "The same in big blinds; in small bets where the game has none."),
        Column("up_cards", "text[]", "The cards dealt face up to the player (stud), such as Td, in their order."),
        Column("shown_cards", "text[]", "The hole cards that everybody saw; empty where they were not shown."),
        Column("shown_hand", "text", "What the shown cards make, in words; null where that was not said."),
        Column("started_at", "timestamptz", "When the hand began."),
    ),
    query=f"""
        SELECT placed.*, {pseudonym("player_id")} AS player,
               CASE WHEN to_button = 0 THEN 'BTN'
                    WHEN place = blinds THEN 'BB'
                    WHEN place < blinds THEN 'SB'
                    WHEN to_button = 1 THEN 'CO'
                    WHEN to_button = 2 THEN 'HJ'
                    WHEN to_button = 3 AND place > blinds + 1 THEN 'LJ'
                    WHEN place = blinds + 1 THEN 'UTG'
                    WHEN place > blinds THEN 'UTG+' || place - blinds - 1 END AS position
        FROM (
            SELECT players.hand, players.seat, players.player AS player_id, players.stack, players.net,
                   players.makes AS shown_hand, hands.started_at, seats.place,
                   round(players.net / coalesce(nullif(hands.big_blind, 0), hands.small_bet)::numeric, 4)
                       AS net_big_blinds,
                   ARRAY(SELECT (regexp_matches(players.up, '..', 'g'))[1]) AS up_cards,
                   ARRAY(SELECT card[1]
                         FROM regexp_matches(players.shown, '..', 'g') WITH ORDINALITY AS cards (card, nth)
                         GROUP BY card[1] ORDER BY min(nth)) AS shown_cards,
                   CASE WHEN start.bring_in = 0
                        THEN json_array_length(start.seats) - seats.place
                             + CASE WHEN (start.seats ->> -1)::integer = start.button THEN 0 ELSE 1 END
                        END AS to_button,
                   CASE WHEN start.bring_in = 0
                        THEN coalesce((SELECT place FROM json_array_elements_text(start.kinds) WITH ORDINALITY
                                           AS posted (kind, place) WHERE kind = 'big_blind'),
                                      CASE WHEN start.kinds::text LIKE '%button_blind%' THEN 0
                                           ELSE least(json_array_length(start.seats) - 1, 2) END)
                        END AS blinds
            FROM {{hand_history}}.facts AS pages
            CROSS JOIN json_to_record(pages.facts -> 0)
                AS start (seats json, kinds json, button integer, bring_in bigint)
            CROSS JOIN json_array_elements_text(start.seats) WITH ORDINALITY AS seats (seat, place)
            JOIN {{hand_history}}.players AS players ON players.hand = pages.hand AND players.seat = seats.seat::integer
            JOIN {{hand_history}}.hands AS hands ON hands.hand = players.hand
            WHERE pages.version = 1
        ) AS placed CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
