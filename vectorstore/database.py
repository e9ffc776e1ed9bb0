"""The file under the catalogue: SQLite, its connections, transactions and remarks."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from sqlite3 import _Parameters as Values

SCHEMA_VERSION = "3"


class StoreError(RuntimeError):
    """The store cannot be used as it is; the message says why and what to do."""


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
        return list(self)


class _Connection(sqlite3.Connection):
    """A connection that knows its file, and whose statements say what to do about faults."""

    path: Path

    def execute(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, values)

    def executemany(self, sql: str, values: Iterable[Values]) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(sql, values)


class Database:
    """One SQLite file. Safe under threads; several processes may use it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._prepare()

    def _prepare(self) -> None:
        """Makes the tables in a new file; refuses a file that another version wrote."""
        try:
            connection = self.connection
            connection.execute("PRAGMA journal_mode = WAL")
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables:
                self._create()
            version = self.meta("schema")
        except (sqlite3.DatabaseError, StoreError) as error:
            raise StoreError(
                f"{self._path} is not a catalogue of this program ({error}): "
                "choose another store folder or delete this one and index again."
            ) from error
        if version != SCHEMA_VERSION:
            raise StoreError(
                f"The store {self._path.parent} was written by another version of this program "
                f"(format {version or 'unknown'}, this one reads {SCHEMA_VERSION}): "
                "delete the folder and index the reports again."
            )

    def _create(self) -> None:
        script = (resources.files("vectorstore") / "schema.sql").read_text("utf-8")
        with self.writing() as connection:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return
            for statement in _statements(script):
                connection.execute(statement)
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("schema", SCHEMA_VERSION), ("generation", "0"), ("store", uuid.uuid4().hex)],
            )

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(
                self._path,
                timeout=30,
                isolation_level=None,
                check_same_thread=False,
                factory=_Connection,
            )
            found.path = self._path
            found.execute("PRAGMA foreign_keys = ON")
            found.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = found
            with self._guard:
                self._connections.append(found)
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
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

    def meta(self, name: str) -> str:
        """A remark about the store itself; empty where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Keeps a remark about the store itself."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    @property
    def generation(self) -> int:
        """Grows with every change, so that each process notices what another one wrote."""
        return int(self.meta("generation") or 0)

    @property
    def store_id(self) -> str:
        """Tells stores apart that share a Chroma server."""
        return f"youju-{self.meta('store')}"

    def bump(self) -> None:
        """Tells every process that something has changed."""
        self.connection.execute(
            "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'"
        )


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would commit the transaction."""
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
