"""Who acts, and how much may be bet: no-limit, pot-limit and fixed limit (rule sheet 3)."""

from dataclasses import dataclass

from domain.hand.engine import Chips, Referee
from domain.hand.evaluation import card_by_suit, showing_high, showing_low
from domain.hand.events import ActionTaken, TurnStarted
from domain.hand.evolution import RAISES, apply, bet_size
from domain.hand.hand import Hand, undealt
from domain.hand.player import Player

CAP = 4
"""A bet and three raises, on every street, with more than two players (Robert's Rules §3.4)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the seat to act may do: the kinds of action, the price of a call (or of bringing in), and the totals
    between which a bet, raise or completion may go (both 0 where none is legal)."""

    seat: int
    kinds: tuple[str, ...]
    to_call: int
    min_to: int
    max_to: int


def betting_closed(hand: Hand) -> bool:
    """Whether no bet can follow in this hand: at most one live player has chips behind, and that one already
    covers the others (TDA 2024 rule 16)."""
    able = [player for player in hand.live if player.stack]
    if len(able) > 1:
        return False
    others = [player.bet for player in hand.live if player not in able]
    return not able or able[0].bet >= max(others, default=0)


def options(hand: Hand) -> Options | None:
    """What the seat to act may do, or None when the betting round is over. The referee says whose turn it is."""
    seat = _referee(hand).seat()
    if seat is None:
        return None
    player = hand.at(seat)
    if hand.plan.up and hand.street_index == 0 and not hand.level:
        return _bring_in(hand, player)
    to_call = min(hand.level - player.bet, player.stack)
    answer = "call" if to_call else "check"
    bounds = raise_bounds(hand, player)
    if bounds is None:
        return Options(seat, ("fold", answer), to_call, 0, 0)
    return Options(seat, ("fold", answer, _raise_kind(hand)), to_call, *bounds)


def _bring_in(hand: Hand, player: Player) -> Options:
    """The forced seat brings in or completes; where it is all-in with its ante, whoever acts in its place may also
    fold (Robert's Rules §8, TDA 2024 RP-10)."""
    assert hand.started is not None
    forced = player.seat == opener(hand)
    amount = min(hand.started.bring_in, player.stack)
    to = min(hand.started.small_bet, player.stack)
    kinds = () if forced else ("fold",)
    if to <= hand.started.bring_in:
        return Options(player.seat, (*kinds, "bring_in"), amount, 0, 0)
    return Options(player.seat, (*kinds, "bring_in", "complete"), amount, to, to)


def _raise_kind(hand: Hand) -> str:
    """Over a bring-in (or an opening all-in of less than half a bet) one completes (Robert's Rules §8.3)."""
    if not hand.level:
        return "bet"
    return "complete" if bet_size(hand) and not hand.nominal else "raise"


def raise_bounds(hand: Hand, player: Player) -> tuple[int, int] | None:
    """The least and the greatest total that a seat to act may bet or raise to, or None where it may not: only the
    call is left to it, nobody could answer, the betting was not reopened, or the cap is reached."""
    all_in = player.bet + player.stack
    answerable = any(other.bet + other.stack > hand.level for other in hand.live if other is not player)
    if all_in <= hand.level or not answerable or not reopened(hand, player):
        return None
    match hand.ruleset.betting:
        case "fixed_limit":
            return None if _capped(hand) else _exactly(min(hand.nominal + bet_size(hand), all_in))
        case "pot_limit":
            least = min(hand.level + hand.full_raise, all_in)
            return least, min(max(least, pot_limit(hand, player)), all_in)
        case "no_limit":
            return min(hand.level + hand.full_raise, all_in), all_in


def _exactly(to: int) -> tuple[int, int]:
    return to, to


def _capped(hand: Hand) -> bool:
    return hand.wagers >= CAP and not hand.uncapped


def reopened(hand: Hand, player: Player) -> bool:
    """Whether a player who is to act may raise: not acted yet on this street, or faced with at least the last
    full bet or raise since then; short all-ins add up (TDA 2024 rule 47-A). In fixed limit half a bet is enough
    (47-B)."""
    if player.answered is None:
        return True
    if hand.ruleset.betting == "fixed_limit":
        return 2 * (hand.level - player.answered) >= bet_size(hand)
    return hand.level - player.answered >= hand.full_raise


