"""What a hand answers to a command: the facts that follow, or a refusal."""

from domain.event import Event
from domain.hand import commands as ask
from domain.hand.dealing import hole_cards, undealt_streets
from domain.hand.draws import draw
from domain.hand.events import (
    ActionTaken,
    CardsShown,
    DrawStarted,
    HandVoided,
    RabbitShown,
    RunoutsChosen,
    RunoutsOffered,
    TimeBankStarted,
    TimeBankUsed,
    TurnStarted,
)
from domain.hand.evolution import RAISES
from domain.hand.hand import Hand
from domain.hand.opening import forced_bets, started, verify_start
from domain.hand.refusals import (
    HandAlreadyStarted,
    HandNotOver,
    HandOver,
    IllegalAction,
    NoRunoutsOffered,
    NothingToShow,
    NotYourCards,
    NotYourTurn,
    TooEarly,
    TurnPassed,
)
from domain.hand.showdown import label
from domain.hand.story import Story, go_on


def decide(hand: Hand, command: ask.HandCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it."""
    match command:
        case ask.StartHand():
            return _start(hand, command)
        case ask.Act():
            return _act(hand, command)
        case ask.Draw():
            return _draw(hand, command)
        case ask.ChooseRunouts():
            return _choose(hand, command)
        case ask.TimeOut():
            return _time_out(hand, command)
        case ask.ShowCards():
            return _show(hand, command)
        case ask.ShowRabbit():
            return _rabbit(hand)
        case ask.VoidHand():
            return _void(hand, command.reason)


def _start(hand: Hand, command: ask.StartHand) -> list[Event]:
    if hand.started is not None:
        raise HandAlreadyStarted("The cards of this hand are dealt already.")
    verify_start(command)
    story = Story(hand, command.now)
    story.tell([started(command)])
    story.tell(forced_bets(command))
    story.tell(hole_cards(story.hand))
    return go_on(story)


def _act(hand: Hand, command: ask.Act) -> list[Event]:
    turn = _present_turn(hand, command.turn)
    if not isinstance(turn, TurnStarted):
        raise IllegalAction("You exchange cards now: name those to give up, or none.")
    if command.seat != turn.seat:
        raise NotYourTurn(f"Seat {turn.seat} is to act, not seat {command.seat}.")
    action = _action(hand, turn, command.kind, command.to)
    story = Story(hand, command.now)
    story.tell(_bank_used(hand, turn, command.now))
    story.tell([action])
    return go_on(story)


def _draw(hand: Hand, command: ask.Draw) -> list[Event]:
    turn = _present_turn(hand, command.turn)
    if not isinstance(turn, DrawStarted):
        raise IllegalAction("No cards are exchanged now; it is a betting round.")
    if command.seat != turn.seat:
        raise NotYourTurn(f"Seat {turn.seat} is to draw, not seat {command.seat}.")
    story = Story(hand, command.now)
    story.tell(_bank_used(hand, turn, command.now))
    for fact in draw(hand, hand.at(turn.seat), command.discarded, turn.turn):
        story.tell([fact])
    return go_on(story)


def _choose(hand: Hand, command: ask.ChooseRunouts) -> list[Event]:
    offered = hand.turn
    if not isinstance(offered, RunoutsOffered) or command.seat not in offered.seats:
        raise NoRunoutsOffered("Nobody asks you now how often to run it.")
    if type(command.count) is not int or not 1 <= command.count <= offered.most:
        raise IllegalAction(f"It can be run 1 to {offered.most} times, not {command.count!r}.")
    if (chosen := hand.choices.get(command.seat)) == command.count:
        return []
    if chosen is not None:
        raise NoRunoutsOffered("You have answered already.")
    story = Story(hand, command.now)
    story.tell([RunoutsChosen(command.seat, command.count)])
    return go_on(story)


def _time_out(hand: Hand, command: ask.TimeOut) -> list[Event]:
    """Think on, on the time bank; then check, stand pat or fold. A bring-in is posted: it is no choice."""
    if isinstance(hand.turn, RunoutsOffered) and command.turn == 0 and not hand.over:
        return _runouts_out(hand, hand.turn, command.now)
    turn = _present_turn(hand, command.turn)
    bank = hand.at(turn.seat).bank
    deadline = turn.deadline if hand.bank_since is None else hand.bank_since + bank
    _verify_late(command.now, deadline)
    if hand.bank_since is None and bank > 0:
        return [TimeBankStarted(turn.turn, turn.seat, round(command.now + bank, 3))]
    story = Story(hand, command.now)
    story.tell(_bank_used(hand, turn, command.now))
    if isinstance(turn, DrawStarted):
        story.tell(draw(hand, hand.at(turn.seat), (), turn.turn, timed_out=True))
    else:
        story.tell([_action(hand, turn, _idle(turn), 0, timed_out=True)])
    return go_on(story)


def _runouts_out(hand: Hand, offered: RunoutsOffered, now: float) -> list[Event]:
    _verify_late(now, offered.deadline)
    story = Story(hand, now)
    story.tell([RunoutsChosen(seat, 1) for seat in offered.seats if seat not in hand.choices])
    return go_on(story)


def _verify_late(now: float, deadline: float) -> None:
    if now < deadline:
        raise TooEarly(f"The turn runs for another {deadline - now:.1f} seconds.")


def _idle(turn: TurnStarted) -> str:
    """What is done for a seat that does not answer."""
    return next(kind for kind in ("bring_in", "check", "fold") if kind in turn.kinds)


def _bank_used(hand: Hand, turn: TurnStarted | DrawStarted, now: float) -> list[TimeBankUsed]:
    if hand.bank_since is None:
        return []
    used = min(max(0.0, now - hand.bank_since), hand.at(turn.seat).bank)
    return [TimeBankUsed(turn.turn, turn.seat, round(used, 3))]


def _present_turn(hand: Hand, number: int) -> TurnStarted | DrawStarted:
    if hand.over:
        raise HandOver("This hand is over.")
    if hand.turn is None or isinstance(hand.turn, RunoutsOffered) or hand.turn.turn != number:
        raise TurnPassed(f"Turn {number} is not the present turn of this hand.")
    return hand.turn


def _action(hand: Hand, turn: TurnStarted, kind: str, to: int, timed_out: bool = False) -> ActionTaken:
    """The action of the present turn as a fact; raises IllegalAction with what is legal instead."""
    player, kinds = hand.at(turn.seat), turn.kinds
    if kind not in kinds and not _same_raise(hand, kind, kinds):
        named = " or ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
        raise IllegalAction(f"You can {named} now, not {kind!r}.")
    if kind in RAISES:
        _verify_total(turn, kind, to)
    elif type(to) is not int or to != 0:
        raise IllegalAction(f"A {kind} names no amount.")
    paid = to - player.bet if kind in RAISES else turn.to_call if kind in ("call", "bring_in") else 0
    return ActionTaken(turn.turn, player.seat, kind, player.bet + paid, paid, paid == player.stack, timed_out)


def _same_raise(hand: Hand, kind: str, kinds: tuple[str, ...]) -> bool:
    """A turn that version 1 of the events began says `raise` where a bet is meant."""
    return kind == "bet" and not hand.level and "raise" in kinds


def _verify_total(turn: TurnStarted, kind: str, to: int) -> None:
    if type(to) is not int or not turn.min_to <= to <= turn.max_to:
        wanted = f"to {turn.min_to}" if turn.min_to == turn.max_to else f"from {turn.min_to} to {turn.max_to}"
        raise IllegalAction(f"A {kind} must go to a whole total {wanted}, not {to!r}.")


def _show(hand: Hand, command: ask.ShowCards) -> list[Event]:
    """When the hand is over everyone who was dealt in may show, folded or not; what lies open already adds nothing."""
    if not hand.over:
        raise HandNotOver("Cards are shown when the hand is over.")
    player = next((player for player in hand.players if player.seat == command.seat), None)
    if player is None or not command.numbers or not set(command.numbers) <= set(player.numbers):
        raise NotYourCards("You can show cards that you hold, no others.")
    numbers = tuple(number for number in command.numbers if number not in (*player.shown, *player.up_numbers))
    if not numbers:
        return []
    whole = set(player.numbers) <= {*numbers, *player.shown, *player.up_numbers}
    return [CardsShown(player.seat, numbers, hand.cards(numbers), label(hand, player) if whole else "")]


def _rabbit(hand: Hand) -> list[Event]:
    """The cards that would have come, for curiosity alone (rule sheet 2)."""
    if not hand.over:
        raise HandNotOver("What would have come is shown when the hand is over.")
    if not hand.ruleset.variant.flop or hand.voided or any(isinstance(fact, RabbitShown) for fact in hand.facts):
        raise NothingToShow("There is nothing to turn up.")
    facts: list[Event] = [
        RabbitShown(dealt.street, dealt.board, dealt.burned, dealt.numbers, dealt.cards)
        for dealt in undealt_streets(hand)
    ]
    if not facts:
        raise NothingToShow("The board is complete.")
    return facts


def _void(hand: Hand, reason: str) -> list[Event]:
    """Everyone gets back what is missing from the stack the hand began with."""
    if hand.started is None or hand.over:
        raise HandOver("There is no hand to void: it is over or was never begun.")
    seats = hand.started.seats
    refunds = tuple(before - player.stack for before, player in zip(hand.started.stacks, hand.players, strict=True))
    return [HandVoided(reason, seats, refunds)]
