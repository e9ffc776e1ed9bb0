"""What a command begins with: the settings, the store, and a filled store for answers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.serving.shell import say

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.writing.model import Model
    from assistant.youju import Youju
    from vectorstore.store import Store

_LOOK_AGAIN = 0.2
"""Seconds between two looks at a store that another process is filling."""
_AT_ONCE = 64
"""So many reports are read again before the first question; more would keep it waiting."""
_MANY_TO_READ = (
    "{count} reports were read by an older version of Youju, and are read better now: "
    "`youju index` with their folder reads them again."
)


def settings_of(**options: object) -> Settings:
    """The settings, with what was given on the command line before the environment."""
    from assistant.settings import load_settings

    return load_settings(options)


def open_store(settings: Settings) -> Store:
    """The store that the settings name."""
    from vectorstore.store import Store

    return Store.open(
        settings.store, settings.encoder, settings.chroma_url, settings.catalogue_address
    )


def store_at(store: Path | None, chroma_url: str | None, catalogue_url: str | None) -> Store:
    """The store that is named on the command line, or by the settings."""
    return open_store(settings_of(store=store, chroma_url=chroma_url, catalogue_url=catalogue_url))


def open_filled(settings: Settings) -> Youju:
    """The assistant over a store that is not empty: the bundled corpus is in it, or one's own.

    A corpus half in would answer that reports are not held; so a fill that was broken off is
    finished first, and one that another process is at is waited for.
    """
    from assistant.serving.reports import fill
    from assistant.serving.terminal import progress
    from assistant.youju import Youju
    from vectorstore.database import StoreBusy

    store = open_store(settings)
    told = False
    while store.unfinished or not store.catalogue.reports():
        try:
            with progress("Indexing the bundled corpus") as on_progress:
                fill(store, settings.jobs, on_progress)
        except StoreBusy:
            if not told:
                say(f"Another process is indexing into {settings.store}; waiting ...", err=True)
            told = True
            time.sleep(_LOOK_AGAIN)
    _read_again(store, settings)
    return Youju(store, _model(settings))


def _read_again(store: Store, settings: Settings) -> None:
    """Reads again what an older version has read in another way, or says how, if it is much.

    Where that cannot be done, answers stand on what was read before.
    """
    from assistant.serving.terminal import progress
    from vectorstore.database import StoreBusy, StoreError

    count = store.count_read_otherwise
    if count > _AT_ONCE:
        say(_MANY_TO_READ.format(count=count), err=True)
    elif count:
        try:
            with progress("Reading the reports again") as on_progress:
                store.read_again(settings.jobs, on_progress)
        except StoreBusy:
            return  # another process is at it
        except StoreError as error:
            say(f"The reports could not be read again: {error}", err=True)


def _model(settings: Settings) -> Model | None:
    """The language model of the settings; nothing of it is imported where none is named."""
    if settings.model == "none":
        return None
    from assistant.writing.model import load_model

    return load_model(settings)


def print_json(value: object, *, indent: int | None = None) -> None:
    """Writes JSON on standard output."""
    from assistant.serving.records import to_json

    say(to_json(value, indent=indent))
