"""The fields of a recorded hand, read with the type they must have."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from adapters.phh.amounts import exact, kind_of
from adapters.phh.refusals import BadHandFile, printable
from adapters.phh.variants import VARIANTS

_LONGEST_NAME = 100
_MOST_PLAYERS = 10
_MOST_ACTIONS = 2000


class Fields:
    """A hand's table of a TOML file. Every method raises BadHandFile, naming the file and the field."""

    def __init__(self, source: str, table: Mapping[str, object]) -> None:
        self._source = source
        self._table = table

    def refusal(self, what: str) -> BadHandFile:
        """The refusal of this hand: where it is and what is wrong with it."""
        return BadHandFile(f"{self._source}: {what}.")

    def variant(self) -> str:
        """The variant's code."""
        code = self._required("variant")
        if not isinstance(code, str) or code not in VARIANTS:
            shown = repr(code[:20]) if isinstance(code, str) else kind_of(code)
            raise self.refusal(f"variant is {shown}; known are {', '.join(VARIANTS)}")
        return code

    def amount(self, name: str) -> Fraction:
        """A single amount above 0."""
        amount = self._exact(name, self._required(name))
        if not amount:
            raise self.refusal(f"{name} must be above 0")
        return amount

    def stacks(self) -> tuple[Fraction, ...]:
        """The starting stacks, which tell how many players there are."""
        values = self._list("starting_stacks")
        if not 2 <= len(values) <= _MOST_PLAYERS:
            raise self.refusal(f"starting_stacks has {len(values)} entries; a hand has 2 to {_MOST_PLAYERS} players")
        stacks = self.amounts("starting_stacks", len(values))
        if not all(stacks):
            raise self.refusal(f"starting_stacks, entry {stacks.index(Fraction(0)) + 1}, must be above 0")
        return stacks

    def amounts(self, name: str, players: int) -> tuple[Fraction, ...]:
        """An amount of 0 or more for each player."""
        values = self._per_player(name, players)
        return tuple(self._exact(f"{name}, entry {i},", value) for i, value in enumerate(values, start=1))

    def blinds(self, players: int) -> tuple[Fraction, ...]:
        """What each player posts: blinds and straddles, and below zero what a newcomer posts."""
        values = self._per_player("blinds_or_straddles", players)
        return tuple(self._blind(i, value) for i, value in enumerate(values, start=1))

    def finishing_stacks(self, players: int) -> tuple[Fraction, ...] | None:
        """The stacks after the hand, if they are recorded."""
        return self.amounts("finishing_stacks", players) if "finishing_stacks" in self._table else None

    def names(self, players: int) -> tuple[str, ...]:
        """The players' names, each once; `p1`, `p2`, … where the file has none."""
        generated = [f"p{i}" for i in range(1, players + 1)]
        if "players" not in self._table:
            return tuple(generated)
        names = tuple(
            self._name(f"players, entry {i},", value) or generated[i - 1]
            for i, value in enumerate(self._per_player("players", players), start=1)
        )
        for name in names:
            if names.count(name) > 1:
                raise self.refusal(f"players names {name!r} twice; each player needs a name of its own")
        return names

    def seats(self, players: int) -> tuple[int, ...] | None:
        """The players' seat numbers, if they are recorded."""
        if "seats" not in self._table:
            return None
        seats = tuple(value for value in self._per_player("seats", players) if type(value) is int and 0 <= value < 100)
        if len(set(seats)) != players:
            raise self.refusal("seats must be whole numbers from 0 to 99, each once")
        return seats

    def label(self, otherwise: str) -> str:
        """The hand's name or number, or `otherwise` where the file gives none."""
        if "hand" not in self._table:
            return printable(otherwise[:_LONGEST_NAME])
        value = self._table["hand"]
        if type(value) is int and 0 <= value < 10**18:
            return str(value)
        return self._name("hand", value)

    def ante_trimming(self) -> bool:
        """Whether antes are limited by the smallest one that was paid; not where the file does not say."""
        value = self._table.get("ante_trimming_status", False)
        if not isinstance(value, bool):
            raise self.refusal(f"ante_trimming_status must be true or false, not {kind_of(value)}")
        return value

    def own_number(self, name: str, most: int) -> int:
        """A whole number up to `most` in a field that is not PHH's but the room's, 0 where it is missing."""
        value = self._table.get(name, 0)
        if type(value) is not int or not 0 <= value <= most:
            raise self.refusal(f"{name} must be a whole number from 0 to {most}")
        return value

    def actions(self) -> tuple[str, ...]:
        """The actions as text."""
        values = self._list("actions")
        if not 0 < len(values) <= _MOST_ACTIONS:
            raise self.refusal(f"actions has {len(values)} entries; a hand has 1 to {_MOST_ACTIONS}")
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) < len(values):
            number, value = next((i, v) for i, v in enumerate(values, start=1) if not isinstance(v, str))
            raise self.refusal(f"action {number} must be a text, not {kind_of(value)}")
        return texts

    def _required(self, name: str) -> object:
        if name not in self._table:
            raise self.refusal(f"the field {name} is missing")
        return self._table[name]

    def _list(self, name: str) -> list[object]:
        value = self._required(name)
        if not isinstance(value, list):
            raise self.refusal(f"{name} must be a list, not {kind_of(value)}")
        return value

    def _per_player(self, name: str, players: int) -> list[object]:
        values = self._list(name)
        if len(values) != players:
            raise self.refusal(f"{name} has {len(values)} entries for {players} players")
        return values

    def _blind(self, entry: int, value: object) -> Fraction:
        name = f"blinds_or_straddles, entry {entry},"
        if isinstance(value, int | Decimal) and str(value).startswith("-"):
            return -self._exact(name, -value)
        return self._exact(name, value)

    def _exact(self, name: str, value: object) -> Fraction:
        try:
            return exact(value)
        except ValueError as problem:
            raise self.refusal(f"{name} {problem}") from None

    def _name(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.refusal(f"{name} must be a text, not {kind_of(value)}")
        if len(value) > _LONGEST_NAME or not value.isprintable():
            raise self.refusal(f"{name} must be at most {_LONGEST_NAME} printable characters")
        return value.strip()
