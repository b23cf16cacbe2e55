"""Refusals: a command that the rules do not allow, said as a fact with a code and a sentence for the player."""

import re
from typing import ClassVar, Literal

Kind = Literal["invalid", "forbidden", "conflict", "missing"]


class Refusal(Exception):
    """A rule said no; nothing was recorded. `code` is the class name in snake case."""

    kind: ClassVar[Kind] = "conflict"
    code: ClassVar[str] = "refusal"

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @property
    def message(self) -> str:
        """What is wrong and what would be right, in one sentence."""
        return str(self)


class InvalidAmount(Refusal):
    """An amount is not a whole number of chips in the allowed range."""

    kind = "invalid"
