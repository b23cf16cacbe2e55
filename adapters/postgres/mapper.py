"""Turns recorded events into stored events and back: short topics and compact JSON, never a class path."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, cast, get_args, get_origin, get_type_hints

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, MapperDeserialisationError, Notification, StoredEvent, Transcoder

from domain.catalogue import EVENTS
from domain.event import Event, Recorded

State = dict[str, Any]


class Unreadable(MapperDeserialisationError):
    """A stored event cannot be read: its topic is unknown or its state broken; the message names its place."""


class Unwritable(ValueError):
    """An event cannot be stored: a class outside the catalogue, or a value that JSON does not keep."""


class OrjsonTranscoder(Transcoder):
    """The library's transcoder, by orjson."""

    def encode(self, obj: object) -> bytes:
        """Compact JSON; tuples become lists."""
        return orjson.dumps(obj)

    def decode(self, data: bytes) -> object:
        """What the JSON says."""
        return cast("object", orjson.loads(data))


@dataclass(frozen=True, slots=True)
class _Codec:
    """What the mapper needs to know of one class of events, worked out once."""

    event: type[Event]
    version: int
    names: tuple[str, ...]
    values: Callable[[Event], tuple[Any, ...]]
    tuples: tuple[tuple[str, Callable[[Any], tuple[Any, ...]]], ...]

    @classmethod
    def of(cls, event: type[Event]) -> "_Codec":
        hints = get_type_hints(event)
        names = tuple(field.name for field in fields(cast("Any", event)))
        tuples = [(name, _nested if _is_nested(hints[name]) else _flat) for name in names if _is_tuple(hints[name])]
        return cls(event, event.class_version, names, _getter(names), tuple(tuples))


def _getter(names: tuple[str, ...]) -> Callable[[Event], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda event: tuple(getattr(event, name) for name in names)


def _is_tuple(hint: object) -> bool:
    return get_origin(hint) is tuple


def _is_nested(hint: object) -> bool:
    return any(_is_tuple(inner) for inner in get_args(hint))


def _flat(value: Any) -> tuple[Any, ...]:
    if type(value) is not list:
        raise TypeError(f"a list was expected, not {value!r}")
    return tuple(value)


def _nested(value: Any) -> tuple[Any, ...]:
    return tuple(_nested(item) if type(item) is list else item for item in _flat(value))


class RecordedMapper(Mapper[str]):
    """The library's mapper for `Recorded`: the topic names the class, the state holds the event's fields and the
    envelope `_at` (UTC seconds), `_cmd` (command id) and, above version 1 of the class, `_v`."""

    def __init__(self, events: Mapping[str, type[Event]] = EVENTS) -> None:
        super().__init__(OrjsonTranscoder())
        self._codecs = {topic: _Codec.of(event) for topic, event in events.items()}
        self._of_class = {codec.event: codec for codec in self._codecs.values()}

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """The row for an event. Raises Unwritable."""
        if not isinstance(domain_event, Recorded):
            raise Unwritable(f"Only Recorded events can be stored, not {type(domain_event).__name__}.")
        topic, state = domain_event.event.TOPIC, self.state(domain_event)
        return StoredEvent(domain_event.stream, domain_event.version, topic, state)

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:
        """The event of a row, with its position if the row is a Notification. Raises Unreadable."""
        position = stored_event.id if isinstance(stored_event, Notification) else 0
        stream = str(stored_event.originator_id)
        return self.recorded(stream, stored_event.originator_version, stored_event.topic, stored_event.state, position)

    def state(self, recorded: Recorded) -> bytes:
        """An event's fields and envelope as compact JSON. Raises Unwritable."""
        event = recorded.event
        codec = self._of_class.get(type(event))
        if codec is None:
            raise Unwritable(f"{type(event).__name__} is not in the catalogue of events.")
        content: State = dict(zip(codec.names, codec.values(event), strict=False))
        content["_at"] = recorded.at
        content["_cmd"] = recorded.command_id
        if codec.version > 1:
            content["_v"] = codec.version
        try:
            state = orjson.dumps(content)
        except orjson.JSONEncodeError as refused:
            raise Unwritable(f"{_place(recorded)} cannot be stored: {refused}.") from refused
        # orjson writes infinities and NaN as null; the word can also stand in a player's name, so look closer.
        if b"null" in state and None in _leaves(orjson.loads(state)):
            raise Unwritable(f"{_place(recorded)} cannot be stored: it holds None, NaN or an infinity.")
        return state

    def recorded(self, stream: str, version: int, topic: str, state: bytes, position: int) -> Recorded:
        """The event of a row's columns. Raises Unreadable."""
        codec = self._codecs.get(topic)
        if codec is None:
            raise Unreadable(f"Version {version} of {stream} has the unknown topic {topic!r}.")
        try:
            content: State = orjson.loads(state)
            at, command_id = content.pop("_at"), content.pop("_cmd")
            _upcast(content, codec.event)
            for name, to_tuple in codec.tuples:
                content[name] = to_tuple(content[name])
            return Recorded(stream, version, codec.event(**content), at, command_id, position)
        except (ValueError, KeyError, TypeError, AttributeError) as broken:
            place = f"{topic!r} at version {version} of {stream}"
            raise Unreadable(f"The state of {place} is broken: {broken!r}.") from broken


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def _place(recorded: Recorded) -> str:
    return f"{recorded.event.TOPIC!r} at version {recorded.version} of {recorded.stream}"


def _upcast(content: State, event: type[Event]) -> None:
    """Bring the state that an older class wrote up to the present one, a version at a time."""
    written: int = content.pop("_v", 1)
    if not 1 <= written <= event.class_version:
        raise ValueError(f"it was written by version {written} of the class, known are 1 to {event.class_version}")
    for older in range(written, event.class_version):
        getattr(event, f"upcast_v{older}_v{older + 1}")(content)
