"""What a report says about itself: its date and number, its issuer's telephone and address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.enumerations import Item, section_at
from assistant.patterns import compile_words, load
from corpus.report import Report, Span


@dataclass(frozen=True, slots=True)
class _Field:
    asks: re.Pattern[str]
    bars: re.Pattern[str] | None
    finds: tuple[re.Pattern[str], ...]


@cache
def _fields() -> tuple[_Field, ...]:
    return tuple(
        _Field(
            compile_words(entry["asks"]),
            compile_words(entry["bars"]) if entry["bars"] else None,
            tuple(map(re.compile, entry["finds"])),
        )
        for entry in load("wording")["fields"].values()
    )


def fields_asked(folded: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """How the fields that a folded question asks for are printed, the surest way first."""
    return tuple(
        field.finds
        for field in _fields()
        if field.asks.search(folded) and not (field.bars and field.bars.search(folded))
    )


def _best_match(report: Report, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    """The first place that is the report's own: a copy's site and date are its publisher's."""
    copied = any("republished" in note for note in report.notes)
    own = (
        match
        for pattern in patterns
        for match in pattern.finditer(report.source_text)
        if not copied or not any(s.start <= match.start() < s.end for s in report.furniture)
    )
    return next(own, None)


def fields_of(report: Report, folded: str) -> tuple[Item, ...]:
    """The places that state the fields asked for; the first of each, in the order of the text."""
    found = []
    for patterns in fields_asked(folded):
        match = _best_match(report, patterns)
        if match:
            text = match.group().rstrip()
            section = section_at(report, match.start())
            path = section.path if section else ()
            found.append(Item(Span(match.start(), match.start() + len(text)), path, field=True))
    return tuple(sorted(dict.fromkeys(found), key=lambda item: item.span.start))
