"""House bots: players of the room that fill seats, see only what their seat sees, and play by rule of thumb."""

from collections.abc import Sequence

from domain.hand.evaluation import PAIR, RANKS, TRIPS, TWO_PAIR, evaluate
from projections.table_view import TableView, TurnView

NAMES = ("Ada", "Bela", "Cleo", "Dario", "Edda", "Falk", "Gwen", "Hugo", "Iris", "Jory", "Kaya", "Lior", "Mina", "Nico")


def choose(view: TableView, chance: float) -> tuple[str, int]:
    """The kind of action and its total (0 without one) for the bot whose view this is, on its turn.

    `chance` is drawn evenly from 0 to 1 and keeps the bot from being predictable."""
    assert view.hand is not None
    assert view.me is not None
    me, turn = view.seats[view.me], view.hand.turn
    assert me is not None
    assert turn is not None
    strength = _strength(me.cards, view.hand.board) + (chance - 0.5) * 0.3
    # A call costs its share of the pot, and the more of the stack it takes, the better a hand it needs.
    price = turn.to_call / max(1, view.hand.pot + turn.to_call) + 0.25 * turn.to_call / max(1, me.stack)
    if strength > 0.75 + price / 2 and turn.max_to:
        return _raise(turn, view, strength)
    if turn.to_call == 0:
        return _raise(turn, view, 0.5) if chance > 0.85 and turn.max_to else ("check", 0)
    cheap = turn.to_call <= view.big_blind and strength > 0.3
    return ("call", 0) if cheap or strength > 0.25 + price else ("fold", 0)


def _raise(turn: TurnView, view: TableView, strength: float) -> tuple[str, int]:
    """Half the pot, or all of it with a strong hand, within what is legal."""
    assert view.hand is not None
    share = view.hand.pot if strength > 0.9 else view.hand.pot // 2
    kind = "raise" if "raise" in turn.legal else "bet"
    return kind, max(turn.min_to, min(turn.max_to, turn.to_call + share))


def _strength(hole: Sequence[str], board: Sequence[str]) -> float:
    """A guess between 0 and 1 at how good two cards are, alone or with the board."""
    return _made(hole, board) if board else _start(hole)


def _start(hole: Sequence[str]) -> float:
    high, low = sorted((RANKS.index(card[0]) for card in hole), reverse=True)
    if high == low:
        return 0.5 + high / 24
    suited = 0.06 if hole[0][1] == hole[1][1] else 0.0
    connected = 0.05 if high - low == 1 else 0.0
    return (high * 1.6 + low) / 36 + suited + connected


def _made(hole: Sequence[str], board: Sequence[str]) -> float:
    """Only what the hole cards add to the board counts."""
    mine = evaluate((*hole, *board))
    if not set(hole) & set(mine.cards):
        return 0.15
    if mine.category == PAIR:
        paired = max(RANKS.index(card[0]) for card in mine.cards[:2])
        return 0.6 if paired >= max(RANKS.index(card[0]) for card in board) else 0.4
    return {TWO_PAIR: 0.75, TRIPS: 0.85}.get(mine.category, 0.95 if mine.category > TRIPS else 0.15)
