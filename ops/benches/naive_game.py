"""The naive stack's poker: stock PokerKit with all it automates, its own hand types, and the whole state as JSON."""

import random
from typing import Any

from pokerkit import Automation, NoLimitTexasHoldem, State

SEATS = 6
STACK = 1_000_000
BLINDS = (10, 20)


class NaiveGame:
    """A table of six that deals one hand after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.stacks = [STACK] * SEATS
        self.hand = 0
        self.seq = 0
        self.button = random.randrange(SEATS)
        self.deal()

    def deal(self) -> None:
        """Start the next hand; the small blind sits behind the button."""
        self.hand += 1
        self.seq += 1
        self.button = (self.button + 1) % SEATS
        self.order = [(self.button + 1 + place) % SEATS for place in range(SEATS)]
        self.state: State = NoLimitTexasHoldem.create_state(
            tuple(Automation), True, 0, BLINDS, BLINDS[1], [self.stacks[seat] for seat in self.order], SEATS
        )

    @property
    def over(self) -> bool:
        """Whether the hand is finished."""
        return not self.state.status

    @property
    def turn(self) -> int | None:
        """The seat to act."""
        actor = self.state.actor_index
        return None if actor is None else self.order[actor]

    def act(self, seat: int, kind: str, to: int) -> None:
        """Take a turn. Raises ValueError where PokerKit does not allow it."""
        if seat != self.turn:
            raise ValueError("it is not your turn")
        if kind == "fold":
            self.state.fold()
        elif kind in ("check", "call"):
            self.state.check_or_call()
        elif kind in ("bet", "raise"):
            self.state.complete_bet_or_raise_to(to)
        else:
            raise ValueError("unknown action")
        self.seq += 1
        if self.over:
            for place, owner in enumerate(self.order):
                self.stacks[owner] = int(self.state.stacks[place])

    def view(self, viewer: int | None) -> dict[str, Any]:
        """The whole state as one seat may see it; None sees every card, for the database."""
        state = self.state
        return {
            "seq": self.seq,
            "table": self.name,
            "hand": self.hand,
            "button": self.button,
            "blinds": BLINDS,
            "board": [repr(card) for cards in state.board_cards for card in cards],
            "pot": state.total_pot_amount,
            "pots": [
                {"amount": pot.amount, "seats": [self.order[i] for i in pot.player_indices]} for pot in state.pots
            ],
            "over": self.over,
            "turn": self._turn(),
            "seats": [self._seat(seat, viewer) for seat in range(SEATS)],
            "me": viewer,
        }

    def _turn(self) -> dict[str, Any] | None:
        if self.turn is None:
            return None
        state = self.state
        return {
            "seat": self.turn,
            "to_call": state.checking_or_calling_amount,
            "min_to": state.min_completion_betting_or_raising_to_amount or 0,
            "max_to": state.max_completion_betting_or_raising_to_amount or 0,
        }

    def _seat(self, seat: int, viewer: int | None) -> dict[str, Any]:
        state, place = self.state, self.order.index(seat)
        visible = viewer is None or viewer == seat
        cards = state.hole_cards[place] if visible else state.get_censored_hole_cards(place)
        return {
            "seat": seat,
            "name": f"Player {seat}",
            "stack": state.stacks[place],
            "bet": state.bets[place],
            "folded": not state.statuses[place],
            "all_in": state.statuses[place] and not state.stacks[place],
            "cards": [repr(card) for card in cards],
            "won": state.payoffs[place] if self.over else 0,
        }
