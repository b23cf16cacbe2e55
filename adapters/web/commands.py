"""Which of the room's methods each command frame calls."""

from adapters.web.frames_in import Act, Command, OpenCut, SealCut, SeatCommand
from application.room import Room


async def obey(room: Room, player: str, command: Command) -> int:
    """Do what the frame asks for the player; the answer is the seq of the frame that holds it. Raises Refusal or
    JournalUnavailable."""
    match command:
        case Act(cmd_id=cmd_id, table=table, hand=hand, turn=turn, kind=kind, to=to):
            return await room.act(player, table, hand, turn, kind, to or 0, cmd_id)
        case SeatCommand(t="sit_out", cmd_id=cmd_id, table=table):
            return await room.sit_out(player, table, cmd_id)
        case SeatCommand(t="return", cmd_id=cmd_id, table=table):
            return await room.sit_in(player, table, cmd_id)
        case SeatCommand(cmd_id=cmd_id, table=table):
            return await room.leave(player, table, cmd_id)
        case SealCut(cmd_id=cmd_id, table=table, hand=hand, commitment=commitment):
            return await room.seal_cut(player, table, hand, commitment, cmd_id)
        case OpenCut(cmd_id=cmd_id, table=table, hand=hand, cut=cut):
            return await room.open_cut(player, table, hand, cut, cmd_id)
