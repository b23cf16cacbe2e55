"""Which tables the lobby lists, and with what."""

import json
from collections.abc import Sequence
from random import Random

from domain.event import Event, Recorded
from domain.table.commands import CloseTable, PinTerms
from domain.table.events import GameChanged, HandOpened, SeatChanged
from domain.template.terms import Game, Terms
from projections import lobby
from projections.lobby import LobbyTable
from projections.projection import Row
from tests.domain.table.tables import closed, dealt, left, taken
from tests.projections.heard import heard
from tests.projections.stories import NLHE, Story, game_of

LIMIT = Game("flhe/1", 5, 10, 10, 20)
STUD = game_of("stud/1")


def stored(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    store, _ = lobby.fold(heard(lobby, batch), known)
    return store.rows


def removed(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    _, remove = lobby.fold(heard(lobby, batch), known)
    return remove.rows


def read_back(row: Row) -> Row:
    """A row as the database gives back what was stored."""
    table, name, terms, coming, game, occupied, hand_running = row
    seats = json.loads(occupied.replace("{", "[").replace("}", "]"))
    return (table, name, json.loads(terms), coming and json.loads(coming), game, seats, hand_running)


def listed(occupied: Sequence[int] = (), hand_running: bool = False) -> Row:
    """A row as the database gives it back."""
    games = [["nlhe/1", 5, 10, 0, 0, 0, 0, "each", 1]]
    return ("table:a", "Table a", [games, 6, 100, 2_000], None, 0, list(occupied), hand_running)


def happened(*events: Event) -> list[Recorded]:
    return [Recorded("table:a", version, event, 0.0, "c", version) for version, event in enumerate(events, 1)]


def shown(story: Story) -> LobbyTable:
    """What the lobby says of a table after its whole log, folded as one batch and event by event alike."""
    (row,) = stored(story.log)
    known: Sequence[Row] = ()
    for recorded in story.log:
        known = [read_back(row) for row in stored([recorded], known)] or known
    assert known == [read_back(row)]
    return lobby.listed(read_back(row))


def test_an_opened_table_is_listed_with_its_game_and_stakes() -> None:
    table = shown(Story(ante=1))
    assert (table.table, table.name, table.seat_count) == ("table:a", "Table a", 6)
    assert (table.min_buy_in, table.max_buy_in, table.occupied, table.hand_running) == (100, 2_000, (), False)
    (game,) = table.games
    assert game == table.played
    assert (game.ruleset, game.name, game.betting) == ("nlhe/1", "No-limit hold'em", "no_limit")
    assert (game.small_blind, game.big_blind, game.ante, game.ante_kind) == (5, 10, 1, "each")


def test_a_mixed_table_lists_its_games_and_which_one_is_played() -> None:
    story = Story(Random(1), games=(LIMIT, STUD), rotation="hands", rotation_hands=1)
    table = shown(story)
    assert [game.name for game in table.games] == ["Limit hold'em", "Limit seven-card stud"]
    assert (table.games[0].small_bet, table.games[1].bring_in, table.played.ruleset) == (10, 3, "flhe/1")
    story.sit(0)
    story.sit(1)
    story.play_hand()
    assert shown(story).played.ruleset == "stud/1"


def test_a_table_of_recorded_hands_is_not_listed() -> None:
    story = Story(origin="import")
    story.sit(0)
    assert stored(story.log) == []


def test_taken_seats_are_listed_in_order() -> None:
    story = Story()
    story.sit(4)
    story.sit(1)
    assert shown(story).occupied == (1, 4)


def test_a_left_seat_is_free_again() -> None:
    assert stored(happened(left(1)), [listed((1, 4))])[0][-2:] == ("{4}", False)


def test_a_changed_seat_is_free_and_the_other_one_taken() -> None:
    changed = happened(SeatChanged(4, 0, False))
    assert stored(changed, [listed((1, 4))])[0][-2:] == ("{0,1}", False)


def test_a_hand_runs_from_its_opening_to_its_close() -> None:
    opened = happened(dealt(1, 4, button=4, blinds=(1, 4)))
    assert stored(opened, [listed((1, 4))])[0][-2:] == ("{1,4}", True)
    over = happened(closed((1, 4), (10, 10)))
    assert stored(over, [listed((1, 4), hand_running=True)])[0][-2:] == ("{1,4}", False)


def test_a_voided_hand_does_not_run_any_more() -> None:
    story = Story()
    story.sit(0)
    story.sit(1)
    story.deal()
    assert shown(story).hand_running
    story.void()
    assert not shown(story).hand_running


def test_terms_pinned_between_hands_hold_at_once() -> None:
    story = Story(games=(LIMIT, STUD))
    story.ask(PinTerms("template:1", 2, Terms("Other", (NLHE,), 4, 200, 900)))
    table = shown(story)
    assert (table.name, table.seat_count, table.min_buy_in, table.max_buy_in) == ("Table a", 4, 200, 900)
    assert [game.ruleset for game in table.games] == ["nlhe/1"]


def test_terms_pinned_in_a_hand_hold_from_its_end_and_begin_with_their_first_game() -> None:
    story = Story(Random(1), games=(LIMIT, STUD), rotation="hands", rotation_hands=1)
    story.sit(0)
    story.sit(1)
    story.play_hand()
    story.deal()
    story.ask(PinTerms("template:1", 2, Terms("Other", (NLHE, LIMIT), 4, 200, 900)))
    assert (shown(story).played.ruleset, shown(story).seat_count) == ("stud/1", 6)
    story.void()
    assert (shown(story).played.ruleset, shown(story).seat_count) == ("nlhe/1", 4)
    assert shown(story).played.ruleset == story.table.game.ruleset


def test_a_closed_table_is_listed_no_more() -> None:
    story = Story()
    opened = len(story.log)
    story.ask(CloseTable(story.now))
    assert removed(story.log[opened:], [listed()]) == [("table:a",)]
    assert stored(story.log[opened:], [listed()]) == []


def test_a_table_opened_and_closed_in_one_batch_leaves_nothing() -> None:
    story = Story()
    story.ask(CloseTable(story.now))
    assert (stored(story.log), removed(story.log)) == ([], [])


def test_a_table_that_is_as_before_is_not_written() -> None:
    assert stored(happened(taken(1), left(1)), [listed()]) == []
    assert stored(happened(GameChanged(0, -1, 0.0)), [listed()]) == []


def test_the_lobby_follows_a_whole_evening_of_changes() -> None:
    story = Story(Random(4), games=(LIMIT, STUD, NLHE)).evening(12, mishaps=True)
    table = shown(story)
    assert table.occupied == tuple(sorted(story.table.seats))
    assert table.played.ruleset == story.table.game.ruleset
    assert len({each.event.game for each in story.log if isinstance(each.event, HandOpened)}) > 1


def test_the_lobby_comes_by_stakes_and_name() -> None:
    tables = [Story(name="b"), Story(name="a"), Story(name="c", games=(Game("nlhe/1", 1, 2),), seats=2)]
    rows = [read_back(row) for story in tables for row in stored(story.log)]
    assert [table.table for table in lobby.listing(rows)] == ["table:c", "table:a", "table:b"]


def test_a_listed_row_counts_people_and_bots() -> None:
    table = lobby.listed(listed((0, 5), hand_running=True))
    assert (table.table, table.occupied, table.players, table.hand_running) == ("table:a", (0, 5), 2, True)
