"""The forced bets: antes, blinds, owed ones, straddles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from adapters.histories.pokerstars.header import Money
from domain.event import Event
from domain.hand.events import ForcedBetPosted

KINDS: Mapping[str, str] = {
    "ante": "the ante",
    "small_blind": "small blind",
    "big_blind": "big blind",
    "button_blind": "button blind",
    "post": "big blind",
    "straddle": "straddle",
    "dead": "small blind",
    "both": "small & big blinds",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A forced bet as it is written; `both` is an owed big blind together with a dead small one."""

    seat: int
    kind: str
    paid: int
    all_in: bool


def posts(events: Sequence[Event]) -> Iterator[Post]:
    """The forced bets in their order, both owed blinds of a seat as one."""
    posted = [event for event in events if isinstance(event, ForcedBetPosted)]
    owed = {event.seat for event in posted if event.kind == "post"}
    dead = {event.seat: event for event in posted if event.kind == "dead" and event.seat in owed}
    for event in posted:
        if event.kind == "post" and (small := dead.get(event.seat)):
            yield Post(event.seat, "both", event.paid + small.paid, event.all_in or small.all_in)
        elif event.kind != "dead" or event.seat not in owed:
            yield Post(event.seat, event.kind, event.paid, event.all_in)


def post_lines(made: Sequence[Post], names: Mapping[int, str], money: Money) -> Iterator[str]:
    """A line for each."""
    for post in made:
        yield f"{names[post.seat]}: posts {KINDS[post.kind]} {money(post.paid)}{all_in(post.all_in)}"


def straddle_raises(made: Sequence[Post], bet: int, names: Mapping[int, str], money: Money) -> Iterator[str]:
    """Straddles as if they were the first voluntary bets over a bet of this size, for readers that know no straddles:
    a raise under the gun, or a call where the chips do not suffice for more."""
    for post in made:
        if post.kind == "straddle" and post.paid > bet:
            yield f"{names[post.seat]}: raises {money(post.paid - bet)} to {money(post.paid)}{all_in(post.all_in)}"
            bet = post.paid
        elif post.kind == "straddle":
            yield f"{names[post.seat]}: calls {money(post.paid)}{all_in(post.all_in)}"


def all_in(was: bool) -> str:
    """What follows the amount of somebody's last chips."""
    return " and is all-in" if was else ""
