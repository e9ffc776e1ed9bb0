"""Cells of the statutory tables that are asked for, added up or set in relation where asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from assistant.understanding.asks import APPLICANTS, GROUPS, TableAsk
from assistant.understanding.measures import usual_measures
from corpus.report import Fact

Operation = Literal["cell", "sum", "share", "after_change"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that answers: one cell, or computed from the cells ``parts`` by ``operation``.

    ``value`` is None when the cell is blank or marked as not applicable; ``unit`` is as printed.
    ``wholes``: so many of the parts of a share, the last ones, make up its whole; ``of``: the row
    that this is, where it is not all requests or results.
    """

    kind: str
    row: str
    column: str
    operation: Operation
    value: Decimal | None
    unit: str
    parts: tuple[Fact, ...]
    wholes: int = 0
    of: str = ""

    @property
    def report_id(self) -> str:
        """The report that the value is from."""
        return self.parts[0].report_id


Grid = Mapping[tuple[str, str], Fact]


def grid_of(facts: Iterable[Fact], kind: str) -> Grid:
    """The cells of one kind of table by row and column."""
    return {
        (fact.table.row, fact.table.column): fact
        for fact in facts
        if fact.table is not None and fact.table.kind == kind
    }


def requests_received(facts: Iterable[Fact]) -> Figure | None:
    """The cell of all requests received, where it has a number."""
    new = grid_of(facts, "requests").get(("new", "total"))
    if new is None or new.quantity.value is None:
        return None
    return Figure("requests", "new", "total", "cell", new.quantity.value, "", (new,))


def figures_for(ask: TableAsk, facts: Sequence[Fact]) -> tuple[Figure, ...]:
    """What ``ask`` asks for among the facts of one report, in the order asked."""
    grid = grid_of(facts, ask.kind)
    if not grid:
        return ()
    if ask.operation == "share":
        return _shares(ask, grid)
    if ask.operation == "after_change":
        return tuple(f for row in ask.rows if (f := _after_change(grid, row)) is not None)
    columns = _columns_of(ask, grid)
    found = [_figure(grid, ask.kind, row, column) for row in ask.rows for column in columns]
    figures = tuple(figure for figure in found if figure is not None)
    if ask.kind == "proactive" and len(ask.rows) > 1 and figures:
        figures += _usual_of_others(ask, grid, {figure.row for figure in figures})
    if ask.broken_down:
        asked = set(GROUPS) if ask.rows[0] in GROUPS else {ask.rows[0]}
        figures = tuple(f for f in figures if f.value or f.row in asked)
    if ask.operation == "sum" and len(figures) >= 2:
        return (*figures, *together(figures))
    return figures


def _usual_of_others(ask: TableAsk, grid: Grid, told: Collection[str]) -> tuple[Figure, ...]:
    """The usual column of each row named that has none of the columns named: fines beside fees."""
    found = []
    for row in ask.rows:
        columns = (c for c in usual_measures(row) if (row, c) in grid)
        if row not in told and (column := next(columns, None)) is not None:
            found.append(_figure(grid, ask.kind, row, column))
    return tuple(figure for figure in found if figure is not None)


