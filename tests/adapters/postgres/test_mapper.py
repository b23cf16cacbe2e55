"""The mapper: any event comes back as it was, what cannot is refused with its place, older classes are brought up."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, cast, get_args, get_origin, get_type_hints

import orjson
import pytest
from eventsourcing.persistence import Notification, StoredEvent
from hypothesis import given
from hypothesis import strategies as st

from adapters.postgres.mapper import RecordedMapper, Unreadable, Unwritable
from domain.catalogue import EVENTS
from domain.event import Event, Recorded
from domain.hand.events import ActionTaken, CardsMucked, HoleCardsDealt

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**62), 2**62)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)

ACTION = ActionTaken(turn=1, seat=4, kind="raise", to=30, paid=25, all_in=False, timed_out=False)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values that a field with this type can have."""
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=4).map(tuple)
    return {str: TEXT, int: NUMBERS, float: FLOATS, bool: st.booleans()}[hint]


def events_of(event: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of a class."""
    hints = get_type_hints(event)
    return st.builds(event, **{field.name: values(hints[field.name]) for field in fields(cast("Any", event))})


EVENTS_OF_ALL_KINDS = st.one_of(*(events_of(event) for event in EVENTS.values()))


@given(EVENTS_OF_ALL_KINDS, TEXT, st.integers(1, 2**31), FLOATS, TEXT)
def test_event_comes_back_as_it_was(event: Event, stream: str, version: int, at: float, command_id: str) -> None:
    recorded = Recorded(stream, version, event, at, command_id)
    mapper = RecordedMapper()
    again = mapper.to_domain_event(mapper.to_stored_event(recorded))
    assert again == recorded
    assert repr(again) == repr(recorded)


def in_envelope(event: Event, at: float = 1.5) -> Recorded:
    """An event at version 3 of a hand."""
    return Recorded("hand:a", 3, event, at, "command")


def test_position_comes_from_a_notification() -> None:
    stored = RecordedMapper().to_stored_event(in_envelope(ACTION))
    notification = Notification(stored.originator_id, stored.originator_version, stored.topic, stored.state, 42)
    assert RecordedMapper().to_domain_event(notification).position == 42


def test_nested_lists_come_back_as_tuples() -> None:
    dealt = in_envelope(HoleCardsDealt("preflop", -1, seats=(1, 2), numbers=((0, 2), (1, 3))))
    assert RecordedMapper().to_domain_event(RecordedMapper().to_stored_event(dealt)) == dealt


@pytest.mark.parametrize(
    "event",
    [
        CardsMucked(seat=cast("int", None)),
        CardsMucked(seat=cast("int", float("nan"))),
        HoleCardsDealt("preflop", -1, seats=(1,), numbers=((cast("int", float("inf")),),)),
        CardsMucked(seat=cast("int", object())),
        CardsMucked(seat=cast("int", "\ud800")),
        CardsMucked(seat=2**70),
    ],
    ids=["none", "nan", "infinity", "object", "surrogate", "huge"],
)
def test_value_that_json_does_not_keep_is_refused(event: Event) -> None:
    with pytest.raises(Unwritable, match=r"version 3 of hand:a cannot be stored"):
        RecordedMapper().state(in_envelope(event))


def test_the_word_null_is_no_null() -> None:
    recorded = Recorded("hand:a", 3, ACTION, 1.5, "null")
    assert RecordedMapper().to_domain_event(RecordedMapper().to_stored_event(recorded)) == recorded


def test_class_outside_the_catalogue_is_refused() -> None:
    with pytest.raises(Unwritable, match="not in the catalogue"):
        RecordedMapper({}).state(in_envelope(ACTION))


def test_unknown_topic_names_its_place() -> None:
    with pytest.raises(Unreadable, match=r"Version 3 of hand:a has the unknown topic 'hand.exploded'"):
        RecordedMapper().to_domain_event(StoredEvent("hand:a", 3, "hand.exploded", b"{}"))


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"\xff",
        b"{}",
        b'{"seat":4,"_at":1.5}',
        b'{"_at":1.5,"_cmd":"c"}',
        b'{"seat":4,"extra":1,"_at":1.5,"_cmd":"c"}',
        b'{"seat":4,"_at":1.5,"_cmd":"c","_v":2}',
        b'{"seat":4,"_at":1.5,"_cmd":"c","_v":0}',
        b'{"seat":4,"_at":1.5,"_cmd":"c","_v":"x"}',
    ],
)
def test_broken_state_names_its_place(state: bytes) -> None:
    with pytest.raises(Unreadable, match=r"'hand.cards_mucked' at version 3 of hand:a is broken"):
        RecordedMapper().to_domain_event(StoredEvent("hand:a", 3, "hand.cards_mucked", state))


def test_text_where_a_list_should_be_is_broken() -> None:
    state = b'{"seats":"12","numbers":[],"_at":1.5,"_cmd":"c"}'
    with pytest.raises(Unreadable, match="a list was expected"):
        RecordedMapper().to_domain_event(StoredEvent("hand:a", 3, "hand.hole_cards_dealt", state))


@dataclass(frozen=True, slots=True)
class ChipsCounted(Event):
    """A class in its third version: `amount` was `sum` at first, then the seats came in."""

    TOPIC: ClassVar[str] = "sample.chips_counted"
    class_version: ClassVar[int] = 3

    amount: int
    seats: tuple[int, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """`sum` is called `amount`."""
        state["amount"] = state.pop("sum")

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        """Nobody sat anywhere."""
        state["seats"] = []


COUNTED = RecordedMapper({ChipsCounted.TOPIC: ChipsCounted})


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (b'{"sum":5,"_at":1.5,"_cmd":"c"}', ChipsCounted(5, ())),
        (b'{"amount":6,"_at":1.5,"_cmd":"c","_v":2}', ChipsCounted(6, ())),
        (b'{"amount":7,"seats":[1],"_at":1.5,"_cmd":"c","_v":3}', ChipsCounted(7, (1,))),
    ],
)
def test_older_state_is_brought_up_to_date(state: bytes, event: ChipsCounted) -> None:
    assert COUNTED.recorded("sample:a", 1, ChipsCounted.TOPIC, state, 0).event == event


def test_later_version_is_written_into_the_state() -> None:
    recorded = Recorded("sample:a", 1, ChipsCounted(7, (1,)), 1.5, "c")
    assert orjson.loads(COUNTED.state(recorded)) == {"amount": 7, "seats": [1], "_at": 1.5, "_cmd": "c", "_v": 3}
    assert COUNTED.to_domain_event(COUNTED.to_stored_event(recorded)) == recorded
