"""The one thing that a name on the command line stands for."""

from collections.abc import Sequence

from adapters.fault import Fault

SHOWN = 5
"""So many things of one name are told apart."""


def only_one(found: Sequence[str], nothing: str, several: str) -> str:
    """The one id that was found. Raises Fault: with `nothing` where there is none, with `several` and the ids where
    the name alone does not tell."""
    if not found:
        raise Fault(nothing)
    if len(found) > 1:
        more = " …" if len(found) > SHOWN else ""
        raise Fault(f"{several}; name one by its id: {', '.join(found[:SHOWN])}{more}")
    return found[0]
