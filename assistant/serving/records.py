"""What the store holds as JSON objects: the shapes that commands and HTTP give out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.evidence.answer import table_dict

if TYPE_CHECKING:
    from corpus.report import Check, Fact, Report, Section
    from vectorstore.catalogue import ReportRow
    from vectorstore.retriever import Hit

Record = dict[str, Any]


def to_json(value: object, *, indent: int | None = None) -> str:
    """JSON as it leaves the house: readable Chinese, no lone surrogates, figures as printed."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return figure(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def figure(value: Decimal | None) -> int | float | None:
    """A figure as a JSON number: 12932.14 stays 12932.14, and 162 has no point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def report_record(row: ReportRow, checks: Sequence[Check]) -> Record:
    """One report of ``reports``: what it is and how much was read from it."""
    return {
        "id": row.id,
        "issuer": row.header.issuer,
        "year": row.header.year,
        "title": row.header.title,
        "source": row.source,
        "url": row.header.url,
        "published": row.header.published,
        "level": row.header.level,
        "sections": row.sections,
        "tables": row.tables,
        "facts": row.facts,
        "checks_failed": sum(check.outcome == "fail" for check in checks),
    }


def show_record(row: ReportRow, report: Report, checks: Sequence[Check]) -> Record:
    """One report of ``show``: the record, its tree, its tables, and the source text."""
    return {
        **report_record(row, checks),
        "tree": section_tree(report.sections),
        "tables_read": [
            {
                "kind": table.kind,
                "layout": table.layout,
                "caption": table.caption,
                "start": table.start,
                "end": table.end,
                "sure": table.sure,
                "notes": list(table.notes),
            }
            for table in report.tables
        ],
        "notes": list(report.notes),
        "source_text": report.source_text,
    }


def section_tree(sections: Sequence[Section]) -> list[Record]:
    """The headings as a tree; offsets are those of the source text."""
    roots: list[Record] = []
    open_nodes: list[tuple[tuple[str, ...], Record]] = []
    for section in sections:
        node: Record = {
            "heading": section.path[-1] if section.path else "",
            "start": section.start,
            "heading_end": section.heading_end,
            "end": section.end,
            "children": [],
        }
        while open_nodes and open_nodes[-1][0] != section.path[: len(open_nodes[-1][0])]:
            open_nodes.pop()
        while open_nodes and len(open_nodes[-1][0]) >= len(section.path):
            open_nodes.pop()
        (open_nodes[-1][1]["children"] if open_nodes else roots).append(node)
        if section.path:
            open_nodes.append((section.path, node))
    return roots


def fact_record(fact: Fact, source_text: str) -> Record:
    """One fact of ``facts``; a figure that is not printed is null and says its state."""
    quantity = fact.quantity
    record = {
        "report_id": fact.report_id,
        "issuer": fact.issuer,
        "year": fact.year,
        "indicator": fact.indicator,
        "label": fact.label,
        "dimensions": dict(fact.dimensions),
        "period": fact.period,
        "value": figure(quantity.value),
        "unit": quantity.unit,
        "quote": source_text[fact.start : fact.end],
        "start": fact.start,
        "end": fact.end,
        "table": table_dict(fact.table),
    }
    if quantity.bound:
        record["bound"] = quantity.bound
    if quantity.value is None:
        record["state"] = quantity.state
    return record


FACT_COLUMNS = (
    "report_id", "issuer", "year", "indicator", "label", "dimensions", "period",
    "value", "unit", "state", "quote", "start", "end", "row_label", "column_label",
)  # fmt: skip


def fact_row(record: Record) -> list[object]:
    """A fact record as a line of a table, in the order of ``FACT_COLUMNS``."""
    table = record["table"] or {}
    pairs = "; ".join(f"{name}={value}" for name, value in record["dimensions"].items())
    return [
        pairs if column == "dimensions" else table.get(column, record.get(column))
        for column in FACT_COLUMNS
    ]


def check_record(check: Check, source_text: str) -> Record:
    """One result of ``check`` with the places that it is about."""
    return {
        "report_id": check.report_id,
        "rule": check.rule,
        "subject": check.subject,
        "outcome": check.outcome,
        "expected": check.expected,
        "found": check.found,
        "places": [
            {"start": span.start, "end": span.end, "quote": source_text[span.start : span.end]}
            for span in check.places
        ],
    }


def hit_record(hit: Hit) -> Record:
    """One hit of ``search``."""
    return {
        "report_id": hit.report_id,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "heading_path": list(hit.path),
        "score": round(float(hit.score), 6),
    }
