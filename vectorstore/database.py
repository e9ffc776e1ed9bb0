"""What the catalogue stands on: one SQL for two engines, and remarks about the store itself."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import resources
from typing import Any, Protocol

SCHEMA_VERSION = "3"


class StoreError(RuntimeError):
    """The store cannot be used as it is; the message says why and what to do."""


class StoreBusy(StoreError):
    """Another process is indexing into the store."""


class Rows(Protocol):
    """What a statement gives."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...

    def fetchone(self) -> Any:  # noqa: ANN401 - a tuple, whose length the caller knows, or None
        """The first row; None where there is none."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""


class Connection(Protocol):
    """Runs statements in SQL that both engines read, with ``?`` where values go."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows:
        """Runs a statement."""

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> object:
        """Runs a statement for each of many values."""

    def insert(self, sql: str, values: Sequence[Any], /) -> int:
        """Inserts a row into a table that numbers its rows; gives its key."""

    def insert_many(self, sql: str, values: Iterable[Sequence[Any]], /) -> list[int]:
        """Inserts rows into a table that numbers its rows; gives their keys."""


class Engine(Protocol):
    """SQLite or PostgreSQL. Safe under threads; several processes may use one database.

    ``many_indexers`` says whether they may index beside each other, also on different machines.
    """

    many_indexers: bool
    place: str
    """Where the catalogue is, as it may be shown: without user and password."""

    @property
    def connection(self) -> Connection:
        """For a statement by itself, or in this thread's transaction while there is one."""

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction, kept whole or not at all; processes take turns at it."""

    def reading(self) -> AbstractContextManager[None]:
        """One view of the catalogue, whatever other processes write meanwhile."""

    def indexing(self) -> AbstractContextManager[None]:
        """A run of an indexer. Where only one may run, a second raises StoreBusy."""

    def settling(self) -> AbstractContextManager[None]:
        """Nobody takes a report in or out meanwhile."""

    def postings(
        self, level: str, term: str, documents: int, tokens: int
    ) -> Iterable[tuple[int, float]]:
        """The passages or sentences that hold a term, by key, with its BM25 in each.

        ``documents`` and ``tokens``: how many passages or sentences there are, and tokens in them.
        """

    def count_words(self, level: str, report_key: int, times: int) -> None:
        """Counts the words of a report in (1) or out (-1), if the index does not do so itself."""

    def close(self) -> None:
        """Lets go of every connection."""


class Database:
    """An engine, and the remarks that are kept about the store."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.writing = engine.writing
        self.close = engine.close
        self._view = threading.local()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the catalogue for this thread, whatever other processes write meanwhile."""
        with self.engine.reading():
            outer: int | None = getattr(self._view, "generation", None)
            self._view.generation = self.generation
            try:
                yield
            finally:
                self._view.generation = outer

    @property
    def connection(self) -> Connection:
        """For a statement by itself, or in this thread's transaction while there is one."""
        return self.engine.connection

    def meta(self, name: str) -> str:
        """A remark about the store itself; empty where there is none."""
        return remark(self.connection, name)

    def set_meta(self, name: str, value: str) -> None:
        """Keeps a remark about the store itself."""
        self.connection.execute(
            "INSERT INTO meta VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    @property
    def generation(self) -> int:
        """Grows with every change, so that each process notices what another one wrote."""
        viewed: int | None = getattr(self._view, "generation", None)
        return int(self.meta("generation") or 0) if viewed is None else viewed

    @property
    def store_id(self) -> str:
        """Tells stores apart that share a Chroma server."""
        return f"youju-{self.meta('store')}"

    def bump(self) -> None:
        """Tells every process that something has changed."""
        self.connection.execute(
            "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) "
            "WHERE name = 'generation'"
        )


def remark(connection: Connection, name: str) -> str:
    """A remark about a store; empty where there is none."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def run_script(connection: Connection, name: str) -> None:
    """Runs the statements of a file beside this one, in a transaction of the caller's."""
    script = (resources.files("vectorstore") / name).read_text("utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def create_tables(connection: Connection, engine: str) -> None:
    """Makes the tables of a new store, with its first remarks, in a transaction of the caller's."""
    run_script(connection, f"schema.{engine}.sql")
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [("schema", SCHEMA_VERSION), ("generation", "0"), ("store", uuid.uuid4().hex)],
    )
