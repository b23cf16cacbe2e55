"""A link to a PostgreSQL socket that can be cut at an exact point of a conversation, silenced, or closed."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Literal, Self
from urllib.parse import parse_qs, quote, urlsplit

SOCKET = ".s.PGSQL.5432"


class FlakyLink:
    """Opened by `async with`; `url` leads through the link to the database of the URL it was made with."""

    def __init__(self, url: str) -> None:
        host = parse_qs(urlsplit(url).query)["host"][0]
        self._server = f"{host}/{SOCKET}"
        self._folder = Path(tempfile.mkdtemp(prefix="cardroom-link-"))
        self.url = url.replace(quote(host, safe=""), quote(str(self._folder), safe=""))
        self._listener: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._cut: Literal["question", "answer", ""] = ""
        self.was_cut = asyncio.Event()
        self.silent = False

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
        shutil.rmtree(self._folder)

    async def listen(self) -> None:
        """Take connections."""
        self._listener = await asyncio.start_unix_server(self._talk, self._folder / SOCKET)

    async def close(self) -> None:
        """Break all connections and take no more."""
        if self._listener is not None:
            self._listener.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def cut_question(self) -> None:
        """Break the connection instead of passing on the next thing a client says."""
        self._cut = "question"

    def cut_answer(self) -> None:
        """Pass on the next thing a client says, and break the connection instead of passing on the answer."""
        self._cut = "answer"

    async def cut_now(self) -> None:
        """Break the connections; the server does not learn of it before it next writes."""
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talks.add(task)
        server_reader, server_writer = await asyncio.open_unix_connection(self._server)
        pumps = [
            asyncio.create_task(self._pump(reader, server_writer, "question")),
            asyncio.create_task(self._pump(server_reader, writer, "answer")),
        ]
        try:
            await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            pass
        finally:
            for pump in pumps:
                pump.cancel()
            writer.close()
            server_writer.close()
            self._talks.discard(task)

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, kind: str) -> None:
        while heard := await source.read(65536):
            if self._cut == kind:
                self._cut = ""
                self.was_cut.set()
                return
            if not self.silent:
                target.write(heard)
                await target.drain()
