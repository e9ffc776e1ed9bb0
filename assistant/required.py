"""What the words of a question require of anything that is to answer it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.prose import Candidate
from assistant.question import Question
from corpus.quantities import numbers_in
from corpus.report import Report

OTHER_WAYS = frozenset({"who", "where", "when", "how", "contact", "about"})
"""Intents that no cell of a table answers."""

_SPECIFIED = frozenset({"average", "decisions", "in_force", "repealed", "items_before"})
_COUNTED = re.compile(
    r"\bhow many ([a-z]+)(?= (?:did|do|does|were|was|are|is|have|has|had|in|at|by|of|there)\b)"
)
_DISCLOSURE = re.compile(r"信息|公开|foi|ogi|information|disclosure|records|transparen")
_OF_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|申请公开|政府信息")
_SPECIFIC = frozenset(
    {"applicant", "ground", "outcome", "result", "route", "channel", "topic", "charge"}
)


def lacks_what_was_specified(question: Question, said: str, around: str) -> bool:
    """Whether what was found says nothing of the applicant, ground or result that is asked for.

    ``said`` are the words of the figure itself; a topic (requests, lawsuits) may stand in the
    sentence or heading, ``around``.
    """
    if _counts_what_no_report_names(question):
        return True
    explicit = any(ask.explicit for ask in question.asks)
    for concept in question.concepts:
        if concept.group in ("ground", "outcome", "channel") and not explicit:
            continue
        wanted = concept.group in _SPECIFIC or concept.name in _SPECIFIED
        if not wanted or not concept.holds:
            continue
        text = around if concept.group == "topic" else said
        if not re.search(concept.holds, text):
            return True
        asked = question.folded[concept.start : concept.end]
        if (
            concept.name == "request"
            and _DISCLOSURE.search(asked)
            and not _OF_DISCLOSURE.search(around)
        ):
            return True
    return False


def _counts_what_no_report_names(question: Question) -> bool:
    """Whether the noun after "how many" has no Chinese word that any report uses: cats."""
    counted = _COUNTED.search(question.folded)
    if counted is None or question.counted:
        return False
    start, end = counted.span(1)
    if any(c.start < end and start < c.end for c in question.concepts):
        return False
    return any(t.start == start and t.end == end and not t.chinese for t in question.own_terms)


def words_of(candidate: Candidate, report: Report) -> tuple[str, str]:
    """The words of a figure, and those of its sentence and headings besides."""
    clause, fact = candidate.clause, candidate.fact
    said = report.source_text[clause.start : clause.end] + fact.label + fact.parent
    around = said + (candidate.hit.text if candidate.hit else "") + "".join(fact.path)
    return said, around


def numbers_given(question: Question) -> frozenset[Decimal]:
    """Figures that a "how many" question itself states: they are no answer to it."""
    if not question.wants_number:
        return frozenset()
    return frozenset(number.value for number in numbers_in(question.folded) if number.counts)
