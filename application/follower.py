"""Keeps the tables of this process up to date with what other processes append for them."""

import asyncio
from collections.abc import Mapping

import structlog

from application.live_table import LiveTable
from application.ports import Journal, JournalUnavailable, SealBroken
from application.tables import Tables

PATIENCE_SECONDS = 1.0

log = structlog.get_logger()


class Follower:
    """Hears what others append; where a table held here lacks some of it, its streams are read again."""

    def __init__(self, journal: Journal, tables: Tables) -> None:
        self._journal = journal
        self._tables = tables

    async def run(self, stop: asyncio.Event) -> None:
        """Follow the log until `stop` is set, through times when it is out of reach."""
        position: int | None = None
        while not stop.is_set():
            try:
                position = await self._journal.end() if position is None else await self._follow(position)
            except JournalUnavailable as away:
                log.warning("follower_waits", reason=str(away))
                await asyncio.sleep(PATIENCE_SECONDS)

    async def _follow(self, position: int) -> int:
        news = await self._journal.news(position, PATIENCE_SECONDS)
        if news.versions:
            for live in self._tables.loaded():
                if live.lacks(news.versions):
                    await self._catch_up(live, news.versions)
        return news.position

    async def _catch_up(self, live: LiveTable, latest: Mapping[str, int]) -> None:
        """One table that cannot be read must not stop the others."""
        try:
            await self._tables.catch_up(live, latest)
        except SealBroken as broken:
            log.error("table_unreadable", table=live.id, reason=str(broken))
