"""Lists as reports write them: 一是…；二是…, numbered sub-sections, and quoted names side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.prose import Weighed, coverage, fold
from corpus.report import Report, Section, Span

_ORDINAL = re.compile(r"(?:(?<=[。；;：:，,\n\s])|^)(十?[一二三四五六七八九十])(?:是|、(?=[^\n]{2,40}[。；;]))")
_DIGITS = "一二三四五六七八九十"
_SENTENCE_END = re.compile(r"[。；;！？\n]")
_LONGEST_ITEM = 160
"""A longer item is cut at the end of its first sentence: its opening says what it is about."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its place, and the headings above it."""

    span: Span
    path: tuple[str, ...]


def section_at(report: Report, at: int) -> Section | None:
    """The innermost section that holds a place."""
    inside = [s for s in report.sections if s.start <= at < s.end]
    return max(inside, key=lambda s: (s.level, s.start), default=None)


def section_named(
    report: Report, weighed: Sequence[Weighed], least: float
) -> Section | None:
    """The section whose own heading holds the most of the question's terms, if that is enough."""
    best, best_held = None, least
    for section in report.sections:
        if not section.path:
            continue
        held = coverage(weighed, fold(section.path[-1]))
        if held > best_held:
            best, best_held = section, held
    return best


def items_of(report: Report, section: Section) -> tuple[Item, ...]:
    """The items that a section enumerates: its sub-sections, or its 一是, 二是 ... ."""
    children = [
        s
        for s in report.sections
        if s.level == section.level + 1 and section.start <= s.start < section.end and s is not section
    ]
    inline = inline_items(report, section, section.heading_end)
    if len(inline) >= 2 and len(inline) >= len(children):
        return inline
    if len(children) >= 2:
        return tuple(_child_item(report, child) for child in children)
    return inline


def _child_item(report: Report, child: Section) -> Item:
    end = child.heading_end
    text = report.source_text[child.start : end].rstrip()
    return Item(Span(child.start, child.start + len(text)), child.path)


def inline_items(report: Report, section: Section, at: int) -> tuple[Item, ...]:
    """The run of ordinals 一是, 二是 ... that begins at the last 一是 before ``at`` or the first after."""
    text = report.source_text[section.start : section.end]
    marks = [(m.start(), m.group(1)) for m in _ORDINAL.finditer(text)]
    runs: list[list[int]] = []
    for start, numeral in marks:
        value = _value(numeral)
        if value == 1:
            runs.append([start])
        elif runs and value == len(runs[-1]) + 1:
            runs[-1].append(start)
    runs = [run for run in runs if len(run) >= 2]
    if not runs:
        return ()
    here = at - section.start
    before = [run for run in runs if run[0] <= here]
    run = before[-1] if before else runs[0]
    items = []
    for i, start in enumerate(run):
        stop = run[i + 1] if i + 1 < len(run) else len(text)
        items.append(Item(_trim(report, section.start + start, section.start + stop), section.path))
    return tuple(items)


def _value(numeral: str) -> int:
    if numeral == "十":
        return 10
    return _DIGITS.index(numeral[-1]) + 1 + (10 if numeral.startswith("十") and len(numeral) > 1 else 0)


def _trim(report: Report, start: int, stop: int) -> Span:
    """An item without the white space behind it; a long or the last one ends with its sentence."""
    text = report.source_text[start:stop]
    first = _SENTENCE_END.search(text, 3)
    if first and (len(text) > _LONGEST_ITEM):
        text = text[: first.end()]
    return Span(start, start + len(text.rstrip()))
