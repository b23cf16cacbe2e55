"""A table after one of its steps, folded when somebody looks: most of what happens is seen by nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.event import Recorded
from domain.table.events import HandOpened
from projections.table_view.fold import evolve
from projections.table_view.state import TableFold, begin

MOST_WAITING = 256
"""So many steps wait at most to be folded: they are kept in memory."""


@dataclass(slots=True, eq=False, repr=False)
class Moment:
    """A moment of a table: folded, or so many steps after one that is and its own `facts` after the moment `before`."""

    _fold: TableFold | None
    _before: "Moment | None" = None
    _facts: Sequence[Recorded] = ()
    _waiting: int = 0

    def __eq__(self, other: object) -> bool:
        """Whether the table is the same to everyone who looks."""
        return isinstance(other, Moment) and self.fold == other.fold

    @property
    def fold(self) -> TableFold:
        """The table at this moment; raises LookupError when its facts do not fit together."""
        return self._fold_all() if self._fold is None else self._fold

    def then(self, facts: Sequence[Recorded]) -> "Moment":
        """The moment after one more step."""
        for recorded in facts if self._waiting else ():
            if isinstance(recorded.event, HandOpened):
                return Moment(None, self._cleared(recorded.stream, recorded.event.hand), facts, 1)
        after = Moment(None, self, facts, self._waiting + 1)
        if after._waiting > MOST_WAITING:
            after._fold_all()
        return after

    def _cleared(self, table: str, hand: str) -> "Moment":
        """This moment without the play of earlier hands that nobody has looked at: a new hand clears it away."""
        folded, *waiting = self._path()
        facts = [each for moment in waiting for each in moment._facts if each.stream in (table, hand)]
        return Moment(evolve(folded.fold, *facts))

    def _fold_all(self) -> TableFold:
        """Fold this moment and those it leans on, each once."""
        folded, *waiting = self._path()
        fold = folded.fold
        for moment in waiting:
            fold = evolve(fold, *moment._facts)
            moment._fold, moment._before, moment._facts, moment._waiting = fold, None, (), 0
        return fold

    def _path(self) -> "list[Moment]":
        """The moments from the last folded one to this one."""
        path = [self]
        while before := path[-1]._before:
            path.append(before)
        return path[::-1]


def first(table: str) -> Moment:
    """A table (its stream id) of which nothing is known yet."""
    return Moment(begin(table))
