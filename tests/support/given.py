"""Given these facts, when this command comes, then those facts follow, or a refusal: tests of any aggregate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Generic, TypeVar

import pytest

from domain.event import Event
from domain.refusals import Refusal

State = TypeVar("State")


@dataclass(frozen=True)
class Aggregate(Generic[State]):
    """What decides and evolves a kind of state, and the state before the first fact."""

    decide: Callable[[State, Any], Sequence[Event]]
    evolve: Callable[[State, Event], State]
    initial: Callable[[], State]


@dataclass(frozen=True)
class Case(Generic[State]):
    """An aggregate after some facts, and the command that it meets. Each check asks the same state twice and then
    looks whether that changed it."""

    aggregate: Aggregate[State]
    facts: Sequence[Event]
    command: object = None

    def state(self) -> State:
        return reduce(self.aggregate.evolve, self.facts, self.aggregate.initial())

    def when(self, command: object) -> "Case[State]":
        return replace(self, command=command)

    def then(self, *expected: Event) -> State:
        """These very facts follow; returns the state with them."""
        state = self.state()
        assert tuple(self.aggregate.decide(state, self.command)) == expected
        assert tuple(self.aggregate.decide(state, self.command)) == expected
        assert state == self.state()
        return reduce(self.aggregate.evolve, expected, state)

    def then_refused(self, refusal: type[Refusal], saying: str) -> None:
        """The command is refused with a sentence that matches `saying`."""
        state = self.state()
        for _ in range(2):
            with pytest.raises(refusal, match=rf"{saying}.*\.$") as refused:
                self.aggregate.decide(state, self.command)
            assert type(refused.value) is refusal
        assert state == self.state()


def given(aggregate: Aggregate[State], *facts: Event) -> Case[State]:
    """Begin a test with the facts so far."""
    return Case(aggregate, facts)
