"""Figures of several reports side by side: what can be compared, the comparison, and its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.indicators import load_indicators
from corpus.report import Fact
from vectorstore.catalogue import Catalogue

MOST_REPORTS = 24
MOST_CHOICES = 24
_FIRST_COLUMNS = ("", "total", "in_force", "amount", "decisions", "available")


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """What is compared: an indicator, and the column of its table where it has one."""

    indicator: str
    column: str = ""

    @property
    def key(self) -> str:
        """The choice as one text."""
        return f"{self.indicator}/{self.column}"

    def label(self, lang: str) -> str:
        """The choice in words."""
        indicator = load_indicators().by_key[self.indicator]
        column = load_indicators().column(indicator.table, self.column)
        name = indicator.zh if lang == "zh" else indicator.en
        if column is None:
            return name
        return f"{name} · {column.zh if lang == 'zh' else column.en}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, with its place."""

    report_id: str
    shown: str
    unit: str
    value: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Choices down, reports across; a cell holds each figure that the report states."""

    choices: tuple[Choice, ...]
    report_ids: tuple[str, ...]
    cells: tuple[tuple[tuple[Figure, ...], ...], ...]


def choices_of(catalogue: Catalogue) -> tuple[Choice, ...]:
    """All that the reports state under a known indicator: totals and sums first, then the parts."""
    found = {choice for fact in catalogue.facts() if (choice := choice_of(fact)) is not None}
    order = {key: at for at, key in enumerate(load_indicators().by_key)}

    def rank(choice: Choice) -> tuple[bool, int, str]:
        return choice.column not in _FIRST_COLUMNS, order[choice.indicator], choice.column

    return tuple(sorted(found, key=rank))


def choice_of(fact: Fact) -> Choice | None:
    """What a fact is compared as; None where it has no indicator, or is a part of a part."""
    if fact.indicator not in load_indicators().by_key:
        return None
    if fact.table is not None and fact.dimensions:
        return Choice(fact.indicator, fact.dimensions[0][1])
    return None if fact.dimensions else Choice(fact.indicator)


def compared(catalogue: Catalogue, report_ids: Sequence[str], keys: Sequence[str]) -> Comparison:
    """Looks up what was chosen; what does not exist is left out."""
    known = {choice.key: choice for choice in choices_of(catalogue)}
    chosen = tuple(known[key] for key in keys[:MOST_CHOICES] if key in known)
    held = {row.id for row in catalogue.reports()}
    ids = tuple(report_id for report_id in report_ids[:MOST_REPORTS] if report_id in held)
    figures: dict[tuple[Choice, str], list[Figure]] = {}
    for fact in catalogue.facts(ids):
        choice = choice_of(fact)
        if choice in chosen and choice is not None:
            figures.setdefault((choice, fact.report_id), []).append(_figure(catalogue, fact))
    cells = tuple(
        tuple(_distinct(figures.get((choice, report_id), ())) for report_id in ids)
        for choice in chosen
    )
    return Comparison(chosen, ids, cells)


def _figure(catalogue: Catalogue, fact: Fact) -> Figure:
    row = catalogue.row(fact.report_id)
    text = catalogue.source_text(row.key) if row else ""
    indicator = load_indicators().by_key[fact.indicator]
    unit = fact.quantity.unit or indicator.unit
    shown = text[fact.start : fact.end]
    return Figure(fact.report_id, shown, unit, fact.quantity.value, fact.start, fact.end)


def _distinct(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Each value once, in the order of the text: a report may well state two."""
    seen: dict[tuple[Decimal | None, str], Figure] = {}
    for figure in figures:
        seen.setdefault((figure.value, figure.unit), figure)
    return tuple(seen.values())


def as_csv(comparison: Comparison, names: Sequence[str], lang: str) -> str:
    """The comparison for a spreadsheet."""
    rows = [
        [choice.label(lang), *("; ".join(figure.shown for figure in figures) for figures in cells)]
        for choice, cells in zip(comparison.choices, comparison.cells, strict=True)
    ]
    return csv_text([["", *names], *rows])


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows for a spreadsheet; a cell that would be run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_tame(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _tame(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
