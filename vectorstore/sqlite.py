"""The catalogue in one file: SQLite, its connections, transactions, locks and faults."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from vectorstore.database import SCHEMA_VERSION, StoreBusy, StoreError, create_tables, remark

if TYPE_CHECKING:
    from sqlite3 import _Parameters as Values

_DAMAGED = (
    "{path} is damaged ({error}): put a backup in its place with `youju restore`, or delete the "
    "folder {folder} and index the reports again."
)
_SAID = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: "The disk of {folder} is full: make room, then run the command again.",
    sqlite3.SQLITE_IOERR: "The disk of {folder} cannot be read or written ({error}): look after "
    "the disk, or make room on it, then run the command again.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written: give yourself the right to.",
    sqlite3.SQLITE_BUSY: "Another process has been writing into {folder} for long: try again.",
}
"""What SQLite's faults mean to whoever uses the store, by their primary code."""


class _Cursor(sqlite3.Cursor):
    """A cursor whose faults say what to do."""

    connection: _Connection

    def _said(self, error: sqlite3.DatabaseError) -> Exception:
        text = _SAID.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if text is None:
            return error
        path = self.connection.path
        return StoreError(text.format(path=path, folder=path.parent, error=error))

    def execute(self, sql: str, values: Values = ()) -> Self:
        try:
            return super().execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise self._said(error) from error

    def executemany(self, sql: str, values: Iterable[Values]) -> Self:
        try:
            return super().executemany(sql, values)
        except sqlite3.DatabaseError as error:
            raise self._said(error) from error

    def __next__(self) -> tuple[Any, ...]:
        try:
            row: tuple[Any, ...] = super().__next__()
        except sqlite3.DatabaseError as error:
            raise self._said(error) from error
        return row

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        try:
            return super().fetchall()
        except sqlite3.DatabaseError as error:
            raise self._said(error) from error


class _Connection(sqlite3.Connection):
    """A connection that knows its file, and whose statements say what to do about faults."""

    path: Path

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, values)

    def executemany(self, sql: str, values: Iterable[Values]) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(sql, values)

    def insert(self, sql: str, values: Values) -> int:
        return int(self.execute(sql, values).lastrowid or 0)

    def insert_many(self, sql: str, values: Iterable[Values]) -> list[int]:
        return [self.insert(sql, row) for row in values]


class Sqlite:
    """One SQLite file. Safe under threads; several processes may use it, one of them indexing."""

    many_indexers = False

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._read_only = read_only
        self.place = str(path)
        self._local = threading.local()
        self._connections: list[_Connection] = []
        self._guard = threading.Lock()
        if not read_only:
            self._prepare()

    def _prepare(self) -> None:
        """Makes the tables in a new file; refuses a file that another version wrote."""
        try:
            connection = self.connection
            connection.execute("PRAGMA journal_mode = WAL")
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                self._create()
            version = remark(connection, "schema")
        except (sqlite3.DatabaseError, StoreError) as error:
            raise StoreError(
                f"{self.path} is not a catalogue of this program ({error}): "
                "choose another store folder or delete this one and index again."
            ) from error
        if version != SCHEMA_VERSION:
            raise StoreError(
                f"The store {self.path.parent} was written by another version of this program "
                f"(format {version or 'unknown'}, this one reads {SCHEMA_VERSION}): "
                "delete the folder and index the reports again."
            )

    def _create(self) -> None:
        with self.writing() as connection:
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                create_tables(connection, "sqlite")

    @property
    def connection(self) -> _Connection:
        """This thread's connection."""
        found: _Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(
                f"{self.path.resolve().as_uri()}{'?mode=ro' * self._read_only}",
                uri=True,
                timeout=30,
                isolation_level=None,
                check_same_thread=False,
                factory=_Connection,
            )
            found.path = self.path
            found.execute("PRAGMA foreign_keys = ON")
            found.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = found
            with self._guard:
                self._connections.append(found)
        return found

    @contextmanager
    def writing(self) -> Iterator[_Connection]:
        """One transaction: all of it is kept, or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:  # some faults have rolled it back already
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the catalogue, whatever other processes write meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("COMMIT")

    def close(self) -> None:
        """Closes every thread's connection."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    @contextmanager
    def indexing(self) -> Iterator[None]:
        """Keeps a second indexer out; the lock goes with the process, however that ends."""
        folder = self.path.parent
        connection = sqlite3.connect(folder / "index.lock", timeout=0, isolation_level=None)
        try:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise StoreBusy(
                    f"Another process is indexing into {folder}: wait until it has finished."
                ) from error
            yield
        finally:
            connection.close()

    def settling(self) -> AbstractContextManager[None]:
        """The only indexer is alone already."""
        return nullcontext()

    def postings(
        self, level: str, term: str, documents: int, tokens: int
    ) -> Iterable[tuple[int, float]]:
        """The passages or sentences that hold a term, with its BM25, from the full-text index.

        Which knows the numbers of documents and tokens itself.
        """
        phrase = '"' + term.replace('"', '""') + '"'
        return self.connection.execute(
            f"SELECT rowid, -bm25({level}_text) FROM {level}_text WHERE {level}_text MATCH ?",
            (phrase,),
        ).fetchall()  # ten times as quick as row by row

    def count_words(self, level: str, report_key: int, times: int) -> None:
        """The full-text index does so itself."""
