"""What the views tell of hands is what their facts tell."""

from collections import defaultdict

from adapters.histories.event_sheet import EVENTS, event_rows
from adapters.histories.hand_sheet import HANDS, hand_row
from adapters.histories.player_sheet import HAND_PLAYERS, player_rows
from domain.event import Recorded
from domain.hand.events import (
    CardsShown,
    HandSettled,
    PotAwarded,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from tests.adapters.postgres.analysed import from_sheet, of_hands, rows, told


def test_hands_are_those_that_ended(url: str, log: list[Recorded]) -> None:
    names = ["hand", "number", "ruleset", "small_blind", "big_blind", "small_bet", "big_bet", "bomb", "button_seat"]
    names += ["players", "showdown", "pot", "rake", "voided"]
    found = rows(url, f"SELECT {', '.join(names)} FROM analytics.hands ORDER BY hand")

    assert found == from_sheet(HANDS, [hand_row(hand) for _, hand in sorted(told(log).items())], *names)
    assert any(row["voided"] for row in found)
    assert any(row["bomb"] for row in found)


def test_times_are_those_of_the_facts(url: str, log: list[Recorded]) -> None:
    found = rows(url, "SELECT hand, started_at, ended_at, duration, recorded FROM analytics.hands")

    for row in found:
        hand = told(log)[row["hand"]]
        assert (row["started_at"].timestamp(), row["ended_at"].timestamp()) == (hand.started_at, hand.ended_at)
        assert row["duration"] == hand.ended_at - hand.started_at
        assert not row["recorded"]


def test_players_of_hands_sit_where_the_facts_put_them(url: str, log: list[Recorded]) -> None:
    names = ("seat", "position", "stack", "net", "shown_hand")
    found = of_hands(rows(url, f"SELECT hand, {', '.join(names)} FROM analytics.hand_players ORDER BY seat"))

    assert found == {
        hand: sorted(from_sheet(HAND_PLAYERS, player_rows(each), *names), key=lambda row: row["seat"])
        for hand, each in told(log).items()
    }
    assert {"BTN", "SB", "BB", "CO", "HJ", "UTG", None} <= {row["position"] for each in found.values() for row in each}


def test_net_is_told_in_big_blinds_or_small_bets(url: str) -> None:
    found = rows(
        url,
        """
        SELECT net, net_big_blinds * CASE big_blind WHEN 0 THEN small_bet ELSE big_blind END AS chips
        FROM analytics.hand_players JOIN analytics.hands USING (hand)
        """,
    )

    assert all(row["net"] == row["chips"] for row in found)


def test_cards_of_players_are_those_that_everybody_saw(url: str, log: list[Recorded]) -> None:
    found = rows(url, "SELECT hand, seat, up_cards, shown_cards FROM analytics.hand_players")
    shown: dict[tuple[str, int], list[str]] = defaultdict(list)
    up: dict[tuple[str, int], list[str]] = defaultdict(list)
    for recorded in log:
        match recorded.event:
            case CardsShown(seat=seat, cards=cards):
                shown[recorded.stream, seat] += [card for card in cards if card not in shown[recorded.stream, seat]]
            case UpCardsDealt(seats=seats, cards=cards):
                for seat, card in zip(seats, cards, strict=True):
                    up[recorded.stream, seat].append(card)

    for row in found:
        assert row["up_cards"] == up[row["hand"], row["seat"]]
        assert row["shown_cards"] == shown[row["hand"], row["seat"]]
    assert shown
    assert up


def test_actions_are_those_of_the_facts(url: str, log: list[Recorded]) -> None:
    names = ("turn", "street", "seat", "kind", "street_total", "to_call", "could_raise", "pot_before", "all_in")
    found = of_hands(
        rows(url, f"SELECT hand, {', '.join(names)}, paid, timed_out FROM analytics.actions ORDER BY turn")
    )
    expected = {
        hand: [
            {**each, "paid": each["amount"]}
            for each in from_sheet(EVENTS, event_rows(facts), *names, "topic", "amount", "timed_out")
            if each.pop("topic") == "hand.action_taken"
        ]
        for hand, facts in told(log).items()
    }
    for actions in expected.values():
        for action in actions:
            del action["amount"]

    assert found == {hand: actions for hand, actions in expected.items() if actions}
    assert any(row["timed_out"] for actions in found.values() for row in actions)
    assert {"third", "predraw", "first_draw", "flop"} <= {row["street"] for each in found.values() for row in each}


def test_a_turn_takes_as_long_as_its_player_took(url: str, log: list[Recorded]) -> None:
    begun = {
        (recorded.stream, recorded.event.turn): recorded.at
        for recorded in log
        if isinstance(recorded.event, TurnStarted)
    }
    found = rows(url, "SELECT hand, turn, seconds, at FROM analytics.actions")

    assert all(row["seconds"] == row["at"].timestamp() - begun[row["hand"], row["turn"]] for row in found)
    assert {row["seconds"] for row in found} > {1.0}


def test_streets_are_the_cards_turned_up(url: str, log: list[Recorded]) -> None:
    found = of_hands(rows(url, "SELECT hand, street, board, cards FROM analytics.streets ORDER BY hand, place"))
    expected = {
        hand: [
            {"street": event.street, "board": event.board, "cards": list(event.cards)}
            for event in each.events
            if isinstance(event, StreetDealt)
        ]
        for hand, each in told(log).items()
    }

    assert found == {hand: streets for hand, streets in expected.items() if streets}
    assert {1} <= {row["board"] for streets in found.values() for row in streets}


def test_pots_are_awarded_whole(url: str, log: list[Recorded]) -> None:
    pots = of_hands(rows(url, "SELECT hand, pot, amount, rake, winners FROM analytics.pots ORDER BY pot"))
    awards = of_hands(
        rows(url, "SELECT hand, pot, seat, amount, reason, half FROM analytics.awards ORDER BY hand, place")
    )

    for hand, each in told(log).items():
        won = [event for event in each.events if isinstance(event, PotAwarded)]
        assert awards[hand] == [
            {"pot": it.pot, "seat": it.seat, "amount": it.amount, "reason": it.reason, "half": it.half} for it in won
        ]
        if isinstance(each.ended, HandSettled):
            assert sum(pot["amount"] for pot in pots[hand]) == each.ended.pot
            assert sum(pot["rake"] for pot in pots[hand]) == each.ended.rake
            assert [pot["pot"] for pot in pots[hand]] == sorted({it.pot for it in won})
    assert any(len(each) > 1 for each in pots.values())
    assert any(pot["rake"] for each in pots.values() for pot in each)
