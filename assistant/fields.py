"""What a report says about itself, and how to reach its issuer: telephone, address, date, index number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.enumerations import Item, section_at
from assistant.patterns import compile_words, load
from corpus.report import Report, Span


@dataclass(frozen=True, slots=True)
class _Field:
    asks: re.Pattern[str]
    bars: re.Pattern[str] | None
    finds: re.Pattern[str]


@cache
def _fields() -> tuple[_Field, ...]:
    return tuple(
        _Field(
            compile_words(entry["asks"]),
            compile_words(entry["bars"]) if entry["bars"] else None,
            re.compile(entry["finds"]),
        )
        for entry in load("wording")["fields"].values()
    )


def fields_asked(folded: str) -> tuple[re.Pattern[str], ...]:
    """How the fields that a folded question asks for are printed."""
    return tuple(
        field.finds
        for field in _fields()
        if field.asks.search(folded) and not (field.bars and field.bars.search(folded))
    )


def fields_of(report: Report, folded: str) -> tuple[Item, ...]:
    """The places that state the fields asked for; the first of each, in the order of the text."""
    found = []
    for pattern in fields_asked(folded):
        match = pattern.search(report.source_text)
        if match:
            text = match.group().rstrip()
            section = section_at(report, match.start())
            path = section.path if section else ()
            found.append(Item(Span(match.start(), match.start() + len(text)), path, field=True))
    return tuple(sorted(dict.fromkeys(found), key=lambda item: item.span.start))
