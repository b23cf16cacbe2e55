"""What a view of the analysts' door is: columns that stay, and a query that makes them from today's read models."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from psycopg.sql import SQL, Composed, Identifier, Literal

SCHEMA = "analytics"
"""Where the views are."""
PRIVATE = "analytics_private"
"""Where the key of the pseudonyms is, and what the views were made of; no analyst reads it."""

_TABLE = re.compile(r"\{(\w+)\}\.(\w+)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and PostgreSQL's type; `meaning` says what it holds and in which unit."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class View:
    """A view: its `query` gives a column for each of `columns`, under the same name, and names the tables of a
    projection as `{hand_history}.hands`, and the key of the pseudonyms as `{private}.pseudonym_key`.

    One that tells who is who is for those alone who are trusted with `identities`."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    query: str
    identities: bool = False

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """The projections' tables that it reads: each projection's name with the table's."""
        found = {(schema, table) for schema, table in _TABLE.findall(self.query) if schema != "private"}
        return tuple(sorted(found))

    @property
    def identifier(self) -> Identifier:
        """Its full name."""
        return Identifier(SCHEMA, self.name)

    def made_of(self, tables: Sequence[int]) -> str:
        """A fingerprint of its definition over these tables, given by their OIDs: other text or tables, another one."""
        return sha256(repr((self, *tables)).encode()).hexdigest()

    def definition(self, schemas: Mapping[str, str]) -> Composed:
        """The statement that makes it over the projections' schemas, given by the projections' names.

        Names and types are those of `columns`, whatever the query's are."""
        columns = SQL(", ").join(
            SQL("{name}::{type} AS {name}").format(name=Identifier(column.name), type=SQL(column.type))
            for column in self.columns
        )
        query = SQL(self.query).format(private=Identifier(PRIVATE), **{k: Identifier(v) for k, v in schemas.items()})
        statement = SQL(
            "CREATE OR REPLACE VIEW {name} WITH (security_barrier) AS SELECT {columns} FROM ({query}) AS source"
        )
        return statement.format(name=self.identifier, columns=columns, query=query)

    def comments(self) -> list[Composed]:
        """The statements that say what it and its columns mean."""
        of_view = SQL("COMMENT ON VIEW {} IS {}").format(self.identifier, Literal(self.meaning))
        return [of_view, *(self._comment(column) for column in self.columns)]

    def _comment(self, column: Column) -> Composed:
        name = Identifier(SCHEMA, self.name, column.name)
        return SQL("COMMENT ON COLUMN {} IS {}").format(name, Literal(column.meaning))
