"""The years that a question names and that have no report, though others that it names have one.

What is held against such a year cannot be told, and what is given of the others says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.evidence.evidence import Evidence
from assistant.understanding.question import Question
from corpus.regex import regex
from corpus.report import Header

_HELD_AGAINST = frozenset({"compared", "difference", "ratio", "trend", "growth"})
_OF_ANOTHER_YEAR = frozenset(
    {"change", "items_before", "carried_over", "carried_forward", "whole_load"}
)
"""Rows and columns that speak of the year before or after that of their report."""
_BEFORE = regex(r"上年|上一年|去年|同比|较[上前]|比[上前去]|环比|增幅|降幅")


def years_lacking(question: Question, headers: Mapping[str, Header]) -> tuple[int, ...]:
    """The years named, of a span the first and the last, that no report in scope is of.

    Empty where no place is named, a name is ambiguous, or no year named has a report.
    """
    scope = question.scope
    if not scope.named or scope.ambiguous or len(scope.groups) != 1 or len(scope.years) < 2:
        return ()
    held = {headers[i].year for i in scope.report_ids}
    ends = (min(scope.years), max(scope.years)) if len(scope.years) > 2 else scope.years
    return tuple(year for year in ends if year not in held) if held & set(scope.years) else ()


def holds_years_against_each_other(question: Question) -> bool:
    """Whether a question compares years, or asks what changed between them."""
    reckoning = question.reckoning
    reckoned = reckoning is not None and reckoning.operation in _HELD_AGAINST
    return reckoned or bool(question.intents & {"compare", "trend"})


def tells_of_another_year(evidence: Evidence, years: tuple[int, ...]) -> bool:
    """Whether evidence of one report speaks of these years, or of the year before its own."""
    if evidence.kind == "figures":
        cells = {name for part in evidence.figures for name in (part.row, part.column)}
        return bool(cells & _OF_ANOTHER_YEAR)
    text = evidence.report.source_text
    spans = [(c.fact.context.start, c.clause.end) for c in evidence.statements]
    said = "".join(text[start:end] for start, end in spans)
    said = said or "".join(hit.text for hit in evidence.sentences[: evidence.given])
    return bool(_BEFORE.search(said)) or any(str(year) in said for year in years)
