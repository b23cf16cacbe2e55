"""Cheats at the simulated tables: what each kind does instead of playing fair, more or less often."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from domain.hand import Hand
from domain.hand.commands import Act
from domain.hand.evaluation import value
from domain.hand.events import TurnStarted
from ops.benches.integrity_people import Person, Tempo, bet, call, give_up, made, start
from projections.integrity.signal import Kind

INTENSITIES = ("blatant", "moderate", "weak")


@dataclass(slots=True)
class Cheat:
    """Accounts that cheat together, in such a share of what they could; `on` while they do so in the present hand."""

    kind: Kind
    accounts: tuple[str, ...]
    intensity: str
    share: float
    on: bool = field(default=False)

    def begin(self, dealt_in: Sequence[str], chance: Random) -> None:
        """A hand begins: shall it be one of those?"""
        present = sum(account in dealt_in for account in self.accounts)
        self.on = present >= min(2, len(self.accounts)) and chance.random() < self.share

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """What one of them does where others would do what is `honest`; None to let the turn run out."""
        return honest


SHARES: dict[Kind, tuple[float, float, float]] = {
    "chip_dumping": (0.12, 0.05, 0.015),
    "soft_play": (1.0, 0.65, 0.3),
    "fold_to_partner": (0.95, 0.6, 0.3),
    "time_out_ring": (0.05, 0.02, 0.006),
    "improbable_results": (1.0, 0.5, 0.2),
}
"""In which share of their hands each intensity cheats."""


class Dumping(Cheat):
    """The first account builds a pot with the second and then gives it away."""

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """The winner keeps betting. The loser goes along until much is in, then folds, or, where that loses, calls."""
        loser, winner = (self._seat(hand, account) for account in self.accounts)
        if not self.on or loser is None or winner is None or hand.at(loser).folded or hand.at(winner).folded:
            return honest
        if person.id == self.accounts[1]:
            return bet(hand, turn, 0.9) if turn.max_to else call(turn)
        others = any(player.total > FAR_IN for player in hand.live if player.seat not in (loser, winner))
        own = hand.at(loser)
        if others:
            return give_up(turn)
        if turn.to_call and own.total > 0.25 * (own.total + own.stack) and chance.random() < 0.6:
            return give_up(turn)
        ahead = hand.board and self._worth(hand, loser) > self._worth(hand, winner)
        return give_up(turn) if ahead and turn.to_call == own.stack else call(turn)

    def _worth(self, hand: Hand, seat: int) -> int:
        return value("high", hand.hole(seat), hand.board) or 0

    def _seat(self, hand: Hand, account: str) -> int | None:
        return next((player.seat for player in hand.players if player.player == account), None)


class SoftPlay(Cheat):
    """Alone with each other they check and call, whatever they hold."""

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """Neither bets nor raises where only the partner is left."""
        alone = hand.street_index > 0 and len(hand.live) == 2
        if self.on and alone and all(player.player in self.accounts for player in hand.live):
            return call(turn) if honest.kind in ("bet", "raise") else honest
        return honest


class FoldToPartner(Cheat):
    """Each gives way when the other has raised or bet."""

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """Fold, unless the hand is too good to."""
        partner = next(account for account in self.accounts if account != person.id)
        if not self.on or not turn.to_call or hand.aggressor is None or hand.at(hand.aggressor).player != partner:
            return honest
        hole = hand.hole(turn.seat)
        strength = made(hole, hand.board) if hand.board else start(hole)
        return honest if strength > 0.985 else give_up(turn)


class Ring(Cheat):
    """All of them let a turn run out in the same hand."""

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """The next turn of each."""
        return None if self.on else honest


class Seer(Cheat):
    """One who sees everybody's cards."""

    def move(self, person: Person, hand: Hand, turn: TurnStarted, honest: Act, chance: Random) -> Act | None:
        """After the flop: bet and call when ahead, fold when behind, now and then bet people off weak hands."""
        if not self.on or not hand.board:
            return honest
        worth = {player.seat: value("high", hand.hole(player.seat), hand.board) or 0 for player in hand.live}
        others = max(worth[player.seat] for player in hand.live if player.seat != turn.seat)
        if worth[turn.seat] > others:
            return bet(hand, turn, 0.6) if turn.max_to and chance.random() < 0.6 else call(turn)
        weak = all(made(hand.hole(each.seat), hand.board) < 0.3 for each in hand.live if each.seat != turn.seat)
        if weak and turn.max_to and not turn.to_call and chance.random() < 0.5:
            return bet(hand, turn, 0.7)
        early = len(hand.board) < 5 and turn.to_call * 5 < hand.pot
        return call(turn) if early else give_up(turn)


PLAYED: dict[Kind, type[Cheat]] = {
    "chip_dumping": Dumping,
    "soft_play": SoftPlay,
    "fold_to_partner": FoldToPartner,
    "time_out_ring": Ring,
    "improbable_results": Seer,
}
"""The kinds that show in how hands are played."""

FAR_IN = 40
"""So many chips of a third player spoil a dumped pot."""

BEATS = (Tempo(1.8, 0.05, 0.0, 0.0, 0.0), Tempo(2.2, 0.3, 0.0, 0.0, 0.0), Tempo(2.6, 0.6, 0.1, 0.1, 0.001))
"""The tempo of a program, from a plain timer to one that imitates people."""


def as_program(person: Person, intensity: int) -> Person:
    """The same style, played by a program."""
    return replace(person, tempo=BEATS[intensity])
