"""The statutory tables of a report, read from text in any layout, and the facts they state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus.indicators import load_indicators
from corpus.lines import merged
from corpus.report import Cell, Fact, Span, Table
from corpus.table_disputes import disputes_tables
from corpus.table_proactive import proactive_tables
from corpus.table_requests import requests_tables
from corpus.table_statistics import statistics_indicator, statistics_tables
from corpus.table_text import Token, normalise, tokens_of


def tables_of(text: str, furniture: Sequence[Span] = ()) -> tuple[Table, ...]:
    """Every statutory table in a text, in the order of the text.

    A row that cannot be read surely is left out, and the table's notes say so.
    """
    norm = normalise(text, furniture)
    tokens = tokens_of(norm)
    found: list[Table] = []
    for read in (statistics_tables, disputes_tables, requests_tables, proactive_tables):
        tables = read(norm, text, tokens)
        found.extend(tables)
        tokens = _outside(tokens, tables)
    return tuple(sorted(found, key=lambda table: table.start))


def _outside(tokens: Sequence[Token], tables: Sequence[Table]) -> tuple[Token, ...]:
    spans = merged(Span(table.start, table.end) for table in tables)
    starts = [span.start for span in spans]
    left: list[Token] = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or token.start >= spans[at].end:
            left.append(token)
    return tuple(left)


def table_facts(
    tables: Sequence[Table], *, report_id: str, issuer: str, year: int | None
) -> tuple[Fact, ...]:
    """One fact for each cell that was read surely, blank cells too."""
    return tuple(_fact(cell, report_id, issuer, year) for table in tables for cell in table.cells)


def _fact(cell: Cell, report_id: str, issuer: str, year: int | None) -> Fact:
    place = cell.place
    return Fact(
        report_id=report_id,
        indicator=_indicator(cell),
        label=f"{place.row_label} {place.column_label}",
        issuer=issuer,
        year=year,
        quantity=cell.quantity,
        start=cell.start,
        end=cell.end,
        context=Span(cell.start, cell.end),
        dimensions=_dimensions(cell),
        table=place,
    )


def _indicator(cell: Cell) -> str:
    if cell.place.kind == "statistics":
        found = statistics_indicator(cell.place.row)
        return found.key if found else ""
    return f"{cell.place.kind}.{cell.place.row}"


def _dimensions(cell: Cell) -> tuple[tuple[str, str], ...]:
    """What the column adds: the applicant, the result, the measure, or that years are added up."""
    if cell.place.kind == "statistics":
        return (("span", "cumulative"),) if cell.place.column == "cumulative" else ()
    return ((load_indicators().dimensions[cell.place.kind], cell.place.column),)