def together(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of several rows or columns added up, where all are of one unit.

    A sum among them stands for its members: they are not added a second time.
    """
    members = {member for figure in figures for member in GROUPS.get(figure.row, ())}
    figures = [figure for figure in figures if figure.row not in members]
    if len(figures) < 2:
        return ()
    if any(f.value is None or f.operation not in ("cell", "sum") for f in figures):
        return ()
    if _hold_each_other(figures) or len({f.unit for f in figures}) > 1:
        return ()
    total = sum((f.value for f in figures if f.value is not None), Decimal(0))
    first = figures[0]
    parts = tuple(part for f in figures for part in f.parts)
    column = first.column if len({f.column for f in figures}) == 1 else "total"
    return (Figure(first.kind, "together", column, "sum", total, first.unit, parts),)


def _hold_each_other(figures: Sequence[Figure]) -> bool:
    """Whether some of the figures are counted in others: what came in is what was handled."""
    rows, columns = {f.row for f in figures}, {f.column for f in figures}
    among_all = "total" in columns and len(columns) > 1 and "change" not in columns
    return {"new", "total"} <= rows or among_all


_SAME: Mapping[str, str] = {"issued": "made", "made": "issued"}
"""Columns that say nearly the same in the formats of 2019 and 2021: 新制作 and 制发."""


def _columns_of(ask: TableAsk, grid: Grid) -> tuple[str, ...]:
    """The columns asked for that the table of this year's format has."""
    if ask.kind != "proactive":
        breakdown = len([c for c in ask.columns if c != "total"]) >= 2
        whole_too = breakdown and ask.operation != "sum" and "total" not in ask.columns
        if ask.kind == "requests" and whole_too:
            return ("total", *ask.columns)
        return ask.columns
    printed = {column for row, column in grid if row in ask.rows}
    asked = tuple(dict.fromkeys((*ask.columns, *(_SAME[c] for c in ask.columns if c in _SAME))))
    wanted = tuple(column for column in asked if column in printed)
    if wanted or ask.measured:
        return wanted
    return tuple(dict.fromkeys(column for row, column in grid if row in ask.rows))


def _figure(grid: Grid, kind: str, row: str, column: str) -> Figure | None:
    rows = [r for r in GROUPS.get(row, (row,)) if any(key[0] == r for key in grid)]
    group = GROUPS.get(column, (column,)) if column != "other" else (column,)
    cells = [grid.get((r, c)) for r in rows for c in group]
    parts = tuple(cell for cell in cells if cell is not None)
    if not parts or len(parts) < len(cells):
        return None
    if len(parts) == 1:
        fact = parts[0]
        quantity = fact.quantity
        return Figure(kind, row, column, "cell", quantity.value, quantity.unit, parts)
    values = [part.quantity.value for part in parts]
    if any(value is None for value in values):
        return None
    total = sum((value for value in values if value is not None), Decimal(0))
    return Figure(kind, row, column, "sum", total, parts[0].quantity.unit, parts)


def _after_change(grid: Grid, row: str) -> Figure | None:
    before, change = grid.get((row, "items_before")), grid.get((row, "change"))
    if before is None or change is None:
        return None
    if before.quantity.value is None or change.quantity.value is None:
        return None
    value = before.quantity.value + change.quantity.value
    return Figure("proactive", row, "change", "after_change", value, "", (before, change))


def _shares(ask: TableAsk, grid: Grid) -> tuple[Figure, ...]:
    """Parts of a whole: outcomes of all results, applicants of all applicants, results of all."""
    pairs = []
    for row in ask.rows:
        for column in ask.columns:
            part = _figure(grid, ask.kind, row, column)
            whole = _whole(ask, row, column, grid)
            if part is not None and whole is not None and whole.value and part.value is not None:
                pairs.append((part, whole))
    if ask.together and len(pairs) > 1 and len({whole.parts for _, whole in pairs}) == 1:
        parts = [part for part, _ in pairs]
        total = sum((part.value or Decimal(0) for part in parts), Decimal(0))
        cells = tuple(cell for part in parts for cell in part.parts)
        joined = Figure(ask.kind, "together", ask.columns[0], "sum", total, "", cells)
        pairs = [*(pairs if ask.together == "beside" else ()), (joined, pairs[0][1])]
    return tuple(replace(_share(part, whole), of=ask.of) for part, whole in pairs)


def _share(part: Figure, whole: Figure) -> Figure:
    assert part.value is not None
    assert whole.value
    ratio = (part.value * 100 / whole.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    parts, wholes = (*part.parts, *whole.parts), len(whole.parts)
    return Figure(part.kind, part.row, part.column, "share", ratio, "%", parts, wholes)


def _whole(ask: TableAsk, row: str, column: str, grid: Grid) -> Figure | None:
    kind = ask.kind
    if ask.of:
        return _figure(grid, kind, ask.of, column)
    if kind == "disputes":
        return None if column == "total" else _figure(grid, kind, row, "total")
    if kind != "requests":
        return None
    if column != "total":
        return _figure(grid, kind, row, "total")
    if row in ("new", "carried_over", "total"):
        return _figure(grid, kind, "whole_load", "total")
    return _figure(grid, kind, "total", "total")


def breakdown(facts: Sequence[Fact], row: str) -> tuple[Fact, ...]:
    """The applicants other than nought behind a row of the request table."""
    grid = grid_of(facts, "requests")
    cells = [grid.get((row, column)) for column in APPLICANTS]
    return tuple(cell for cell in cells if cell is not None and cell.quantity.value)
