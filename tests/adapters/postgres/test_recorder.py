"""The library's event store, subscriptions and tracking work on our table, with our mapper and recorder."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from eventsourcing.persistence import (
    EventStore,
    IntegrityError,
    Notification,
    OperationalError,
    StoredEvent,
    Tracking,
)
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.mapper import RecordedMapper
from adapters.postgres.recorder import CardroomRecorder
from domain.event import Recorded
from tests.adapters.postgres.facts import fact, facts


@pytest.fixture
def recorder(any_database_url: str) -> Iterator[CardroomRecorder]:
    with CardroomRecorder(any_database_url) as opened:
        yield opened


@pytest.fixture
def store(recorder: CardroomRecorder) -> EventStore[str]:
    return EventStore(RecordedMapper(), recorder)


def rows(stream: str, first: int, last: int) -> list[StoredEvent]:
    """Rows of small events."""
    return [RecordedMapper().to_stored_event(event) for event in facts(stream, first, last)]


def test_event_store_puts_and_gets(store: EventStore[str]) -> None:
    events = [*facts("hand:a", 1, 3), *facts("table:b", 1, 2)]
    recordings = store.put(events)
    assert [recording.domain_event for recording in recordings] == events
    assert [recording.notification.id for recording in recordings] == [1, 2, 3, 4, 5]
    assert list(store.get("hand:a")) == events[:3]
    assert list(store.get("hand:a", gt=1, lte=2)) == events[1:2]
    assert list(store.get("hand:a", desc=True, limit=1)) == events[2:3]
    assert list(store.get("hand:unknown")) == []


def test_nothing_is_put(store: EventStore[str], recorder: CardroomRecorder) -> None:
    assert store.put([]) == []
    assert recorder.max_notification_id() is None


@pytest.mark.parametrize(
    "events", [facts("hand:a", 3, 4), facts("hand:a", 5, 6), [*facts("hand:b", 1, 2), fact("c", 2)]]
)
def test_taken_or_left_out_version_is_an_integrity_error(recorder: CardroomRecorder, events: list[Recorded]) -> None:
    recorder.insert_events(rows("hand:a", 1, 3))
    with pytest.raises(IntegrityError):
        recorder.insert_events([RecordedMapper().to_stored_event(event) for event in events])
    assert len(recorder.select_notifications(1, 10)) == 3


def test_notifications_are_selected_by_position_and_topic(recorder: CardroomRecorder) -> None:
    recorder.insert_events(rows("hand:a", 1, 5))

    def ids(notifications: object) -> list[int]:
        assert isinstance(notifications, list)
        return [notification.id for notification in notifications if isinstance(notification, Notification)]

    assert ids(recorder.select_notifications(None, 10)) == [1, 2, 3, 4, 5]
    assert ids(recorder.select_notifications(2, 2)) == [2, 3]
    assert ids(recorder.select_notifications(2, 10, stop=4, inclusive_of_start=False)) == [3, 4]
    assert ids(recorder.select_notifications(1, 10, topics=["account.chips_granted"])) == [1, 2, 3, 4, 5]
    assert ids(recorder.select_notifications(1, 10, topics=["account.opened"])) == []
    assert recorder.max_notification_id() == 5


def test_subscription_follows_what_is_stored_meanwhile(recorder: CardroomRecorder) -> None:
    recorder.insert_events(rows("hand:a", 1, 3))
    with recorder.subscribe(gt=1) as subscription:
        seen = [next(subscription).id, next(subscription).id]
        writer = Thread(target=recorder.insert_events, args=(rows("hand:a", 4, 5),))
        writer.start()
        seen += [next(subscription).id, next(subscription).id]
        writer.join()
    assert seen == [2, 3, 4, 5]


async def test_recorder_and_journal_share_one_log(any_database_url: str) -> None:
    journal = await PostgresJournal.open(any_database_url)
    with CardroomRecorder(any_database_url) as recorder:
        recorder.insert_events(rows("hand:a", 1, 2))
        await journal.append([fact("hand:a", 3)])
        recorder.insert_events(rows("hand:a", 4, 4))
        assert [event.version for event in await journal.read(0, 10)] == [1, 2, 3, 4]
    await journal.close()


def test_no_server_is_an_operational_error(tmp_path: Path) -> None:
    recorder = CardroomRecorder(f"postgresql://cardroom@/postgres?host={tmp_path}", patience=0.1)
    with pytest.raises(OperationalError):
        recorder.open()
    recorder.close()


def test_tracking_records_of_the_library_fit(any_database_url: str) -> None:
    host = parse_qs(urlsplit(any_database_url).query)["host"][0]
    name = urlsplit(any_database_url).path[1:]
    datastore = PostgresDatastore(name, host, "5432", "cardroom", "", schema="journal", originator_id_type="text")
    tracking = PostgresTrackingRecorder(datastore)
    assert tracking.max_tracking_id("lobby") is None
    tracking.insert_tracking(Tracking("lobby", 5))
    tracking.insert_tracking(Tracking("lobby", 7))
    assert tracking.max_tracking_id("lobby") == 7
    with pytest.raises(IntegrityError):
        tracking.insert_tracking(Tracking("lobby", 6))
    datastore.close()
