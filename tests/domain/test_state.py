"""A changed state is another one; the state it came from stays as it was."""

from dataclasses import dataclass, replace

from domain.hand import Player
from domain.state import changed


@dataclass(frozen=True)
class Seen:
    """A state whose fields have defaults."""

    chips: int
    cards: tuple[str, ...] = ()


def test_changed_fields_only() -> None:
    before = Seen(5, ("As",))
    assert changed(before, chips=7) == Seen(7, ("As",))
    assert before == Seen(5, ("As",))


def test_the_same_as_the_standard_library_makes() -> None:
    player = Player(3, "account:3", 500)
    assert changed(player, stack=400, bet=100) == replace(player, stack=400, bet=100)
