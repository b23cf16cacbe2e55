"""A hand as a file records it, checked as far as the file alone can tell."""

from dataclasses import dataclass

from adapters.phh.steps import Step


@dataclass(frozen=True, slots=True)
class RecordedHand:
    """One hand. Per-player tuples follow the file: `p1` first, the button last.

    Amounts are whole chips: the file's multiplied by `scale`, the least factor that makes all of them whole.
    An amount that the variant does not know is 0 (and its blinds are all 0)."""

    source: str
    """The file, and in brackets the hand's table where a file holds many."""
    label: str
    variant: str
    ante_trimming: bool
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    """As written: heads-up still small blind first, though `p1` posts the big one; see `blinds_owed`. Below zero is
    what a newcomer posts."""
    bring_in: int
    min_bet: int
    small_bet: int
    big_bet: int
    stacks: tuple[int, ...]
    names: tuple[str, ...]
    seats: tuple[int, ...] | None
    actions: tuple[Step, ...]
    finishing_stacks: tuple[int, ...] | None
    scale: int
    rake_per_mille: int = 0
    rake_cap: int = 0
    """The rake that the room took, in files that it wrote itself; others do not tell theirs."""

    @property
    def blinds_owed(self) -> tuple[int, ...]:
        """What each player owes, `p1` first: heads-up the button, `p2`, owes the small blind."""
        return self.blinds[::-1] if len(self.blinds) == 2 else self.blinds

    @property
    def antes_owed(self) -> tuple[int, ...]:
        """What each player owes, `p1` first: heads-up antes change places as the blinds do."""
        return self.antes[::-1] if len(self.antes) == 2 else self.antes
