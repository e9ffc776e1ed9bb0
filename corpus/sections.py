"""The heading tree of a report, through every style of numbering."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.headings import Heading, heading_of
from corpus.lines import blanked, lines_of
from corpus.marks import FIRSTLY, NUMBERED_STATUTORY, Mark, marks_of
from corpus.page import Page, page_of
from corpus.regex import regex
from corpus.report import Section, Span, Table
from corpus.title import DATE_LINE, ORGANISATION, find_title, squeezed

_FIRSTLY = regex(r"([一二三四五六七八九十])\s{0,3}是(?!否)")
_ITEM_BEGINS_AFTER = frozenset("。；;：:！!？?”）)，,")
_CLOSING = regex(r"本(?:年度|年)?报告(?:中|的|所|电子版)|如对本(?:年度)?报告|特此报告")
_SIGNATURE_LINES = 3
_LEAST_ITEM = 60
_HEADING_OF_ITEM = 60


@dataclass(frozen=True, slots=True)
class _Item:
    """One 一是 of a run: its mark, where it ends, and whether it begins a paragraph."""

    mark: Mark
    begins_paragraph: bool


def sections_of(
    text: str, furniture: Sequence[Span], tables: Sequence[Table] = (), width: int = 0
) -> tuple[Section, ...]:
    """The sections of a report in the order of the text, each with the headings above it.

    A section reaches to the next heading of its own or a higher level. The text before the first
    heading has an empty path, and so have the closing lines (contact, signature, date). Where a
    heading is all there is (a list item of one sentence), ``heading_end`` equals ``start``, so that
    its words are body too. ``width`` is that of the page: see ``line_width``.
    """
    blocks = [rows_of(text, table) for table in tables]
    page_text = blanked(blanked(text, furniture), blocks, "|")
    title = find_title(text, lines_of(text))
    if title is not None and title.span is not None:
        page_text = blanked(page_text, [title.span])
    page = page_of(page_text, lines_of(page_text), width)
    end = len(blanked(text, furniture).rstrip())
    headings = _headings(page, sorted(block.start for block in blocks), end)
    close = _close(page, headings[-1].end, end) if headings else end
    sections = _tree(page, headings, close)
    return (*sections, Section((), close, close, end)) if close < end else sections


def rows_of(text: str, table: Table) -> Span:
    """The stretch of a table that holds rows: after the last sentence and section heading in it."""
    start = text.rfind("。", table.start, table.end) + 1
    for heading in NUMBERED_STATUTORY.finditer(text, table.start, table.end):
        start = max(start, heading.end())
    return Span(max(start, table.start), table.end)


def _close(page: Page, after: int, end: int) -> int:
    """Where the closing lines begin that belong to the report and not to its last section."""
    first = page.line_at(after) + 1
    filled = [n for n in range(first, len(page.lines)) if page.lines[n].text]
    for place, number in enumerate(filled):
        line = page.lines[number]
        if _CLOSING.match(line.text) and page.follows_break(number):
            return min(line.start, end)
        below = page.lines[filled[place + 1]].text if place + 1 < len(filled) else ""
        signed = DATE_LINE.match(below) and ORGANISATION.match(squeezed(line.text))
        if signed and len(filled) - place <= _SIGNATURE_LINES:
            return min(line.start, end)
    return end


def _headings(page: Page, tables: Sequence[int], end: int) -> list[Heading]:
    numbered = [mark for mark in marks_of(page) if mark.start < end]
    starts = [mark.start for mark in numbered]
    marks = list(numbered)
    bounds = [0, *starts, end]
    for opening, closing in pairwise(bounds):
        marks += _firstly_marks(page, opening, closing)
    marks.sort(key=lambda mark: mark.start)
    headings: list[Heading] = []
    for number, mark in enumerate(marks):
        limit = marks[number + 1].start if number + 1 < len(marks) else end
        at = bisect_left(tables, mark.words)
        if at < len(tables):
            limit = min(limit, tables[at])
        heading = heading_of(page, mark, max(limit, mark.words))
        if heading is None:
            continue
        if headings and _repeats(page, headings[-1], heading):
            headings[-1] = replace(headings[-1], end=heading.end)
            continue
        headings.append(heading)
    return headings


def _repeats(page: Page, above: Heading, below: Heading) -> bool:
    """Whether a heading is printed twice in a row."""
    return above.text == below.text and not page.text[above.end : below.mark.start].strip()


def _firstly_marks(page: Page, opening: int, closing: int) -> list[Mark]:
    """The 一是 … 二是 … of a block that are sections: paragraphs, or several sentences each."""
    runs: list[list[_Item]] = []
    for found in _FIRSTLY.finditer(page.text, opening, closing):
        before = page.text[max(opening, found.start() - 80) : found.start()]
        begins = (
            not before.rstrip(" \t\u3000\xa0#") or before.rstrip(" \t\u3000\xa0#")[-1] in "\n\r"
        )
        if begins and not page.follows_break(page.line_at(found.start())):
            continue
        if not begins and before.rstrip()[-1:] not in _ITEM_BEGINS_AFTER:
            continue
        number = " 一二三四五六七八九十".index(found.group(1))
        start = found.start()
        if begins and "#" in before:
            start = opening + page.text[opening:start].rindex("\n") + 1 if "\n" in before else start
        item = _Item(Mark(start, found.end(), FIRSTLY, number, inline=not begins), begins)
        if number == 1:
            runs.append([item])
        elif runs and runs[-1][-1].mark.number + 1 == number:
            runs[-1].append(item)
    return [
        item.mark
        for run in runs
        if len(run) >= 2 and _is_sections(page, run, closing)
        for item in run
    ]


def _is_sections(page: Page, run: Sequence[_Item], closing: int) -> bool:
    if run[0].begins_paragraph and sum(item.begins_paragraph for item in run) * 2 >= len(run):
        return not page.wrapped or _are_long(page, run, closing)
    return _are_long(page, run, closing)


def _are_long(page: Page, run: Sequence[_Item], closing: int) -> bool:
    """Whether the items of a run are a short heading sentence and more sentences each."""
    ends = [item.mark.start for item in run[1:]]
    ends.append(min(closing, page.paragraph_end(run[-1].mark.start)))
    good = 0
    for item, end in zip(run, ends, strict=True):
        words = page.text[item.mark.words : end].strip()
        if words[-1:] in "；;，,":
            return False
        first = words.find("。")
        if 0 < first <= _HEADING_OF_ITEM and len(words) - first > 20 and len(words) >= _LEAST_ITEM:
            good += 1
    return good * 4 >= len(run) * 3


def _tree(page: Page, headings: Sequence[Heading], end: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    first = headings[0].mark.start if headings else end
    if page.text[:first].strip():
        sections.append(Section((), 0, 0, first))
    ends = _ends(page, headings, end)
    stack: list[tuple[int, str]] = []
    for number, heading in enumerate(headings):
        while stack and stack[-1][0] >= heading.mark.rank:
            stack.pop()
        stack.append((heading.mark.rank, heading.text))
        begins = heading.end
        if heading.run_in and not page.text[heading.end : ends[number]].strip(
            " \t\r\n\u3000\xa0。"
        ):
            begins = heading.mark.start
        if heading.cut:
            begins = heading.mark.start
        path = tuple(text for _, text in stack)
        sections.append(Section(path, heading.mark.start, begins, ends[number]))
    return tuple(sections)


def _ends(page: Page, headings: Sequence[Heading], end: int) -> list[int]:
    """Where each section ends: at the next heading that is not below it."""
    ends = [end] * len(headings)
    open_ones: list[int] = []
    for number, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].mark.rank >= heading.mark.rank:
            ends[open_ones.pop()] = heading.mark.start
        open_ones.append(number)
    for number, heading in enumerate(headings):
        in_paragraph = page.text[heading.mark.start] != "#"
        if heading.mark.rank == FIRSTLY and in_paragraph and _is_last_item(headings, number):
            ends[number] = min(ends[number], page.paragraph_end(heading.end))
    return ends


def _is_last_item(headings: Sequence[Heading], number: int) -> bool:
    """Whether a 一是 is the last of its run: what follows its paragraph belongs to its parent."""
    below = headings[number + 1] if number + 1 < len(headings) else None
    return below is None or below.mark.rank != FIRSTLY or below.mark.number == 1
