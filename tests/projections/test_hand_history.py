"""The rows that a batch of events adds to the history of hands, and what is read from them."""

import json
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Event, Recorded
from domain.fairness import STANDARD
from domain.hand.events import (
    CardsShown,
    DrawMade,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    RabbitShown,
    RunoutsAgreed,
    StreetDealt,
    UpCardsDealt,
)
from domain.variants import RULESETS
from projections import hand_history
from projections.played_hand import HandHistory, HandStreet, boards_of, cards_of, history_of
from projections.projection import Row
from tests.projections.heard import heard, runs
from tests.projections.stories import START, Story, game_of, story_of

FIELDS = ("tables", "hands", "players", "facts", "shown", "later")


def rows(batch: list[Recorded]) -> dict[str, list[Row]]:
    """The rows of each statement, by what they are; `later` are facts that came after their hand's end."""
    changes = hand_history.fold(heard(hand_history, batch), ())
    return {name: list(change.rows) for name, change in zip(FIELDS, changes, strict=True)}


def read(story: Story, hand: str = "") -> HandHistory:
    """A hand of the story (the last one) as its first player finds it, from the rows of one batch."""
    written = rows([each for each in story.log if each.stream == (hand or story.hand_id)])
    (row,) = written["hands"]
    id_, table, number, ruleset, *stakes, button, _, started, ended, streets, awards, pot, rake, voided = row
    added = {seat: (cards, makes) for _, seat, cards, makes in written["shown"]}
    players = [_player(each, *added.get(each[1], ("", None))) for each in sorted(written["players"], key=_seat)]
    pages = [(json.loads(page[2]),) for page in (*written["facts"], *written["later"])]
    opening = (id_, table, story.name, number, ruleset, *stakes, button, started, ended, pot, rake, voided or "")
    row = (*opening, players[0][0], players[0][4], json.loads(streets), json.loads(awards))
    return history_of(row, players, pages)


def _seat(stored: Row) -> int:
    return int(stored[1])


def _player(stored: Row, added: str, named: str | None) -> Row:
    """A row of the players as the database gives it back, with cards that were shown after the end."""
    _, seat, player, name, stack, _, net, up, draws, shown, makes = stored
    counts = [int(count) for count in draws.strip("{}").split(",") if count]
    return (seat, player, name, stack, net, up, counts, shown + added, named or makes or "")


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
    assert hand[:4] == ("hand:a1", "table:a", 1, "nlhe/1")
    assert hand[4:12] == (5, 10, 0, 0, False, 0, started.position, started.at)
    streets = [["flop", 0, ["Ks", "7c", "7d"]], ["turn", 0, ["9s"]], ["river", 0, ["5h"]]]
    assert (hand[12], json.loads(hand[13]), hand[15:]) == (started.at + 2, streets, (200, 0, None))
    assert (written["shown"], written["later"]) == ([], [])


def test_players_are_written_with_stack_result_and_shown_cards() -> None:
    story = showdown()
    started = next(each for each in story.log if isinstance(each.event, HandStarted))
    first, second = started.event.seats if isinstance(started.event, HandStarted) else ()
    lost, won = (-100, "", "{}", "AsAh", None), (100, "", "{}", "KdKh", None)
    assert rows(story.log)["players"] == [
        ("hand:a1", first, f"account:a{first}", f"Player {first}", 100, started.position, *lost),
        ("hand:a1", second, f"account:a{second}", f"Player {second}", 100, started.position, *won),
    ]


def test_a_table_is_remembered_by_name() -> None:
    assert rows(Story().log)["tables"] == [("table:a", "Table a")]


def test_a_hand_that_is_not_over_is_not_written() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("call")
    assert [name for name in FIELDS if rows(story.log)[name]] == ["tables"]


def test_what_comes_after_the_end_has_pages_of_its_own_behind_the_hand() -> None:
    story = Story(seats=2, rabbit=True)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    story.show_rabbit()
    log = of_hand(story)
    written = rows(log)
    pages = [(page[1], json.loads(page[2])) for page in (*written["facts"], *written["later"])]
    assert [version for version, _ in pages] == [1, *(each.version for each in log[-len(pages) + 1 :])]
    assert [fact["version"] for _, page in pages for fact in page] == [each.version for each in log]


