"""Which of the room's methods each command frame calls."""

from adapters.web.frames_in import (
    Act,
    AutoTopUp,
    BombVote,
    ChangeSeat,
    ChooseGame,
    Command,
    Draw,
    Entry,
    Leave,
    OpenCut,
    Rabbit,
    Return,
    RunOut,
    SealCut,
    Show,
    SitOut,
    Straddle,
    Wish,
)
from application.room import Room
from domain.table import commands as ask


async def obey(room: Room, player: str, command: Command) -> int:
    """Do what the frame asks for the player; the answer is the seq of the frame that holds it. Raises Refusal or
    JournalUnavailable."""
    match command:
        case Act(cmd_id=cmd_id, table=table, hand=hand, turn=turn, kind=kind, to=to):
            return await room.act(player, table, hand, turn, kind, to or 0, cmd_id)
        case Draw(cmd_id=cmd_id, table=table, hand=hand, turn=turn, cards=cards):
            return await room.draw(player, table, hand, turn, cards, cmd_id)
        case RunOut(cmd_id=cmd_id, table=table, hand=hand, count=count):
            return await room.choose_runouts(player, table, hand, count, cmd_id)
        case Show(cmd_id=cmd_id, table=table, hand=hand, cards=cards):
            return await room.show_cards(player, table, hand, cards, cmd_id)
        case Rabbit(cmd_id=cmd_id, table=table, hand=hand):
            return await room.show_rabbit(player, table, hand, cmd_id)
        case SealCut(cmd_id=cmd_id, table=table, hand=hand, commitment=commitment):
            return await room.seal_cut(player, table, hand, commitment, cmd_id)
        case OpenCut(cmd_id=cmd_id, table=table, hand=hand, cut=cut):
            return await room.open_cut(player, table, hand, cut, cmd_id)
        case Leave(cmd_id=cmd_id, table=table):
            return await room.leave(player, table, cmd_id)
        case ChooseGame(cmd_id=cmd_id, table=table, ruleset=ruleset):
            return await room.choose_game(player, table, ruleset, cmd_id)
        case _:
            return await room.request(player, command.table, _asked(player, command), command.cmd_id)


def _asked(player: str, command: Wish) -> ask.TableCommand:
    """A frame as the table's own command."""
    match command:
        case SitOut(at_big_blind=at_big_blind):
            return ask.SitOut(player, at_big_blind)
        case Return(post=post):
            return ask.SitIn(player, post)
        case Entry(entry=entry):
            return ask.ChooseEntry(player, entry)
        case Straddle(armed="none"):
            return ask.DisarmStraddle(player)
        case Straddle(armed=armed):
            return ask.ArmStraddle(player, armed == "always")
        case BombVote(agrees=agrees):
            return ask.VoteBombPot(player, agrees)
        case ChangeSeat(to=to):
            return ask.ChangeSeat(player, to)
        case AutoTopUp(to=to):
            return ask.SetAutoTopUp(player, to)
