"""The lines of a batch: each a question with its conversation, or the error in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

History = tuple[dict[str, str], ...]


class BadInput(ValueError):
    """Something that was typed or sent cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch. ``error`` says what is wrong with it, and is empty where it is right."""

    id: str | int | float | None
    question: str = ""
    history: History = ()
    error: str = ""

    def tagged(self, result: dict[str, Any]) -> dict[str, Any]:
        """The result under the id of the line, where it has one."""
        return result if self.id is None else {"id": self.id, **result}


def history_of(value: object) -> History:
    """The turns of a conversation from its JSON.

    Raises:
        BadInput: when it is not a list of objects with role and content.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadInput('"history" must be a list of {"role", "content"} objects.')
    turns = []
    for item in value:
        role = item.get("role") if isinstance(item, dict) else None
        content = item.get("content") if isinstance(item, dict) else None
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise BadInput(
                'Each turn of "history" must be {"role": "user" or "assistant", "content": text}.'
            )
        turns.append({"role": str(role), "content": content})
    return tuple(turns)


def line_of(text: str) -> Line:
    """One line of a batch, read."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Line(None, error=f"The line is not JSON: {error}.")
    if not isinstance(value, dict):
        return Line(None, error='The line must be a JSON object {"id", "question", "history"?}.')
    found = value.get("id")
    plain = isinstance(found, str | int | float) and not isinstance(found, bool)
    identity = found if plain else None
    if found is not None and identity is None:
        return Line(None, error='"id" must be a text or a number.')
    if not isinstance(value.get("question"), str):
        return Line(identity, error='The line has no "question", or it is not a text.')
    try:
        return Line(identity, value["question"], history_of(value.get("history")))
    except BadInput as error:
        return Line(identity, error=str(error))


def read_batch(path: Path) -> Iterator[Line]:
    """The lines of a batch file, in order; empty lines are passed over.

    Raises:
        BadInput: when the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"The batch file {path} cannot be read: {error.strerror}.") from error
    for raw in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        if not raw.strip():
            continue
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            yield Line(None, error="The line is not UTF-8 text: save the file as UTF-8.")
        else:
            yield line_of(text)
