"""Random beginnings of hands: every ruleset, every number of players, all forced bets a table can ask for."""

from dataclasses import dataclass

from domain.hand.commands import StartHand
from domain.variants import RULESETS, Ruleset
from tests.domain.hand.dice import Dice
from tests.domain.hand.random_decks import random_deck
from tests.support.hands import start

CARDS_ON_BOARD = 5
BURNED = 3


@dataclass(frozen=True)
class Forced:
    """What is posted by each seat, in the order of dealing, beside the antes."""

    blinds: tuple[int, ...]
    kinds: tuple[str, ...]
    dead: tuple[int, ...]


def random_start(dice: Dice, ruleset: str) -> StartHand:
    """A hand of this ruleset, with anything that can go with it."""
    game = RULESETS[ruleset]
    count = dice.number(2, game.variant.most_seats)
    big = dice.pick((2, 10, 100, 5, 30))
    bomb = game.variant.flop and dice.number(0, 7) == 7
    boards = _boards(dice, game, count, bomb)
    forced = _nothing(count) if bomb or game.antes_only else _forced(dice, game, count, big)
    seats = _seats(dice, count)
    return start(
        *_stacks(dice, count, big),
        ruleset=ruleset,
        blinds=forced.blinds,
        kinds=forced.kinds,
        dead=forced.dead,
        big_blind=big,
        bring_in=dice.number(1, max(1, (big - 1) // 2)),
        antes=_antes(dice, game, forced, big, bomb),
        bomb=bomb,
        boards=boards,
        most_runouts=dice.number(1, 3),
        rake_per_mille=dice.pick((0, 50, 33, 100)),
        rake_cap=dice.pick((0, 1, 3, 1_000_000)),
        banks=[dice.pick((0.0, 0.0, 12.5)) for _ in range(count)],
        deck=random_deck(dice, game.variant.deck),
        seats=seats,
        # The button may lie on an empty seat between the last player and the first.
        button=dice.pick((seats[-1], seats[-1], (seats[0] - 1) % 9)),
    )


def _seats(dice: Dice, count: int) -> tuple[int, ...]:
    """Seats in the order of dealing, clockwise from some seat, empty ones in between."""
    first, spare = dice.number(0, 8), 9 - count
    steps = [dice.number(0, 1) if place and spare > place else 0 for place in range(count)]
    return tuple((first + place + sum(steps[: place + 1])) % 9 for place in range(count))


def _stacks(dice: Dice, count: int, big: int) -> list[int]:
    """Tiny, short and deep ones, or all the same."""
    bounds = {"deep": (20 * big, 200 * big), "middle": (1, 40 * big), "short": (1, 4 * big), "tiny": (1, 3)}
    if dice.number(0, 5) == 5:
        return [dice.number(1, 60 * big)] * count
    names = dice.pick((("deep", "short"), ("middle",), ("deep",), ("short",), ("deep", "middle", "short", "tiny")))
    return [dice.number(*bounds[dice.pick(names)]) for _ in range(count)]


def _boards(dice: Dice, game: Ruleset, count: int, bomb: bool) -> int:
    """A bomb pot may have two boards where the deck suffices."""
    cards = count * game.variant.streets[0].down + 2 * CARDS_ON_BOARD + BURNED
    if bomb and game.variant.boards == 1 and cards <= len(game.variant.deck):
        return dice.number(1, 2)
    return game.variant.boards


def _antes(dice: Dice, game: Ruleset, forced: Forced, big: int, bomb: bool) -> tuple[int, ...]:
    """None, the same for everyone, or one for all from the big blind or the button."""
    count = len(forced.blinds)
    if bomb:
        return (dice.number(big, 3 * big),) * count
    if game.antes_only:
        return (dice.number(1, big),) * count
    ante = dice.pick((0, 0, 1, max(1, big // 2), big))
    payer = dice.pick(("each", "each", "big_blind", "button"))
    if payer == "each":
        return (ante,) * count
    place = forced.kinds.index("big_blind") if payer == "big_blind" and "big_blind" in forced.kinds else count - 1
    return tuple(ante if each == place else 0 for each in range(count))


def _nothing(count: int) -> Forced:
    return Forced((0,) * count, ("",) * count, (0,) * count)


def _forced(dice: Dice, game: Ruleset, count: int, big: int) -> Forced:
    """Blinds, with or without the small one; straddles; owed posts; in short deck perhaps the button's blind alone."""
    if game.id.startswith("nlsd") and dice.number(0, 1):
        return Forced((*[0] * (count - 1), big), (*[""] * (count - 1), "button_blind"), (0,) * count)
    small = dice.pick((max(1, big // 2), max(1, big // 2), 1, big))
    if count == 2:
        return Forced((big, small), ("big_blind", "small_blind"), (0, 0))
    kinds = ["small_blind", "big_blind"] if dice.number(0, 5) < 5 else ["big_blind"]
    amounts = {"small_blind": small, "big_blind": big}
    blinds = [amounts[kind] for kind in kinds]
    if game.betting != "fixed_limit" and count > 3 and dice.number(0, 3) == 3:
        _straddle(dice, kinds, blinds, count, big)
    kinds += [""] * (count - len(kinds))
    blinds += [0] * (count - len(blinds))
    dead = [0] * count
    for place in range(count):
        if not kinds[place] and dice.number(0, 9) == 9:
            owed = dice.pick(("both", "big", "small"))
            blinds[place], kinds[place] = (0, "") if owed == "small" else (big, "post")
            dead[place] = 0 if owed == "big" else small
    return Forced(tuple(blinds), tuple(kinds), tuple(dead))


def _straddle(dice: Dice, kinds: list[str], blinds: list[int], count: int, big: int) -> None:
    """Under the gun with re-straddles behind it, or on the button."""
    if dice.number(0, 2) == 2:
        empty = count - 1 - len(kinds)
        kinds += [*[""] * empty, "straddle"]
        blinds += [*[0] * empty, 2 * big]
        return
    for step in range(dice.number(1, min(3, count - len(kinds)))):
        kinds.append("straddle")
        blinds.append(2 * big * 2**step)
