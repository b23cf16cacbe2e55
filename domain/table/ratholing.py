"""Nobody takes winnings off the table and comes straight back with less (rule sheet 5; PokerStars: 120 minutes)."""

from collections.abc import Mapping
from math import ceil

from domain.table.events import SeatLeft
from domain.table.games import fixed_limit
from domain.table.refusals import BuyInOutOfRange, StackTakenAlong
from domain.table.table import Leaver, Table


def remembered(table: Table, left: SeatLeft) -> Mapping[str, Leaver]:
    """Who went with chips lately, this seat included; only where a game is played in no-limit or pot-limit."""
    kept = {player: leaver for player, leaver in table.leavers.items() if leaver.until > left.at}
    big = not all(fixed_limit(game) for game in table.terms.games)
    if left.stack and table.terms.ratholing_seconds and big:
        kept[left.player] = Leaver(left.stack, left.at + table.terms.ratholing_seconds)
    return kept


def verify_buy_in(table: Table, player: str, buy_in: int, now: float) -> None:
    """Raise BuyInOutOfRange, or StackTakenAlong for who left with more lately: the same stack must come back, even
    where it is more than the highest buy-in."""
    least, most = table.terms.min_buy_in, table.terms.max_buy_in
    leaver = table.leavers.get(player)
    if leaver and leaver.until > now and leaver.stack > least:
        least, most = leaver.stack, max(most, leaver.stack)
        if not least <= buy_in <= most:
            raise StackTakenAlong(_bring_back(leaver, most, now))
    if not least <= buy_in <= most:
        raise BuyInOutOfRange(f"The buy-in is {least} to {most} chips, not {buy_in}.")


def _bring_back(leaver: Leaver, most: int, now: float) -> str:
    range_ = f"{leaver.stack}" if most == leaver.stack else f"{leaver.stack} to {most}"
    minutes = ceil((leaver.until - now) / 60)
    return f"You left with {leaver.stack} chips: for another {minutes} minutes the buy-in is {range_} chips."
