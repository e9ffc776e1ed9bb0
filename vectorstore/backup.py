"""A store in one file, and back. Vectors are in the catalogue, so nothing is encoded again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from vectorstore.catalogue import SCHEMA_VERSION, StoreError
from vectorstore.sqlite import Sqlite
from vectorstore.store import Store

_BY_ITS_OWN_MEANS = (
    "The catalogue is in PostgreSQL: save it with `pg_dump --format=custom --file=FILE DATABASE`, "
    "and put it back with `pg_restore --clean --dbname=DATABASE FILE`."
)


def backup(store: Store, file: Path) -> int:
    """Writes the store as it is now to a new file; gives the number of reports in it.

    Raises:
        StoreError: the file is there already, or cannot be written, or there is nothing to write.
    """
    engine = _in_a_file(store)
    if file.exists():
        raise StoreError(f"{file} exists already: choose another name for the backup.")
    if not store.catalogue.reports():
        raise StoreError(f"The store {store.folder} is empty: there is nothing to back up.")
    unfinished = file.with_name(f"{file.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        engine.connection.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The backup cannot be written to {file}: {error}.") from error
    return len(store.catalogue.reports())


def restore(store: Store, file: Path) -> int:
    """Puts what a backup holds in the place of all that a store just opened holds.

    Gives the number of reports. What was read of the old ones must not be met again under the keys
    of the new ones, so no other process may have the store open.

    Raises:
        StoreError: the file is no backup of this program, or the store is in use; it is as it was.
    """
    engine, catalogue = _in_a_file(store), store.catalogue
    with closing(_opened(file)) as saved, engine.indexing():
        generation = catalogue.generation
        _alone(engine)
        saved.backup(engine.connection)
        engine.connection.execute("PRAGMA journal_mode = WAL")
        catalogue.set_meta("generation", str(max(generation, catalogue.generation) + 1))
        catalogue.set_meta("encoder", "")  # the vectors in Chroma are still the old reports'
    store.index([])
    return len(catalogue.reports())


def _opened(file: Path) -> sqlite3.Connection:
    """The backup, unchanged by being read."""
    if not file.is_file():
        raise StoreError(f"There is no file {file}: name one that `youju backup` wrote.")
    saved = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        found = saved.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except sqlite3.DatabaseError as error:
        saved.close()
        raise StoreError(f"{file} is no backup of this program ({error}).") from error
    if found != (SCHEMA_VERSION,):
        saved.close()
        raise StoreError(
            f"{file} was written by another version of this program (format {found}, this one "
            f"reads {SCHEMA_VERSION}): index the reports again."
        )
    return saved


def _in_a_file(store: Store) -> Sqlite:
    engine = store.catalogue.engine
    if not isinstance(engine, Sqlite):
        raise StoreError(_BY_ITS_OWN_MEANS)
    return engine


def _alone(engine: Sqlite) -> None:
    """Makes sure that nobody else has the catalogue open: only then can its journal be changed."""
    connection = engine.connection
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except StoreError as error:
        raise StoreError(
            f"Another process has the store {engine.path.parent} open: stop it, then restore."
        ) from error
    finally:
        connection.execute("PRAGMA busy_timeout = 30000")
