"""Random terms: sensible ones, and for every field values that no terms can have."""

from collections.abc import Sequence

from hypothesis import strategies as st

from domain.chips import LIMIT
from domain.template import Game, Terms, complete
from domain.template.options import allows_bomb, allows_straddle
from domain.variants import RULESETS

NAN = float("nan")


@st.composite
def games(draw: st.DrawFn, rulesets: Sequence[str]) -> Game:
    """A game of one of the rulesets with stakes that fit, some of them left open."""
    ruleset = RULESETS[draw(st.sampled_from(rulesets))]
    big = draw(st.integers(2, 1_000))
    if ruleset.variant.stud:
        bring_in, ante = draw(st.integers(1, big - 1)), draw(st.integers(1, big))
        return Game(ruleset.id, small_bet=big, big_bet=draw(st.integers(big, 3 * big)), bring_in=bring_in, ante=ante)
    if ruleset.id == "nlsd/1":
        return Game(ruleset.id, big_blind=big, ante=draw(st.integers(1, big)))
    boards = draw(st.integers(1, 2)) if ruleset.variant.flop else 1
    ante, payer = draw(st.integers(0, big)), draw(st.sampled_from(["each", "big_blind", "button"]))
    if ruleset.betting == "fixed_limit":
        return Game(ruleset.id, small_bet=big, ante=ante, ante_kind=payer, boards=boards)
    return Game(ruleset.id, draw(st.integers(0, big)), big, ante=ante, ante_kind=payer, boards=boards)


@st.composite
def sensible(draw: st.DrawFn) -> Terms:
    """Complete terms that make sense."""
    rulesets = draw(st.sampled_from([("nlsd/1",), tuple(each for each in RULESETS if each != "nlsd/1")]))
    offered = tuple(draw(st.lists(games(rulesets), min_size=1, max_size=4)))
    seats = draw(st.integers(2, 6))
    straddle = "none"
    if seats >= 4 and all(map(allows_straddle, offered)):
        straddle = draw(st.sampled_from(["none", "utg", "button"]))
    bombs = all(map(allows_bomb, offered)) and draw(st.booleans())
    return complete(
        Terms(
            name=draw(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60)),
            games=offered,
            seats=seats,
            rotation=draw(st.sampled_from(["orbit", "hands"])) if len(offered) > 1 else "orbit",
            straddle=straddle,
            restraddles=draw(st.integers(0, seats - 3)) if straddle == "utg" else 0,
            bomb_vote=bombs,
            bomb_ante=draw(st.integers(1, 20)) if bombs else 0,
            turn_seconds=draw(st.floats(1, 3_600)),
            bank_seconds=draw(st.floats(0, 60)),
            rake_per_mille=draw(st.integers(0, 100)),
        )
    )


WRONG_WHOLE: tuple[object, ...] = (-1, LIMIT + 1, 2.0, "2", True, None)
WRONG_SECONDS: tuple[object, ...] = (-0.5, 1e9, NAN, float("inf"), "2", True, None)
WRONG_WORD: tuple[object, ...] = ("", "sometimes", 1, None)
WRONG_FLAG: tuple[object, ...] = (0, "yes", None)
NEVER: dict[str, tuple[object, ...]] = {
    "name": ("", " ", " a", "a\n", "a" * 61, "\x00", 1, None),
    "games": ((), [], None, "nlhe/1"),
    "seats": (0, 1, 10, *WRONG_WHOLE),
    "min_buy_in": (0, *WRONG_WHOLE),
    "max_buy_in": (0, *WRONG_WHOLE),
    "rotation": WRONG_WORD,
    "rotation_hands": (0, 101, *WRONG_WHOLE),
    "button": WRONG_WORD,
    "buy_button": WRONG_FLAG,
    "straddle": WRONG_WORD,
    "restraddles": (7, *WRONG_WHOLE),
    "bomb_every": (1_001, *WRONG_WHOLE),
    "bomb_vote": WRONG_FLAG,
    "bomb_ante": WRONG_WHOLE,
    "bomb_boards": (0, 3, *WRONG_WHOLE),
    "most_runouts": (0, 4, *WRONG_WHOLE),
    "rabbit": WRONG_FLAG,
    "turn_seconds": (0, *WRONG_SECONDS),
    "pause_seconds": WRONG_SECONDS,
    "bank_seconds": WRONG_SECONDS,
    "bank_most": WRONG_SECONDS,
    "bank_gain": WRONG_SECONDS,
    "bank_hands": (0, 1_001, *WRONG_WHOLE),
    "grace_seconds": WRONG_SECONDS,
    "away_orbits": (101, *WRONG_WHOLE),
    "ratholing_seconds": WRONG_SECONDS,
    "rake_per_mille": (101, *WRONG_WHOLE),
    "rake_caps": ((), (1, 2), (1, 2, 3, 4), [1, 2, 3], 1, None),
    "rake_heads_up": WRONG_FLAG,
    "auto_muck": WRONG_FLAG,
}
"""For each field of `Terms` what it can never be, whatever the others are."""
NEVER_IN_A_GAME: dict[str, tuple[object, ...]] = {
    "ruleset": ("", "nlhe", "chess/1", None),
    "small_blind": WRONG_WHOLE,
    "big_blind": WRONG_WHOLE,
    "small_bet": WRONG_WHOLE,
    "big_bet": WRONG_WHOLE,
    "bring_in": WRONG_WHOLE,
    "ante": WRONG_WHOLE,
    "ante_kind": WRONG_WORD,
    "boards": (0, 3, *WRONG_WHOLE),
}
"""The same for each field of `Game`."""
