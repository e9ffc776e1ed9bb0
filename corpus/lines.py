"""Lines of a text with their offsets, and spans blanked out without moving anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.regex import regex
from corpus.report import Span

_BREAK = regex(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its offsets without the line break, and its text without outer blanks."""

    start: int
    end: int
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of the text, blank ones included."""
    lines = []
    start = 0
    for found in _BREAK.finditer(text):
        lines.append(Line(start, found.start(), text[start : found.start()].strip()))
        start = found.end()
    lines.append(Line(start, len(text), text[start:].strip()))
    return tuple(lines)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in order, with those that touch or overlap joined."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start >= span.end:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def blanked(text: str, spans: Iterable[Span], filler: str = " ") -> str:
    """The text with the spans overwritten by a filler; line breaks and all offsets stay."""
    pieces = []
    position = 0
    for span in merged(spans):
        pieces.append(text[position : span.start])
        pieces.append(re.sub(r"[^\n\r]", filler, text[span.start : span.end]))
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)
