"""Six clients for each table of a stack."""

import asyncio
from collections.abc import Iterable, Sequence

from ops.benches.naive_server import tokens
from ops.benches.table_load import Load
from ops.benches.table_room import SeatedTable
from ops.benches.table_seats import SEATS, LoadedTable, Speech
from ops.benches.table_socket import ClientSocket, ConnectionEnded
from ops.benches.table_speech import NaiveSpeech, RelaySpeech, RoomSpeech

RETRY_SECONDS = 0.25


async def room_load(port: int, seated: Iterable[SeatedTable]) -> Load:
    """Everyone at the room's tables. Raises ConnectionEnded and LoadFailed."""
    tables = []
    for each in seated:
        speech = RoomSpeech(each.table)
        table = await _seated(speech, port, ["/ws"] * SEATS)
        for socket, token in zip(table.sockets, each.tokens, strict=True):
            socket.send(speech.greeting(token))
        tables.append(table)
    return Load(tables)


async def naive_load(port: int, tables: int) -> Load:
    """Everyone at the naive stack's tables. Raises ConnectionEnded."""
    paths = [
        [f"/ws?token={tokens.dumps([f'table {number}', seat])}" for seat in range(SEATS)] for number in range(tables)
    ]
    return Load([await _seated(NaiveSpeech(), port, each) for each in paths])


async def relay_load(port: int, tables: int) -> Load:
    """Everyone at the relay's tables, whose names are as long as the room's. Raises ConnectionEnded."""
    names = [f"table:{number:036}" for number in range(tables)]
    return Load([await _seated(RelaySpeech(name), port, [f"/ws/{name}"] * SEATS) for name in names])


async def _seated(speech: Speech, port: int, paths: Sequence[str]) -> LoadedTable:
    table = LoadedTable(speech)
    for seat, path in enumerate(paths):
        table.sockets.append(await _connected(port, path, table, seat))
    return table


async def _connected(port: int, path: str, table: LoadedTable, seat: int) -> ClientSocket:
    """A socket, as soon as the room lets one more in: it limits how fast an address may connect."""
    while True:
        try:
            return await ClientSocket.connect(port, path, table.hearing(seat))
        except ConnectionEnded as ended:
            if "too_many_requests" not in str(ended):
                raise
            await asyncio.sleep(RETRY_SECONDS)
