"""Figures that are drawn: the same thing counted in several reports, or in several years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.page.chat import Record
from assistant.page.compare import Choice, Comparison
from corpus.indicators import load_indicators
from corpus.report import Fact, Span
from corpus.units import split_unit, unit_kind
from vectorstore.catalogue import Catalogue

MOST_SERIES = 6
_WHOLE = ("", "total")

Concept = tuple[str, str, tuple[str, ...], str]
"""What is counted: indicator, label where there is none, the parts meant, unit."""

Whose = tuple[str, int | None]
"""An issuer and a year."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as printed, for an issuer and a year; ``n`` is its mark in an answer, if any."""

    report_id: str
    name: str
    year: int | None
    shown: str
    value: Decimal
    span: Span
    n: int | None = None

    @property
    def whose(self) -> Whose:
        """The issuer and the year."""
        return self.name, self.year

    @property
    def label(self) -> str:
        """Whose figure it is, and of when."""
        return self.name if self.year is None else f"{self.name} {self.year}"


@dataclass(frozen=True, slots=True)
class Series:
    """One thing counted several times; the values are in ``unit``, whatever was printed."""

    title: str
    unit: str
    points: tuple[Point, ...]

    @property
    def is_trend(self) -> bool:
        """Whether it is one issuer, year by year."""
        return _one_issuer(self.points)


def series_of(
    citations: Sequence[Record], catalogue: Catalogue, name_of: Callable[[str], str], lang: str
) -> tuple[Series, ...]:
    """What an answer cites more than once for different issuers or years, the most cited first.

    Only facts that the store still has at the cited place count: nothing that a browser sends is
    drawn unless a report states it.

    Args:
        citations: of one answer object.
        catalogue: of the store.
        name_of: the issuer of a report, by its id.
        lang: language of the titles.
    """
    found: dict[Concept, dict[Whose, Point]] = {}
    main: dict[Whose, tuple[Concept, Point]] = {}
    for citation in citations:
        for fact, source in _facts_at(citation, catalogue):
            if fact.quantity.value is None:
                continue
            concept = _concept(fact)
            point = _point(fact, source, name_of(fact.report_id), citation["n"])
            main.setdefault(point.whose, (concept, point))
            found.setdefault(concept, {}).setdefault(point.whose, point)
    drawn = [
        Series(_title(concept, lang), concept[3], _ordered(points.values()))
        for concept, points in found.items()
        if len(points) > 1
    ]
    drawn.sort(key=lambda series: -len(series.points))
    ranked = _mixed(tuple(main.values()), lang)
    if ranked and not any(len(series.points) == len(main) for series in drawn):
        drawn.insert(0, ranked)
    return tuple(drawn[:MOST_SERIES])


def _mixed(main: Sequence[tuple[Concept, Point]], lang: str) -> Series | None:
    """What is cited first of each, where those are of one family: received here, accepted there.

    Without it a ranking over both would be drawn without its first.
    """
    concepts = dict.fromkeys(concept for concept, _ in main)
    families = {_family(indicator) for indicator, *_ in concepts}
    kinds = {unit_kind(unit) for *_, unit in concepts}
    units = list(dict.fromkeys(unit for *_, unit in concepts))
    alike = len(units) == 1 or kinds == {"count"}  # 条 and 件 of the same are one and the same
    if len(main) < 2 or not alike or len(families) != 1 or "" in families:
        return None
    title = " / ".join(_title(concept, lang) for concept in concepts)
    return Series(title, " / ".join(units), _ordered(point for _, point in main))


def _family(indicator: str) -> str:
    """What an indicator is about: the statistics before 2019 count requests as later tables do."""
    first, _, rest = indicator.partition(".")
    return rest.partition(".")[0] if first == "statistics" else first


def rows_of(
    comparison: Comparison, catalogue: Catalogue, name_of: Callable[[str], str], lang: str
) -> tuple[Series, ...]:
    """The rows of a comparison that can be drawn: two figures or more in one unit."""
    years = {row.id: row.header.year for row in catalogue.reports()}
    drawn = []
    for choice, cells in zip(comparison.choices, comparison.cells, strict=True):
        figures = [figures[0] for figures in cells if figures and figures[0].value is not None]
        units = {split_unit(figure.unit)[1] for figure in figures}
        if len(figures) < 2 or len(units) != 1 or not any(figure.value for figure in figures):
            continue
        points = [
            Point(
                figure.report_id, name_of(figure.report_id), years[figure.report_id],
                figure.shown, figure.value * split_unit(figure.unit)[0],
                Span(figure.start, figure.end),
            )
            for figure in figures
            if figure.value is not None
        ]  # fmt: skip
        drawn.append(Series(choice.label(lang), units.pop(), _ordered(points)))
    return tuple(drawn)


def _facts_at(citation: Record, catalogue: Catalogue) -> Iterator[tuple[Fact, str]]:
    """The facts within a quote that still stands, each with its figure as printed."""
    start, end = citation["start"], citation["end"]
    row = catalogue.row(citation["report_id"])
    source = catalogue.source_text(row.key) if row else ""
    if row is None or source[start:end] != citation["quote"]:
        return
    for fact in catalogue.facts([row.id]):
        if start <= fact.start and fact.end <= end:
            yield fact, source[fact.start : fact.end]


def _concept(fact: Fact) -> Concept:
    indicator = load_indicators().by_key.get(fact.indicator)
    unit = fact.quantity.unit or (indicator.unit if indicator else "")
    parts = tuple(part for _, part in fact.dimensions if part not in _WHOLE)
    return fact.indicator, "" if indicator else fact.label, parts, split_unit(unit)[1]


def _point(fact: Fact, shown: str, name: str, n: int) -> Point:
    assert fact.quantity.value is not None
    printed = shown if any(sign.isdigit() for sign in shown) else str(fact.quantity.value)
    value = fact.quantity.value * split_unit(fact.quantity.unit)[0]
    return Point(fact.report_id, name, fact.year, printed, value, Span(fact.start, fact.end), n)


def _title(concept: Concept, lang: str) -> str:
    indicator, label, parts, _ = concept
    if indicator not in load_indicators().by_key:
        return " · ".join((label, *parts))
    return Choice(indicator, parts[0] if parts else "").label(lang)


def _one_issuer(points: Sequence[Point]) -> bool:
    years = {point.year for point in points}
    names = {point.name for point in points}
    return len(names) == 1 and None not in years and len(years) == len(points)


def _ordered(points: Iterable[Point]) -> tuple[Point, ...]:
    """Year by year where it is one issuer, from the largest down otherwise."""
    listed = tuple(points)
    if _one_issuer(listed):
        return tuple(sorted(listed, key=lambda point: point.year or 0))
    return tuple(sorted(listed, key=lambda point: -point.value))
