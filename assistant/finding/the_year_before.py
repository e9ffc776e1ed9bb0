"""What a report tells beside a figure of the year before its own: its figure, or the change.

主动公开23418条，比2019年增加3102条 tells how 2020 stood to 2019, of which there is no report, and
what 2019 came to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.evidence.arithmetic import Computation, of_pair, value_of
from assistant.evidence.evidence import Evidence
from assistant.evidence.lacking import (
    holds_years_against_each_other,
    tells_of_another_year,
    years_lacking,
)
from assistant.evidence.prose import Candidate, candidate_of
from assistant.judging.growth import against_the_year_before
from assistant.understanding.question import Question
from corpus.change_labels import is_of_the_year_before
from corpus.regex import regex
from corpus.report import Fact, Report

_CHANGE = regex(
    r"(?:同比|[比较与](?:上一?年度?|去年|前一年|(?P<year>\d{4})年)[^ ]{0,4}?)"
    r"[^ ]{0,3}?[增升多提涨高减降少下缩低]"
)
_LESS = regex("[减降少下缩低]$")
_NEAR, _SURE = 200, 0.8
"""So many characters behind a figure its change is told at most."""
_TELLS_APART = 10
"""A smaller number stands in a report for many things."""


def with_the_change(question: Question, evidence: Evidence) -> Evidence:
    """What answers for the one year that has a report, with the change from the year that has none.

    The evidence itself where it tells of that year already, or where no change is stated.
    """
    report = evidence.report
    lacking = _held_against(question, report)
    if not lacking:
        return evidence
    if evidence.computation is not None or (
        evidence.kind != "figures" and tells_of_another_year(evidence, lacking)
    ):
        return evidence
    for fact in _told(evidence):
        if change := _change_of(fact, report, lacking):
            both = tuple(candidate_of(one, report.source_text) for one in (fact, change))
            return replace(evidence, kind="statements", statements=both, figures=())
    return evidence


def _held_against(question: Question, report: Report) -> tuple[int, ...]:
    """The years without a report that a question holds that of the only report against."""
    if question.scope.report_ids != (report.id,) or "why" in question.intents:
        return ()
    named = years_lacking(question, {report.id: report.header})
    if named:
        return named if holds_years_against_each_other(question) else ()
    own = report.header.year
    return (own - 1,) if own and against_the_year_before(question) else ()


def of_the_year_before(evidence: Evidence, years: tuple[int, ...]) -> Evidence | None:
    """What the year before that of the report came to, as it states that or as its change tells.

    ``evidence`` is what answers for the report's own year.
    """
    report = evidence.report
    own = report.header.year
    if own is None or years != (own - 1,) or evidence.computation is not None:
        return None
    text = report.source_text
    for fact in _told(evidence):
        beside = (f for f in report.facts if 0 < f.start - fact.end < _NEAR)
        stated = next((f for f in beside if _is_of_last_year(f, fact, own)), None)
        if stated is not None:
            dated = replace(stated, label=f"{own - 1}年 {stated.label}")
            return Evidence(report, "statements", _SURE, statements=(candidate_of(dated, text),))
        change = _change_of(fact, report, years)
        if change is not None and change.quantity.unit == fact.quantity.unit:
            pair = candidate_of(fact, text), candidate_of(change, text)
            taken = _taken_back(*pair)
            if taken is None:
                return None
            return Evidence(report, "statements", _SURE, statements=pair, computation=taken)
    return None


def _is_of_last_year(one: Fact, fact: Fact, own: int) -> bool:
    alike = one.label == fact.label and one.quantity.unit == fact.quantity.unit
    return alike and is_of_the_year_before(one.period, own)


def _taken_back(now: Candidate, change: Candidate) -> Computation | None:
    """What there was before a change in the same unit."""
    said = _CHANGE.match(change.fact.label, len(now.fact.label) + 1)
    if said is None or not (value_of(now) and value_of(change)):
        return None
    if _LESS.search(said.group()):
        return Computation("sum", (now, change), value_of(now) + value_of(change))
    return of_pair("difference", now, change)


def _told(evidence: Evidence) -> Iterator[Fact]:
    """The figures told of the report's own year; those in prose that state a cell as well."""
    if evidence.kind == "statements":
        yield from (c.fact for c in evidence.statements if not c.fact.period)
    elif evidence.kind == "figures":
        cell = evidence.figures[0]
        for fact in evidence.report.facts:
            quantity = fact.quantity
            if not fact.table and not fact.period and quantity.value == cell.value:
                sure = fact.indicator == "requests.accepted" and cell.row == "new"
                if sure or (quantity.value or 0) >= _TELLS_APART:
                    yield fact


def _change_of(fact: Fact, report: Report, lacking: tuple[int, ...]) -> Fact | None:
    """By how much a figure changed since the year that has no report, as is told behind it."""
    changes = (one for one in report.facts if _is_its_change(one, fact, report, lacking))
    return next(changes, None)


def _is_its_change(change: Fact, fact: Fact, report: Report, lacking: tuple[int, ...]) -> bool:
    if not (change.label.startswith(f"{fact.label} ") and 0 < change.start - fact.end < _NEAR):
        return False
    said = _CHANGE.match(change.label, len(fact.label) + 1)
    if said is None:
        return False
    own = report.header.year
    year = int(said["year"]) if said["year"] else own and own - 1
    return lacking == (year,)
