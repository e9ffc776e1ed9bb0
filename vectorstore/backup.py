"""A store in one file, and back. Vectors are in the catalogue, so nothing is encoded again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from vectorstore.catalogue import SCHEMA_VERSION, Catalogue, StoreError
from vectorstore.copying import replace_all
from vectorstore.sqlite import Sqlite
from vectorstore.store import Store


def backup(store: Store, file: Path) -> int:
    """Writes the store as it is now to a new file; gives the number of reports in it.

    Raises:
        StoreError: the file is there already, or cannot be written, or there is nothing to write.
    """
    if file.exists():
        raise StoreError(f"{file} exists already: choose another name for the backup.")
    if not store.catalogue.reports():
        raise StoreError(f"The store {store.folder} is empty: there is nothing to back up.")
    unfinished = file.with_name(f"{file.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        _write(store.catalogue, unfinished)
        unfinished.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The backup cannot be written to {file}: {error}.") from error
    return len(store.catalogue.reports())


def _write(catalogue: Catalogue, file: Path) -> None:
    if isinstance(catalogue.engine, Sqlite):
        catalogue.connection.execute("VACUUM INTO ?", (str(file),))
        return
    with closing(Catalogue(Sqlite(file))) as saved:
        replace_all(saved, catalogue)
        saved.connection.execute("PRAGMA journal_mode = DELETE")  # one file, and no others beside


def restore(store: Store, file: Path) -> int:
    """Puts what a backup holds in the place of all that a store just opened holds.

    Gives the number of reports. What was read of the old ones must not be met again under the keys
    of the new ones: in a server they get new keys, and of a file no other process may be reading.

    Raises:
        StoreError: the file is no backup of this program, or the store is in use; it is as it was.
    """
    catalogue, engine = store.catalogue, store.catalogue.engine
    with closing(_opened(file)) as saved, engine.indexing():
        if isinstance(engine, Sqlite):
            _read_file(catalogue, engine, saved)
        else:
            replace_all(catalogue, saved)
        catalogue.set_meta("encoder", "")  # the vectors in Chroma are still the old reports'
    store.index([])
    return len(catalogue.reports())


def _opened(file: Path) -> Catalogue:
    """The backup, unchanged by being read."""
    if not file.is_file():
        raise StoreError(f"There is no file {file}: name one that `youju backup` wrote.")
    saved = Catalogue(Sqlite(file, read_only=True))
    try:
        found = saved.meta("schema")
    except (sqlite3.DatabaseError, StoreError) as error:
        saved.close()
        raise StoreError(f"{file} is no backup of this program ({error}).") from error
    if found != SCHEMA_VERSION:
        saved.close()
        raise StoreError(
            f"{file} was written by another version of this program (format {found}, this one "
            f"reads {SCHEMA_VERSION}): index the reports again."
        )
    return saved


def _read_file(catalogue: Catalogue, engine: Sqlite, saved: Catalogue) -> None:
    generation = catalogue.generation
    _alone(engine)
    assert isinstance(saved.engine, Sqlite)
    saved.engine.connection.backup(engine.connection)
    engine.connection.execute("PRAGMA journal_mode = WAL")
    catalogue.set_meta("generation", str(max(generation, catalogue.generation) + 1))


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
