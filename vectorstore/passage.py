"""What is searched: passages (a section's own text, or a table) and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.lines import blanked, merged
from corpus.regex import regex
from corpus.report import Report, Section, Span, Table
from corpus.wraps import GAP, ends_paragraph

PASSAGE_TOKENS = 400
"""The encoder takes 512 tokens; what is left is for the title, the heading path and the prefix."""

_BRIDGED = 60
"""Furniture up to this long (a page number) does not cut the sentence that it stands in."""

_LONG_SENTENCE = 90
"""A longer sentence is also offered clause by clause."""

_TITLE_CHARS, _PATH_CHARS = 60, 80
_END = regex(r"[。！？!?][”’」』）)》]*|(?<=[a-z])\.(?=\s)")
_CLAUSE_END = regex(r"[；;]")
_WORD = regex(r"\w")
_HAN_GAP = regex(r"(?<=[⺀-鿿，。；：、（）])\s+(?=[⺀-鿿，。；：、（）])")
_SPACES = regex(r"\s+")
_UNENCODABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that is found as a whole; ``kind`` is ``prose`` or ``table``."""

    id: str
    report_id: str
    path: tuple[str, ...]
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a clause of a long one, and the passage that it stands in."""

    report_id: str
    passage_id: str
    start: int
    end: int
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """The sentence's name: its report and its place."""
        return f"{self.report_id}:{self.start}-{self.end}"


def clean(text: str) -> str:
    """Text fit for an encoder: no NUL or lone surrogate, no white space inside Chinese words."""
    text = _UNENCODABLE.sub(" ", text)
    return _SPACES.sub(" ", _HAN_GAP.sub("", text)).strip()


def estimate_tokens(text: str) -> int:
    """How many tokens an XLM-RoBERTa tokenizer makes of a text, on the safe side."""
    han = sum("⺀" <= character <= "鿿" or character >= "豈" for character in text)
    return int(0.72 * han + 0.36 * (len(text) - han)) + 1


def passages_of(report: Report, limit: int = PASSAGE_TOKENS) -> tuple[Passage, ...]:
    """The passages of a report in reading order: a table, or a section's own text.

    Longer text is cut at sentence ends; nothing crosses a section, and furniture is left out.
    """
    text = _masked(report)
    found = [_passage(report, t.caption_path, t.start, t.end, "table") for t in _placed(report)]
    holes = merged([*_cutting(report.furniture), *(Span(t.start, t.end) for t in report.tables)])
    for section, own, has_children in _own_text(report):
        for piece in _minus(own, holes):
            body = _trimmed(text, piece)
            if body is None or (has_children and body.end <= section.heading_end):
                continue
            found += [
                _passage(report, section.path, part.start, part.end, "prose")
                for part in _cut(text, body, limit, report.width)
            ]
    return tuple(sorted(set(found), key=lambda passage: (passage.start, passage.end)))


