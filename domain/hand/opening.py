"""How a hand begins: what fits, what everyone is told, and the forced bets."""

from collections.abc import Iterator

from domain.hand.commands import StartHand
from domain.hand.events import ForcedBetPosted, HandStarted
from domain.hand.refusals import UnfitHand
from domain.variants import RULESETS

_PER_SEAT = ("players", "names", "stacks", "antes", "blinds", "kinds", "dead", "banks")
_TOLD = tuple(name for name in HandStarted.__dataclass_fields__ if name not in ("TOPIC", "class_version"))


def verify_start(command: StartHand) -> None:
    """Raise UnfitHand with what does not fit."""
    if command.ruleset not in RULESETS:
        raise UnfitHand(f"There is no game {command.ruleset!r}; there are {', '.join(RULESETS)}.")
    variant = RULESETS[command.ruleset].variant
    for fits, otherwise in _seating(command, variant.most_seats):
        if not fits:
            raise UnfitHand(otherwise)
    for fits, otherwise in _stakes(command, variant.stud):
        if not fits:
            raise UnfitHand(otherwise)
    if not set(command.cards.cards[: len(variant.deck)]) == set(variant.deck):
        raise UnfitHand(f"The deck must hold each of the game's {len(variant.deck)} cards once.")


def _seating(command: StartHand, most: int) -> Iterator[tuple[bool, str]]:
    count = len(command.seats)
    fits = 2 <= count <= most and len(set(command.seats)) == count
    yield fits, f"A hand takes two to {most} different seats, not {command.seats}."
    for name in _PER_SEAT:
        yield len(getattr(command, name)) == count, f"There must be as many {name} as seats."
    yield min(command.stacks) > 0, "Every stack must be above zero."


def _stakes(command: StartHand, stud: bool) -> Iterator[tuple[bool, str]]:
    betting = RULESETS[command.ruleset].betting
    forced = (*command.antes, *command.blinds, *command.dead)
    yield min(forced) >= 0, "No ante, blind or dead post may be below zero."
    yield any(forced), "Someone must ante or post."
    if betting == "fixed_limit":
        yield 0 < command.small_bet <= command.big_bet, "The small bet must be above zero and the big bet no smaller."
    else:
        yield command.big_blind > 0, "The big blind must be above zero."
    if stud:
        yield 0 < command.bring_in < command.small_bet, "The bring-in must be above zero and below the small bet."
        yield not any(command.blinds), "There are no blinds in stud."
    elif not command.bomb:
        yield max(command.blinds) > 0, "Someone must post the big blind."
    yield (
        all(bool(blind) == bool(kind) for blind, kind in zip(command.blinds, command.kinds, strict=True)),
        ("Every blind needs a kind, and only a blind has one."),
    )
    yield command.boards in (1, 2), "A hand has one board or two."


def started(command: StartHand) -> HandStarted:
    """What everyone is told of the start."""
    return HandStarted(**{name: getattr(command, name) for name in _TOLD})


def forced_bets(command: StartHand) -> Iterator[ForcedBetPosted]:
    """Antes before the blinds, but an ante that one pays for all after them, so that it never makes the blind short
    (TDA 2024 RP-11); dead posts after the live ones. Who cannot pay in full is all-in (Robert's Rules §4.1)."""
    left = dict(zip(command.seats, command.stacks, strict=True))
    antes = [("ante", seat, ante) for seat, ante in zip(command.seats, command.antes, strict=True)]
    blinds = _blinds(command) + [("dead", seat, dead) for seat, dead in zip(command.seats, command.dead, strict=True)]
    even = len(set(command.antes)) == 1
    for kind, seat, amount in antes + blinds if even else blinds + antes:
        paid = min(amount, left[seat])
        left[seat] -= paid
        if paid:
            yield ForcedBetPosted(seat, kind, paid, left[seat] == 0)


def _blinds(command: StartHand) -> list[tuple[str, int, int]]:
    """The small blind first, which heads-up is the button's, also where both blinds are the same."""
    rows = list(zip(command.kinds, command.seats, command.blinds, strict=True))
    return sorted(rows, key=lambda row: (row[2], row[0] != "small_blind"))
