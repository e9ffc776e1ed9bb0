"""What a report says, in short: its key figures, and the problems that it admits."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evidence.clause import clause_of
from assistant.evidence.evidence import Evidence
from assistant.evidence.figures import Figure, figures_for
from assistant.understanding.asks import TableAsk
from assistant.understanding.enumerations import Item, headings_of
from assistant.understanding.topics import topic_items
from corpus.report import Report

_CELLS = (
    ("requests", "new", "total"),
    ("requests", "total", "total"),
    ("requests", "granted", "total"),
    ("requests", "refused", "total"),
    ("disputes", "review", "total"),
    ("disputes", "suits", "total"),
    ("proactive", "normative_documents", "made"),
    ("proactive", "normative_documents", "issued"),
    ("proactive", "licences", "decisions"),
    ("proactive", "penalties", "decisions"),
)
"""Cells of the statutory tables that a reader wants first, in this order."""
_STATED = (
    "disclosed.total",
    "disclosed.website",
    "requests.accepted",
    "press.conferences",
    "interpretations",
    "proposals.npc",
    "proposals.cppcc",
    "prose.reviews",
    "prose.suits",
)
"""Indicators that a reader wants from prose."""
_IN_TABLES = frozenset({"requests.accepted", "prose.reviews", "prose.suits"})
"""Those of them that the cells above state as well."""
_FIGURES, _CLAUSES, _PROBLEMS, _HEADINGS = 7, 4, 3, 6
"""At most so many of each."""
_ENOUGH = 3
"""A report that states fewer of these is told by its headings as well."""


def overview(report: Report) -> Evidence | None:
    """The key figures of a report and its problems; its headings where it states few."""
    figures = tuple(_figures(report))[:_FIGURES]
    in_tables = bool(figures)
    items = tuple(_clauses(report, in_tables))[:_CLAUSES]
    items = tuple(dict.fromkeys((*items, *topic_items(report, "problems")[:_PROBLEMS])))
    if len(figures) + len(items) < _ENOUGH:
        items += headings_of(report)[:_HEADINGS]
    if not figures and not items:
        return None
    return Evidence(report, "overview", 1.0, figures=figures, items=items)


def _figures(report: Report) -> Iterator[Figure]:
    for kind, row, column in _CELLS:
        for figure in figures_for(TableAsk(kind, (row,), (column,)), report.facts):
            if figure.value is not None and (figure.value or (kind, row) == ("requests", "new")):
                yield figure


def _clauses(report: Report, in_tables: bool) -> Iterator[Item]:
    """The first clause that states each indicator."""
    for indicator in _STATED:
        if in_tables and indicator in _IN_TABLES:
            continue
        stated = (f for f in report.facts if f.table is None and f.indicator == indicator)
        fact = next(stated, None)
        if fact is not None:
            yield Item(clause_of(fact, report.source_text), fact.path)
