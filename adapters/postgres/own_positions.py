"""Which positions of the log this process filled itself."""

from collections import deque
from collections.abc import Sequence

RUNS = 8
"""So many runs are remembered; what lies before them counts as filled by others."""


class OwnPositions:
    """The latest runs of positions that follow each other, all of them this process's."""

    def __init__(self) -> None:
        self._runs: deque[range] = deque(maxlen=RUNS)

    def add(self, positions: Sequence[int]) -> None:
        """Positions of one commit, above all that were added before."""
        run = range(positions[0], positions[-1] + 1)
        if len(run) != len(positions):
            return
        if self._runs and self._runs[-1].stop == run.start:
            run = range(self._runs.pop().start, run.stop)
        self._runs.append(run)

    def through(self, after: int) -> int:
        """The last position that is reached from `after` through this process's own ones only."""
        for run in self._runs:
            if after + 1 in run:
                after = run[-1]
        return after
