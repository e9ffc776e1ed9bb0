"""One figure over several reports: what each states, which do not, and by which definition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence.evidence import Evidence
from assistant.evidence.figures import Figure
from assistant.evidence.prose import candidate_of
from assistant.understanding.reckoning import Reckoning
from corpus.report import Fact, Header, Report
from corpus.units import split_unit

MOST_TERMS = 40
"""So many figures one answer shows at most."""
MOST_NAMES = 3
"""So many reports without the figure are named; the others are counted."""
_SHOWS_ALL = frozenset({"sum", "average", "trend", "growth"})
"""What is reckoned from every figure, each of which the answer must show."""
_MOST_ITEMS, _RUNNERS_UP = 8, 2

_TABLES_SINCE = 2019
"""The year of the format of today's tables; those before are said to be of before it."""


@dataclass(frozen=True, slots=True)
class Point:
    """What one report states: a figure of its tables, or a fact of its prose.

    ``value`` is in the unit itself (yuan, not 万元). ``basis`` is what was counted: "table", or the
    key of the indicator.
    """

    report_id: str
    header: Header
    basis: str
    value: Decimal
    figure: Figure | None = None
    fact: Fact | None = None

    @property
    def year(self) -> int:
        """The year of the report; 0 where it is not known."""
        return self.header.year or 0

    @property
    def unit(self) -> str:
        """The unit as printed."""
        if self.figure is not None:
            return self.figure.unit
        return self.fact.quantity.unit if self.fact else ""

    @property
    def printed(self) -> Decimal:
        """The value in the unit as printed."""
        return self.value / split_unit(self.unit)[0]

    def evidence(self, report: Report) -> Evidence:
        """The point as evidence from its report."""
        if self.figure is not None:
            return Evidence(report, "figures", 1.0, figures=(self.figure,))
        assert self.fact is not None
        candidate = candidate_of(self.fact, report.source_text)
        return Evidence(report, "statements", 1.0, statements=(candidate,))


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over several reports, in the order of the question.

    ``key`` is the row of a table, or the indicator of prose, that was asked for. ``missing`` are
    the reports that state no such figure, ``unread`` those whose table has the row, but could not
    be read surely; ``years`` are those of all these reports. ``nested`` are pairs of reports of one
    year of which the first is of a place inside that of the second: their sum may count twice.
    """

    key: str
    reckoning: Reckoning
    points: tuple[Point, ...]
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    nested: tuple[tuple[str, str], ...] = ()

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports that the question is about."""
        return (*(point.report_id for point in self.points), *self.missing, *self.unread)

    @property
    def held(self) -> int:
        """How many reports the question is about."""
        return len(self.report_ids)

    @property
    def counts(self) -> frozenset[int]:
        """The numbers of reports that an answer may state: they are counted, not cited."""
        groups = [len(self.missing), len(self.unread)]
        groups += Counter(point.basis for point in self.points).values()
        groups += Counter(outer for _, outer in self.nested).values()
        others = {n - MOST_NAMES for n in groups if n > MOST_NAMES}
        others |= {MOST_TERMS} if self.too_many else set()
        fitting = sum(self.reckoning.counts(point.value) for point in self.points)
        return frozenset({self.held, len(self.points), len(self.missing), fitting, *others})

    @property
    def told_years(self) -> frozenset[int]:
        """The years that an answer may name: of its reports, and since when tables are as now."""
        older = any(point.basis.startswith("statistics.") for point in self.points)
        return self.years | ({_TABLES_SINCE} if older else frozenset())

    @property
    def ordered(self) -> tuple[Point, ...]:
        """The points, the one that is asked for first: the largest, or the smallest."""
        sign = 1 if self.reckoning.least else -1
        return tuple(sorted(self.points, key=lambda point: sign * point.value))

    @property
    def too_many(self) -> bool:
        """Whether more figures would have to be shown than one answer does."""
        return self.reckoning.operation in _SHOWS_ALL and len(self.points) > MOST_TERMS

    @property
    def in_time(self) -> tuple[Point, ...]:
        """The points, issuer by issuer, oldest first."""
        return tuple(sorted(self.points, key=lambda point: (point.header.issuer, point.year)))

    @property
    def shown(self) -> tuple[Point, ...]:
        """The points that an answer names, in the order in which it does."""
        ordered = self.ordered
        if self.too_many:
            return ordered[: 1 + _RUNNERS_UP]
        match self.reckoning.operation:
            case "extreme" | "compared" if len(ordered) > 2:
                best = [p for p in ordered if p.value == ordered[0].value]
                return ordered[: len(best[:_MOST_ITEMS]) + _RUNNERS_UP]
            case "top" | "ranking":
                return ordered[: self.reckoning.places or MOST_TERMS]
            case "count" if self.reckoning.relation == "unsaid":
                return ordered[:MOST_TERMS]
            case "count":
                fitting = [p for p in ordered if self.reckoning.counts(p.value)]
                return tuple(fitting[:MOST_TERMS]) or ordered[:1]
            case "difference" | "ratio" if len(ordered) > 2:
                return ordered[0], ordered[-1]
            case "trend" | "growth":
                return self.in_time
            case _:
                return self.points


def name_and_year(header: Header, name: str, language: str) -> str:
    """The issuer with the year: Qiaokou District 2020, 武汉市硚口区2020年."""
    if header.year is None:
        return name
    return f"{name} {header.year}" if language == "en" else f"{name}{header.year}年"
