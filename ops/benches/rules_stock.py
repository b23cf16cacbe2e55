"""The same hands on PokerKit as it comes: its own streets, hand evaluation and division of the pots."""

from collections.abc import Iterable, Sequence

from pokerkit import (
    Automation,
    BadugiHand,
    BettingStructure,
    Card,
    Deck,
    EightOrBetterLowHand,
    Hand,
    Mode,
    OmahaEightOrBetterLowHand,
    OmahaHoldemHand,
    Opening,
    Rank,
    RegularLowHand,
    ShortDeckHoldemHand,
    StandardHighHand,
    StandardLowHand,
    State,
    Street,
    Suit,
)

from domain.event import Event
from domain.hand import events as told
from domain.variants import RULESETS
from domain.variants import Street as Plan
from ops.benches.rules_hands import PlayedHand

HANDS: dict[str, type[Hand]] = {
    "high": StandardHighHand,
    "short_deck": ShortDeckHoldemHand,
    "omaha": OmahaHoldemHand,
    "omaha_low": OmahaEightOrBetterLowHand,
    "eight_low": EightOrBetterLowHand,
    "ace_to_five": RegularLowHand,
    "deuce_to_seven": StandardLowHand,
    "badugi": BadugiHand,
}
OPENINGS = {
    "position": Opening.POSITION,
    "low_card": Opening.LOW_CARD,
    "high_card": Opening.HIGH_CARD,
    "high_hand": Opening.HIGH_HAND,
    "low_hand": Opening.LOW_HAND,
}
BETTING = {
    "no_limit": BettingStructure.NO_LIMIT,
    "pot_limit": BettingStructure.POT_LIMIT,
    "fixed_limit": BettingStructure.FIXED_LIMIT,
}
AUTOMATIONS = (
    Automation.ANTE_POSTING,
    Automation.BET_COLLECTION,
    Automation.BLIND_OR_STRADDLE_POSTING,
    Automation.RUNOUT_COUNT_SELECTION,
    Automation.HOLE_CARDS_SHOWING_OR_MUCKING,
    Automation.HAND_KILLING,
    Automation.CHIPS_PUSHING,
    Automation.CHIPS_PULLING,
)
CARDS = {repr(card): card for card in Deck.STANDARD}
UNKNOWN = Card(Rank.UNKNOWN, Suit.UNKNOWN)


class StockHand:
    """PokerKit's state, told the facts of one hand."""

    def __init__(self, played: PlayedHand) -> None:
        self._deck = played.start.cards.cards
        self._drawn: list[tuple[int, tuple[Card, ...]]] = []
        self._burned = -1
        self._held: list[dict[int, Card]] = []
        self.state = self._begin(played)

    def _begin(self, played: PlayedHand) -> State:
        begin = played.start
        ruleset = RULESETS[begin.ruleset]
        self._held = [{} for _ in begin.seats]
        return State(
            AUTOMATIONS,
            Deck.SHORT_DECK_HOLDEM if len(ruleset.variant.deck) == 36 else Deck.STANDARD,
            tuple(HANDS[ranking] for ranking in ruleset.variant.rankings),
            tuple(
                _street(plan, begin.big_blind or (begin.big_bet if plan.big else begin.small_bet), ruleset.betting)
                for plan in ruleset.variant.streets
            ),
            BETTING[ruleset.betting],
            False,
            begin.antes,
            begin.blinds,
            begin.bring_in,
            begin.stacks,
            len(begin.seats),
            mode=Mode.CASH_GAME,
            starting_board_count=begin.boards,
        )

    def tell(self, facts: Iterable[Event]) -> None:
        """The next facts; raises ValueError for what PokerKit refuses."""
        for fact in facts:
            match fact:
                case told.HoleCardsDealt(burned=burned, seats=seats, numbers=numbers):
                    self._deal_down(burned, seats, numbers)
                case told.UpCardsDealt(burned=burned, seats=seats, numbers=numbers):
                    self._deal_down(burned, seats, tuple((number,) for number in numbers))
                case told.StreetDealt(burned=burned, numbers=numbers):
                    self._burn(burned)
                    self.state.deal_board(self._cards(numbers))
                case told.ActionTaken(seat=seat, kind=kind, to=to):
                    self._act(seat, kind, to)
                case told.DrawMade():
                    self._draw(fact)
                case _:
                    pass

    def _deal_down(self, burned: int, seats: Sequence[int], numbers: Sequence[Sequence[int]]) -> None:
        self._burn(burned)
        for seat, own in zip(seats, numbers, strict=True):
            self._held[seat] |= zip(own, self._cards(own), strict=True)
            self.state.deal_hole(self._cards(own), seat)

    def _burn(self, number: int) -> None:
        if number >= 0:
            self.state.burn_card(self._cards((number,)))

    def _act(self, seat: int, kind: str, to: int) -> None:
        if self.state.actor_index != seat:
            raise ValueError("To PokerKit it is another seat's turn.")
        if kind == "fold":
            self.state.fold()
        elif kind in ("check", "call"):
            self.state.check_or_call()
        elif kind == "bring_in":
            self.state.post_bring_in()
        else:
            self.state.complete_bet_or_raise_to(to)

    def _draw(self, fact: told.DrawMade) -> None:
        """PokerKit lets everyone discard before anyone draws."""
        self.state.stand_pat_or_discard([self._held[fact.seat].pop(number) for number in fact.discarded])
        self._burned = max(self._burned, fact.burned)
        cards = self._cards(fact.drawn)
        self._held[fact.seat] |= zip(fact.drawn, cards, strict=True)
        if fact.drawn:
            self._drawn.append((fact.seat, cards))
        if not any(self.state.standing_pat_or_discarding_statuses):
            # PokerKit burns before every draw, the room only where somebody draws.
            self.state.burn_card(self._cards((self._burned,)) if self._burned >= 0 else (UNKNOWN,))
            for seat, drawn in self._drawn:
                self.state.deal_hole(drawn, seat)
            self._drawn, self._burned = [], -1

    def _cards(self, numbers: Sequence[int]) -> tuple[Card, ...]:
        return tuple([CARDS[self._deck[number]] for number in numbers])


def _street(plan: Plan, least: int, betting: str) -> Street:
    hole = (False,) * plan.down + (True,) * plan.up
    most = 4 if betting == "fixed_limit" else None
    return Street(plan.burn, hole, plan.board, plan.draw, OPENINGS[plan.opening], least, most)
