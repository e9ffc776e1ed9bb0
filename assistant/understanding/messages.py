"""Sentences of the interface, kept as data, with their variables checked."""

from __future__ import annotations

from assistant.understanding.patterns import load


def say(*keys: str, file: str = "messages", **variables: object) -> str:
    """The text under ``keys`` with its ``{variables}`` filled in; a missing one raises KeyError."""
    entry: object = load(file)
    for key in keys:
        assert isinstance(entry, dict)
        entry = entry[key]
    text = str(entry)
    return text.format(**variables) if variables else text
