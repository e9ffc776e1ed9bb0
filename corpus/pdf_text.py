"""The pages of a document as one text: lines to paragraphs, tables and paragraphs across pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, Grid, PageEnd, Paragraph, tidy
from corpus.pdf_page import (
    Page,
    TextLine,
    full_at_foot,
    grid_of,
    joined,
    lines_of_glyphs,
    tables_of_rules,
)
from corpus.pdf_rows import ITEM, rejoined
from corpus.regex import regex

_PAGE_NUMBER = regex(r"(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?")
_MARGIN = 0.12
_LEAST_PAGES = 3
_MOST_RULES = 20_000
_NEW_PARAGRAPH = regex(rf"{ITEM}|\d{{1,2}}[、．]")
_WORD = regex(r"[!-~]*")


@dataclass(frozen=True, slots=True)
class _Edges:
    """Between which places the lines of a document run."""

    left: float
    right: float


@dataclass(slots=True)
class _Paragraph:
    """Lines that go on in one another, and the page where they begin."""

    page: int
    lines: list[TextLine]

    def block(self, edges: _Edges) -> Paragraph:
        return Paragraph(
            joined(
                self.lines,
                edges.right - self.lines[0].left if len(self.lines) < 2 else self.lines[1].left,
            )
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it is on its page, what of it is shown, and which columns are full at its foot."""

    grid: Grid
    shown: Grid
    full: frozenset[int]


def blocks_of_pages(pages: Sequence[Page]) -> list[Block]:
    """The blocks of pages, without what pages repeat at their edges.

    A paragraph that goes on over the end of a page stands whole before that end, and a table goes
    on after it without its head.
    """
    repeated = _repeated(pages)
    edges = _edges_of(pages)
    found: list[tuple[int, Block]] = []
    open_one: _Paragraph | None = None
    above: _Table | None = None
    for number, page in enumerate(pages):
        for part in _parts(page, len(pages), repeated):
            if isinstance(part, TextLine):
                if open_one and _goes_on(open_one.lines[-1], part, edges):
                    open_one.lines.append(part)
                else:
                    found += [(open_one.page, open_one.block(edges))] if open_one else []
                    open_one = _Paragraph(number, [part])
                above = None
                continue
            found += [(open_one.page, open_one.block(edges))] if open_one else []
            open_one = None
            grid = part.grid
            if above is not None:
                grid = _without_head_of(above.grid, grid)
                whole = rejoined(above.shown, above.full, grid)
                if whole is not None:
                    found[-1] = (found[-1][0], whole[0])
                    grid = whole[1]
            found.append((number, grid))
            above = replace(part, shown=grid)
    found += [(open_one.page, open_one.block(edges))] if open_one else []
    return list(_with_page_ends(found))


def _with_page_ends(found: Sequence[tuple[int, Block]]) -> Iterator[Block]:
    at = 0
    for page, block in found:
        yield from [PageEnd()] * (page - at)
        at = page
        yield block


def _parts(page: Page, pages: int, repeated: frozenset[str]) -> Iterator[TextLine | _Table]:
    """The lines and tables of a page from top to bottom."""
    tables = tables_of_rules(page.rules) if len(page.rules) <= _MOST_RULES else []
    outside = [
        glyph for glyph in page.glyphs if all(table.holds(glyph) is None for table in tables)
    ]
    parts: list[tuple[float, TextLine | _Table]] = [
        (-line.top, line)
        for line in lines_of_glyphs(outside)
        if not _is_furniture(line, page, pages, repeated)
    ]
    for table in tables:
        grid = grid_of(table, page.glyphs)
        parts.append((table.ys[0], _Table(grid, grid, full_at_foot(table, page.glyphs))))
    yield from (part for _, part in sorted(parts, key=lambda item: item[0]))


def _in_margin(line: TextLine, page: Page) -> bool:
    edge = page.height * _MARGIN
    return line.top < edge or line.bottom > page.height - edge


def _shape(line: TextLine) -> str:
    """A line as pages repeat it: with other numbers."""
    return re.sub(r"\d+", "0", tidy(line.text))


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What stands in the margins of half of the pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(
            {_shape(line) for line in lines_of_glyphs(page.glyphs) if _in_margin(line, page)}
        )
    least = max(_LEAST_PAGES, len(pages) / 2)
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _is_furniture(line: TextLine, page: Page, pages: int, repeated: frozenset[str]) -> bool:
    if not _in_margin(line, page):
        return False
    if _shape(line) in repeated:
        return True
    words = tidy(line.text).strip("-—–－· ")
    number = _PAGE_NUMBER.fullmatch(words)
    return number is not None and (words != tidy(line.text) or int(number[1]) <= pages)


def _edges_of(pages: Sequence[Page]) -> _Edges:
    """The edges that most of the long lines keep to."""
    lines = [
        line
        for page in pages
        for line in lines_of_glyphs(page.glyphs)
        if line.right - line.left > page.width / 2
    ]
    if not lines:
        return _Edges(0, 0)
    lefts = Counter(round(line.left) for line in lines)
    rights = sorted(line.right for line in lines)
    return _Edges(lefts.most_common(1)[0][0], rights[len(rights) * 9 // 10])


def _goes_on(above: TextLine, line: TextLine, edges: _Edges) -> bool:
    """Whether a line goes on in the next: it is full, and the next one is not indented."""
    if above.text.endswith(tuple("。！？")) or _NEW_PARAGRAPH.match(line.text):
        return False
    if abs(above.size - line.size) > above.size * 0.2:
        return False
    if 0 < above.bottom - line.top > line.size * 1.5:
        return False
    word = _WORD.match(line.text)
    room = max(1.5, 0.6 * len(word[0]) if word else 0)
    full = edges.right - above.right < above.size * room
    return full and abs(line.left - edges.left) < line.size


def _without_head_of(above: Grid, table: Grid) -> Grid:
    """A table that goes on after the end of a page repeats its head there."""
    same = 0
    for before, row in zip(above.rows, table.rows, strict=False):
        if [cell.text for cell in before] != [cell.text for cell in row]:
            break
        same += 1
    return Grid(table.rows[same:])
