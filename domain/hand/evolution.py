"""How each fact changes a hand."""

from collections.abc import Callable, Sequence
from typing import Any

from domain.event import Event
from domain.hand import events as told
from domain.hand.hand import Hand
from domain.hand.player import Player
from domain.variants import RULESETS

RAISES = frozenset({"bet", "raise", "complete"})


def evolve(hand: Hand, event: Event) -> Hand:
    """The state after one more fact."""
    return evolve_all(hand, (event,))


def evolve_all(hand: Hand, events: Sequence[Event]) -> Hand:
    """The state after more facts."""
    if (expected := hand.expected(events)) is not None:
        return expected
    after = hand.draft()
    for event in events:
        apply(after, event)
    return after


def apply(hand: Hand, event: Event) -> None:
    """Change a draft as the fact says."""
    HANDLERS[type(event)](hand, event)
    hand.facts.append(event)


def _start(hand: Hand, event: told.HandStarted) -> None:
    hand.started = event
    hand.ruleset = RULESETS[event.ruleset]
    rows = zip(event.seats, event.players, event.stacks, event.banks, strict=True)
    hand.players = [Player(seat, player, stack, bank) for seat, player, stack, bank in rows]
    hand.boards = [()] * event.boards
    hand.stub_end = len(hand.ruleset.variant.deck)
    # Owed in full even where the poster is short (Robert's Rules §4.1); a straddle is the new bring-in (§14.3).
    hand.level = max(event.blinds)
    hand.full_raise = max(event.big_blind, hand.level)
    if hand.level:
        hand.wagers, hand.nominal = 1, hand.level
        hand.unposted = event.small_blind + event.big_blind
    hand.uncapped = len(hand.players) == 2


def _post(hand: Hand, event: told.ForcedBetPosted) -> None:
    """Antes and owed small blinds are dead: they do not count toward a call. One that not everyone owes belongs to
    the main pot as a whole."""
    player, paid = hand.at(event.seat), event.paid
    player.stack -= paid
    hand.pot += paid
    if event.kind == "ante":
        assert hand.started is not None
        player.total += paid if len(set(hand.started.antes)) == 1 else 0
    elif event.kind != "dead":
        player.bet += paid
        player.total += paid
        if event.kind in ("small_blind", "big_blind"):
            hand.unposted -= paid


def _deal_down(hand: Hand, event: told.HoleCardsDealt) -> None:
    _enter(hand, event.street)
    _burn(hand, event.burned)
    for seat, numbers in zip(event.seats, event.numbers, strict=True):
        hand.at(seat).numbers += numbers
    hand.dealt += sum(map(len, event.numbers))


def _deal_up(hand: Hand, event: told.UpCardsDealt) -> None:
    _enter(hand, event.street)
    _burn(hand, event.burned)
    for seat, number, card in zip(event.seats, event.numbers, event.cards, strict=True):
        player = hand.at(seat)
        player.numbers += (number,)
        player.up += (card,)
        player.up_numbers += (number,)
    hand.dealt += len(event.numbers)


def _deal_board(hand: Hand, event: told.StreetDealt) -> None:
    _enter(hand, event.street)
    _burn(hand, event.burned)
    hand.boards[event.board] += event.cards
    hand.dealt += len(event.numbers)


def _burn(hand: Hand, burned: int) -> None:
    if burned >= 0:
        hand.burned.append(burned)
        hand.dealt += 1


def _enter(hand: Hand, street: str) -> None:
    """A new street: bets are in the pot, everyone may act afresh. The last aggressor of a street shows first only if
    that was the last round of betting, so he is forgotten where more can follow."""
    index = next(place for place, plan in enumerate(hand.ruleset.variant.streets) if plan.name == street)
    if index <= hand.street_index:
        return
    assert hand.started is not None
    hand.street_index = index
    hand.level = hand.nominal = hand.wagers = hand.unposted = 0
    hand.full_raise = hand.started.big_blind
    for player in hand.players:
        player.bet, player.answered = 0, None
    live = hand.live
    hand.uncapped = len(live) == 2
    if sum(player.stack > 0 for player in live) > 1:
        hand.aggressor = None


def _start_turn(hand: Hand, event: told.TurnStarted) -> None:
    hand.turn, hand.turns = event, event.turn


def _act(hand: Hand, event: told.ActionTaken) -> None:
    player = hand.at(event.seat)
    player.stack -= event.paid
    player.bet += event.paid
    player.total += event.paid
    hand.pot += event.paid
    hand.turn = None
    if event.kind == "fold":
        player.folded = True
        # Once the action is heads-up before the cap was reached, raises are unlimited (Robert's Rules §3.4).
        hand.uncapped = hand.uncapped or (hand.wagers < 4 and len(hand.live) == 2)
    elif event.kind == "bring_in":
        assert hand.started is not None
        hand.level = hand.started.bring_in
    elif event.kind in RAISES:
        _raise(hand, event)
    # A bring-in is no bet: who acted before the completion faces all of it (Robert's Rules §8.3).
    player.answered = 0 if hand.plan.up and not hand.nominal else hand.level