def pot_limit(hand: Hand, player: Player) -> int:
    """The highest total in pot-limit: the highest bet and a raise of the pot after the call; before the flop the
    blinds count in full whether or not they were posted (TDA 2024 rule 54-B)."""
    return hand.level + hand.pot + hand.unposted + hand.level - player.bet


def opener(hand: Hand) -> int:
    """The seat that acts first on this street, whether or not it still can: by position the one behind the highest
    forced bet, or left of the button; in stud by the cards that show (TDA 2024 RP-10)."""
    match hand.plan.opening:
        case "position":
            return _by_position(hand)
        case "low_card":
            return min(hand.players, key=lambda player: card_by_suit(player.up[0])).seat
        case "high_card":
            # At razz the ace is low: the king of spades is the worst card to show.
            return max(hand.players, key=lambda player: card_by_suit(player.up[0], ace_low=True)).seat
        case "high_hand":
            return max(hand.live, key=lambda player: (showing_high(player.up), _suit(player, ace_low=False))).seat
        case "low_hand":
            return max(hand.live, key=lambda player: (showing_low(player.up), _suit(player, ace_low=True))).seat


def _by_position(hand: Hand) -> int:
    seats = [player.seat for player in hand.players]
    if hand.street_index or hand.started is None or not hand.level:
        return seats[0]
    kinds = hand.started.kinds
    last = max(
        (place for place, kind in enumerate(kinds) if kind in ("big_blind", "straddle", "button_blind")),
        key=lambda place: hand.started.blinds[place] if hand.started else 0,
    )
    return seats[(last + 1) % len(seats)]


def _suit(player: Player, ace_low: bool) -> int:
    """The highest open card by rank and suit: of hands that show alike the higher suit acts first (TDA RP-10-D)."""
    return max(card_by_suit(card, ace_low=ace_low) for card in player.up)


def _referee(hand: Hand) -> Referee:
    """The hand's referee, told everything up to now; told anew where it had been told something else, or where more
    happened than the last move. All states of a hand share one referee, so that it is told once."""
    referee = hand.referee
    moves = sum(isinstance(fact, ActionTaken) for fact in hand.facts[referee.told :])
    if not referee.knows(hand.facts) or moves > (referee.street >= 0):
        referee.become(_retold(hand))
    _tell(referee, hand)
    return referee


def _tell(referee: Referee, hand: Hand) -> None:
    for fact in referee.untold(hand.facts):
        if isinstance(fact, ActionTaken):
            _move(referee, fact, hand)
    if referee.street != hand.street_index:
        rows = [
            Chips(player.seat, player.stack, _owed(hand, player, place)) for place, player in enumerate(hand.players)
        ]
        able = [row for row in rows if row.behind + row.bet]
        referee.begin(hand.street_index, able, _first(hand, [row.seat for row in able]))


def _owed(hand: Hand, player: Player, place: int) -> int:
    """The live forced bet; the highest one counts in full where its poster is short (Robert's Rules §4.1)."""
    assert hand.started is not None
    return hand.level if hand.level and hand.started.blinds[place] == hand.level else player.bet


def _first(hand: Hand, able: list[int]) -> int:
    """The opener, or the next seat behind it that the referee knows."""
    seats = [player.seat for player in hand.players]
    start = seats.index(opener(hand))
    return next(seat for seat in seats[start:] + seats[:start] if seat in able)


def _move(referee: Referee, fact: ActionTaken, hand: Hand) -> None:
    if fact.kind == "fold":
        referee.fold(fact.seat)
    elif fact.kind in RAISES:
        referee.bet(fact.seat, fact.to)
    elif fact.kind == "bring_in":
        assert hand.started is not None
        referee.bet(fact.seat, hand.started.bring_in)
    else:
        referee.check_or_call(fact.seat)


def _retold(hand: Hand) -> Referee:
    """A referee that was told the hand from its start, street by street."""
    again = undealt(hand.deck)
    for fact in hand.facts:
        if isinstance(fact, TurnStarted):
            _tell(again.referee, again)
        apply(again, fact)
    return again.referee
