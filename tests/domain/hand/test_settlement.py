"""What random hands pay out is held against a settler of its own."""

from collections import defaultdict

from hypothesis import given as drawn

from domain.hand.events import ActionTaken, BetReturned, ForcedBetPosted, HandSettled, PotAwarded
from tests.domain.hand.random_hands import Deal, deals, played
from tests.domain.hand.settler import Entry, returned, winnings
from tests.support.effort import examples
from tests.support.hands import Play


@drawn(deals())
@examples(300)
def test_returned_awarded_and_settled_as_another_settler_does(deal: Deal) -> None:
    play = played(deal)
    entries, dead = _entries(play)
    uncalled = returned(entries)
    assert uncalled == {fact.seat: fact.amount for fact in play.told(BetReturned)}
    called = [Entry(each.seat, each.paid - uncalled.get(each.seat, 0), each.folded, each.hole) for each in entries]
    shares = winnings(called, dead, play.hand.board)
    assert shares == _awarded(play)
    assert play.told(HandSettled)[0].stacks == tuple(
        stack - paid + uncalled.get(seat, 0) + sum(pot.get(seat, 0) for pot in shares)
        for seat, stack, paid in zip(deal.command.seats, deal.command.stacks, _paid(play).values(), strict=True)
    )


def _entries(play: Play) -> tuple[list[Entry], int]:
    """Each seat with its chips, and the dead ones: an ante that not everyone owes is nobody's share."""
    started = play.hand.started
    assert started is not None
    antes = {fact.seat: fact.paid for fact in play.told(ForcedBetPosted) if fact.kind == "ante"}
    dead = antes if len(set(started.antes)) > 1 else {}
    folded = {fact.seat for fact in play.told(ActionTaken) if fact.kind == "fold"}
    entries = [
        Entry(seat, paid - dead.get(seat, 0), seat in folded, play.hand.hole(seat))
        for seat, paid in _paid(play).items()
    ]
    return entries, sum(dead.values())


def _paid(play: Play) -> dict[int, int]:
    started = play.hand.started
    assert started is not None
    paid = dict.fromkeys(started.seats, 0)
    for fact in play.facts:
        if isinstance(fact, ForcedBetPosted | ActionTaken):
            paid[fact.seat] += fact.paid
    return paid


def _awarded(play: Play) -> list[dict[int, int]]:
    """The awards by pot, main pot first."""
    pots: dict[int, dict[int, int]] = defaultdict(dict)
    for fact in play.told(PotAwarded):
        assert fact.seat not in pots[fact.pot]
        pots[fact.pot][fact.seat] = fact.amount
    assert list(pots) == sorted(pots, reverse=True)
    return [pots[pot] for pot in sorted(pots)]
