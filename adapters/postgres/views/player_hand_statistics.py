"""What each player had the chance to do in each hand, and did: every statistic is a share or a sum of this."""

from adapters.postgres.views.pseudonym import pseudonym
from adapters.postgres.views.view import Column, View
from projections.analysis import BITS, SHARES

_SHARES = ", ".join(f"CASE WHEN had & {bit} <> 0 THEN made & {bit} <> 0 END AS {key}" for key, bit in BITS.items())

PLAYER_HAND_STATISTICS = View(
    name="player_hand_statistics",
    meaning="One row for each player of each hand that counts. A statistic is true where it was made, false where the "
    "opportunity passed, null without one: count(*) FILTER (WHERE vpip) / count(vpip) is VPIP.",
    columns=(
        Column("hand", "text", "The hand's id, as in hands."),
        Column("seat", "integer", "The player's seat, from 0, clockwise."),
        Column("player", "text", "The player's pseudonym."),
        Column("position", "text", "BTN (heads-up too), SB, BB, CO, HJ, LJ, UTG, UTG+1, UTG+2; null in stud."),
        Column("at", "timestamptz", "When the hand began."),
        Column("ruleset", "text", "The game with its betting, as name/version, such as nlhe/1."),
        Column("big_blind", "bigint", "The big blind in whole chips; the small bet where the game has none."),
        Column("recorded", "boolean", "Whether the hand was played elsewhere and imported."),
        Column("net", "bigint", "What the player won (or lost, below 0), whole chips."),
        Column(
            "all_in_net", "double precision", "The same in chips, by equity where all were all-in with cards to come."
        ),
        Column("aggressive", "integer", "How often the player bet or raised after the first betting round."),
        Column("calls", "integer", "How often the player called there."),
        Column("folds", "integer", "How often the player folded there: 0 or 1."),
        *(
            Column(
                share.key, "boolean", f"{share.name}: whether it came to {share.made}; null unless {share.opportunity}."
            )
            for share in SHARES
        ),
    ),
    query=f"""
        SELECT hands.hand, players.seat, {pseudonym("players.player")} AS player, nullif(players.place, '') AS position,
               hands.at, hands.ruleset, hands.big_blind, hands.recorded, players.net, players.ev AS all_in_net,
               players.aggressive, players.calls, players.folds,
               {_SHARES}
        FROM {{player_stats}}.players AS players
        JOIN {{player_stats}}.hands AS hands USING (position)
        CROSS JOIN {{private}}.pseudonym_key AS key
    """,
)
