"""A table as read, drawn as a table again: grids of rows that have the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.report import Cell, Report, Table

Key = tuple[str, str]
"""A row or a column: its key, and its label as printed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a cell that was not read is None."""

    key: Key
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that stand under the same columns."""

    kind: str
    columns: tuple[Key, ...]
    rows: tuple[Row, ...]


def grids_of(table: Table) -> tuple[Grid, ...]:
    """The table as grids: one, or one for every run of rows with columns of their own."""
    rows: dict[Key, dict[Key, Cell]] = {}
    for cell in table.cells:
        place = cell.place
        rows.setdefault((place.row, place.row_label), {})[place.column, place.column_label] = cell
    order = {column: at for at, column in enumerate(_columns(table))}
    shaped = [(tuple(sorted(cells, key=order.__getitem__)), row, cells)
              for row, cells in rows.items()]  # fmt: skip
    return tuple(_grids(table.kind, shaped))


def _columns(table: Table) -> Iterator[Key]:
    seen: set[Key] = set()
    for cell in table.cells:
        column = (cell.place.column, cell.place.column_label)
        if column not in seen:
            seen.add(column)
            yield column


def _grids(kind: str, shaped: list[tuple[tuple[Key, ...], Key, dict[Key, Cell]]]) -> Iterator[Grid]:
    """Rows whose columns are among those of the widest row beside them share a grid."""
    merged: list[tuple[tuple[Key, ...], Key, dict[Key, Cell]]] = []
    widest: tuple[Key, ...] = ()
    for columns, row, cells in shaped:
        widest = widest if set(columns) <= set(widest) else columns
        merged.append((widest, row, cells))
    for columns, members in groupby(merged, key=lambda member: member[0]):
        rows = tuple(Row(row, tuple(cells.get(c) for c in columns)) for _, row, cells in members)
        yield Grid(kind, columns, rows)


def table_at(report: Report, start: int, end: int) -> Table | None:
    """The table that has a value cell just there."""
    for table in report.tables:
        if any(cell.start == start and cell.end == end for cell in table.cells):
            return table
    return None