def test_pages_are_the_same_whether_what_comes_later_is_in_the_same_batch_or_not() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    winner = next(each.event.seat for each in reversed(story.log) if isinstance(each.event, PotAwarded))
    story.show(winner, 0)
    story.show(winner, 1)
    parts = [hand_history.fold(run, ()) for run in runs(hand_history, story.log)]
    alone = [
        row
        for changes in parts
        for name, change in zip(FIELDS, changes, strict=True)
        for row in change.rows
        if name in ("facts", "later")
    ]
    assert [*rows(story.log)["facts"], *rows(story.log)["later"]] == alone


def test_facts_are_what_every_spectator_saw() -> None:
    (page,) = rows(of_hand(showdown()))["facts"]
    facts = {fact["topic"]: fact for fact in json.loads(page[2])}
    assert "cards" not in facts["hand.hole_cards_dealt"]
    assert facts["hand.hole_cards_dealt"]["numbers"] == [[0, 2], [1, 3]]
    assert not [name for fact in facts.values() for name in fact if name.startswith("sealed")]
    assert facts["hand.started"]["at"] > START


def test_an_award_tells_pot_board_half_reason_and_the_winning_cards() -> None:
    (award,) = read(showdown()).awards
    assert (award.pot, award.board, award.half, award.amount, award.reason) == (0, 0, "", 200, "showdown")
    assert set(award.cards) == {"Kd", "Kh", "Ks", "7c", "7d"}
    assert award.hand


def test_the_stakes_of_a_hand_are_its_own_and_its_game_has_a_name() -> None:
    story = Story(games=(game_of("td27/1"),), seats=2)
    story.sit(0)
    story.sit(1)
    story.play_hand()
    summary = read(story).summary
    assert (summary.ruleset, summary.game) == ("td27/1", "Limit 2-7 triple draw")
    assert (summary.small_blind, summary.small_bet, summary.big_bet, summary.boards) == (5, 10, 20, ())