def sentences_of(report: Report, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """The sentences of the prose passages; long ones also clause by clause."""
    text = _masked(report)
    headings = {section.start: section.heading_end for section in report.sections if section.path}
    found: list[Sentence] = []
    for passage in passages:
        if passage.kind != "prose":
            continue
        start = passage.start
        heading_end = headings.get(start, start)
        for span in _sentence_spans(text, start, passage.end, heading_end, report.width):
            for part in _with_clauses(text, span):
                found.append(Sentence(report.id, passage.id, part.start, part.end, passage.path))
    return tuple(found)


def embedding_text(passage: Passage, report: Report) -> str:
    """What the encoder reads of a passage: title, heading path, text."""
    if passage.kind == "table":
        table = next(t for t in report.tables if (t.start, t.end) == (passage.start, passage.end))
        body = table_text(table) or visible(report, passage.start, passage.end)
    else:
        body = visible(report, passage.start, passage.end)
    return "\n".join(part for part in (context_text(passage.path, report), body) if part)


def sentence_text(sentence: Sentence, report: Report) -> str:
    """What the encoder reads of a sentence: the innermost heading and the sentence."""
    heading = clean(sentence.path[-1])[:_PATH_CHARS] if sentence.path else ""
    body = visible(report, sentence.start, sentence.end)
    return body if body.startswith(heading) else f"{heading} {body}"


def context_text(path: Sequence[str], report: Report) -> str:
    """The title and the heading path in front of a text, short enough to leave room for it."""
    headings = " > ".join(clean(heading)[:40] for heading in path)[-_PATH_CHARS:]
    return "\n".join(part for part in (clean(report.header.title)[:_TITLE_CHARS], headings) if part)


def table_text(table: Table) -> str:
    """A table in words: caption and labels, each once; figures say nothing to an encoder."""
    labels = [table.caption]
    labels += [label for c in table.cells for label in (c.place.row_label, c.place.column_label)]
    return clean(" ".join(dict.fromkeys(label for label in labels if label)))


def visible(report: Report, start: int, end: int) -> str:
    """The text between two places without the furniture, cleaned."""
    return clean(
        " ".join(
            report.source_text[span.start : span.end]
            for span in _minus((Span(start, end),), merged(report.furniture))
        )
    )


@dataclass(frozen=True, slots=True)
class _PlacedTable:
    caption_path: tuple[str, ...]
    start: int
    end: int


def _placed(report: Report) -> Iterator[_PlacedTable]:
    """The tables with the path of the innermost section that each begins in."""
    for table in report.tables:
        around = [s for s in report.sections if s.start <= table.start < s.end]
        path = max(around, key=lambda s: s.level).path if around else ()
        yield _PlacedTable(path, table.start, table.end)


def _passage(report: Report, path: tuple[str, ...], start: int, end: int, kind: str) -> Passage:
    return Passage(f"{report.id}:{start}-{end}", report.id, path, start, end, kind)


def _masked(report: Report) -> str:
    """The source text with furniture blanked out, every offset kept."""
    return blanked(report.source_text.replace("\r", " "), report.furniture)


def _cutting(furniture: Iterable[Span]) -> list[Span]:
    return [span for span in furniture if span.end - span.start > _BRIDGED]


def _minus(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """What is left of the spans without the (merged) holes."""
    left: list[Span] = []
    for span in spans:
        at = span.start
        for hole in holes:
            if hole.end <= at or hole.start >= span.end:
                continue
            if hole.start > at:
                left.append(Span(at, hole.start))
            at = max(at, hole.end)
        if at < span.end:
            left.append(Span(at, span.end))
    return left


@dataclass(slots=True)
class _Open:
    section: Section
    at: int
    own: list[Span]
    has_children: bool = False


def _own_text(report: Report) -> Iterator[tuple[Section, list[Span], bool]]:
    """Every section, what stands in it and in none of its sub-sections, and if it has any."""
    stack = [_Open(Section((), 0, 0, len(report.source_text)), 0, [])]
    for section in sorted(report.sections, key=lambda s: (s.start, -s.end, s.level)):
        while len(stack) > 1 and section.start >= stack[-1].section.end:
            yield _closed(stack)
        parent = stack[-1]
        if section.start > parent.at:
            parent.own.append(Span(parent.at, section.start))
        parent.at = max(parent.at, section.end)
        parent.has_children = True
        stack.append(_Open(section, section.start, []))
    while stack:
        yield _closed(stack)


def _closed(stack: list[_Open]) -> tuple[Section, list[Span], bool]:
    done = stack.pop()
    if done.at < done.section.end:
        done.own.append(Span(done.at, done.section.end))
    return done.section, done.own, done.has_children


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None where it holds no word."""
    body = text[span.start : span.end]
    if not _WORD.search(body):
        return None
    start = span.start + len(body) - len(body.lstrip())
    return Span(start, span.start + len(body.rstrip()))


def _cut(text: str, span: Span, limit: int, width: int) -> list[Span]:
    """The span in even pieces of at most ``limit`` tokens, cut at sentence ends."""
    total = estimate_tokens(text[span.start : span.end])
    if total <= limit:
        return [span]
    target = total / -(-total // limit)
    pieces: list[Span] = []
    start, size = span.start, 0
    for unit in _units(text, span, limit, width):
        tokens = estimate_tokens(text[unit.start : unit.end])
        if size and (size + tokens > limit or size >= target):
            pieces.append(Span(start, unit.start))
            start, size = unit.start, 0
        size += tokens
    pieces.append(Span(start, span.end))
    return [kept for piece in pieces if (kept := _trimmed(text, piece)) is not None]


def _units(text: str, span: Span, limit: int, width: int) -> Iterator[Span]:
    """Sentences; a sentence beyond the limit in clauses, and those in even slices."""
    for sentence in _sentence_spans(text, span.start, span.end, span.start, width):
        if estimate_tokens(text[sentence.start : sentence.end]) <= limit:
            yield sentence
            continue
        for clause in _split(text, sentence, _CLAUSE_END):
            for start in range(clause.start, clause.end, limit):
                yield Span(start, min(start + limit, clause.end))


def _sentence_spans(
    text: str, start: int, end: int, heading_end: int, width: int
) -> Iterator[Span]:
    """Sentences: cut at 。！？ and where a paragraph (not a printed line) ends."""
    cuts = {match.end() for match in _END.finditer(text, start, end)}
    cuts |= {m.start() for m in GAP.finditer(text, start, end) if ends_paragraph(text, m, width)}
    cuts |= {heading_end} if start < heading_end < end else set()
    at = start
    for cut in [*sorted(cuts), end]:
        if (span := _trimmed(text, Span(at, cut))) is not None:
            yield span
        at = cut


def _split(text: str, span: Span, ends: re.Pattern[str]) -> list[Span]:
    parts: list[Span] = []
    at = span.start
    for match in ends.finditer(text, span.start, span.end):
        parts.append(Span(at, match.end()))
        at = match.end()
    parts.append(Span(at, span.end))
    return [kept for part in parts if (kept := _trimmed(text, part)) is not None]


def _with_clauses(text: str, span: Span) -> Iterator[Span]:
    yield span
    if span.end - span.start > _LONG_SENTENCE:
        clauses = _split(text, span, _CLAUSE_END)
        if len(clauses) > 1:
            yield from clauses
