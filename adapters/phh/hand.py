"""From a hand's table in a TOML file to a recorded hand."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import chain

from adapters.phh.actions import amount_in, step, words
from adapters.phh.amounts import scale_of
from adapters.phh.course import Course
from adapters.phh.fields import Fields
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.steps import Step
from adapters.phh.variants import VARIANTS, Variant
from domain.chips import LIMIT

_WHOLE = 1_000
"""All of a pot, in tenths of a percent."""
_SINGLE_AMOUNTS = ("bring_in", "min_bet", "small_bet", "big_bet")


def hand(source: str, table: Mapping[str, object], label: str) -> RecordedHand:
    """The hand that a table records; `label` is its name where the table gives none. Raises BadHandFile."""
    fields = Fields(source, table)
    code = fields.variant()
    stacks = fields.stacks()
    players = len(stacks)
    texts = fields.actions()
    exact = _amounts(fields, VARIANTS[code], players) | {"stacks": stacks, "bets": tuple(_bets(fields, texts))}
    scale = _scale(fields, exact)
    whole = {name: tuple(int(amount * scale) for amount in amounts) for name, amounts in exact.items()}
    return RecordedHand(
        source=source,
        label=fields.label(label),
        variant=code,
        ante_trimming=fields.ante_trimming(),
        antes=whole["antes"],
        blinds=whole["blinds"],
        bring_in=whole["bring_in"][0],
        min_bet=whole["min_bet"][0],
        small_bet=whole["small_bet"][0],
        big_bet=whole["big_bet"][0],
        stacks=whole["stacks"],
        names=fields.names(players),
        seats=fields.seats(players),
        actions=tuple(_steps(fields, texts, VARIANTS[code], players, scale)),
        finishing_stacks=whole.get("finishing_stacks"),
        scale=scale,
        rake_per_mille=fields.own_number("_rake_per_mille", _WHOLE),
        rake_cap=fields.own_number("_rake_cap", LIMIT // scale) * scale,
    )


def _amounts(fields: Fields, variant: Variant, players: int) -> dict[str, tuple[Fraction, ...]]:
    nothing = Fraction(0)
    amounts: dict[str, tuple[Fraction, ...]] = {
        name: (fields.amount(name) if name in variant.fields else nothing,) for name in _SINGLE_AMOUNTS
    }
    amounts["antes"] = fields.amounts("antes", players)
    amounts["blinds"] = (nothing,) * players if variant.bring_in else fields.blinds(players)
    finishing = fields.finishing_stacks(players)
    return amounts if finishing is None else amounts | {"finishing_stacks": finishing}


def _scale(fields: Fields, amounts: Mapping[str, tuple[Fraction, ...]]) -> int:
    every = list(chain.from_iterable(amounts.values()))
    scale = scale_of(every)
    if max(map(abs, every)) * scale > LIMIT:
        raise fields.refusal(f"times {scale}, which makes all amounts whole, the largest one exceeds {LIMIT}")
    if sum(amounts["stacks"]) * scale > LIMIT:
        raise fields.refusal(f"starting_stacks together exceed {LIMIT // scale}, more than one player could win")
    return scale


def _bets(fields: Fields, texts: tuple[str, ...]) -> Iterable[Fraction]:
    for number, text in enumerate(texts, start=1):
        try:
            amount = amount_in(words(text))
        except ValueError as problem:
            raise _refused(fields, number, text, problem) from None
        if amount is not None:
            yield amount


def _steps(fields: Fields, texts: tuple[str, ...], variant: Variant, players: int, scale: int) -> Iterable[Step]:
    course = Course(variant, players)
    for number, text in enumerate(texts, start=1):
        try:
            taken = step(number, text, players, scale)
            if taken is not None:
                course.take(taken)
        except ValueError as problem:
            raise _refused(fields, number, text, problem) from None
        if taken is not None:
            yield taken


def _refused(fields: Fields, number: int, text: str, problem: ValueError) -> BadHandFile:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return fields.refusal(f"action {number}, {shown!r}, {problem}")
