"""What figures of several years in one report come to: before its year, new of all, by how many."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.arithmetic import (
    Computation,
    of_one_unit,
    of_pair,
    of_sides,
    shares,
    value_of,
)
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.from_extremes import of_one
from assistant.finding.one_a_part import CONSIDERED
from assistant.finding.reckoned import NAMED_BY_LABEL, SURE, as_evidence
from assistant.judging.growth import CHANGE
from assistant.judging.required import counts_something_else, words_of
from assistant.judging.touched import touches
from assistant.understanding.named import as_compared
from assistant.understanding.question import Question
from assistant.understanding.reckoning import before_which_year
from assistant.understanding.words import coverage, fold
from corpus.change_labels import is_of_the_year_before
from corpus.regex import regex
from corpus.report import Span


def of_years_before(question: Question, finds: Finds) -> Evidence | None:
    """What there was before the year of the report: all there is by now without what is new.

    Or what share of all is new.
    """
    share = shares(question.folded) and _NEW_OF_ALL.search(question.folded)
    if not share and before_which_year(question.folded) not in (finds.report.header.year, 0):
        return None
    best = finds.ranked[0][:CONSIDERED]
    fitting = (c for c in best if share or c.features.fit >= 0)
    added = [c for c in best if c.fact.label.startswith("新增")]
    for whole in fitting:
        for new in added:
            beside = new.fact.context.start == whole.fact.context.start
            another = not share and counts_something_else(question, *words_of(whole, finds.report))
            if not beside or another or (share and not _is_of_it(question, new)):
                continue
            all_told = not new.fact.parent and "累计" in whole.fact.label
            governed = new.fact.parent == whole.fact.label != ""
            if (all_told or governed) and of_one_unit(new, whole):
                computation = (
                    of_pair("share", new, whole) if share else of_pair("difference", whole, new)
                )
                found = as_evidence(question, finds, computation)
                return found and replace(found, confidence=SURE)
    return None


def of_a_stock(question: Question, finds: Finds) -> Evidence | None:
    """What is new and what there is in all, where it is asked by how much a stock grew.

    新增公开政府信息429条,累计公开信息1007条.
    """
    if not of_one(question) or not finds.ranked or not _GROWN.search(question.folded):
        return None
    best = finds.ranked[0][:CONSIDERED]
    for new in (c for c in best if c.fact.label.startswith("新增")):
        beside = (c for c in best if c.fact.context.start == new.fact.context.start)
        whole = next((c for c in beside if "累计" in c.fact.label and of_one_unit(c, new)), None)
        if whole is not None and _is_of_it(question, new):
            return Evidence(
                finds.report, "statements", SURE, statements=(new, whole),
                sentences=finds.hits[:3],
            )  # fmt: skip
    return None


_GROWN = regex(
    r"\bby how (?:much|many)\b[^?]*\b(?:stock|holdings?|total|disclos\w+|publish\w+)\b[^?]*"
    r"\b(?:gr[eo]w|ris\w+|rose|increase\w*|expand\w*|go up|went up)\b|"
    r"(?:增加|增长|新增|增|多)了?(?:多少|几)[^？?]*(?:累计|总数|总量|一共|共有)|"
    r"(?:累计|总数|总量)[^？?]*(?:增加|增长|新增|增|多)了?(?:多少|几)"
)


def _is_of_it(question: Question, new: Candidate) -> bool:
    """Whether what is new is called by anything that a question names, besides that it is new."""
    label = fold(new.fact.label).removeprefix("新增")
    return any(touches(term, label) for term in question.own_terms)


_NEW_OF_ALL = regex(
    r"\b(?:cumulat\w+|so far|all[- ]time|running total|to date)\b[^?]*\b(?:new|newly|added)\b|"
    r"\b(?:new|newly|added)\b[^?]*\b(?:cumulat\w+|so far|all[- ]time|running total|to date)\b|"
    r"(?:累计|历年)[^？?]*(?:新增|新公开)|(?:新增|新公开)[^？?]*(?:累计|历年)"
)


def from_year_to_year(question: Question, finds: Finds) -> Evidence | None:
    """By how many something fell or rose, where one sentence counts it for both years.

    收到申请22起,比2022年(31起)下降29%: by 9.
    """
    reckoned = question.reckoning
    if reckoned is None or not of_one(question):
        return None
    if reckoned.operation != "difference" and not _holds_it_against_the_year_before(
        question, finds
    ):
        return None
    best = finds.ranked[0][:CONSIDERED]
    matter = [w for w in finds.weighed if w.term.chinese and not CHANGE.fullmatch(w.term.text)]
    own = _year_before(finds) + 1
    for before in (c for c in best if is_of_the_year_before(c.fact.period, own)):
        for new in best:
            alike = new.fact.label == before.fact.label and of_one_unit(new, before)
            alike = alike and new.fact.context.start == before.fact.context.start
            if not alike or new.fact.period or new.fact.dimensions:
                continue
            asked = question.ask is not None and question.ask.rows == ("new",)
            its_own = asked and new.fact.indicator.startswith("requests.")
            if not its_own and (
                coverage(matter, fold(new.fact.label)) < NAMED_BY_LABEL
                or new.fact.indicator.startswith("requests.") != _of_requests(question)
            ):
                continue
            more, less = sorted((before, new), key=value_of, reverse=True)
            computation = of_pair("difference", more, less)
            if reckoned.operation == "compared":
                computation = _of_both_years(question, finds, new, before)
            found = as_evidence(question, finds, computation)
            return found and replace(found, confidence=SURE)
    return None


def _of_both_years(
    question: Question, finds: Finds, new: Candidate, before: Candidate
) -> Computation:
    """The figures of both years held against each other, as the question does."""
    of_year = {_year_before(finds) + 1: new, _year_before(finds): before}
    years = [year for year in as_compared(question.folded, question.scope.years) if year in of_year]
    starts = [question.folded.index(str(year)) for year in years]
    names = tuple(
        Span(start, start + len(str(year))) for start, year in zip(starts, years, strict=True)
    )
    return of_sides(tuple(of_year[year] for year in years), names, "compared")


def _of_requests(question: Question) -> bool:
    return any(c.name == "request" for c in question.concepts)


def _holds_it_against_the_year_before(question: Question, finds: Finds) -> bool:
    """Whether the year of a report and the one before are named: more in 2023 than in 2022."""
    compared = question.reckoning is not None and question.reckoning.operation == "compared"
    years = {_year_before(finds), _year_before(finds) + 1}
    named = compared and set(question.scope.years) == years
    return named and all(str(year) in question.folded for year in years)


def _year_before(finds: Finds) -> int:
    return (finds.report.header.year or 1) - 1
