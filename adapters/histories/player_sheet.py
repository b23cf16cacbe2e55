"""Who was dealt into each hand, as a table, one row each."""

from collections.abc import Iterator, Mapping

from adapters.histories.sheet import Sheet, Value
from application.told_hand import ToldHand
from domain.hand.events import CardsShown, DrawMade, HandStarted, HandVoided, HoleCardsDealt, UpCardsDealt
from domain.variants import RULESETS
from projections.analysis.positions import positions

HAND_PLAYERS = Sheet(
    "hand_players",
    (
        ("hand", "text"),
        ("seat", "whole"),
        ("player", "text"),
        ("name", "text"),
        ("position", "text"),
        ("stack", "whole"),
        ("net", "whole"),
        ("cards", "texts"),
        ("shown_hand", "text"),
    ),
)
"""`cards` are those that the seat held in the end, ?? for each that the reader may not see; `shown_hand` is what they
make where that was said."""


def player_rows(told: ToldHand) -> Iterator[tuple[Value, ...]]:
    """The rows of one hand, in the order of dealing."""
    started, ended, place_names = told.started, told.ended, _positions(told.started)
    held = _held(told)
    net = {} if isinstance(ended, HandVoided) else dict(zip(ended.seats, ended.net, strict=True))
    makes = {event.seat: event.hand for event in told.events if isinstance(event, CardsShown) and event.hand}
    for seat, player, name, stack in zip(started.seats, started.players, started.names, started.stacks, strict=True):
        cards = told.seen(held.get(seat, ()))
        yield (told.hand, seat, player, name, place_names.get(seat), stack, net.get(seat, 0), cards, makes.get(seat))


def _positions(started: HandStarted) -> Mapping[int, str]:
    """The names of the positions by seat; stud has no button to count from."""
    if RULESETS[started.ruleset].variant.stud:
        return {}
    names = (position.name for position in positions(started))
    return dict(zip(started.seats, names, strict=True))


def _held(told: ToldHand) -> dict[int, list[int]]:
    """The numbers of the cards that each seat held in the end."""
    held: dict[int, list[int]] = {}
    for event in told.events:
        match event:
            case HoleCardsDealt(seats=seats, numbers=numbers):
                for seat, dealt in zip(seats, numbers, strict=True):
                    held.setdefault(seat, []).extend(dealt)
            case UpCardsDealt(seats=seats, numbers=numbers):
                for seat, number in zip(seats, numbers, strict=True):
                    held.setdefault(seat, []).append(number)
            case DrawMade(seat=seat, discarded=discarded, drawn=drawn):
                held[seat] = [number for number in held.get(seat, []) if number not in discarded] + list(drawn)
    return held
