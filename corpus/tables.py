"""The statutory tables of a report, read from text in any layout, and the facts they state."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.indicators import load_indicators
from corpus.report import Cell, Fact, Span, Table
from corpus.table_disputes import disputes_tables
from corpus.table_proactive import proactive_tables
from corpus.table_requests import requests_tables
from corpus.table_text import normalise, tokens_of


def tables_of(text: str, furniture: Sequence[Span] = ()) -> tuple[Table, ...]:
    """Every statutory table in a text, in the order of the text.

    A row that cannot be read surely is left out, and the table's notes say so.
    """
    norm = normalise(text, furniture)
    tokens = tokens_of(norm)
    disputes = disputes_tables(norm, text, tokens)
    rest = [
        token
        for token in tokens
        if not any(table.start <= token.start < table.end for table in disputes)
    ]
    requests = requests_tables(norm, text, rest)
    rest = [
        token
        for token in rest
        if not any(table.start <= token.start < table.end for table in requests)
    ]
    proactive = proactive_tables(norm, text, rest)
    return tuple(sorted((*disputes, *requests, *proactive), key=lambda table: table.start))


def table_facts(
    tables: Sequence[Table], *, report_id: str, issuer: str, year: int | None
) -> tuple[Fact, ...]:
    """One fact for each cell that was read surely, blank cells too."""
    return tuple(_fact(cell, report_id, issuer, year) for table in tables for cell in table.cells)


def _fact(cell: Cell, report_id: str, issuer: str, year: int | None) -> Fact:
    place = cell.place
    indicators = load_indicators()
    key = f"{place.kind}.{place.row}"
    dimension = indicators.dimensions.get(place.kind)
    label = f"{place.row_label} {place.column_label}".strip()
    return Fact(
        report_id=report_id,
        indicator=key,
        label=label,
        issuer=issuer,
        year=year,
        quantity=cell.quantity,
        start=cell.start,
        end=cell.end,
        context=Span(cell.start, cell.end),
        dimensions=((dimension, place.column),) if dimension else (),
        table=place,
    )
