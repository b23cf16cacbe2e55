"""Every event ever shipped stays readable: its topic and its stored form are pinned in `golden/`."""

from pathlib import Path

import orjson
import pytest
from eventsourcing.persistence import StoredEvent

from adapters.postgres.mapper import RecordedMapper
from domain.catalogue import EVENTS
from domain.event import Event, Recorded
from tests.adapters.postgres.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"

TOPICS = """
account.chips_escrowed account.chips_granted account.chips_returned account.opened audit.hand_audited
hand.action_taken hand.bet_returned hand.cards_mucked hand.cards_shown hand.forced_bet_posted
hand.hole_cards_dealt hand.pot_awarded hand.settled hand.started hand.street_dealt hand.turn_started
table.chips_added table.closed table.cut_opened table.cut_sealed table.cuts_fixed table.deck_committed
table.hand_closed table.hand_opened table.leave_requested table.opened table.returned table.sat_out
table.seat_left table.seat_taken table.top_up_dropped table.top_up_queued
template.added template.changed template.listed template.retired
"""


def file_of(topic: str, version: int) -> Path:
    """Where the sample of a version of an event's class is."""
    return GOLDEN / f"{topic}.v{version}.json"


def stored(path: Path) -> StoredEvent:
    """A golden sample as it stands in the database."""
    topic = path.name.rsplit(".v", 1)[0]
    return StoredEvent("stream:golden", 7, topic, path.read_bytes().rstrip(b"\n"))


def recorded(event: Event) -> Recorded:
    """A sample in the envelope that all golden samples have."""
    return Recorded("stream:golden", 7, event, 1_769_860_800.125, "0b7c9d52-6f7e-4b9d-8a55-3c6d5c1f2e10")


def test_topics_are_what_they_always_were() -> None:
    assert set(EVENTS) == set(TOPICS.split())
    assert all(topic == EVENTS[topic].TOPIC for topic in EVENTS)


def test_every_event_has_a_sample() -> None:
    assert {type(sample) for sample in SAMPLES} == set(EVENTS.values())


def test_every_version_of_every_event_has_a_golden_sample_and_nothing_else_has() -> None:
    wanted = {file_of(t, v) for t, event in EVENTS.items() for v in range(1, event.class_version + 1)}
    assert set(GOLDEN.iterdir()) == wanted


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.TOPIC)
def test_event_is_stored_as_ever(sample: Event) -> None:
    golden = stored(file_of(sample.TOPIC, sample.class_version))
    assert RecordedMapper().to_stored_event(recorded(sample)) == golden
    assert RecordedMapper().to_domain_event(golden) == recorded(sample)


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_every_golden_sample_is_read(path: Path) -> None:
    event = RecordedMapper().to_domain_event(stored(path)).event
    assert type(event) is EVENTS[stored(path).topic]


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_no_golden_sample_names_a_class(path: Path) -> None:
    names = {event.__name__ for event in EVENTS.values()}
    assert not names & set(orjson.loads(path.read_bytes()))
    assert b"domain." not in path.read_bytes()
