"""The file under the catalogue: SQLite, its connections, transactions and remarks."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

SCHEMA_VERSION = "3"


class StoreError(RuntimeError):
    """The store cannot be used as it is; the message says why and what to do."""


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
        except sqlite3.DatabaseError as error:
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
                self._path, timeout=30, isolation_level=None, check_same_thread=False
            )
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
