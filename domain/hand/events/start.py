"""How a hand begins: what it is played under, and the forced bets."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class HandStarted(Event):
    """Everything the hand is played under. Per-seat tuples follow `seats`, the order of dealing: the first
    dealt-in seat left of the button comes first, the button (where someone sits on it) last."""

    TOPIC: ClassVar[str] = "hand.started"
    class_version: ClassVar[int] = 2

    table: str
    number: int
    ruleset: str
    button: int
    seats: tuple[int, ...]
    players: tuple[str, ...]
    names: tuple[str, ...]
    stacks: tuple[int, ...]
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    """What each seat must post that counts toward a call: blinds, owed big blinds, straddles."""
    kinds: tuple[str, ...]
    """What each of `blinds` is: `small_blind`, `big_blind`, `post`, `straddle`, `button_blind`, or empty for none."""
    dead: tuple[int, ...]
    """Owed small blinds, which go to the pot without counting toward a call."""
    small_blind: int
    big_blind: int
    """The game's full blinds, posted or not; the big blind is also the least bet of no-limit and pot-limit games."""
    small_bet: int
    big_bet: int
    bring_in: int
    boards: int
    bomb: bool
    """Whether everyone antes and the first betting round is left out (a bomb pot)."""
    most_runouts: int
    """How often what remains of the board may be dealt by consent of all: 1 to 3."""
    rake_per_mille: int
    rake_cap: int
    """The highest rake for this number of players, in whole chips."""
    turn_seconds: float
    banks: tuple[float, ...]
    """Seconds that each seat may take beyond its turns' clocks."""
    deck: str
    """`committed`: from a sealed seed and the players' cuts; `stacked`: given with the command (imports only)."""
    root: str
    cut_seats: tuple[int, ...]
    cut_commitments: tuple[str, ...]
    cuts: tuple[str, ...]
    """The opened cut of each of `cut_seats` in hex, or an empty text where it was withheld."""
    sealed_deck: str
    """The seed (or the stacked deck) encrypted; nobody reads a card from it without the key ring."""

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew no-limit hold'em on one board, without dead posts, rake, run-outs and time banks."""
        count, blinds, big_blind = len(state["seats"]), state["blinds"], state["big_blind"]
        state.update(
            kinds=_kinds(blinds, big_blind),
            small_blind=min(filter(None, blinds)),
            dead=[0] * count,
            small_bet=0,
            big_bet=0,
            bring_in=0,
            boards=1,
            bomb=False,
            most_runouts=1,
            rake_per_mille=0,
            rake_cap=0,
            banks=[0.0] * count,
        )


def _kinds(blinds: list[int], big_blind: int) -> list[str]:
    """What version 1 called each forced bet: the small blind comes first, which heads-up is the button's."""
    places = sorted(range(len(blinds))[:: -1 if len(blinds) == 2 else 1], key=lambda place: blinds[place])
    first = next(place for place in places if blinds[place])
    both = blinds.count(big_blind) > 1
    return [_kind(blind, big_blind, both and place == first) for place, blind in enumerate(blinds)]


def _kind(blind: int, big_blind: int, first_of_two: bool) -> str:
    if not blind:
        return ""
    if blind > big_blind:
        return "straddle"
    return "small_blind" if blind < big_blind or first_of_two else "big_blind"


@dataclass(frozen=True, slots=True)
class ForcedBetPosted(Event):
    """A forced bet was paid; `kind` is `ante`, one of the `kinds` of `HandStarted`, or `dead` for an owed small
    blind that does not count toward a call."""

    TOPIC: ClassVar[str] = "hand.forced_bet_posted"

    seat: int
    kind: str
    paid: int
    all_in: bool
