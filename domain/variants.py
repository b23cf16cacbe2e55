"""The games of the room: which cards go out on which street, how one bets, and what wins.

A hand records its ruleset's id, `name/version`: a ruleset never changes once hands were played under it.
Sources: poker-rules sheet 3, 4 and 8; Robert's Rules §3 (limits), §8 (stud), §11 (lowball), TDA 2024.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.fairness import SHORT, STANDARD

Betting = Literal["no_limit", "pot_limit", "fixed_limit"]
Opening = Literal["position", "low_card", "high_card", "high_hand", "low_hand"]
Ranking = Literal["high", "short_deck", "omaha", "omaha_low", "eight_low", "ace_to_five", "deuce_to_seven", "badugi"]


@dataclass(frozen=True, slots=True)
class Street:
    """One betting round and what is dealt before it: `down` and `up` cards to every live seat, `board` cards (to
    each board), or a `draw` in which seats exchange cards. `big` streets are bet at the big bet in fixed limit;
    `opening` says who acts first."""

    name: str
    down: int = 0
    up: int = 0
    board: int = 0
    draw: bool = False
    burn: bool = True
    big: bool = False
    opening: Opening = "position"


@dataclass(frozen=True, slots=True)
class Variant:
    """A game apart from its betting. `high` and `low` name the rankings that win: `low` halves the pot where it
    is set beside `high` and qualifies, or wins alone where `high` is None. `runouts` tells whether what remains of
    the board may be dealt more than once by consent."""

    name: str
    streets: tuple[Street, ...]
    high: Ranking | None
    low: Ranking | None = None
    deck: tuple[str, ...] = STANDARD
    boards: int = 1
    runouts: bool = False

    @property
    def stud(self) -> bool:
        """Whether cards lie face up before the seats and a bring-in replaces the blinds."""
        return self.streets[0].up > 0

    @property
    def draws(self) -> bool:
        """Whether seats exchange cards."""
        return any(street.draw for street in self.streets)

    @property
    def flop(self) -> bool:
        """Whether there is a board."""
        return any(street.board for street in self.streets)

    @property
    def most_seats(self) -> int:
        """How many can be dealt in: nine, but eight at stud and six at five-card draw (seven at badugi)."""
        if self.stud:
            return 8
        hole = self.streets[0].down
        return {5: 6, 4: 7}[hole] if self.draws else 9 if hole < 5 else 8 if hole == 5 else 7

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """What is compared at the showdown, high before low."""
        return tuple(ranking for ranking in (self.high, self.low) if ranking is not None)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A variant with its betting, as a table offers it; `id` is what hands and templates record."""

    id: str
    name: str
    variant: Variant
    betting: Betting

    @property
    def antes_only(self) -> bool:
        """Whether the game is opened by antes and a bring-in instead of blinds."""
        return self.variant.stud


def _board(hole: int) -> tuple[Street, ...]:
    return (
        Street("preflop", down=hole, burn=False),
        Street("flop", board=3),
        Street("turn", board=1, big=True),
        Street("river", board=1, big=True),
    )


def _stud(opening: Opening, showing: Opening) -> tuple[Street, ...]:
    """The lowest (razz: highest) card brings in; later the best hand showing opens (Robert's Rules §8)."""
    return (
        Street("third", down=2, up=1, burn=False, opening=opening),
        Street("fourth", up=1, opening=showing),
        Street("fifth", up=1, big=True, opening=showing),
        Street("sixth", up=1, big=True, opening=showing),
        Street("seventh", down=1, big=True, opening=showing),
    )


def _draw(hole: int, draws: int) -> tuple[Street, ...]:
    """In triple draw the big bet begins with the second draw (Robert's Rules §11)."""
    names = ("draw",) if draws == 1 else ("first_draw", "second_draw", "third_draw")
    rounds = tuple(Street(name, draw=True, big=place > 0) for place, name in enumerate(names))
    return (Street("predraw", down=hole, burn=False), *rounds)


HOLDEM = Variant("Hold'em", _board(2), "high", runouts=True)
SHORT_DECK = Variant("Short deck", _board(2), "short_deck", deck=SHORT, runouts=True)
OMAHA = Variant("Omaha", _board(4), "omaha", runouts=True)
OMAHA5 = Variant("Omaha 5", _board(5), "omaha", runouts=True)
OMAHA6 = Variant("Omaha 6", _board(6), "omaha", runouts=True)
OMAHA8 = Variant("Omaha hi-lo", _board(4), "omaha", "omaha_low", runouts=True)
DOUBLE_OMAHA = Variant("Double-board Omaha", _board(4), "omaha", boards=2)
STUD = Variant("Seven-card stud", _stud("low_card", "high_hand"), "high")
STUD8 = Variant("Seven-card stud hi-lo", _stud("low_card", "high_hand"), "high", "eight_low")
RAZZ = Variant("Razz", _stud("high_card", "low_hand"), None, "ace_to_five")
SINGLE_DRAW = Variant("2-7 single draw", _draw(5, 1), None, "deuce_to_seven")
TRIPLE_DRAW = Variant("2-7 triple draw", _draw(5, 3), None, "deuce_to_seven")
BADUGI = Variant("Badugi", _draw(4, 3), None, "badugi")


def _ruleset(id_: str, name: str, variant: Variant, betting: Betting) -> Ruleset:
    return Ruleset(f"{id_}/1", name, variant, betting)


RULESETS: Mapping[str, Ruleset] = {
    ruleset.id: ruleset
    for ruleset in (
        _ruleset("nlhe", "No-limit hold'em", HOLDEM, "no_limit"),
        _ruleset("plhe", "Pot-limit hold'em", HOLDEM, "pot_limit"),
        _ruleset("flhe", "Limit hold'em", HOLDEM, "fixed_limit"),
        _ruleset("nlsd", "No-limit short deck", SHORT_DECK, "no_limit"),
        _ruleset("plo4", "Pot-limit Omaha", OMAHA, "pot_limit"),
        _ruleset("plo5", "Pot-limit Omaha 5", OMAHA5, "pot_limit"),
        _ruleset("plo6", "Pot-limit Omaha 6", OMAHA6, "pot_limit"),
        _ruleset("plo8", "Pot-limit Omaha hi-lo", OMAHA8, "pot_limit"),
        _ruleset("flo8", "Limit Omaha hi-lo", OMAHA8, "fixed_limit"),
        _ruleset("plodb", "Pot-limit double-board Omaha", DOUBLE_OMAHA, "pot_limit"),
        _ruleset("stud", "Limit seven-card stud", STUD, "fixed_limit"),
        _ruleset("stud8", "Limit seven-card stud hi-lo", STUD8, "fixed_limit"),
        _ruleset("razz", "Limit razz", RAZZ, "fixed_limit"),
        _ruleset("sd27", "No-limit 2-7 single draw", SINGLE_DRAW, "no_limit"),
        _ruleset("td27", "Limit 2-7 triple draw", TRIPLE_DRAW, "fixed_limit"),
        _ruleset("badugi", "Limit badugi", BADUGI, "fixed_limit"),
    )
}
"""Every game by the id that hands record."""

HORSE = ("flhe/1", "flo8/1", "razz/1", "stud/1", "stud8/1")
EIGHT_GAME = ("td27/1", "flhe/1", "flo8/1", "razz/1", "stud/1", "stud8/1", "nlhe/1", "plo4/1")
