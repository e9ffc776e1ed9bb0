"""The nouns: a report, its sections, its tables and the facts that it states.

For facts the words of XBRL, the standard for figures in reports, are used: a *fact* is a value
for a concept (here: *indicator*) in a context (issuer, period, dimensions) with a unit.

Every offset counts code points of ``Report.source_text``; ``source_text[start:end]`` is the quote.
All ends are exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

PAGE_END = "\f"
"""Stands on a line of its own between two pages, in the text of a file that has pages."""

State = Literal["number", "blank", "not_applicable", "none"]
"""How a figure is printed: a number; an empty cell; "/" or "-"; or nought in words (未收到)."""

Bound = Literal["", "about", "over", "nearly", "at_most"]
"""How exact a figure is: 约 about, 余/多/以上 over, 近 nearly, 以内/不超过 at_most."""

Outcome = Literal["pass", "fail", "uncertain", "not_assessable"]
"""What came of a check of a report's arithmetic."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a web page has given a name, and where it begins in the text read of the page.

    The page's address opens there with ``#name``.
    """

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, sub-sections included.

    ``path`` holds the headings as printed, outermost first; it is empty for the text before the
    first heading. ``heading_end`` is where the heading ends and the body begins. ``anchors`` are
    those of a web page that come after the heading's beginning and before the next heading's.
    """

    path: tuple[str, ...]
    start: int
    heading_end: int
    end: int
    anchors: tuple[Anchor, ...] = ()

    @property
    def level(self) -> int:
        """Depth in the tree: 1 for a top heading, 0 for the text before the first one."""
        return len(self.path)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed: 12932.14 and 万元, never 129321400.

    ``value`` is None when the cell is blank or says "not applicable": it is never filled with zero.
    """

    value: Decimal | None
    unit: str = ""
    bound: Bound = ""
    state: State = "number"


@dataclass(frozen=True, slots=True)
class TableCell:
    """Where in a table a value stands: keys of the statutory format, labels as printed."""

    kind: str
    row: str
    column: str
    row_label: str
    column_label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value cell of a table. A blank cell has ``start == end``."""

    place: TableCell
    quantity: Quantity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table as read: ``kind`` is requests, disputes, proactive or statistics.

    ``layout`` names the format of the notice that it follows ("2019", "2021", "2014", "local").
    ``sure`` is False when the reading could not be proved; then no facts are made of the cells that
    are in doubt, and ``notes`` say why, in English sentences.
    """

    kind: str
    layout: str
    caption: str
    start: int
    end: int
    cells: tuple[Cell, ...]
    sure: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of an indicator for an issuer, a period and dimensions, with its place in the text.

    ``indicator`` is a key of indicators.toml, or "" where the report counts something that has no
    canonical indicator; ``label`` says what is counted, as printed. ``start`` and ``end`` are the
    figure itself (the cell, or "860件"); ``context`` is the clause or sentence that states it.
    """

    report_id: str
    indicator: str
    label: str
    issuer: str
    year: int | None
    quantity: Quantity
    start: int
    end: int
    context: Span
    path: tuple[str, ...] = ()
    dimensions: tuple[tuple[str, str], ...] = ()
    period: str = ""
    parent: str = ""
    table: TableCell | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of arithmetic applied once. ``subject``: a row, a column, or what is stated."""

    report_id: str
    rule: str
    outcome: Outcome
    expected: Decimal | None
    found: Decimal | None
    places: tuple[Span, ...]
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What a report says about itself. Unknown fields are empty or None, never guessed."""

    title: str
    issuer: str = ""
    place: str = ""
    level: str = ""
    year: int | None = None
    published: str = ""
    url: str | None = None
    index_number: str = ""
    document_number: str = ""


READING = 7
"""The number of the way in which reports are read and cut into passages.

It is raised with every change of what is read: a store reads its files again where it is another.
"""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read: the source text and everything found in it."""

    id: str
    source: str
    header: Header
    source_text: str
    furniture: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    width: int = 0
    """The width, in columns, at which its lines are cut; 0 where none are."""

    def source_at(self, offset: int) -> str:
        """The source, with the page of an offset where it is a file that opens at a page."""
        if not self.source.lower().endswith(".pdf"):
            return self.source
        return f"{self.source}#page={self.source_text.count(PAGE_END, 0, offset) + 1}"

    def anchor_at(self, offset: int) -> str:
        """The name nearest before an offset, of those that the page has given; empty for none."""
        anchors = (a for section in self.sections for a in section.anchors if a.start <= offset)
        nearest = max(anchors, key=lambda anchor: anchor.start, default=None)
        return nearest.name if nearest else ""