def _raise(hand: Hand, event: told.ActionTaken) -> None:
    """A short all-in enlarges no minimum (TDA 43-A); in fixed limit half a bet or more counts as a full one (TDA
    47-B), over which a full raise goes (Robert's Rules §3: a $15 all-in on a $20 round is raised to $35)."""
    increase = event.to - hand.level
    if increase >= hand.full_raise:
        hand.full_raise = increase
    if (unit := bet_size(hand)) and 2 * (event.to - hand.nominal) >= unit:
        hand.nominal = event.to
        hand.wagers += 1
    hand.level = event.to
    hand.aggressor = event.seat


def bet_size(hand: Hand) -> int:
    """The bet of this street in fixed limit, 0 in other games."""
    assert hand.started is not None
    if hand.ruleset.betting != "fixed_limit":
        return 0
    return hand.started.big_bet if hand.plan.big else hand.started.small_bet


def _start_bank(hand: Hand, event: told.TimeBankStarted) -> None:
    hand.bank_since = event.deadline - hand.at(event.seat).bank


def _use_bank(hand: Hand, event: told.TimeBankUsed) -> None:
    player = hand.at(event.seat)
    player.bank = round(player.bank - event.seconds, 3)
    hand.bank_since = None


def _start_draw(hand: Hand, event: told.DrawStarted) -> None:
    _enter(hand, event.street)
    hand.turn, hand.turns = event, event.turn


def _draw(hand: Hand, event: told.DrawMade) -> None:
    player = hand.at(event.seat)
    _burn(hand, event.burned)
    if event.burned >= 0:
        hand.burned_for_draw = hand.street
    player.numbers = tuple(number for number in player.numbers if number not in event.discarded) + event.drawn
    player.discards += event.discarded
    player.drew = hand.street
    hand.dealt += len(event.drawn)
    hand.turn = None


def _reshuffle(hand: Hand, event: told.DeckReshuffled) -> None:
    size = len(hand.ruleset.variant.deck)
    hand.deck = hand.deck.reshuffled(hand.dealt, event.numbers, event.count, size)
    hand.stub_end = hand.dealt + len(event.numbers)
    hand.reshuffles = event.count


def _return(hand: Hand, event: told.BetReturned) -> None:
    player = hand.at(event.seat)
    player.stack += event.amount
    player.bet = max(0, player.bet - event.amount)
    player.total -= event.amount
    hand.pot -= event.amount


def _offer(hand: Hand, event: told.RunoutsOffered) -> None:
    hand.turn = event


def _choose(hand: Hand, event: told.RunoutsChosen) -> None:
    hand.choices[event.seat] = event.count


def _agree(hand: Hand, event: told.RunoutsAgreed) -> None:
    hand.turn, hand.runouts = None, event.count
    hand.boards = hand.boards[:1] * event.count


def _show(hand: Hand, event: told.CardsShown) -> None:
    player = hand.at(event.seat)
    player.shown = tuple(dict.fromkeys((*player.shown, *event.numbers)))


def _muck(hand: Hand, event: told.CardsMucked) -> None:
    hand.at(event.seat).mucked = True


def _rake(hand: Hand, event: told.RakeTaken) -> None:
    hand.raked = sum(event.amounts)
    hand.pot -= hand.raked


def _award(hand: Hand, event: told.PotAwarded) -> None:
    hand.at(event.seat).stack += event.amount
    hand.pot -= event.amount
    hand.awarded += event.amount


def _settle(hand: Hand, event: told.HandSettled) -> None:
    """Version 1 of the events knew no RakeTaken: what it took stands here alone."""
    hand.pot -= event.rake - (hand.raked or 0)
    hand.over, hand.turn = True, None


def _void(hand: Hand, event: told.HandVoided) -> None:
    for seat, refund in zip(event.seats, event.refunds, strict=True):
        hand.at(seat).stack += refund
    hand.pot -= sum(event.refunds)
    hand.over, hand.voided, hand.turn = True, True, None


def _look_on(hand: Hand, event: told.RabbitShown) -> None:
    """What would have come changes nothing."""


HANDLERS: dict[type[Event], Callable[[Hand, Any], None]] = {
    told.HandStarted: _start,
    told.ForcedBetPosted: _post,
    told.HoleCardsDealt: _deal_down,
    told.UpCardsDealt: _deal_up,
    told.StreetDealt: _deal_board,
    told.TurnStarted: _start_turn,
    told.ActionTaken: _act,
    told.TimeBankStarted: _start_bank,
    told.TimeBankUsed: _use_bank,
    told.DrawStarted: _start_draw,
    told.DrawMade: _draw,
    told.DeckReshuffled: _reshuffle,
    told.BetReturned: _return,
    told.RunoutsOffered: _offer,
    told.RunoutsChosen: _choose,
    told.RunoutsAgreed: _agree,
    told.CardsShown: _show,
    told.CardsMucked: _muck,
    told.RakeTaken: _rake,
    told.PotAwarded: _award,
    told.HandSettled: _settle,
    told.HandVoided: _void,
    told.RabbitShown: _look_on,
}
