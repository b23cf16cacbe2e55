"""A hand begins: everything that it needs from the table is decided here."""

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.bombs import bomb_next
from domain.table.button import next_positions
from domain.table.debts import missed
from domain.table.events import HandOpened
from domain.table.forced_bets import Bet, bomb_bets, forced_bets
from domain.table.games import allows_runouts, boards, fixed_limit
from domain.table.positions import Positions
from domain.table.straddles import straddles
from domain.table.table import Table


def open_hand(table: Table, command: ask.OpenHand) -> list[Event]:
    """Raises HandRunning, TooFewPlayers, or DeckNotCommitted."""
    if table.hand is not None:
        raise no.HandRunning("A hand is being played.")
    if len(table.ready) < 2:
        raise no.TooFewPlayers("A hand needs two players.")
    if table.origin == "room" and not (table.deck and table.deck.hand == command.hand and table.deck.fixed):
        raise no.DeckNotCommitted("The deck of this hand is not committed and cut.")
    at = next_positions(table)
    bomb = bomb_next(table)
    bets = bomb_bets(table, at) if bomb else forced_bets(table, at, straddles(table, at))
    return [_opened(table, command.hand, at, bets, bomb), *missed(table, at, bets)]


def open_recorded_hand(table: Table, command: ask.OpenRecordedHand) -> list[Event]:
    """Raises HandRunning, NotAnImport, or NotSeated for a seat where nobody sits."""
    if table.origin != "import":
        raise no.NotAnImport("Recorded hands are dealt at tables of an import only.")
    if table.hand is not None:
        raise no.HandRunning("A hand is being played.")
    if not set(command.seats) <= table.seats.keys():
        raise no.NotSeated("A recorded hand is dealt to those who sit at its table.")
    rows = zip(command.antes, command.blinds, command.kinds, command.dead, strict=True)
    bets = dict(zip(command.seats, (Bet(*row) for row in rows), strict=True))
    posted = {bet.kind: seat for seat, bet in bets.items()}
    small, big = posted.get("small_blind", -1), posted.get("big_blind", -1)
    at = Positions(command.button, small, small, big, command.seats)
    return [_opened(table, command.hand, at, bets, command.bomb)]


def rake_cap(table: Table, players: int) -> int:
    """The highest rake with so many dealt in, in whole chips; 0 heads-up where that is free (rule sheet 6)."""
    if players == 2 and not table.terms.rake_heads_up:
        return 0
    two, few, many = table.terms.rake_caps
    return two if players == 2 else few if players < 5 else many


def _opened(table: Table, hand: str, at: Positions, bets: dict[int, Bet], bomb: bool) -> HandOpened:
    game, terms, seats = table.game, table.terms, tuple(bets)
    on = max(boards(game), terms.bomb_boards) if bomb else boards(game)
    return HandOpened(
        hand=hand,
        number=table.number + 1,
        game=table.program.game,
        ruleset=game.ruleset,
        button=at.button,
        small_blind_seat=at.small_blind,
        big_blind_seat=at.big_blind,
        seats=seats,
        stacks=tuple(table.seats[seat].stack for seat in seats),
        antes=tuple(bet.ante for bet in bets.values()),
        blinds=tuple(bet.live for bet in bets.values()),
        kinds=tuple(bet.kind for bet in bets.values()),
        dead=tuple(bet.dead for bet in bets.values()),
        big_blind=0 if fixed_limit(game) else game.big_blind,
        small_bet=game.small_bet,
        big_bet=game.big_bet,
        bring_in=game.bring_in,
        boards=on,
        bomb=bomb,
        button_bought=at.bought,
        most_runouts=terms.most_runouts if allows_runouts(game) and on == 1 else 1,
        rake_per_mille=terms.rake_per_mille,
        rake_cap=rake_cap(table, len(seats)),
        turn_seconds=terms.turn_seconds,
        banks=tuple(table.seats[seat].bank for seat in seats),
    )
