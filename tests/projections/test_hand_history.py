"""The rows that a batch of events adds to the history of hands."""

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Recorded
from domain.hand.engine import CARDS
from domain.hand.events import CardsShown, HandSettled, HandStarted, StreetDealt
from projections import hand_history
from projections.projection import Row
from tests.projections.stories import START, Story

FIELDS = ("tables", "hands", "players", "goes_on", "results", "facts")


def rows(batch: list[Recorded]) -> dict[str, list[Row]]:
    """The rows of each statement, by what they are."""
    changes = hand_history.fold(batch, ())
    return {name: list(change.rows) for name, change in zip(FIELDS, changes, strict=True)}


def showdown() -> Story:
    """Two players go all-in before the flop and show: aces for the one dealt in first, who loses to three kings."""
    story = Story(seats=2)
    story.sit(0, 100)
    story.sit(1, 100)
    story.deal(("As", "Kd", "Ah", "Kh", "2c", "Ks", "7c", "7d", "3c", "9s", "4c", "5h"))
    story.act("raise", 100)
    story.act("call")
    return story


def of_hand(story: Story) -> list[Recorded]:
    return [each for each in story.log if each.stream == story.hand_id]


def test_a_hand_played_in_one_batch_is_written_once_and_whole() -> None:
    written = rows(showdown().log)
    (hand,) = written["hands"]
    started = next(each for each in showdown().log if isinstance(each.event, HandStarted))
    assert hand[:7] == ("hand:a1", "table:a", 1, "nlhe/1", 0, started.position, started.at)
    assert hand[7:] == ("Ks7c7d9s5h", started.at + 2, 200, 0)
    assert (written["goes_on"], written["results"]) == ([], [])


def test_players_are_written_with_stack_result_and_shown_cards() -> None:
    story = showdown()
    started = next(each for each in story.log if isinstance(each.event, HandStarted))
    first, second = started.event.seats if isinstance(started.event, HandStarted) else ()
    assert rows(story.log)["players"] == [
        ("hand:a1", first, f"account:a{first}", f"Player {first}", 100, started.position, -100, "AsAh"),
        ("hand:a1", second, f"account:a{second}", f"Player {second}", 100, started.position, 100, "KdKh"),
    ]


def test_a_table_is_remembered_by_name_and_blinds() -> None:
    assert rows(Story().log)["tables"] == [("table:a", "Table a", 5, 10)]


def test_a_hand_that_goes_on_adds_to_its_rows() -> None:
    log = of_hand(showdown())
    place = next(place for place, each in enumerate(log) if isinstance(each.event, StreetDealt))
    written = rows(log[place:])
    settled = log[-1]
    assert isinstance(settled.event, HandSettled)
    assert written["goes_on"] == [("hand:a1", "Ks7c7d9s5h", settled.at, 200, 0)]
    assert sorted(row[1:3] for row in written["results"]) == sorted(
        zip(settled.event.seats, settled.event.net, strict=True)
    )
    assert (written["hands"], written["players"]) == ([], [])


def test_a_batch_that_changes_nothing_in_the_list_only_adds_facts() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    before = len(story.log)
    story.act("call")
    written = rows(story.log[before:])
    assert [name for name in FIELDS if written[name]] == ["facts"]


def test_facts_come_in_pages_that_continue_each_other() -> None:
    log = of_hand(showdown())
    (first,), (second,) = rows(log[:5])["facts"], rows(log[5:])["facts"]
    assert (first[1], second[1]) == (1, 6)
    versions = [fact["version"] for page in (first, second) for fact in json.loads(page[2])]
    assert versions == [each.version for each in log]


def test_facts_are_what_every_spectator_saw() -> None:
    (page,) = rows(of_hand(showdown()))["facts"]
    facts = {fact["topic"]: fact for fact in json.loads(page[2])}
    assert "cards" not in facts["hand.hole_cards_dealt"]
    assert facts["hand.hole_cards_dealt"]["numbers"] == [[0, 2], [1, 3]]
    assert not [name for fact in facts.values() for name in fact if name.startswith("sealed")]
    assert facts["hand.started"]["at"] > START


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6))
def test_no_card_is_stored_that_was_not_turned_up(random: Random, seats: int) -> None:
    story = Story(random, seats=seats)
    for seat in range(seats):
        story.sit(seat)
    story.play_hand()
    shown = {
        card for each in story.log if isinstance(each.event, CardsShown | StreetDealt) for card in each.event.cards
    }
    stored = json.dumps(rows(story.log))
    assert {card for card in CARDS if f'\\"{card}\\"' in stored} == shown


def test_cards_are_read_back_from_their_text() -> None:
    assert hand_history.cards_of("TdAh2c") == ("Td", "Ah", "2c")
    assert hand_history.cards_of("") == ()
