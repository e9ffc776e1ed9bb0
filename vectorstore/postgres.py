"""The catalogue in a PostgreSQL server, for any number of machines: the door to psycopg."""

from __future__ import annotations

import selectors
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any

import numpy as np
import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus

from vectorstore.bm25 import rarity, saturation
from vectorstore.database import SCHEMA_VERSION, StoreError, create_tables, remark, run_script

_MOST_CONNECTIONS = 8
"""So many threads of a process use the database at once; the others wait their turn."""

_DEFAULTS: dict[str, Any] = {
    "application_name": "youju",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""What the address does not say itself: a server that is silent is given up within a minute."""

_BEGIN_WRITING = (
    "BEGIN; SET LOCAL lock_timeout = '15min'; "
    "SET LOCAL idle_in_transaction_session_timeout = '10min'; "
    "SELECT pg_advisory_xact_lock(7907450157)"
)
"""Writers take turns by a lock whose number is ours; a lost machine gives it back in time."""

_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL enable_seqscan = off"
"""A common word is looked up in the index too: the planner takes it for cheap to read all texts."""

_POSTING = np.dtype([("key", ">i8"), ("often", ">i4"), ("length", ">i4")])
"""How a passage or sentence that holds a term is sent, in the order of bytes of PostgreSQL."""

_NO_ADDRESS = (
    "This is not the address of a PostgreSQL database: write it like "
    "postgresql://user@host:5432/database (special characters in it as %XX)."
)
_SAID: dict[type[psycopg.Error], str] = {
    errors.DiskFull: "The disk of {place} is full: make room, then run the command again.",
    errors.TooManyConnections: "{place} takes no more connections: raise its max_connections.",
    errors.LockNotAvailable: "Another process has been writing into {place} for long: try again.",
    errors.InsufficientPrivilege: "{place} does not let this user write ({error}): make the user "
    "the owner of the database.",
    errors.InvalidSchemaName: "{place} does not let this user write ({error}): make the user the "
    "owner of the database.",
    errors.ReadOnlySqlTransaction: "{place} can only be read ({error}): name the server that "
    "takes changes.",
    psycopg.OperationalError: "The catalogue {place} does not answer ({error}): start PostgreSQL, "
    "or see to the address, the user and the password.",
    psycopg.InterfaceError: "The catalogue {place} does not answer ({error}): start PostgreSQL.",
}
"""What PostgreSQL's faults mean to whoever uses the store; the first that fits is said."""


class _Rows(list[tuple[Any, ...]]):
    """What a statement gave."""

    def fetchone(self) -> tuple[Any, ...] | None:
        return self[0] if self else None

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self


class Postgres:
    """One database of a PostgreSQL server. Safe under threads and among processes, all writing.

    A thread uses one connection in a transaction, and any for a statement by itself. One that the
    server has closed is left, so that a server that went away and returned is found again.

    Raises:
        StoreError: the address is none, nothing answers there, or it is not for this program.
    """

    many_indexers = True

    def __init__(self, url: str) -> None:
        given = _parsed(url)
        self.place = _place(given)
        self._conninfo = make_conninfo(**{**_DEFAULTS, **given})
        self._local = threading.local()
        self._idle: list[psycopg.Connection] = []
        self._guard = threading.Lock()
        self._slots = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self._prepare()

    def _prepare(self) -> None:
        """Makes the tables in a new database; refuses one that is not for this program."""
        (encoding,) = self.execute("SHOW server_encoding")[0]
        if encoding != "UTF8":
            raise StoreError(f"{self.place} is in {encoding}: make a database in UTF8 for Youju.")
        if not self._has_tables():
            with self.writing():
                if not self._has_tables():
                    create_tables(self, "postgres")
        version = remark(self, "schema")
        if version != SCHEMA_VERSION:
            raise StoreError(
                f"The catalogue {self.place} was written by another version of this program "
                f"(format {version or 'unknown'}, this one reads {SCHEMA_VERSION}): "
                "make a new database and index the reports again."
            )

        self._complete()

    def _complete(self) -> None:
        """Adds to a database of an earlier version what makes words quick to find."""
        column = "FROM information_schema.columns WHERE table_schema = current_schema() AND "
        lacking = f"SELECT 1 WHERE NOT EXISTS (SELECT 1 {column} column_name = 'repeated')"
        if self.execute(lacking):
            with self.writing():
                if self.execute(lacking):
                    run_script(self, "upgrade.postgres.sql")

    def _has_tables(self) -> bool:
        tables = "FROM information_schema.tables WHERE table_schema = current_schema()"
        names = {name for (name,) in self.execute(f"SELECT table_name {tables}")}
        if names and "meta" not in names:
            raise StoreError(
                f"{self.place} holds tables of another program: make a database for Youju alone."
            )
        return bool(names)

    # Statements

    @property
    def connection(self) -> Postgres:
        """For a statement by itself, or in this thread's transaction while there is one."""
        return self

    def execute(self, sql: str, values: Sequence[Any] = ()) -> _Rows:
        """Runs a statement."""
        with self._lent() as connection:
            cursor = connection.cursor(binary=True)
            cursor.execute(sql.replace("?", "%s"), _storable(values))
            return _Rows(cursor.fetchall() if cursor.description else ())

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Runs a statement for each of many values."""
        with self._lent() as connection:
            connection.cursor().executemany(sql.replace("?", "%s"), map(_storable, values))

    def insert(self, sql: str, values: Sequence[Any]) -> int:
        """Inserts a row into a table that numbers its rows; gives its key."""
        return int(self.execute(f"{sql} RETURNING key", values)[0][0])

    def insert_many(self, sql: str, values: Iterable[Sequence[Any]]) -> list[int]:
        """Inserts rows into a table that numbers its rows, without waiting for each; their keys."""
        rows = [_storable(row) for row in values]
        if not rows:
            return []
        with self._lent() as connection:
            cursor = connection.cursor(binary=True)
            statement = f"{sql} RETURNING key".replace("?", "%s")
            cursor.executemany(statement, rows, returning=True)
            keys = [int(key) for (key,) in cursor]
            while cursor.nextset():
                keys += [int(key) for (key,) in cursor]
            return keys

    # Connections

    @contextmanager
    def _lent(self) -> Iterator[psycopg.Connection]:
        """The connection of this thread's transaction, or one for now. Faults say what to do."""
        try:
            held: psycopg.Connection | None = getattr(self._local, "connection", None)
            if held is not None:
                yield held
                return
            with self._slots:
                connection = self._taken()
                try:
                    yield connection
                finally:
                    self._give_back(connection)
        except psycopg.Error as error:
            raise self._said(error) from error

    def _taken(self) -> psycopg.Connection:
        while True:
            with self._guard:
                found = self._idle.pop() if self._idle else None
            if found is None:
                return psycopg.connect(self._conninfo, autocommit=True)
            if _is_open(found):
                return found
            found.close()

    def _give_back(self, connection: psycopg.Connection) -> None:
        if connection.info.transaction_status is TransactionStatus.IDLE:
            with self._guard:
                self._idle.append(connection)
        else:
            connection.close()

    def _said(self, error: psycopg.Error) -> Exception:
        text = next((text for kind, text in _SAID.items() if isinstance(error, kind)), None)
        if text is None:
            return error
        reason = str(error).removeprefix("connection failed: ").partition("\n")[0]
        return StoreError(text.format(place=self.place, error=reason))

    def close(self) -> None:
        """Closes every connection."""
        with self._guard:
            for connection in self._idle:
                connection.close()
            self._idle.clear()

    # Transactions

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Postgres]:
        """A transaction of this thread; inside another one it is part of that."""
        if getattr(self._local, "connection", None) is not None:
            yield self
            return
        with self._lent() as connection:
            connection.execute(begin)
            self._local.connection = connection
            try:
                yield self
                connection.execute("COMMIT")
            except BaseException:
                with suppress(psycopg.Error):  # a lost connection has rolled it back already
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._local.connection = None

    def writing(self) -> AbstractContextManager[Postgres]:
        """One transaction, kept whole or not at all; processes take turns at it."""
        return self._transaction(_BEGIN_WRITING)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the catalogue, whatever other processes write meanwhile."""
        with self._transaction(_BEGIN_READING):
            yield

    def indexing(self) -> AbstractContextManager[None]:
        """Any number of indexers run; they take turns at writing."""
        return nullcontext()

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Nobody takes a report in or out meanwhile."""
        with self.writing():
            yield

    # Words

    def postings(
        self, level: str, term: str, documents: int, tokens: int
    ) -> Iterable[tuple[int, float]]:
        """The passages or sentences that hold a term, with its BM25 in each.

        They come as one value: reading thousands of rows takes longer than finding them.
        """
        ((packed,),) = self.execute(
            "SELECT string_agg(int8send(rowid) || int4send(coalesce((repeated ->> ?)::int, 1)) || "
            f"int4send(length), ''::bytea) FROM {level}_text "
            "WHERE string_to_array(tokens, ' ') @> ARRAY[?::text]",
            (term, term),
        )
        found = np.frombuffer(packed or b"", _POSTING)
        often, length = found["often"].astype(np.float64), found["length"].astype(np.float64)
        repeated = saturation(often, length, tokens / max(1, documents))
        scores = rarity(len(found), documents) * repeated
        return zip(found["key"].tolist(), scores.tolist(), strict=True)

    def count_words(self, level: str, report_key: int, times: int) -> None:
        """Counts the words of a report in (1) or out (-1)."""
        self.execute(
            f"INSERT INTO {level}_word AS kept SELECT term, ? * count(*) FROM (SELECT DISTINCT "
            f"key, unnest(string_to_array(tokens, ' ')) AS term FROM {level} JOIN {level}_text "
            "ON rowid = key WHERE report = ?) AS found GROUP BY term "
            "ON CONFLICT (term) DO UPDATE SET doc = kept.doc + excluded.doc",
            (times, report_key),
        )
        if times < 0:
            self.execute(f"DELETE FROM {level}_word WHERE doc = 0")


def _parsed(url: str) -> dict[str, Any]:
    if url.startswith(("postgresql://", "postgres://")):
        with suppress(psycopg.ProgrammingError):
            return conninfo_to_dict(url)
    raise StoreError(_NO_ADDRESS)  # what psycopg says of it may hold a part of the password


def _place(given: dict[str, Any]) -> str:
    """Where the database is, without user and password."""
    port = f":{given['port']}" if given.get("port") else ""
    return f"postgresql://{given.get('host') or ''}{port}/{given.get('dbname') or ''}"


def _is_open(connection: psycopg.Connection) -> bool:
    """Whether the server has not closed an idle connection: then there would be that to read."""
    if connection.closed:
        return False
    with selectors.DefaultSelector() as selector:
        selector.register(connection.fileno(), selectors.EVENT_READ)
        return not selector.select(0)


def _storable(values: Sequence[Any]) -> list[Any]:
    """PostgreSQL has no NUL in texts; what is quoted is kept in bytes, which have it."""
    return [v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in values]
