"""The canonical indicators: what the reports count, loaded from ``indicators.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """How something is called in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that reports count.

    ``table`` and ``row`` say where the statutory tables print it; both are empty where only prose
    states it. ``printed`` holds the characters by which its row is recognised.
    """

    key: str
    zh: str
    en: str
    unit: str
    table: str = ""
    row: str = ""
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators by key, and the columns of each kind of table."""

    by_key: Mapping[str, Indicator]
    columns: Mapping[str, Mapping[str, Label]]
    dimensions: Mapping[str, str]

    def rows(self, table: str) -> tuple[Indicator, ...]:
        """The rows of a kind of table, in the order of the notice."""
        return tuple(item for item in self.by_key.values() if item.table == table)

    def row(self, table: str, row: str) -> Indicator | None:
        """The indicator of one row of a kind of table."""
        return self.by_key.get(f"{table}.{row}")

    def column(self, table: str, column: str) -> Label | None:
        """The labels of one column of a kind of table."""
        return self.columns.get(table, {}).get(column)


@cache
def load_indicators() -> Indicators:
    """Read the indicators that come with the package."""
    data = tomllib.loads(
        resources.files("corpus").joinpath("indicators.toml").read_text(encoding="utf-8")
    )
    columns: dict[str, Mapping[str, Label]] = {}
    dimensions: dict[str, str] = {}
    for table, entries in data["columns"].items():
        dimensions[table] = entries.pop("dimension")
        columns[table] = MappingProxyType({key: Label(*names) for key, names in entries.items()})
    by_key = {entry["key"]: _indicator(entry) for entry in data["indicator"]}
    return Indicators(
        MappingProxyType(by_key), MappingProxyType(columns), MappingProxyType(dimensions)
    )


def _indicator(entry: dict[str, str | list[str]]) -> Indicator:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
    }
    return Indicator(**fields)
