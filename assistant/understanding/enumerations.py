"""Lists as reports write them: 一是…；二是…, and numbered sub-sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.understanding.words import Weighed, coverage, fold
from corpus.regex import regex
from corpus.report import Report, Section, Span

_ORDINAL = regex(
    r"(?:(?<=[。；;：:，,、\n\s])|^)(十?[一二三四五六七八九十])(?:是|、(?=[^\n]{2,40}[。；;]))"
)
_NUMERALS = "一二三四五六七八九十"
_PARAGRAPH = r"(?<=[。；;：:！？])\s*\n|\n[^\S\n]*\n"
_SENTENCE_END = regex(rf"[。；;！？]|{_PARAGRAPH}")
_STOP = regex(rf"[。！？]|{_PARAGRAPH}")
_SENTENCE = regex(r"[^。！？!?\n]+[。！？!?]?")
_LONGEST_ITEM = 160
"""A longer item is cut at the end of its first sentence: its opening says what it is about."""
_BRACKETED = regex(r"(?<=[。；;：:\s])[（(]([一二三四五六七八九十])[）)](?=[^\n]{2,})")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, or a field of the report's own: its place, and the headings above it."""

    span: Span
    path: tuple[str, ...]
    field: bool = False


def headings_of(report: Report) -> tuple[Item, ...]:
    """The top headings of a report: what it speaks of, where nothing else tells."""
    return tuple(
        Item(trimmed(report.source_text, section.start, section.heading_end), section.path)
        for section in report.sections
        if section.level == 1
    )


def children_of(report: Report, section: Section) -> list[Section]:
    """The sub-sections of a section, if there are several."""
    found = [
        s
        for s in report.sections
        if s.level == section.level + 1
        and section.start <= s.start < section.end
        and s is not section
    ]
    return found if len(found) >= 2 else []


def section_at(report: Report, start: int, end: int | None = None) -> Section | None:
    """The innermost section that holds a place, or all from there to the end."""
    last = start + 1 if end is None else end
    inside = [s for s in report.sections if s.start <= start and last <= s.end]
    return max(inside, key=lambda s: (s.level, s.start), default=None)


def path_at(report: Report, at: int) -> tuple[str, ...]:
    """The headings above a place."""
    section = section_at(report, at)
    return section.path if section else ()


def section_named(report: Report, weighed: Sequence[Weighed], least: float) -> Section | None:
    """The section whose own heading holds the most of the question's terms, if that is enough."""
    best, best_held = None, least
    for section in report.sections:
        if not section.path or len(section.path[-1]) > 50:
            continue
        held = coverage(weighed, fold(section.path[-1]))
        if held > best_held:
            best, best_held = section, held
    return best


def items_of(report: Report, section: Section) -> tuple[Item, ...]:
    """The items that a section enumerates: its sub-sections, or its 一是, 二是 ... ."""
    runs = list(runs_in(report, Span(section.start, section.end)))
    children = children_of(report, section)
    if children and (not runs or runs[0][0].start >= children[0].start):
        return tuple(child_item(report, child) for child in children)
    return tuple(Item(span, section.path) for span in runs[0]) if runs else ()


def body_of(report: Report, section: Section) -> tuple[Item, ...]:
    """All that stands under a heading, where it is no more than a sentence."""
    body = unpadded(report, Span(section.heading_end, section.end))
    return (Item(body, section.path),) if 0 < body.end - body.start <= _LONGEST_ITEM else ()


def unpadded(report: Report, span: Span) -> Span:
    """A span without white space at its edges."""
    text = report.source_text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def told_in(report: Report, tells: Callable[[str], bool]) -> Iterator[Item]:
    """The sentences of a report, each within its line, that tell something."""
    for found in _SENTENCE.finditer(report.source_text):
        if tells(found.group()):
            yield Item(unpadded(report, Span(*found.span())), path_at(report, found.start()))


def child_item(report: Report, child: Section) -> Item:
    """A sub-section by its heading; by its first sentence where the heading is the whole of it."""
    end = child.heading_end if child.heading_end > child.start else child.end
    span = trimmed(report.source_text, child.start, end)
    return Item(span, child.path)


def items_around(report: Report, at: int) -> tuple[Item, ...]:
    """The run of ordinals 一是, 二是 ... that holds a place; none if the place is in no run."""
    section = section_at(report, at)
    while section is not None:
        for run in runs_in(report, Span(section.start, section.end)):
            if run[0].start <= at < run[-1].end:
                return tuple(Item(span, section.path) for span in run)
        outer = [
            s for s in report.sections if s.path == section.path[:-1] and s.start <= at < s.end
        ]
        section = outer[0] if outer and section.path else None
    return ()


def runs_in(report: Report, part: Span, bracketed: bool = False) -> Iterator[list[Span]]:
    """The runs of ordinals in a part of a report: 一是, 二是; or （一）, （二）, if bracketed."""
    text = report.source_text[part.start : part.end]
    runs: list[list[int]] = []
    for match in (_BRACKETED if bracketed else _ORDINAL).finditer(text):
        value = _value(match.group(1))
        if value == 1:
            runs.append([match.start()])
        elif runs and value == len(runs[-1]) + 1:
            runs[-1].append(match.start())
    for run in runs:
        if len(run) < 2:
            continue
        stops = [*run[1:], len(text)]
        yield [
            trimmed(
                report.source_text, part.start + start, part.start + stop, last=i == len(run) - 1
            )
            for i, (start, stop) in enumerate(zip(run, stops, strict=True))
        ]


def _value(numeral: str) -> int:
    if numeral == "十":
        return 10
    return _NUMERALS.index(numeral[-1]) + 1 + (10 if len(numeral) > 1 else 0)


def trimmed(source: str, start: int, stop: int, last: bool = False) -> Span:
    """An item without white space behind it; a long one, or the last, ends with its sentence."""
    text = source[start:stop]
    first = (_STOP if last else _SENTENCE_END).search(text, 3)
    if first and (last or len(text) > _LONGEST_ITEM):
        text = text[: first.end()]
    return Span(start, start + len(text.rstrip()))
