"""An answer cut into statements, each with the citations whose marks it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.numbers import MARK, printed, prose
from evals.sample import Sample

_STATEMENT = re.compile(r"[^\n]*?(?:[。！？!?]|\.(?=\s|\[|$)|$)[”’\"'）)]*(?:\s*\[\d+\])*", re.M)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a line of an answer and what it cites."""

    text: str
    citations: tuple[Mapping[str, Any], ...]


def statements_of(sample: Sample) -> tuple[Statement, ...]:
    """The statements of an answer.

    A sentence without a mark and without a number ("Yes.", "Three problems:") belongs to the one
    that it leads in. An answer without any mark is one statement that all citations stand behind.
    """
    if not MARK.search(sample.text):
        whole = sample.text.strip()
        return (Statement(whole, tuple(sample.citations)),) if whole else ()
    by_number = {str(citation["n"]): citation for citation in sample.citations}
    found: list[Statement] = []
    lead = ""
    for piece in _STATEMENT.findall(sample.text):
        if not re.search(r"\w", prose(piece)):
            continue
        marks = dict.fromkeys(MARK.findall(piece))
        if not marks and not printed(piece):
            lead += piece
            continue
        cited = tuple(by_number[mark] for mark in marks if mark in by_number)
        found.append(Statement((lead + piece).strip(), cited))
        lead = ""
    if lead and not found:
        found.append(Statement(lead.strip(), ()))
    return tuple(found)
