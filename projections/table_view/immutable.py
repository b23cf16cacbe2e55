"""Dataclasses that the type checker keeps from being changed.

Views are made several times at every step of a table, and `frozen=True` would make each of them take three times as
long: it sets every field through `object.__setattr__`."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Shape = TypeVar("Shape")


@dataclass_transform(frozen_default=True)
def immutable(shape: type[Shape]) -> type[Shape]:
    """A slotted dataclass; assigning to a field is a type error."""
    return dataclass(slots=True)(shape)
