"""The arithmetic that a report must keep, and what breaks it.

R1 to R4 hold within a table, R8 between text and table, R5 to R7 from one year to the next. A check
that fails is the report's own contradiction: the figures stay as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from corpus.indicators import load_indicators
from corpus.report import Cell, Check, Outcome, Report, Span, Table
from corpus.stated_checks import cells_by_row, count, text_against_tables
from corpus.table_sums import BALANCE

RULES = {
    "R1": "in every row of table 3 the applicants add up to the total",
    "R2": "in every column of table 3 new + carried over = total + carried forward",
    "R3": "in every column of table 3 the results add up to the total",
    "R4": "in every block of table 4 the results add up to the total",
    "R5": "requests carried over = requests carried forward the year before",
    "R6": "documents in force = in force the year before + issued - repealed",
    "R7": "items of last year = items of the year before + their change",
    "R8": "the text states the same counts as the tables",
}

_Grid = dict[tuple[str, str], Cell]


def check(report: Report) -> tuple[Check, ...]:
    """Apply the rules that hold within one report."""
    found: list[Check] = []
    requests = [table for table in report.tables if table.kind == "requests"]
    disputes = [table for table in report.tables if table.kind == "disputes"]
    for table in requests:
        found.extend(_requests(report.id, table))
    for table in disputes:
        found.extend(_disputes(report.id, table))
    found.extend(
        Check(report.id, rule, "not_assessable", None, None, (), "the report has no such table")
        for rule, tables in (("R1", requests), ("R2", requests), ("R3", requests), ("R4", disputes))
        if not tables
    )
    found.extend(text_against_tables(report))
    return tuple(found)


def check_years(reports: Iterable[Report]) -> tuple[Check, ...]:
    """Apply the rules that hold from one year to the next, issuer by issuer."""
    dated = [report for report in reports if report.header.year is not None]
    dated.sort(key=lambda report: (report.header.issuer, report.header.year or 0, report.id))
    found: list[Check] = []
    for _, group in groupby(dated, key=lambda report: report.header.issuer):
        by_year = {report.header.year or 0: report for report in group}
        for before, after in pairwise(sorted(by_year)):
            if after == before + 1:
                found.extend(_two_years(by_year[before], by_year[after]))
    return tuple(found)


def _grid(table: Table) -> _Grid:
    return {(cell.place.row, cell.place.column): cell for cell in table.cells}


def _rows(table: Table) -> tuple[str, ...]:
    absent = ("other",) if table.layout == "2021" else ("o1", "o2", "o3")
    return tuple(row.row for row in load_indicators().rows(table.kind) if row.row not in absent)


def _requests(report_id: str, table: Table) -> Iterator[Check]:
    grid = _grid(table)
    columns = tuple(load_indicators().columns["requests"])
    rows = _rows(table)
    for row in rows:
        parts = [grid.get((row, column)) for column in columns[:-1]]
        if any(parts) or grid.get((row, columns[-1])):
            yield _sum_check(report_id, "R1", row, parts, [grid.get((row, columns[-1]))])
    results = [row for row in rows if row not in BALANCE]
    for column in columns:
        left, right = ([grid.get((row, column)) for row in BALANCE[i : i + 2]] for i in (0, 2))
        yield _sum_check(report_id, "R2", column, left, right)
        parts = [grid.get((row, column)) for row in results]
        yield _sum_check(report_id, "R3", column, parts, [grid.get(("total", column))])


def _disputes(report_id: str, table: Table) -> Iterator[Check]:
    grid = _grid(table)
    columns = tuple(load_indicators().columns["disputes"])
    for row in _rows(table):
        parts = [grid.get((row, column)) for column in columns[:-1]]
        yield _sum_check(report_id, "R4", row, parts, [grid.get((row, columns[-1]))])


def _sum_check(
    report_id: str,
    rule: str,
    subject: str,
    parts: Sequence[Cell | None],
    printed: Sequence[Cell | None],
) -> Check:
    """Whether parts add up to what is printed. A cell that was not read makes it unassessable."""
    cells = [cell for cell in (*parts, *printed) if cell is not None]
    places = tuple(Span(cell.start, cell.end) for cell in cells)
    if len(cells) < len(parts) + len(printed):
        return Check(report_id, rule, "not_assessable", None, None, places, subject)
    expected = sum((count(cell) for cell in parts), Decimal(0))
    found = sum((count(cell) for cell in printed), Decimal(0))
    outcome: Outcome = "pass" if expected == found else "fail"
    if any(cell is not None and cell.quantity.value is None for cell in printed):
        outcome = "not_assessable"
    elif outcome == "fail" and any(cell.quantity.value is None for cell in cells):
        outcome = "uncertain"
    return Check(report_id, rule, outcome, expected, found, places, subject)


def _two_years(before: Report, after: Report) -> Iterator[Check]:
    """The rules between two neighbouring years; the places are those of the later report."""
    old, new = cells_by_row(before), cells_by_row(after)
    over = new.get(("requests", "carried_over", "total"))
    forward = old.get(("requests", "carried_forward", "total"))
    if over and forward:
        yield _year_check(after.id, "R5", "carried_over", count(forward), over, ())
    for row in load_indicators().rows("proactive"):
        yield from _stock(after.id, row.row, old, new)


def _stock(
    report_id: str,
    row: str,
    old: dict[tuple[str, str, str], Cell],
    new: dict[tuple[str, str, str], Cell],
) -> Iterator[Check]:
    base, now = old.get(("proactive", row, "in_force")), new.get(("proactive", row, "in_force"))
    issued = new.get(("proactive", row, "issued"))
    repealed = new.get(("proactive", row, "repealed"))
    if base and now and issued and repealed:
        expected = count(base) + count(issued) - count(repealed)
        yield _year_check(report_id, "R6", row, expected, now, (issued, repealed))
    was, change = (old.get(("proactive", row, name)) for name in ("items_before", "change"))
    items = new.get(("proactive", row, "items_before"))
    if was and change and items:
        yield _year_check(report_id, "R7", row, count(was) + count(change), items, ())


def _year_check(
    report_id: str, rule: str, subject: str, expected: Decimal, cell: Cell, others: Sequence[Cell]
) -> Check:
    found = count(cell)
    places = tuple(Span(item.start, item.end) for item in (cell, *others))
    outcome: Outcome = "pass" if expected == found else "fail"
    return Check(report_id, rule, outcome, expected, found, places, subject)
