"""A hand as it unfolds within one decision: each fact is told and at once part of the state, up to the next turn."""

from collections.abc import Iterable

from domain.event import Event
from domain.hand.betting import Options, betting_closed, options
from domain.hand.dealing import lacking, next_street, runout
from domain.hand.draws import drawer
from domain.hand.events import BetReturned, DrawStarted, RunoutsAgreed, RunoutsOffered, TurnStarted
from domain.hand.evolution import apply
from domain.hand.hand import Hand
from domain.hand.showdown import all_face_up, awards, rakes, settle, show_or_muck, uncalled, uncontested


class Story:
    """The facts told so far, and a draft of the hand after them. `now` is UTC, in seconds since the epoch."""

    def __init__(self, hand: Hand, now: float) -> None:
        self._before = hand
        self.hand = hand.draft()
        self.now = now
        self.facts: list[Event] = []

    def tell(self, facts: Iterable[Event]) -> None:
        """Each fact is part of the state before the next one is asked for."""
        for fact in facts:
            self.facts.append(fact)
            apply(self.hand, fact)

    def end(self) -> list[Event]:
        """All that was told. Nothing may be told any more: the draft is what the hand will be."""
        self._before.outlook = tuple(self.facts), self.hand
        return self.facts


def go_on(story: Story) -> list[Event]:
    """Tell what follows without anyone's decision, up to the next turn or the end of the hand."""
    while not story.hand.over and not _waits(story):
        pass
    return story.end()


def _waits(story: Story) -> bool:
    """Go one step further; whether somebody is to decide now."""
    hand = story.hand
    if len(hand.live) == 1:
        _win_uncontested(story)
    elif hand.plan.draw and (player := drawer(hand, hand.street)) is not None:
        story.tell([_draw_turn(hand, hand.street, player.seat, story.now)])
        return True
    elif betting_closed(hand):
        return _play_out(story)
    elif _bets_here(hand) and (legal := options(hand)) is not None:
        story.tell([_turn(hand, legal, story.now)])
        return True
    elif hand.last_street:
        _show_down(story)
    else:
        return _begin_street(story)
    return False


def _bets_here(hand: Hand) -> bool:
    """A bomb pot goes straight to the flop (rule sheet 2)."""
    return hand.street_index > 0 or not (hand.started and hand.started.bomb)


def _begin_street(story: Story) -> bool:
    """Deal the next street; a draw begins with somebody's turn."""
    hand = story.hand
    plan = hand.ruleset.variant.streets[hand.street_index + 1]
    if not plan.draw:
        story.tell(next_street(hand))
        return False
    player = hand.live[0]
    story.tell([_draw_turn(hand, plan.name, player.seat, story.now)])
    return True


def _turn(hand: Hand, legal: Options, now: float) -> TurnStarted:
    return TurnStarted(
        hand.turns + 1, legal.seat, legal.kinds, legal.to_call, legal.min_to, legal.max_to, _deadline(hand, now)
    )


def _draw_turn(hand: Hand, street: str, seat: int, now: float) -> DrawStarted:
    return DrawStarted(street, hand.turns + 1, seat, _deadline(hand, now))


def _deadline(hand: Hand, now: float) -> float:
    assert hand.started is not None
    return round(now + hand.started.turn_seconds, 3)


def _win_uncontested(story: Story) -> None:
    _return_uncalled(story)
    story.tell(rakes(story.hand))
    story.tell(uncontested(story.hand))
    story.tell([settle(story.hand)])


def _play_out(story: Story) -> bool:
    """No bet can follow any more: the streets that remain are dealt, draws are still made, and the hands meet.
    Whether somebody is to decide now: to draw, or how often to run it."""
    _return_uncalled(story)
    hand = story.hand
    if _offers_runouts(story):
        return True
    if not hand.ruleset.variant.draws and any(player.all_in for player in hand.live):
        story.tell(all_face_up(hand))
    if hand.runouts > 1:
        for board in range(hand.runouts):
            story.tell(runout(hand, board))
    while not story.hand.last_street:
        if _begin_street(story):
            return True
    _show_down(story)
    return False


def _offers_runouts(story: Story) -> bool:
    """Ask everyone in the pot how often to run it, where the table allows it, the cards suffice and nobody has been
    asked; once all have answered, the least is agreed (rule sheet 2, PokerStars)."""
    hand, lacks = story.hand, lacking(story.hand)
    assert hand.started is not None
    if hand.runouts or not lacks or not hand.ruleset.variant.runouts or hand.ruleset.betting == "fixed_limit":
        return False
    most = min(hand.started.most_runouts, (hand.stub_end - hand.dealt) // lacks)
    if most < 2 or len(hand.boards) > 1:
        return False
    if hand.turn is None:
        seats = tuple(player.seat for player in hand.live)
        story.tell([RunoutsOffered(seats, most, _deadline(hand, story.now))])
        return True
    if len(hand.choices) < len(hand.live) and min(hand.choices.values(), default=2) > 1:
        return True
    story.tell([RunoutsAgreed(min(hand.choices.values()))])
    return False


def _show_down(story: Story) -> None:
    """Uncalled chips go back, cards are shown, rake is taken, and the pots are awarded."""
    _return_uncalled(story)
    anyone_all_in = any(player.all_in for player in story.hand.live)
    story.tell(all_face_up(story.hand) if anyone_all_in else show_or_muck(story.hand))
    story.tell(rakes(story.hand))
    story.tell(awards(story.hand))
    story.tell([settle(story.hand)])


def _return_uncalled(story: Story) -> None:
    if returned := uncalled(story.hand):
        story.tell([BetReturned(*returned)])
