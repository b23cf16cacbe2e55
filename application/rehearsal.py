"""Recorded hands tried on the rules alone: each move becomes the command that a player would have given."""

from dataclasses import dataclass

from application.recorded_play import UNTOLD, BoardSeen, Drew, Happening, HoleSeen, Moved, Mucked, RecordedPlay, Shown
from domain.hand import Hand, decide, evolve_all, undealt
from domain.hand.commands import Act, Draw, HandCommand, ShowCards
from domain.hand.events import ActionTaken, DrawStarted, ForcedBetPosted, PotAwarded, TurnStarted
from domain.refusals import Refusal

Spoken = Act | Draw | ShowCards
"""What players say in a hand."""


class UnplayableHand(Refusal):
    """A recorded hand does not go by the rules; the message names the move. With other cards in the hands of the
    `suspects` it might, where the record does not tell them."""

    kind = "invalid"

    def __init__(self, message: str, suspects: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.suspects = suspects


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A recorded hand that goes by the rules: the commands that play it, and the stacks that it leaves."""

    play: RecordedPlay
    commands: tuple[Spoken, ...]
    stacks: tuple[int, ...]
    contested: tuple[int, ...]
    """The seats whose cards met at the showdown; none where all but one folded."""

    @property
    def differences(self) -> list[str]:
        """How the stacks differ from the recorded ones, a line each."""
        return list(self.play.differences(self.stacks))


def rehearse(play: RecordedPlay) -> Rehearsal:
    """Try a recorded hand; raises UnplayableHand with the first happening that the rules do not allow."""
    stage = _Stage(play)
    for happening in play.happenings:
        stage.go_on(happening)
    hand = stage.hand
    if not hand.over:
        raise UnplayableHand(f"{play.source}: the record ends before the hand does.")
    contested = tuple(player.seat for player in hand.live) if len(hand.live) > 1 else ()
    return Rehearsal(play, tuple(stage.commands), tuple(player.stack for player in hand.players), contested)


class _Stage:
    """The hand so far, and what was said in it."""

    def __init__(self, play: RecordedPlay) -> None:
        self.hand = undealt(play.start.cards)
        self.commands: list[Spoken] = []
        self._mucked: set[int] = set()
        self._where = self._source = play.source
        self._tell(play.start)

    def go_on(self, happening: Happening) -> None:
        """One happening further: a command where the player said something, a check where the rules act by
        themselves."""
        self._where = f"{self._source}: {happening.text!r}"
        match happening:
            case Moved():
                self._move(happening)
            case Drew(player=player, numbers=numbers):
                self._draw(player, numbers)
            case BoardSeen(cards=cards):
                self._see_board(cards)
            case HoleSeen(player=player, cards=cards):
                self._see_hole(player, cards)
            case Shown(player=player, numbers=numbers):
                self._show(player, numbers)
            case Mucked(player=player):
                self._muck(player)

    def _say(self, command: Spoken) -> None:
        self._tell(command)
        self.commands.append(command)

    def _tell(self, command: HandCommand) -> None:
        try:
            self.hand = evolve_all(self.hand, decide(self.hand, command))
        except Refusal as refusal:
            raise self._unplayable(refusal.message) from refusal

    def _move(self, move: Moved) -> None:
        if _idle(self.hand, move):
            return
        turn = self._turn(move.player)
        if not isinstance(turn, TurnStarted):
            raise self._unplayable(f"p{move.player + 1} is to draw or to stand pat.")
        self._say(Act(turn.turn, move.player, _kind(move, turn.kinds), move.to, now=0.0))

    def _draw(self, player: int, numbers: tuple[int, ...]) -> None:
        turn = self._turn(player)
        if not isinstance(turn, DrawStarted):
            raise self._unplayable(f"this is a betting round, p{player + 1} is to act.")
        self._say(Draw(turn.turn, player, numbers, now=0.0))

    def _turn(self, player: int) -> TurnStarted | DrawStarted:
        turn = self.hand.turn
        if not isinstance(turn, TurnStarted | DrawStarted):
            raise self._unplayable("the hand is over.")
        if turn.seat != player:
            # In stud the open cards say who begins.
            suspects = (turn.seat, player) if self.hand.ruleset.variant.stud else ()
            raise self._unplayable(f"p{turn.seat + 1} is to act, not p{player + 1}.", suspects)
        return turn

    def _see_board(self, cards: tuple[str, ...]) -> None:
        """At the end all streets lie there at once."""
        board = self.hand.board[: len(cards)] if self.hand.over else self.hand.board
        told = tuple(UNTOLD if seen == UNTOLD else card for card, seen in zip(board, cards, strict=False))
        if len(board) != len(cards) or told != cards:
            raise self._unplayable(f"the board is {' '.join(self.hand.board) or 'empty'} at this point.")

    def _see_hole(self, player: int, cards: tuple[str, ...]) -> None:
        if not set(cards) <= set(self.hand.hole(player)):
            shared = self.hand.ruleset.variant.stud and self.hand.board
            why = f", the deck is short and all share {' '.join(shared)}" if shared else ""
            raise self._unplayable(f"by the rules p{player + 1} gets no such card here{why}.")

    def _show(self, player: int, numbers: tuple[int, ...]) -> None:
        """Winners, and everyone where somebody is all-in, show without being asked; the beaten, and who won without a
        contest, may. Between all-in draws the room shows nothing yet."""
        self._verify_closed()
        shown = self.hand.at(player)
        if self.hand.over and set(numbers) - {*shown.shown, *shown.up_numbers}:
            self._say(ShowCards(player, numbers))

    def _muck(self, player: int) -> None:
        """Nobody mucks what wins by the rules; who is the last with cards may (TDA 2024 rule 17-B)."""
        self._verify_closed()
        self._mucked.add(player)
        others = tuple(other.seat for other in self.hand.live if other.seat != player)
        awarded = any(isinstance(fact, PotAwarded) and fact.seat == player for fact in self.hand.facts)
        if awarded and not self._mucked.issuperset(others):
            raise self._unplayable(f"by the rules p{player + 1} wins with these cards.", (player, *others))

    def _verify_closed(self) -> None:
        if isinstance(self.hand.turn, TurnStarted):
            raise self._unplayable(f"the hand is not over, p{self.hand.turn.seat + 1} is to act.")

    def _unplayable(self, problem: str, suspects: tuple[int, ...] = ()) -> UnplayableHand:
        return UnplayableHand(f"{self._where}: {problem}", suspects)


def _kind(move: Moved, kinds: tuple[str, ...]) -> str:
    """The room's word for a recorded move; the nearest one where none fits, which the rules then refuse."""
    match move.kind:
        case "check_or_call":
            return "call" if "call" in kinds else "check"
        case "bet_or_raise":
            return next((kind for kind in ("bet", "raise", "complete") if kind in kinds), "raise")
        case kind:
            return kind


def _idle(hand: Hand, move: Moved) -> bool:
    """Whether somebody is said to check where all others in the pot are all-in: the rules ask nobody then, but some
    records do."""
    if move.kind != "check_or_call" or isinstance(hand.turn, TurnStarted):
        return False
    all_in = {fact.seat for fact in hand.facts if isinstance(fact, ActionTaken | ForcedBetPosted) and fact.all_in}
    return [player.seat for player in hand.live if player.seat not in all_in] == [move.player]
