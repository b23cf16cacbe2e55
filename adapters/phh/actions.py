"""The notation of actions: one line of text becomes one step."""

import re
from fractions import Fraction

from adapters.phh.amounts import exact_text
from adapters.phh.steps import (
    UNKNOWN,
    BetOrRaise,
    BringIn,
    CheckOrCall,
    DealBoard,
    DealHole,
    Discard,
    Fold,
    Muck,
    Show,
    Step,
)
from domain.fairness import STANDARD

_KNOWN = frozenset(STANDARD)
_BARE: dict[str, type[Fold | CheckOrCall | BringIn | Muck]] = {"f": Fold, "cc": CheckOrCall, "pb": BringIn, "sm": Muck}
_PLAYER = re.compile(r"p([1-9][0-9]?)")


def words(text: str) -> list[str]:
    """The words of an action without its comment; none where the line is only a comment."""
    return re.split(r"(?:^|\s)#", text, maxsplit=1)[0].split()


def amount_in(parts: list[str]) -> Fraction | None:
    """The amount that an action's words name, if it is a bet; raises ValueError where it is malformed."""
    match parts:
        case [_, "cbr", amount]:
            return exact_text(amount)
    return None


def step(number: int, text: str, players: int, scale: int) -> Step | None:
    """The step that the `number`-th line describes, None for a comment.

    Amounts are multiplied by `scale`. Raises ValueError, which says what is wrong."""
    parts = words(text)
    if not parts:
        return None
    match parts:
        case ["d", "db", cards]:
            return DealBoard(number, text, _cards(cards))
        case ["d", "dh", player, cards]:
            return DealHole(number, text, _player(player, players), _cards(cards))
        case ["d", *_]:
            raise ValueError("is not a deal; write 'd db CARDS' or 'd dh pN CARDS'")
    return _move(number, text, _player(parts[0], players), parts[1:], scale)


def _move(number: int, text: str, player: int, rest: list[str], scale: int) -> Step:
    match rest:
        case [word] if word in _BARE:
            return _BARE[word](number, text, player)
        case ["cbr", amount]:
            return BetOrRaise(number, text, player, _bet(exact_text(amount), scale))
        case ["sd"]:
            return Discard(number, text, player, ())
        case ["sd", cards]:
            return Discard(number, text, player, _cards(cards))
        case ["sm", cards]:
            return Show(number, text, player, () if cards == "-" else _cards(cards))
    raise ValueError("is not an action; after the player comes f, cc, cbr AMOUNT, pb, sd [CARDS] or sm [CARDS|-]")


def _bet(amount: Fraction, scale: int) -> int:
    if not amount:
        raise ValueError("bets nothing; the amount must be above 0")
    return int(amount * scale)


def _player(text: str, players: int) -> int:
    form = _PLAYER.fullmatch(text)
    if form is None or int(form[1]) > players:
        raise ValueError(f"names the player {text[:20]!r}; the players are p1 to p{players}")
    return int(form[1]) - 1


def _cards(text: str) -> tuple[str, ...]:
    if len(text) % 2:
        raise ValueError(f"has the cards {text[:40]!r}; each card has two characters")
    cards = tuple(text[i : i + 2] for i in range(0, len(text), 2))
    for card in cards:
        if card != UNKNOWN and card not in _KNOWN:
            raise ValueError(f"has the card {card!r}; a card is a rank of 23456789TJQKA and a suit of cdhs, or ??")
    return cards
