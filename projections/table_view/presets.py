"""The raises that the room suggests to the one whose turn it is."""

from projections.table_view.shapes import Preset


def before_the_flop(big_blind: int, pot_to: int, min_to: int, max_to: int) -> tuple[Preset, ...]:
    """For a pot that nobody has raised: minimum, 2.2, 2.5 and 3 big blinds, pot. All are totals of the street."""
    steps = tuple((key, _round(tenths * big_blind, 10)) for key, tenths in (("2.2bb", 22), ("2.5bb", 25), ("3bb", 30)))
    return _legal((("min", min_to), *steps, ("pot", pot_to)), min_to, max_to)


def by_the_pot(call_to: int, pot_after_call: int, min_to: int, max_to: int, all_in: bool = True) -> tuple[Preset, ...]:
    """Minimum, a third, half, two thirds of the pot, pot, all-in, as totals of the street.

    `call_to` is the highest bet, `pot_after_call` the middle with all bets and the call in it: pot-limit's
    measure (TDA 2024 rule 54). Unless `max_to` is `all_in`, it is what the pot limit allows."""
    parts = (("third", 1, 3), ("half", 1, 2), ("two_thirds", 2, 3))
    sizes = tuple((key, call_to + _round(of * pot_after_call, by)) for key, of, by in parts)
    most = (("pot", call_to + pot_after_call), ("all_in", max_to)) if all_in else (("pot", max_to),)
    return _legal((("min", min_to), *sizes, *most), min_to, max_to)


def _round(amount: int, by: int) -> int:
    return (2 * amount + by) // (2 * by)


def _legal(suggested: tuple[tuple[str, int], ...], min_to: int, max_to: int) -> tuple[Preset, ...]:
    """Only what may be bet, each total once: under its first name, but all-in is always called so."""
    keys: dict[int, str] = {}
    for key, to in suggested:
        if min_to <= to <= max_to and (to not in keys or key == "all_in"):
            keys[to] = key
    return tuple(Preset(key, to) for to, key in keys.items())
