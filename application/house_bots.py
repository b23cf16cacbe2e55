"""House bots: players of the room that fill seats, see only what their seat sees, and play by rule of thumb."""

from collections.abc import Sequence

from domain.hand.evaluation import PAIR, RANKS, TRIPS, TWO_PAIR, evaluate
from domain.variants import RULESETS
from projections.table_view import TableView, TurnView

NAMES = ("Ada", "Bela", "Cleo", "Dario", "Edda", "Falk", "Gwen", "Hugo", "Iris", "Jory", "Kaya", "Lior", "Mina", "Nico")
FAIR = 0.45
"""How good a hand is thought to be in games of which the bot knows no rule of thumb."""


def choose(view: TableView, chance: float) -> tuple[str, int]:
    """The kind of action and its total (0 without one) for the bot whose view this is, on its turn.

    `chance` is drawn evenly from 0 to 1 and keeps the bot from being predictable."""
    assert view.hand is not None
    assert view.me is not None
    me, turn = view.seats[view.me], view.hand.turn
    assert me is not None
    assert turn is not None
    if "bring_in" in turn.legal:
        return "bring_in", 0
    strength = _strength(view, me.cards) + (chance - 0.5) * 0.3
    # A call costs its share of the pot, and the more of the stack it takes, the better a hand it needs.
    price = turn.to_call / max(1, view.hand.pot + turn.to_call) + 0.25 * turn.to_call / max(1, me.stack)
    if strength > 0.75 + price / 2 and turn.max_to:
        return _raise(turn, view, strength)
    if turn.to_call == 0:
        return _raise(turn, view, 0.5) if chance > 0.85 and turn.max_to else ("check", 0)
    cheap = turn.to_call <= max(view.big_blind, view.small_bet) and strength > 0.3
    return ("call", 0) if cheap or strength > 0.25 + price else ("fold", 0)


def discards(view: TableView) -> tuple[str, ...]:
    """The cards that a bot gives up in a draw: what pairs, and what is above an eight (badugi: what doubles a rank or
    a suit)."""
    assert view.hand is not None
    me = None if view.me is None else view.seats[view.me]
    assert me is not None
    badugi = RULESETS[view.hand.ruleset].variant.low == "badugi"
    kept: list[str] = []
    for card in sorted(me.cards, key=lambda card: _low(card, badugi)):
        doubles = any(card[0] == other[0] or (badugi and card[1] == other[1]) for other in kept)
        if not doubles and _low(card, badugi) <= 6:
            kept.append(card)
    return tuple(card for card in me.cards if card not in kept)


def another_game(view: TableView, chance: float) -> str:
    """The ruleset's id that a bot chooses where the game is its choice: any of the table's but the one just played, by
    `chance` from 0 to 1, so that the table sees them all."""
    others = [game.ruleset for place, game in enumerate(view.games) if place != view.game]
    return others[int(chance * len(others))]


def _low(card: str, ace_low: bool) -> int:
    """The rank from 0 for a two; an ace is best in badugi and worst in deuce to seven."""
    return -1 if ace_low and card[0] == "A" else RANKS.index(card[0])


def _raise(turn: TurnView, view: TableView, strength: float) -> tuple[str, int]:
    """Half the pot, or all of it with a strong hand, within what is legal."""
    assert view.hand is not None
    share = view.hand.pot if strength > 0.9 else view.hand.pot // 2
    return turn.legal[-1], max(turn.min_to, min(turn.max_to, turn.to_call + share))


def _strength(view: TableView, hole: Sequence[str]) -> float:
    """A guess between 0 and 1 at how good a hand is."""
    assert view.hand is not None
    variant = RULESETS[view.hand.ruleset].variant
    board = view.hand.boards[0] if view.hand.boards else ()
    if len(hole) == 2 and variant.flop:
        return _made(hole, board) if board else _start(hole)
    if variant.high is None:
        return _low_hand(hole)
    cards = (*hole, *board)[:7]
    return FAIR if len(cards) < 5 else _made_of(cards)


def _low_hand(hole: Sequence[str]) -> float:
    """Fewer different ranks above an eight are better."""
    low = {card[0] for card in hole if card[0] in "A2345678"}
    return 0.25 + 0.13 * min(5, len(low))


def _made_of(cards: Sequence[str]) -> float:
    category = evaluate(cards).category
    return {PAIR: 0.5, TWO_PAIR: 0.65, TRIPS: 0.8}.get(category, 0.9 if category > TRIPS else 0.3)


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
