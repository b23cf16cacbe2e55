"""Whether the terms of the table itself make sense: its name, the order of its games, its seats and buy-ins."""

from collections.abc import Iterator

from domain.chips import LIMIT
from domain.template.check import Check, one_of, within
from domain.template.stakes import button_blind, ruleset_of, unit
from domain.template.terms import Game, Terms

LONGEST_NAME = 60
FEWEST_UNITS = 10
"""The smallest buy-in in big bets (Robert's Rules §3) or, by our own convention, in big blinds."""
BUTTONS = ("forward", "dead")
ROTATIONS = ("orbit", "hands", "choice")
USUAL_HANDS = 8
MOST_HANDS = 100


def seating(terms: Terms) -> Iterator[Check]:
    """Everything about the table apart from its options, clocks and rake."""
    yield _name(terms.name)
    yield from _rotation(terms)
    yield _seats(terms)
    yield from _buy_ins(terms)
    yield from _button(terms)


def most_seats(game: Game, boards: int) -> int:
    """How many the deck serves beside so many boards, which share the burned card of each street. Draw games
    reshuffle, and seven-card stud shares its last card where it must."""
    variant = ruleset_of(game).variant
    if not variant.flop:
        return variant.most_seats
    turned_up = sum(street.burn + boards * street.board for street in variant.streets)
    return min(variant.most_seats, (len(variant.deck) - turned_up) // variant.streets[0].down)


def _name(name: str) -> Check:
    fits = 1 <= len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip()
    return Check("name", name, fits, f"1 to {LONGEST_NAME} printable characters without spaces around them")


def _rotation(terms: Terms) -> Iterator[Check]:
    if not terms.mixed:
        alone = "a table of one game does not rotate"
        yield Check("rotation", terms.rotation, terms.rotation == "orbit", f"left at orbit ({alone})")
        yield within("", terms, "rotation_hands", USUAL_HANDS, USUAL_HANDS, alone)
    yield one_of("", terms, "rotation", ROTATIONS)
    yield within("", terms, "rotation_hands", 1, MOST_HANDS)
    if terms.rotation == "choice":
        yield from _choices(terms)


def _choices(terms: Terms) -> Iterator[Check]:
    rulesets = [game.ruleset for game in terms.games]
    for place, ruleset in enumerate(rulesets):
        wanted = "another game than those before it (dealer's choice offers each once)"
        yield Check(f"games[{place}].ruleset", ruleset, ruleset not in rulesets[:place], wanted)


def _seats(terms: Terms) -> Check:
    game = min(terms.games, key=lambda game: most_seats(game, game.boards))
    note = f"{ruleset_of(game).name} is dealt to no more"
    return within("", terms, "seats", 2, most_seats(game, game.boards), note)


def _buy_ins(terms: Terms) -> Iterator[Check]:
    game = max(terms.games, key=unit)
    counted = "big bets" if ruleset_of(game).betting == "fixed_limit" else "big blinds"
    note = f"at least {FEWEST_UNITS} {counted} of {ruleset_of(game).name}"
    yield within("", terms, "min_buy_in", FEWEST_UNITS * unit(game), LIMIT, note)
    yield within("", terms, "max_buy_in", terms.min_buy_in, LIMIT, "at least min_buy_in")


def _button(terms: Terms) -> Iterator[Check]:
    yield one_of("", terms, "button", BUTTONS)
    blinds = any(game.big_blind and not button_blind(game) for game in terms.games)
    fits = blinds or not terms.buy_button
    yield Check("buy_button", terms.buy_button, fits, "false (no game of the table has a small and a big blind)")
