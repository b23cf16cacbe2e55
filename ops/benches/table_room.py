"""The room under test: tables and seated players in a fresh journal, served by `cardroom run web`."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from adapters.clock import SystemClock
from adapters.compose import Foundation, foundation
from adapters.roles import catch_up
from adapters.settings import Settings
from adapters.web.tokens import Tokens
from application.accounts import Identity
from domain.table.commands import OpenTable
from domain.template.terms import Game, Terms
from ops.benches.table_seats import SEATS
from ops.benches.table_server import free_port, running

CHIPS = 1_000_000
"""Enough that nobody runs out of them."""


@dataclass(frozen=True, slots=True)
class SeatedTable:
    """A table and its players' tokens by seat."""

    table: str
    tokens: tuple[str, ...]


class TestedRoom:
    """A room on the database behind `url`; `folder` keeps its keys."""

    __test__ = False

    def __init__(self, url: str, folder: Path) -> None:
        self.port = free_port()
        self._url = url
        self._key = secrets.token_hex(32)
        self._settings = Settings(
            database_url=SecretStr(url), data_dir=folder, welcome_chips=CHIPS, log_level="error", port=self.port
        )
        self._tokens = Tokens([bytes.fromhex(self._key)], SystemClock())

    async def furnish(self, tables: int) -> list[SeatedTable]:
        """Open tables and seat six players at each; no hand begins before the room is served."""
        async with foundation(self._settings, self._url) as base:
            seated = [await self._open(base, f"Table {number}") for number in range(tables)]
            await catch_up(base)
        return seated

    @contextmanager
    def served(self) -> Iterator[int]:
        """The process id of the room's web server."""
        settings = {
            "CARDROOM_DATABASE_URL": self._url,
            "CARDROOM_DATA_DIR": str(self._settings.data_dir),
            "CARDROOM_TOKEN_KEY": self._key,
            "CARDROOM_PORT": str(self.port),
            "CARDROOM_LOG_LEVEL": "error",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CARDROOM_")}
        with running(("adapters.cli", "run", "web"), self.port, kept | settings) as process:
            yield process

    async def _open(self, base: Foundation, name: str) -> SeatedTable:
        """The shortest pause between hands, and clocks that never run out."""
        game = Game("nlhe/1", 10, 20)
        terms = Terms(name, (game,), SEATS, CHIPS, CHIPS, turn_seconds=3_600.0, pause_seconds=0.0, bank_seconds=0.0)
        table = await base.room.open_table(OpenTable(name, "room", "", 0, terms), f"bench/{name}")
        tokens = [await self._seat(base, table, name, seat) for seat in range(SEATS)]
        return SeatedTable(table, tuple(tokens))

    async def _seat(self, base: Foundation, table: str, name: str, seat: int) -> str:
        identity = Identity("development", f"{name}/{seat}", f"{name} seat {seat}")
        account = await base.room.enter(identity)
        await base.room.take_seat(account.player, table, seat, CHIPS, "bench")
        return self._tokens.issue(account.player)[0]
