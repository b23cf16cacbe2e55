"""The end of a hand: who shows in which order, who wins which pot, and what is left in front of everyone."""

from collections.abc import Iterator

from domain.event import Event
from domain.hand.evaluation import Strength, evaluate
from domain.hand.events import CardsMucked, CardsShown, HandSettled, PotAwarded
from domain.hand.hand import Hand, Player
from domain.hand.pots import Pot, divide, pots


def uncontested(hand: Hand) -> Iterator[Event]:
    """Everyone else folded: the last player takes the pot, if anyone paid to it, and need not show (TDA 2024 rule
    17-B)."""
    if hand.pot:
        yield PotAwarded(0, hand.live[0].seat, hand.pot, "uncontested", "", ())


def all_face_up(hand: Hand) -> Iterator[Event]:
    """Betting is closed with someone all-in: every live hand is tabled (TDA 2024 rule 16)."""
    for player in _in_order(hand):
        if not player.shown:
            yield _shown(hand, player)


def show_or_muck(hand: Hand) -> Iterator[Event]:
    """Each in turn shows a hand that can still win, and mucks a beaten one (TDA 2024 rule 17-A)."""
    best = -1
    for player in _in_order(hand):
        value = _strength(hand, player).value
        yield _shown(hand, player) if value >= best else CardsMucked(player.seat)
        best = max(best, value)


def awards(hand: Hand) -> Iterator[PotAwarded]:
    """The side pots and then the main pot, each to its best hands (TDA 2024 rules 20 and 21)."""
    strengths = {player.seat: _strength(hand, player) for player in hand.live}
    dead = hand.pot - sum(player.total for player in hand.players)
    for index, pot in reversed(list(enumerate(pots(hand.players, dead)))):
        yield from _award(index, pot, strengths)


def settle(hand: Hand) -> HandSettled:
    """The final stacks and what each seat won or lost; raises nothing, but proves that no chip came or went."""
    assert hand.started is not None
    assert hand.pot == 0, f"{hand.pot} chips were not awarded"
    stacks = tuple(player.stack for player in hand.players)
    net = tuple(after - before for after, before in zip(stacks, hand.started.stacks, strict=True))
    assert sum(net) == 0, f"{sum(net)} chips came from nowhere"
    awarded = sum(fact.amount for fact in hand.facts if isinstance(fact, PotAwarded))
    return HandSettled(pot=awarded, rake=0, seats=hand.started.seats, stacks=stacks, net=net)


def _award(index: int, pot: Pot, strengths: dict[int, Strength]) -> Iterator[PotAwarded]:
    best = max(strengths[seat].value for seat in pot.seats)
    winners = [seat for seat in pot.seats if strengths[seat].value == best]
    for seat, amount in divide(pot.amount, winners):
        if amount:
            yield PotAwarded(index, seat, amount, "showdown", strengths[seat].name, strengths[seat].cards)


def _in_order(hand: Hand) -> list[Player]:
    """The live players, from the last aggressor of the last round, else from the left of the button; who plays
    for a side pot comes before who is all-in for less (Robert's Rules §3)."""
    live = list(hand.live)
    seats = [player.seat for player in live]
    first = seats.index(hand.aggressor) if hand.aggressor in seats else 0
    return sorted(live[first:] + live[:first], key=lambda player: -player.total)


def _shown(hand: Hand, player: Player) -> CardsShown:
    name = _strength(hand, player).name if len(hand.board) == 5 else ""
    return CardsShown(player.seat, player.numbers, hand.hole(player.seat), name)


def _strength(hand: Hand, player: Player) -> Strength:
    return evaluate((*hand.hole(player.seat), *hand.board))
