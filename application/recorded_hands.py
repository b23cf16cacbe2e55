"""Recorded hands, played again through the same commands, decisions and journal as everyone else's."""

from application.accounts import Identity
from application.live_table import LiveTable
from application.recorded_play import RecordedPlay
from application.rehearsal import Rehearsal, Spoken
from application.room import Room
from domain.chips import LIMIT
from domain.hand.commands import Act, Draw, ShowCards
from domain.table.commands import OpenTable
from domain.template.terms import Game, Terms

BANKROLL = 1_000
"""An account that runs dry is granted this many of the buy-ins it needs."""
LONGEST_NAME = 60


async def play_again(room: Room, rehearsal: Rehearsal) -> list[str]:
    """Seat the recorded players, deal their cards, have them say what they said, and send them home.

    Returns how the outcome differs from the record, a line each."""
    play = rehearsal.play
    table = await room.open_table(_opening(play), f"import/{play.source}")
    players = [await _seat(room, table, play, seat) for seat in play.start.seats]
    await room.open_stacked_hand(table, play.start, "deal")
    live = await room.tables.open(table)
    for place, command in enumerate(rehearsal.commands):
        await _say(room, live, players[command.seat], command, f"said-{place}")
    assert live.hand is not None
    differences = list(play.differences([player.stack for player in live.hand.players]))
    await room.close_table(table, "close")
    return differences


async def _say(room: Room, live: LiveTable, player: str, command: Spoken, command_id: str) -> None:
    table, hand = live.id, live.hand_id
    assert hand is not None
    assert live.hand is not None
    match command:
        case Act(turn=turn, kind=kind, to=to):
            await room.act(player, table, hand, turn, kind, to, command_id)
        case Draw(turn=turn, discarded=numbers):
            await room.draw(player, table, hand, turn, live.hand.cards(numbers), command_id)
        case ShowCards(numbers=numbers):
            await room.show_cards(player, table, hand, live.hand.cards(numbers), command_id)


async def _seat(room: Room, table: str, play: RecordedPlay, seat: int) -> str:
    name, stack = play.start.names[seat], play.start.stacks[seat]
    account = await room.enter(Identity("import", name, name))
    if account.balance < stack:
        await room.grant(account.player, min(stack * BANKROLL, LIMIT), "import", f"bankroll/{table}")
    await room.take_seat(account.player, table, seat, stack, "sit")
    return account.player


def _opening(play: RecordedPlay) -> OpenTable:
    """A table for this one hand; the forced bets, which fit no template, are those of the hand itself."""
    start = play.start
    game = Game(
        ruleset=start.ruleset,
        small_blind=start.small_blind,
        big_blind=start.big_blind,
        small_bet=start.small_bet,
        big_bet=start.big_bet,
        bring_in=start.bring_in,
        ante=max(start.antes),
        boards=start.boards,
    )
    name = _name(play.source)
    terms = Terms(
        name=name,
        games=(game,),
        seats=len(start.seats),
        min_buy_in=1,
        max_buy_in=max(start.stacks),
        turn_seconds=start.turn_seconds,
        bank_seconds=0.0,
        bank_gain=0.0,
        ratholing_seconds=0.0,
    )
    return OpenTable(name, "import", "", 0, terms, first_button=start.button)


def _name(source: str) -> str:
    """As many of the last parts of a path as fit into a table's name."""
    if len(source) <= LONGEST_NAME:
        return source
    end = source[-LONGEST_NAME:]
    return end.partition("/")[2] or end
