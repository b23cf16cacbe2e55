"""What everyone must put in before the cards: rule sheet 1 and 2."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.hand.commands import StartHand


@dataclass(frozen=True)
class Post:
    """A forced bet as it is paid: by place in the order of dealing."""

    place: int
    kind: str
    paid: int
    all_in: bool


def posts(hand: StartHand) -> list[Post]:
    """Everyone's ante comes before the blinds, an ante that one pays for all after them (TDA RP-11), owed small
    blinds after the live bets. Who has less posts that."""
    return [post for place in range(len(hand.seats)) for post in _of(hand, place)]


def _of(hand: StartHand, place: int) -> Iterator[Post]:
    ante = ("ante", hand.antes[place])
    rest = [(hand.kinds[place], hand.blinds[place]), ("dead", hand.dead[place])]
    left = hand.stacks[place]
    for kind, owed in [ante, *rest] if shared_by_all(hand.antes) else [*rest, ante]:
        paid = min(owed, left)
        left -= paid
        if paid:
            yield Post(place, kind, paid, left == 0)


def shared_by_all(antes: tuple[int, ...]) -> bool:
    """Whether everyone owes the same ante: then it is part of what each plays for, otherwise dead."""
    return len(set(antes)) == 1


def unposted(hand: StartHand, posted: list[Post]) -> int:
    """What is missing of the full blinds, because a blind was short or there was none: before the flop pot-limit
    counts it (TDA 54-B)."""
    if not any(hand.blinds):
        return 0
    full = {"small_blind": hand.small_blind, "big_blind": hand.big_blind}
    return sum(full.values()) - sum(post.paid for post in posted if post.kind in full)
