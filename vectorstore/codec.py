"""Reports and facts as JSON for the catalogue, and back, exactly."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from corpus.report import (
    Anchor,
    Cell,
    Fact,
    Header,
    Quantity,
    Section,
    Span,
    Table,
    TableCell,
)


def dump(value: object) -> str:
    """A dataclass, or a tuple of them, as JSON; decimals as strings, fields at default left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(item)
            for field in fields(value)
            if (item := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def load_header(text: str) -> Header:
    """A header from JSON."""
    return Header(**json.loads(text))


def load_spans(text: str) -> tuple[Span, ...]:
    """Spans from JSON."""
    return tuple(Span(**item) for item in json.loads(text))


def load_sections(text: str) -> tuple[Section, ...]:
    """Sections from JSON."""
    return tuple(
        Section(
            **{
                **item,
                "path": tuple(item["path"]),
                "anchors": tuple(Anchor(**anchor) for anchor in item.get("anchors", ())),
            }
        )
        for item in json.loads(text)
    )


def load_tables(text: str) -> tuple[Table, ...]:
    """Tables from JSON."""
    return tuple(_table(item) for item in json.loads(text))


def load_fact(text: str, report_id: str) -> Fact:
    """A fact from JSON; the report's id is not in it, for a restored report may have another."""
    item: dict[str, Any] = json.loads(text)
    return Fact(
        **{
            **item,
            "report_id": report_id,
            "quantity": _quantity(item["quantity"]),
            "context": Span(**item["context"]),
            "path": tuple(item.get("path", ())),
            "dimensions": tuple((key, value) for key, value in item.get("dimensions", ())),
            "table": TableCell(**item["table"]) if item.get("table") else None,
        }
    )


def load_strings(text: str) -> tuple[str, ...]:
    """Strings from JSON."""
    return tuple(json.loads(text))


def _quantity(item: dict[str, Any]) -> Quantity:
    value = item.get("value")
    return Quantity(**{**item, "value": None if value is None else Decimal(value)})


def _cell(item: dict[str, Any]) -> Cell:
    return Cell(
        place=TableCell(**item["place"]),
        quantity=_quantity(item["quantity"]),
        start=item["start"],
        end=item["end"],
    )


def _table(item: dict[str, Any]) -> Table:
    return Table(
        **{
            **item,
            "cells": tuple(_cell(cell) for cell in item["cells"]),
            "notes": tuple(item.get("notes", ())),
        }
    )
