"""R8: what the text states against the cells of the tables that count the same.

Where the text states a count that has an indicator (受理申请168件), or a part of the requests that
has a row or a column of its own (予以公开1191件, 自然人申请741件), its cells must add up to it. A
text may count only the offices of the seat, or only what came in by one way, so that a difference
is the report's contradiction only where nothing speaks of such a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from corpus.indicators import load_indicators
from corpus.narrative_words import narrative_words
from corpus.regex import regex
from corpus.report import Cell, Check, Fact, Outcome, Quantity, Report, Span

_PART_OF_THE_BODIES = regex(
    r"办公室|府办|本级|本机关|本单位|局|厅|委员会|镇|乡|街道|其中|网上|线下"
)
_OF_REQUESTS = regex(r"申请(?!人)")
_NEAR = 400
"""Characters before a part among which the requests that it is a part of are named."""

CellKey = tuple[str, str, str]
"""The kind of a table, and the keys of a row and a column."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the requests: the label that states it, and the sums of cells it may mean."""

    label: re.Pattern[str]
    readings: tuple[tuple[CellKey, ...], ...]


def count(cell: Cell | None) -> Decimal:
    """What a cell adds to a sum: nothing where nothing is printed."""
    if cell is None or cell.quantity.value is None:
        return Decimal(0)
    return cell.quantity.value


def cells_by_row(report: Report) -> dict[CellKey, Cell]:
    """The cells that hold a figure; of two tables of a kind, the first counts."""
    found: dict[CellKey, Cell] = {}
    for table in report.tables:
        for cell in table.cells:
            key = (table.kind, cell.place.row, cell.place.column)
            if key not in found and cell.quantity.value is not None:
                found[key] = cell
    return found


def text_against_tables(report: Report) -> tuple[Check, ...]:
    """Every count in the text that the tables hold too, compared with them."""
    cells = cells_by_row(report)
    facts = [
        fact
        for fact in report.facts
        if fact.table is None and not fact.dimensions and _counts_cases(fact.quantity)
    ]
    named = [
        _stated_check(report, fact, options)
        for fact in facts
        if (options := _held(_table_readings(fact.indicator), cells))
    ]
    return (*named, *_parts(report, [fact for fact in facts if not fact.indicator], cells))


def _parts(report: Report, facts: Sequence[Fact], cells: dict[CellKey, Cell]) -> Iterator[Check]:
    """Parts are of the same bodies as the table where most of them agree with it."""
    checks = [
        _stated_check(report, fact, options)
        for fact in facts
        for part in _known_parts()
        if part.label.search(fact.label)
        and _OF_REQUESTS.search(report.source_text, max(0, fact.start - _NEAR), fact.end)
        and (options := _held(part.readings, cells))
    ]
    agree = 2 * sum(check.outcome == "pass" for check in checks) > len(checks)
    for check in checks:
        yield check if agree or check.outcome != "fail" else replace(check, outcome="uncertain")


@cache
def _known_parts() -> tuple[_Part, ...]:
    data = narrative_words()
    return tuple(
        _Part(
            re.compile(part["label"]),
            tuple(
                tuple(("requests", row, column) for row in rows for column in part["columns"])
                for rows in part["rows"]
            ),
        )
        for part in data["part"]
    )


def _counts_cases(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.unit in ("", "件", "起", "宗", "次", "例", "个")


def _held(readings: Sequence[Sequence[CellKey]], cells: dict[CellKey, Cell]) -> list[list[Cell]]:
    """The readings all of whose cells were read."""
    return [[cells[key] for key in keys] for keys in readings if all(key in cells for key in keys)]


def _table_readings(indicator: str) -> tuple[tuple[tuple[str, str, str], ...], ...]:
    """The sums of cells that a count in the text may mean, the likeliest first."""

    def requests(*rows: str) -> tuple[tuple[str, str, str], ...]:
        return tuple(("requests", row, "total") for row in rows)

    def disputes(*rows: str) -> tuple[tuple[str, str, str], ...]:
        return tuple(("disputes", row, "total") for row in rows)

    named = {
        "requests.accepted": (requests("new"), requests("new", "carried_over")),
        "requests.handled": (
            requests("total"),
            requests("new", "carried_over"),
            requests("new"),
        ),
        "requests.completed": (requests("total"),),
        "prose.reviews": (disputes("review"),),
        "prose.suits": (disputes("direct_suit", "suit_after_review"),),
    }
    if indicator in named:
        return named[indicator]
    known = load_indicators().by_key.get(indicator)
    return (requests(known.row),) if known and known.table == "requests" else ()


def _stated_check(report: Report, fact: Fact, options: Sequence[Sequence[Cell]]) -> Check:
    sums = [sum((count(cell) for cell in cells), Decimal(0)) for cells in options]
    stated = fact.quantity.value
    chosen = next((i for i, total in enumerate(sums) if total == stated), 0)
    places = (
        Span(fact.start, fact.end),
        *(Span(cell.start, cell.end) for cell in options[chosen]),
    )
    context = report.source_text[fact.context.start : fact.context.end]
    outcome: Outcome = "fail"
    if sums[chosen] == stated:
        outcome = "pass"
    elif fact.quantity.bound or _PART_OF_THE_BODIES.search(context):
        outcome = "uncertain"
    return Check(report.id, "R8", outcome, sums[chosen], stated, places, fact.label)
