"""Finding one figure in several reports: in their tables, or in what prose states instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.evidence.figures import figures_for
from assistant.finding.from_charges import asks_for_charges, counts_requests
from assistant.finding.series import Point, Series
from assistant.judging.halves import names_two_things
from assistant.judging.required import lacks_a_requirement
from assistant.judging.untold import not_in_tables
from assistant.understanding.asks import GROUPS, IN_PROSE, RATES, TableAsk
from assistant.understanding.measures import usual_measures
from assistant.understanding.named import as_compared
from assistant.understanding.question import Question
from assistant.understanding.reckoning import Reckoning, of_each_place, stated_in
from assistant.understanding.terms import VERB
from corpus.indicators import load_indicators
from corpus.places import PlaceIndex
from corpus.regex import regex
from corpus.report import Fact, Header, Report, Span
from corpus.units import split_unit
from vectorstore.store import Store

_MOST_SERIES = 4
_MOST_LOOKED_INTO = 60
"""Of so many reports without the figure it is looked up whether their table could not be read."""
_AMONG_CHILDREN = frozenset({"count", "top", "ranking", "extreme", "average"})
"""What may be asked of the reports of places in a wider place that has no report of its own."""

_BY_NAME = frozenset({"count", "top", "ranking", "extreme", "trend"})
"""What may be asked of all that a name can mean: each figure is given with its issuer."""

_IN_STATISTICS: Mapping[str, str] = {
    "new": "requests", "whole_load": "requests", "total": "replies",
    "granted": "replies_granted", "partial": "replies_partial", "refused": "replies_refused",
    "review": "reviews", "suits": "suits",
    "disclosed.total": "disclosed", "disclosed.website": "website", "disclosed.wechat": "wechat",
    "disclosed.weibo": "weibo", "press.conferences": "press_conferences",
    "interpretations": "interpretations", "training.sessions": "trainings",
    "training.people": "people_trained",
}  # fmt: skip
"""Rows of the statistics tables before 2019 that count what a row since, or prose, counts."""

_MANY = 64
"""Of more reports than this only the facts that can matter are read."""

_IN_OTHER_TABLES = ("", "year", "cumulative")
"""The columns of prose and of the statistics tables."""

_INSTEAD: Mapping[str, tuple[str, ...]] = {"disclosed.total": ("disclosed.website",)}
"""What is given where an indicator is not stated, and said to be another."""


def series_for(question: Question, store: Store, places: PlaceIndex) -> tuple[Series, ...]:
    """The series that a question asks something to be reckoned from; empty if it asks for none.

    ``places`` knows which issuers lie inside which.
    """
    if question.reckoning is None and question.asks and not question.scope.named:
        question = replace(question, reckoning=of_each_place(question.folded))
    reckoning, ids = question.reckoning, _reports(question, store)
    if reckoning is None or len(ids) < 2 or question.scope.body or names_two_things(question):
        return ()
    charged = asks_for_charges(question) and not counts_requests(question)
    asks = () if charged else _asks(question)
    stated = None if asks else stated_in(question.folded)
    explained = [span for ask in asks for span in ask.explained]
    if charged:  # fees for requests: what they are charged for is no count of its own
        explained += [Span(c.start, c.end) for c in question.concepts if c.group in _OF_CHARGES]
    if stated is not None:
        explained.append(stated[1])
    if not explained or _left_over(question, (*explained, *reckoning.spans)):
        return ()
    keys: list[TableAsk | str] = [*asks]
    if stated is not None:
        keys.append(stated[0])
    facts = _counted_once(store, _as_asked(question, ids, store), keys)
    found = [_series(key, reckoning, facts, store) for key in keys[:_MOST_SERIES]]
    if any(lacks_a_requirement(question, label, label) for label in map(_labels, found)):
        return ()
    stated_twice = (one for one in found if len(one.points) >= 2)
    return tuple(replace(one, nested=_nested(one, places)) for one in stated_twice)


_OF_CHARGES = frozenset({"charge", "topic", "flow"})
_ADDED = frozenset({"sum", "average"})


def _nested(series: Series, places: PlaceIndex) -> tuple[tuple[str, str], ...]:
    """The reports that are added up though a place of one lies inside that of another."""
    if series.reckoning.operation not in _ADDED or series.too_many:
        return ()
    return places.nested([(point.report_id, point.year) for point in series.points])


def _as_asked(question: Question, ids: Sequence[str], store: Store) -> Sequence[str]:
    """The reports of one issuer in the order in which a question names their years.

    "More in 2024 than in 2022": the first is held against the second.
    """
    years = as_compared(question.folded, question.scope.years)
    if len(question.scope.groups) != 1 or len(years) < 2:
        return ids
    of_year = {row.id: row.header.year for row in store.catalogue.reports()}
    return sorted(ids, key=lambda i: years.index(of_year[i]) if of_year[i] in years else len(years))


def _labels(series: Series) -> str:
    """What is counted, as printed: labels of cells, or of the figures of prose."""
    cells = [p.table for point in series.points if point.figure for p in point.figure.parts]
    stated = [point.fact.label for point in series.points if point.fact]
    return " ".join([*(f"{c.row_label} {c.column_label}" for c in cells if c), *stated])


def _reports(question: Question, store: Store) -> tuple[str, ...]:
    scope, reckoning = question.scope, question.reckoning
    if reckoning is None:
        return ()
    if scope.named and scope.ambiguous and reckoning.operation not in _BY_NAME:
        return _of_the_only_row(scope.report_ids, store)
    if scope.problem == "parent_only" and reckoning.operation in _AMONG_CHILDREN:
        rows = [row for row in store.catalogue.reports() if row.id in scope.nearest]
        return tuple(r.id for r in rows if not scope.years or r.header.year in scope.years)
    return () if scope.problem else scope.report_ids


def _of_the_only_row(ids: Sequence[str], store: Store) -> tuple[str, ...]:
    """Of the issuers that a name can mean, the reports of the only one that has several."""
    issuers = {row.id: row.header.issuer for row in store.catalogue.reports() if row.id in ids}
    several = [name for name, count in Counter(issuers.values()).items() if count > 1]
    return tuple(i for i in ids if issuers.get(i) == several[0]) if len(several) == 1 else ()


def _asks(question: Question) -> tuple[TableAsk, ...]:
    """A single figure each: every row and column that was asked for by itself."""
    found: list[TableAsk] = []
    for ask in question.asks:
        if not ask.explicit or not_in_tables(question, ask, averaged=True):
            return ()
        if ask.operation == "sum" and len(ask.rows) * len(ask.columns) > 1:
            found.append(ask)
            continue
        columns: list[tuple[str, ...]] = [(c,) for c in ask.columns]
        if ask.kind == "proactive":
            # "Licences fell from 2022 to 2024": the change is between reports, not a column.
            changed = ask.columns == ("change",) and question.reckoning is not None
            columns = [usual_measures(ask.rows[0]) if changed else ask.columns]
        operation = ask.operation if ask.operation == "share" and _is_rate(question) else ""
        found += [
            replace(ask, rows=(row,), columns=one, operation=operation)
            for row in ask.rows for one in columns
        ]  # fmt: skip
    return tuple(found)


_SHARE_OF = regex(r"share|proportion|portion|fraction|rate|percentage of|比例|比重|占比")
"""Words for a share of a whole, which may itself rise or fall."""


def _is_rate(question: Question) -> bool:
    """Whether a share is what is held side by side; "by what percentage did it fall" asks of it."""
    assert question.reckoning is not None
    rates = any(
        c.name in RATES or (c.name == "share" and _SHARE_OF.search(c.text))
        for c in question.concepts
    )
    return rates or question.reckoning.operation not in ("growth", "trend")


def _left_over(question: Question, explained: Sequence[Span]) -> bool:
    """Whether the question has a term that neither the figure nor the reckoning accounts for."""
    return any(
        term.sure and term.trust != VERB and not term.text[0].isdigit()
        and not any(term.start < span.end and span.start < term.end for span in explained)
        for term in question.own_terms
    )  # fmt: skip


_Facts = Mapping[str, tuple[Header, tuple[Fact, ...]]]
"""The facts of each report, with its header."""


def _counted_once(store: Store, ids: Sequence[str], keys: Sequence[TableAsk | str]) -> _Facts:
    """The facts of the reports; of a report that is there twice only the one that says more."""
    rows = {row.id: row for row in store.catalogue.reports()}
    kept: dict[object, str] = {}
    for report_id in (i for i in ids if i in rows):
        header = rows[report_id].header
        key = (header.issuer, header.year) if header.issuer and header.year else report_id
        if key not in kept or rows[report_id].facts > rows[kept[key]].facts:
            kept[key] = report_id
    if len(kept) > _MANY:
        found: Mapping[str, Sequence[Fact]] = store.catalogue.cells(
            sorted(_indicators(keys)), _columns(keys), kept.values()
        )
    else:
        found = {i: store.catalogue.facts((i,)) for i in kept.values()}
    return {i: (rows[i].header, tuple(found.get(i, ()))) for i in kept.values()}


def _indicators(keys: Sequence[TableAsk | str]) -> set[str]:
    """The indicators of all facts that can matter to the figures asked for."""
    found: set[str] = set()
    for key in keys:
        rows = {key} if isinstance(key, str) else {*key.rows}
        if isinstance(key, TableAsk) and key.operation == "share":
            rows |= {key.of or "total", "whole_load", "total"}
        rows |= {name for row in rows for name in _INSTEAD.get(row, ())}
        if isinstance(key, TableAsk):
            found |= {f"{key.kind}.{r}" for row in rows for r in (row, *GROUPS.get(row, ()))}
        found |= {f"statistics.{_IN_STATISTICS[row]}" for row in rows if row in _IN_STATISTICS}
        found |= {name for row in rows for name in IN_PROSE.get(row, (row,))}
    return found


def _columns(keys: Sequence[TableAsk | str]) -> tuple[str, ...] | None:
    """The columns that can matter; None where the formats of the years have different ones."""
    asks = [key for key in keys if isinstance(key, TableAsk)]
    if len(asks) < len(keys) or any(ask.kind == "proactive" for ask in asks):
        return None
    named = {c for ask in asks for column in ask.columns for c in (column, *GROUPS.get(column, ()))}
    return (*sorted(named - {"total"}), "total", *_IN_OTHER_TABLES)


def _series(key: TableAsk | str, reckoning: Reckoning, facts: _Facts, store: Store) -> Series:
    points = {i: _point(key, i, header, found) for i, (header, found) in facts.items()}
    column = _usual_column([point for point in points.values() if point is not None])
    found = [p for p in points.values() if p is not None and _column(p) in (column, "")]
    stating = {point.report_id for point in found}
    without = [i for i in facts if i not in stating]
    looked_into = without[:_MOST_LOOKED_INTO] if isinstance(key, TableAsk) else []
    unread = [i for i in looked_into if _is_unread(key, store.catalogue.report(i))]
    return Series(
        key if isinstance(key, str) else key.rows[0],
        reckoning,
        tuple(found),
        tuple(i for i in without if i not in unread),
        tuple(unread),
        frozenset(header.year or 0 for header, _ in facts.values()),
    )


_ALIKE = {"made": "issued"}


def _column(point: Point) -> str:
    if point.figure is None or point.figure.kind != "proactive":
        return ""
    return _ALIKE.get(point.figure.column, point.figure.column)


def _usual_column(points: Sequence[Point]) -> str:
    """The column that most reports have: those of the two formats cannot be compared."""
    columns = [column for point in points if (column := _column(point))]
    return max(columns, key=columns.count, default="")


def _is_unread(ask: TableAsk | str, report: Report | None) -> bool:
    """Whether the report prints the row, in a table that says it could not be read surely."""
    if isinstance(ask, str) or report is None:
        return False
    rows = [r for row in ask.rows for r in GROUPS.get(row, (row,))]
    known = [load_indicators().row(ask.kind, row) for row in rows]
    names = [name for row in known if row is not None for name in (row.zh, *row.printed)]
    notes = [note for table in report.tables if table.kind == ask.kind for note in table.notes]
    return any(name in note for name in names for note in notes)


def _point(
    key: TableAsk | str, report_id: str, header: Header, facts: Sequence[Fact]
) -> Point | None:
    if isinstance(key, str):
        names = (key, *_INSTEAD.get(key, ()))
        stated = next((fact for name in names if (fact := _stated(name, facts))), None)
        return _of_fact(report_id, header, stated)
    figures = figures_for(key, facts)
    if figures:
        figure = figures[-1] if figures[-1].row == "together" else figures[0]
        if figure.value is None:
            return None
        value = figure.value * split_unit(figure.unit)[0]
        return Point(report_id, header, "table", value, figure)
    if key.kind == "proactive" or key.columns != ("total",) or key.operation or len(key.rows) > 1:
        return None
    return _of_fact(report_id, header, _stated(key.rows[0], facts))


def _stated(key: str, facts: Sequence[Fact]) -> Fact | None:
    """What prose, or a statistics table of its time, states for a row or an indicator."""
    row = _IN_STATISTICS.get(key)
    plain = [f for f in facts if not f.dimensions and f.quantity.value is not None]
    for fact in plain:
        if row and fact.indicator == f"statistics.{row}":
            return fact
    for indicator in IN_PROSE.get(key, (key,)):
        for fact in plain:
            if fact.indicator == indicator and fact.table is None:
                return fact
    return None


def _of_fact(report_id: str, header: Header, fact: Fact | None) -> Point | None:
    if fact is None:
        return None
    value = (fact.quantity.value or Decimal(0)) * split_unit(fact.quantity.unit)[0]
    return Point(report_id, header, fact.indicator, value, fact=fact)
