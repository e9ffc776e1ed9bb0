"""Where prose breaks: paragraphs, sentences, clauses and brackets, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.quantities import FoundQuantity
from corpus.regex import regex
from corpus.report import Span
from corpus.wraps import ends_paragraph

_STOP = regex(r"[。！？!?]|\n\s*")
_DEEPEST = 3
_QUOTED = regex(
    r"“[^“”\n]{1,40}”|《[^《》]{0,120}》|「[^」\n]{1,40}」|[:：]?https?://[A-Za-z0-9_./?=&%#:~+-]+"
)
_DELIMITERS = regex(r"[，,；;：:（）()]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``opens`` is True where a paragraph begins with it."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause between commas, colons or brackets; ``depth`` counts the brackets around it."""

    start: int
    end: int
    depth: int
    after: str


def sentences_of(
    text: str, cuts: Sequence[int], skip: Sequence[Span], width: int = 0
) -> Iterator[Sentence]:
    """The sentences outside ``skip``; ``cuts`` are places that no sentence runs across.

    ``width`` is that of the page: see ``line_width``.
    """
    for start, end in _stretches(text, skip):
        for left, right in _between(start, end, cuts):
            at = left
            opens = True
            for match in _STOP.finditer(text, left, right):
                if match.group().startswith("\n"):
                    if not ends_paragraph(text, match, width):
                        continue
                    yield Sentence(at, match.start(), opens)
                    at, opens = match.end(), True
                else:
                    yield Sentence(at, match.end(), opens)
                    at, opens = match.end(), False
            yield Sentence(at, right, opens)


def _stretches(text: str, skip: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = 0
    for span in sorted(skip, key=lambda s: s.start):
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    if at < len(text):
        yield at, len(text)


def _between(start: int, end: int, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = start
    for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]:
        yield at, cut
        at = cut
    yield at, end


def clauses_of(text: str, sentence: Sentence, found: Sequence[FoundQuantity]) -> Iterator[Clause]:
    """The clauses of a sentence; brackets count only where they hold a figure."""
    part = text[sentence.start : sentence.end]
    closed = [m.span() for m in _QUOTED.finditer(part)]
    closed += [(q.start - sentence.start, q.end - sentence.start) for q in found]
    closed += _asides(part, [q.start - sentence.start for q in found])
    inside = bytearray(len(part))
    for start, end in closed:
        inside[start:end] = b"\x01" * (min(end, len(part)) - start)
    depth, at, after = 0, 0, ""
    for match in _DELIMITERS.finditer(part):
        if inside[match.start()]:
            continue
        yield Clause(sentence.start + at, sentence.start + match.start(), depth, after)
        after = match.group()
        if after in "（(":
            depth = min(depth + 1, _DEEPEST)
        elif after in "）)":
            depth = max(depth - 1, 0)
        at = match.end()
    yield Clause(sentence.start + at, sentence.end, depth, after)


def _asides(part: str, figures: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Brackets without a figure: 开(复)工, (以下简称《条例》)."""
    starts = sorted(figures)
    for match in re.finditer(r"[（(][^（()）]{0,60}[）)]", part):
        if bisect_left(starts, match.start()) == bisect_left(starts, match.end()):
            yield match.span()
