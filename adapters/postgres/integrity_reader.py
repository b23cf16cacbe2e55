"""Reads what the integrity signals are computed from, and what people said of them."""

from collections.abc import Mapping, Sequence

from psycopg.sql import SQL, Identifier

from adapters.postgres.reader import NOT_BUILT, OUT_OF_REACH, Reader
from adapters.postgres.reason import reason
from application.ports import JournalUnavailable
from projections import integrity
from projections.integrity import queries
from projections.integrity.book import Book
from projections.integrity.evidence import Evidence, Subject
from projections.integrity.reviewed import Said
from projections.projection import Row, schema_of


class IntegrityReader(Reader):
    """The sums, the evidence and the reviews behind a pool of connections. Raises what every Reader raises."""

    async def book(self, since: str) -> Book:
        """Everything that signals are computed from; sign-ins from the UTC day `since` (`2026-01-31`) on."""
        return queries.book_of(await self._at_once(queries.BOOK, {"since": since}))

    async def evidence(self, subjects: Sequence[Subject]) -> list[Evidence]:
        """The hands that are kept for these subjects, the strongest first."""
        kinds, players, others = ([subject[place] for subject in subjects] for place in range(3))
        wanted = {"kinds": kinds, "players": players, "others": others}
        return queries.evidence_of(await self.rows(integrity, queries.EVIDENCE, wanted))

    async def reviews(self) -> dict[str, list[Said]]:
        """Everything that was said, by signal."""
        return queries.reviews_of(await self.rows(integrity, queries.REVIEWS))

    async def _at_once(self, questions: Mapping[str, str], parameters: Mapping[str, object]) -> dict[str, list[Row]]:
        """The answers to several queries by name, all of the same moment."""
        schema = Identifier(schema_of(integrity))
        try:
            async with self.pool.connection() as connection, connection.transaction():
                await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                return {
                    name: await (await connection.execute(SQL(text).format(schema=schema), parameters)).fetchall()
                    for name, text in questions.items()
                }
        except NOT_BUILT as error:
            raise JournalUnavailable(f"A read model is not built yet: {reason(error)}") from error
        except OUT_OF_REACH as error:
            raise JournalUnavailable(reason(error)) from error
