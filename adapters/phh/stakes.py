"""The forced bets of a recorded hand in the room's terms: what everyone owes, and what each blind is."""

from dataclasses import dataclass

from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.steps import DealBoard, DealHole


@dataclass(frozen=True, slots=True)
class Stakes:
    """Per-player tuples begin with `p1`; the fields mean what they mean in `HandStarted`."""

    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    kinds: tuple[str, ...]
    dead: tuple[int, ...]
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    bomb: bool


def stakes(recorded: RecordedHand) -> Stakes:
    """What a hand is played for; raises BadHandFile for forced bets that the room does not know."""
    kinds, posted = _kinds(recorded), tuple(map(abs, recorded.blinds_owed))
    named = dict(zip(kinds, posted, strict=True))
    dead = tuple(_dead(blind, named) if kind == "post" else 0 for blind, kind in zip(posted, kinds, strict=True))
    blinds = tuple(amount - small for amount, small in zip(posted, dead, strict=True))
    _verify_blinds(recorded, named, max(blinds))
    return Stakes(
        antes=_antes(recorded),
        blinds=blinds,
        kinds=kinds,
        dead=dead,
        # No file tells a small blind that nobody posted; pot-limit counts it all the same (TDA 2024 rule 54-B).
        small_blind=named.get("small_blind", named.get("big_blind", 0) // 2),
        big_blind=recorded.min_bet,
        small_bet=recorded.small_bet,
        big_bet=recorded.big_bet,
        bring_in=recorded.bring_in,
        bomb=_bomb(recorded),
    )


def _kinds(recorded: RecordedHand) -> tuple[str, ...]:
    """What each blind is. PHH lists straddles among the blinds and, below zero, what a newcomer posts."""
    owed = recorded.blinds_owed
    kinds = ["post" if amount < 0 else "" for amount in owed]
    # Heads-up the button, p2, has the small blind.
    order = [1, 0] if len(owed) == 2 else list(range(len(owed)))
    places = [place for place in order if owed[place] > 0]
    if places == [len(owed) - 1]:
        kinds[-1] = "button_blind"
    elif places:
        if _both_blinds(recorded, order, places):
            kinds[places.pop(0)] = "small_blind"
        big = owed[places[0]]
        kinds[places[0]] = "big_blind"
        for place in places[1:]:
            kinds[place] = "straddle" if owed[place] > big else "post"
    return tuple(kinds)


def _both_blinds(recorded: RecordedHand, order: list[int], places: list[int]) -> bool:
    """Whether the first blind is the small one: it is below a bet, or just as large as the one right behind it."""
    if len(places) == 1:
        return False
    (first, second), owed = places[:2], recorded.blinds_owed
    bet = recorded.min_bet or recorded.small_bet
    return owed[first] < bet or (owed[second] == bet and order.index(second) == order.index(first) + 1)


def _dead(post: int, named: dict[str, int]) -> int:
    """Of both blinds at once the small one is dead (Robert's Rules §4)."""
    small = named.get("small_blind", 0)
    return small if post == small + named.get("big_blind", 0) else 0


def _verify_blinds(recorded: RecordedHand, named: dict[str, int], highest: int) -> None:
    big = named.get("big_blind") or named.get("button_blind", 0)
    if not big:
        return
    if recorded.small_bet:
        if "straddle" in named:
            raise _refused(recorded, "a straddle is not played in fixed limit (WSOP Live Action rule 11)")
        if big != recorded.small_bet:
            raise _refused(recorded, f"the big blind {big} is not the small bet {recorded.small_bet}")
    elif recorded.min_bet != big and not _straddled(recorded, named):
        raise _refused(recorded, f"the minimum bet {recorded.min_bet} is not the big blind {big}")
    if highest > max(big, named.get("straddle", 0)):
        raise _refused(recorded, f"a small blind or post of {highest} is above the big blind {big}")


def _straddled(recorded: RecordedHand, named: dict[str, int]) -> bool:
    """Whether the least bet is the straddle's, as some write it. In pot-limit the big blind counts in the pot, too."""
    return recorded.variant != "PO" and recorded.min_bet == named.get("straddle")


def _antes(recorded: RecordedHand) -> tuple[int, ...]:
    """What each owes. The rules award antes that differ with the main pot, and those that all owe by what each paid:
    `ante_trimming` says so. Where it does not and somebody cannot pay in full, that player owes the less."""
    owed = recorded.antes_owed
    if len(set(owed)) > 1:
        if recorded.ante_trimming:
            raise _refused(recorded, "antes that differ cannot be trimmed; ante_trimming_status must be false")
        return owed
    short = [place for place, ante in enumerate(owed) if recorded.stacks[place] < ante]
    if recorded.ante_trimming or not short:
        return owed
    _verify_order(recorded)
    return tuple(map(min, owed, recorded.stacks))


def _verify_order(recorded: RecordedHand) -> None:
    """Antes that differ are posted after the blinds: that matters to nobody who can pay both."""
    for place, blind in enumerate(recorded.blinds_owed):
        if blind and recorded.stacks[place] < recorded.antes_owed[place] + abs(blind):
            raise _refused(recorded, f"p{place + 1} cannot pay both the ante, which is not trimmed, and the blind")


def _bomb(recorded: RecordedHand) -> bool:
    """Whether everyone antes and the flop comes at once: then nobody owes a blind or acts before it."""
    first = next((step for step in recorded.actions if not isinstance(step, DealHole)), None)
    return not any(recorded.blinds_owed) and isinstance(first, DealBoard)


def _refused(recorded: RecordedHand, problem: str) -> BadHandFile:
    return BadHandFile(f"{recorded.source}: {problem}.")