def test_run_outs_are_boards_that_share_what_lay_there_before() -> None:
    story = Story(seats=2, most_runouts=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("call")
    story.act("check")
    story.act("bet", 990)
    story.act("call")
    story.choose_runouts(0, 2)
    story.choose_runouts(1, 2)
    first, second = read(story).summary.boards
    assert (len(first), len(second)) == (5, 5)
    assert first[:3] == second[:3]
    assert not set(first[3:]) & set(second[3:])
    assert {award.board for award in read(story).awards} == {0, 1}


def test_double_boards_stand_side_by_side() -> None:
    story = Story(Random(2), games=(game_of("plodb/1"),), seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    while not story.over:
        story.act("call" if "call" in getattr(story.open, "kinds", ()) else "check")
    assert story.hand is not None
    assert read(story).summary.boards == tuple(story.hand.boards)
    assert len(read(story).summary.boards) == 2


def test_a_board_without_cards_of_its_own_on_a_street_has_those_of_the_first() -> None:
    flop, turn, other = HandStreet("flop", 0, ("2c",)), HandStreet("turn", 0, ("3c",)), HandStreet("turn", 1, ("4c",))
    assert boards_of((flop, turn, other)) == (("2c", "3c"), ("2c", "4c"))
    assert boards_of(()) == ()


def test_up_cards_of_stud_belong_to_their_players() -> None:
    story = Story(Random(3), games=(game_of("stud/1"),), seats=3)
    for seat in range(3):
        story.sit(seat)
    story.play_hand()
    assert story.hand is not None
    dealt = {player.seat: player.up for player in story.hand.players}
    assert {player.seat: player.up for player in read(story).players} == dealt
    assert any(len(up) == 4 for up in dealt.values())


def test_draws_are_counted_by_player() -> None:
    story = Story(games=(game_of("td27/1"),), seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("call")
    story.act("check")
    first = story.open
    for count in (3, 1):
        story.draw(count)
    story.act("check")
    story.act("check")
    for count in (2, 0):
        story.draw(count)
    story.act("bet", 20)
    story.act("fold")
    draws = {player.seat: player.draws for player in read(story).players}
    assert sorted(draws.values()) == [(1, 0), (3, 2)]
    assert draws[getattr(first, "seat", -1)] == (3, 2)


def test_a_voided_hand_is_over_with_its_reason_and_no_result() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("raise", 100)
    story.void("The deck was short.")
    history = read(story)
    voided = of_hand(story)[-1]
    assert (history.summary.voided, history.summary.ended_at) == ("The deck was short.", voided.at)
    assert (history.summary.pot, history.summary.rake, history.awards) == (0, 0, ())
    assert [player.net for player in history.players] == [0, 0]


def test_cards_shown_after_the_end_are_added_and_nothing_else_is_changed() -> None:
    story = Story(seats=2)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    ended = len(story.log)
    winner = next(each.event.seat for each in reversed(story.log) if isinstance(each.event, PotAwarded))
    story.show(winner, 0)
    written = rows(story.log)
    assert json.loads(written["hands"][0][13]) == []
    (fact,) = [json.loads(row[2])[0] for row in written["later"]]
    assert (fact["topic"], fact["version"]) == ("hand.cards_shown", story.log[ended].version)
    card = next(iter(story.hand.hole(winner))) if story.hand else ""
    assert written["shown"] == [(story.hand_id, winner, card, None)]


def test_cards_that_never_came_are_no_board() -> None:
    story = Story(seats=2, rabbit=True)
    story.sit(0)
    story.sit(1)
    story.deal()
    story.act("fold")
    story.show_rabbit()
    assert any(isinstance(each.event, RabbitShown) for each in story.log)
    written = rows(story.log)
    assert written["later"]
    assert written["shown"] == []
    assert read(story).summary.boards == ()


def test_cards_shown_again_after_others_came_count_once() -> None:
    story = Story(games=(game_of("razz/1"),), seats=2)
    story.sit(0, 200)
    story.sit(1, 200)
    story.deal()
    while not story.over:
        kinds = getattr(story.open, "kinds", ())
        kind = next(kind for kind in ("complete", "raise", "bet", "call", "check") if kind in kinds)
        story.act(kind, getattr(story.open, "min_to", 0) if kind in ("complete", "raise", "bet") else 0)
    shown = [each.event for each in story.log if isinstance(each.event, CardsShown)]
    assert len(shown) > 2
    assert all(len(player.shown) == len(set(player.shown)) == 7 for player in read(story).players)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_rows_of_any_game_agree_with_what_the_hand_settled(ruleset: str) -> None:
    for seed in range(4):
        story = story_of(ruleset, Random(seed)).evening(3, mishaps=True)
        for hand in story.decks:
            facts = [each.event for each in story.log if each.stream == hand]
            _agree(read(story, hand), facts)


def _agree(history: HandHistory, facts: Sequence[Event]) -> None:
    """Everything that the rows say of a hand, by its facts."""
    started = next(fact for fact in facts if isinstance(fact, HandStarted))
    end = next(fact for fact in facts if isinstance(fact, HandSettled | HandVoided))
    summary, players = history.summary, history.players
    assert {player.seat: player.stack for player in players} == dict(zip(started.seats, started.stacks, strict=True))
    if isinstance(end, HandSettled):
        assert (summary.pot, summary.rake, summary.voided) == (end.pot, end.rake, "")
        assert {player.seat: player.net for player in players} == dict(zip(end.seats, end.net, strict=True))
        assert sum(award.amount for award in history.awards) == end.pot - end.rake
    else:
        assert summary.voided
        assert not any(player.net for player in players)
    shown = {card for fact in facts if isinstance(fact, CardsShown) for card in fact.cards}
    assert {card for player in players for card in player.shown} == shown
    up = [card for fact in facts if isinstance(fact, UpCardsDealt) for card in fact.cards]
    assert sorted(card for player in players for card in player.up) == sorted(up)
    drawn = sum(len(fact.discarded) for fact in facts if isinstance(fact, DrawMade))
    assert sum(sum(player.draws) for player in players) == drawn
    agreed = next((fact.count for fact in facts if isinstance(fact, RunoutsAgreed)), 1)
    board_cards = [card for fact in facts if isinstance(fact, StreetDealt) for card in fact.cards]
    assert sorted({card for board in summary.boards for card in board}) == sorted(board_cards)
    assert len(summary.boards) == (max(agreed, started.boards) if board_cards else 0)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.sampled_from(sorted(RULESETS)))
def test_no_card_is_stored_that_was_not_turned_up(random: Random, seats: int, ruleset: str) -> None:
    story = story_of(ruleset, random, seats).evening(1, mishaps=True)
    turned_up = {
        card
        for each in story.log
        if isinstance(each.event, CardsShown | StreetDealt | UpCardsDealt | RabbitShown)
        for card in each.event.cards
    }
    written = rows(story.log)
    quoted = json.dumps(written).replace("\\", "")
    stored = {card for card in STANDARD if f'"{card}"' in quoted}
    told = [text for row in written["players"] for text in (row[7], row[9])] + [row[2] for row in written["shown"]]
    texts = {card for text in told for card in cards_of(text)}
    assert stored | texts == turned_up


def test_cards_are_read_back_from_their_text() -> None:
    assert cards_of("TdAh2c") == ("Td", "Ah", "2c")
    assert cards_of("") == ()
