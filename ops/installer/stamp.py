"""A stamp remembers what a step was last done with, so that it is done again only when that changed."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Stamp:
    """A file with the hash of a step's inputs; absent while the step is under way, so that a killed one is repeated."""

    def __init__(self, path: Path, inputs: Iterable[bytes]) -> None:
        self._path = path
        self._hash = _hash(inputs)

    def fits(self) -> bool:
        """Whether the step was last done with these inputs, to its end."""
        return self._path.is_file() and self._path.read_text(encoding="ascii") == self._hash

    @contextmanager
    def renewal(self) -> Iterator[None]:
        """Around the step: the stamp stands again only if the step raised nothing."""
        self._path.unlink(missing_ok=True)
        yield
        self.set()

    def set(self) -> None:
        """Remember that the step was done with these inputs."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(self._hash, encoding="ascii")


def _hash(inputs: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for content in inputs:
        total.update(len(content).to_bytes(8, "big") + content)
    return total.hexdigest()
