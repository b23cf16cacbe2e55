"""Recorded hands, played again through the same commands, decisions and journal as everyone else's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from application.accounts import Identity
from application.dealing import StackedDeck
from application.room import Room
from domain.hand import Hand, decide, evolve, undealt
from domain.hand.commands import Act, HandCommand, StartHand
from domain.refusals import Refusal
from domain.table import TableRules

BANKROLL = 1_000
"""An account that runs dry is granted this many of the buy-ins it needs."""


class UnplayableHand(Refusal):
    """A recorded hand does not go by the rules; the message names the move."""

    kind = "invalid"


@dataclass(frozen=True, slots=True)
class BoardSeen:
    """The record says that these cards lie on the board by now."""

    text: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A player's recorded move: `kind` is `fold`, `check_or_call` or `bet_or_raise` (to a total on this street)."""

    text: str
    player: int
    kind: str
    to: int


@dataclass(frozen=True, slots=True)
class RecordedPlay:
    """A no-limit hold'em hand to be played again: per-player tuples begin left of the button and end on it, `cards`
    is the deck in the order of dealing, amounts are whole chips."""

    source: str
    names: tuple[str, ...]
    stacks: tuple[int, ...]
    ante: int
    small_blind: int
    big_blind: int
    cards: tuple[str, ...]
    moves: tuple[Move | BoardSeen, ...]
    finishing: tuple[int, ...] | None


async def play_again(room: Room, play: RecordedPlay) -> list[str]:
    """Seat the recorded players, deal their cards, make their moves, and send them home.

    Returns how the outcome differs from the record, a line each. Raises UnplayableHand before anything is stored
    where a move does not go by the rules."""
    acts = rehearse(play)
    table = await room.open_table(_rules(play), f"import/{play.source}", origin="import")
    players = [await _seat(room, table, play, seat) for seat in range(len(play.names))]
    await room.open_stacked_hand(table, StackedDeck(play.cards), "deal")
    live = await room.tables.open(table)
    assert live.hand_id is not None
    for act in acts:
        command_id = f"turn-{act.turn}"
        await room.act(players[act.seat], table, live.hand_id, act.turn, act.kind, act.to, command_id)
    assert live.hand is not None
    differences = list(_differences(play, live.hand))
    await room.close_table(table, "close")
    return differences


def rehearse(play: RecordedPlay) -> list[Act]:
    """The moves as commands, tried on the rules alone; raises UnplayableHand with the first that fails."""
    hand = _told(undealt(play.cards), _start(play), play.source)
    acts: list[Act] = []
    for move in play.moves:
        where = f"{play.source}: {move.text!r}"
        if isinstance(move, BoardSeen):
            _verify_board(hand, move, where)
        else:
            acts.append(_act(hand, move, where))
            hand = _told(hand, acts[-1], where)
    if not hand.over:
        raise UnplayableHand(f"{play.source}: the record ends before the hand does.")
    return acts


def _told(hand: Hand, command: HandCommand, where: str) -> Hand:
    try:
        return reduce(evolve, decide(hand, command), hand)
    except Refusal as refusal:
        raise UnplayableHand(f"{where}: {refusal.message}") from refusal


def _verify_board(hand: Hand, seen: BoardSeen, where: str) -> None:
    if hand.board[: len(seen.cards)] != seen.cards:
        raise UnplayableHand(f"{where}: the board is {' '.join(hand.board) or 'empty'} at this point.")


def _act(hand: Hand, move: Move, where: str) -> Act:
    if hand.turn is None:
        raise UnplayableHand(f"{where}: the hand is over.")
    if hand.turn.seat != move.player:
        raise UnplayableHand(f"{where}: p{hand.turn.seat + 1} is to act, not p{move.player + 1}.")
    call = "call" if hand.turn.to_call else "check"
    raised = "raise" if hand.level else "bet"
    kind = {"fold": "fold", "check_or_call": call, "bet_or_raise": raised}[move.kind]
    return Act(hand.turn.turn, move.player, kind, move.to, now=0.0)


def _differences(play: RecordedPlay, hand: Hand) -> Iterator[str]:
    for seat, recorded in enumerate(play.finishing or ()):
        if (stack := hand.at(seat).stack) != recorded:
            yield f"{play.source}: p{seat + 1} ({play.names[seat]}) ends with {stack}, the record says {recorded}."


async def _seat(room: Room, table: str, play: RecordedPlay, seat: int) -> str:
    name, stack = play.names[seat], play.stacks[seat]
    account = await room.enter(Identity("import", name, name))
    if account.balance < stack:
        await room.grant(account.player, stack * BANKROLL, "import", f"bankroll/{table}")
    await room.take_seat(account.player, table, seat, stack, "sit")
    return account.player


def _rules(play: RecordedPlay) -> TableRules:
    count = len(play.names)
    return TableRules(
        name=play.source[-60:],
        ruleset="nlhe/1",
        seats=count,
        small_blind=play.small_blind,
        big_blind=play.big_blind,
        ante=play.ante,
        min_buy_in=1,
        max_buy_in=max(play.stacks),
        button=count - 1,
    )


def _start(play: RecordedPlay) -> StartHand:
    """The start as the table will make it, for the rehearsal."""
    count = len(play.names)
    small, big = (1, 0) if count == 2 else (0, 1)
    return StartHand(
        table="",
        number=1,
        ruleset="nlhe/1",
        button=count - 1,
        seats=tuple(range(count)),
        players=play.names,
        names=play.names,
        stacks=play.stacks,
        antes=(play.ante,) * count,
        blinds=tuple({small: play.small_blind, big: play.big_blind}.get(seat, 0) for seat in range(count)),
        big_blind=play.big_blind,
        turn_seconds=1.0,
        deck="stacked",
        root="",
        cut_seats=(),
        cut_commitments=(),
        cuts=(),
        sealed_deck="",
        cards=play.cards,
        now=0.0,
    )
