"""Every event ever shipped stays readable: its topic and its stored form are pinned in `golden/`."""

from pathlib import Path

import orjson
import pytest
from eventsourcing.persistence import StoredEvent

from adapters.postgres.mapper import RecordedMapper
from domain.catalogue import EVENTS
from domain.event import Event, Recorded
from domain.hand import events as hand
from domain.table import events as table
from tests.adapters.postgres.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"

TOPICS = """
account.chips_escrowed account.chips_granted account.chips_returned account.opened account.trace_left
audit.cards_opened
audit.data_access_granted audit.data_access_revoked audit.hand_audited
hand.action_taken hand.bet_returned hand.cards_mucked hand.cards_shown hand.deck_reshuffled hand.draw_made
hand.draw_started hand.forced_bet_posted hand.hole_cards_dealt hand.pot_awarded hand.rabbit_shown hand.rake_taken
hand.runouts_agreed hand.runouts_chosen hand.runouts_offered hand.settled hand.started hand.street_dealt
hand.time_bank_started hand.time_bank_used hand.turn_started hand.up_cards_dealt hand.voided signal.confirmed
signal.dismissed signal.reopened signal.seen table.auto_top_up_set
table.blind_missed table.bomb_voted table.chips_added table.choice_offered table.closed table.cut_opened
table.cut_sealed table.cuts_fixed table.debts_cleared table.deck_committed table.disconnected table.entry_chosen
table.game_changed table.hand_closed table.hand_extended table.hand_opened table.leave_requested table.opened
table.reconnected table.returned table.sat_out table.seat_change_queued table.seat_changed table.seat_left
table.seat_taken table.sit_out_planned table.straddle_armed table.straddle_disarmed table.terms_pinned
table.top_up_dropped table.top_up_queued table.turn_missed template.added template.changed template.listed
template.retired
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


def first(topic: str) -> Event:
    """The first version's sample as the room reads it today."""
    return RecordedMapper().to_domain_event(stored(file_of(topic, 1))).event


def test_a_table_of_version_1_has_one_game_and_none_of_the_options() -> None:
    opened = first("table.opened")
    assert isinstance(opened, table.TableOpened)
    assert opened.games == (("no_limit_holdem", 5, 10, 0, 0, 0, 0, "each", 1),)
    assert (opened.name, opened.terms_name, opened.button, opened.first_button) == ("Marigold",) * 2 + ("forward", 0)
    assert (opened.rake_per_mille, opened.bank_seconds, opened.most_runouts, opened.straddle) == (0, 0.0, 1, "none")


def test_a_hand_of_version_1_has_named_blinds_on_one_board() -> None:
    started, opened = first("hand.started"), first("table.hand_opened")
    assert isinstance(started, hand.HandStarted)
    assert (started.kinds, started.small_blind, started.dead) == (("big_blind", "small_blind"), 5, (0, 0))
    assert (started.boards, started.most_runouts, started.rake_per_mille, started.banks) == (1, 1, 0, (0.0, 0.0))
    assert isinstance(opened, table.HandOpened)
    assert (opened.ruleset, opened.kinds, opened.bomb) == ("nlhe/1", ("big_blind", "small_blind"), False)


def test_cards_turns_and_awards_of_version_1_are_those_of_hold_em() -> None:
    street, award, turn = first("hand.street_dealt"), first("hand.pot_awarded"), first("hand.turn_started")
    assert isinstance(street, hand.StreetDealt)
    assert isinstance(award, hand.PotAwarded)
    assert isinstance(turn, hand.TurnStarted)
    assert (street.board, award.board, award.half) == (0, 0, "")
    assert turn.kinds == ("fold", "call", "raise")


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_no_golden_sample_names_a_class(path: Path) -> None:
    names = {event.__name__ for event in EVENTS.values()}
    assert not names & set(orjson.loads(path.read_bytes()))
    assert b"domain." not in path.read_bytes()
