"""The pots of a hand in Open Hand History."""

from collections import Counter
from collections.abc import Mapping, Sequence

from application.told_hand import ToldHand
from domain.hand.events import HandSettled, PotAwarded, RakeTaken

Json = dict[str, object]


def pots(hand: ToldHand, settled: HandSettled, ids: Mapping[int, int]) -> list[Json]:
    """Each pot with its rake, main pot first; `ids` are the players' by seat. What a hand that all others folded comes
    to is one pot."""
    awards = [event for event in hand.events if isinstance(event, PotAwarded)]
    count = max((award.pot for award in awards), default=0) + 1
    rakes = _rakes(hand, settled, count)
    return [
        _pot(index, rake, [award for award in awards if award.pot == index], ids) for index, rake in enumerate(rakes)
    ]


def _rakes(hand: ToldHand, settled: HandSettled, count: int) -> Sequence[int]:
    taken = next((event.amounts for event in hand.events if isinstance(event, RakeTaken)), ())
    return taken if len(taken) == count else (settled.rake, *(0,) * (count - 1))


def _pot(number: int, rake: int, awards: Sequence[PotAwarded], ids: Mapping[int, int]) -> Json:
    won: Counter[int] = Counter()
    for award in awards:
        won[ids[award.seat]] += award.amount
    return {
        "number": number,
        "amount": won.total() + rake,
        "rake": rake,
        "jackpot": 0,
        "player_wins": [_win(player, amount) for player, amount in won.items()],
    }


def _win(player: int, amount: int) -> Json:
    return {"player_id": player, "win_amount": amount, "cashout_amount": 0, "cashout_fee": 0, "bonus_amount": 0}
