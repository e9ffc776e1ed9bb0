"""What a command begins with: the settings, the store, and a filled store for answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.shell import say

if TYPE_CHECKING:
    from assistant.engine import Youju
    from assistant.settings import Settings
    from vectorstore.store import Store


def settings_of(**options: object) -> Settings:
    """The settings, with what was given on the command line before the environment."""
    from assistant.settings import load_settings

    return load_settings(options)


def open_store(settings: Settings) -> Store:
    """The store that the settings name."""
    from vectorstore.store import Store

    return Store.open(settings.store, settings.encoder, settings.chroma_url)


def open_filled(settings: Settings) -> Youju:
    """The assistant over a store that holds at least the bundled corpus."""
    from assistant.engine import Youju
    from assistant.library import fill
    from assistant.terminal import progress

    store = open_store(settings)
    if not store.catalogue.reports():
        with progress("Indexing the bundled corpus") as on_progress:
            fill(store, settings.jobs, on_progress)
    return Youju(store)


def print_json(value: object, *, indent: int | None = None) -> None:
    """Writes JSON on standard output."""
    from assistant.records import to_json

    say(to_json(value, indent=indent))
