"""Every turn of random hands is held against an oracle that knows nothing but the rule sheet."""

from hypothesis import example
from hypothesis import given as drawn

from domain.hand.events import StreetDealt
from tests.domain.hand.oracle import Oracle, Turn
from tests.domain.hand.random_hands import Deal, chosen, deals
from tests.support.effort import examples
from tests.support.hands import Play, start

STREETS = 4
ADDED_UP = Deal(start(2_000, 260, 320, 350, 2_000), (0, 0, 0, 0, 0, 56, 57, 57, 57, 0, 57))
"""Short all-ins that add up to a raise, and one more on top."""
SAME_BLINDS = Deal(start(1_000, 1_000, blinds=(100, 100)), ())
SHORT_BLIND = Deal(start(1_000, 30, 1_000, 1_000), (0, 56, 57))
STRADDLED = Deal(start(1_000, 1_000, 350, 1_000, blinds=(50, 100, 200, 0)), (0, 57, 57))


@drawn(deals())
@example(ADDED_UP)
@example(SAME_BLINDS)
@example(SHORT_BLIND)
@example(STRADDLED)
@examples(500)
def test_every_turn_is_what_the_rules_say(deal: Deal) -> None:
    play, oracle = Play(deal.command), Oracle(deal.command)
    choices = list(reversed(deal.choices))
    street = _compare(play, oracle, 0)
    while not play.hand.over:
        place = deal.command.seats.index(play.turn.seat)
        kind, to = chosen(play.turn, play.hand.level, choices.pop() if choices else 0)
        oracle.act(place, kind, to)
        street = _compare(play.does(f"{kind} {to}"), oracle, street)


def _compare(play: Play, oracle: Oracle, street: int) -> int:
    """The next turn, or the end of the hand, by the code and by the rules; returns the street on which it is."""
    expected, dealt = oracle.turn(), 0
    while expected is None and not oracle.closed() and street + dealt < STREETS - 1:
        oracle.next_street()
        dealt += 1
        expected = oracle.turn()
    turn = play.hand.turn
    assert expected == (turn and Turn(turn.seat, turn.to_call, turn.min_to, turn.max_to))
    if expected is not None:
        assert sum(isinstance(fact, StreetDealt) for fact in play.latest) == dealt
    assert (expected is None) == play.hand.over
    return street + dealt
