"""What a question takes for granted of a report itself: when it came out, of how many parts it is.

And which of several came out first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from assistant.evidence.evidence import Evidence
from assistant.evidence.fields import field_of
from assistant.evidence.writer import Writer
from assistant.understanding.enumerations import Item
from assistant.understanding.messages import say
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.scope import Index
from corpus.periods import periods_in
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Report

Order = Literal["earlier", "later", "sooner"]

_DATE = regex(r"(\d{4})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})")
_DAY = regex(
    r"(\d{1,2})[日号]|\b(\d{1,2})(?:st|nd|rd|th)?(?= (?:of )?[a-z])|(?<=[a-z] )(\d{1,2})\b"
)
_PARTS = regex(r"\s?(?:个|大)?(?:主要)?(?:parts?\b|sections?\b|chapters?\b|部分|方面|章)")
SURE = 0.97
"""The confidence in what a report says of itself."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A month that a question names; 0 for the year or the day that it leaves out."""

    year: int
    month: int
    day: int

    def is_in(self, told: date) -> bool:
        """Whether a date lies in it."""
        return (
            self.month == told.month and self.year in (0, told.year) and self.day in (0, told.day)
        )


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: compile_words(words) for name, words in load("wording")["dated"].items()}


def order_asked(folded: str) -> Order | None:
    """Whether it is asked which report came out earlier or later, or sooner after its year."""
    words = _words()
    if not words["first"].search(folded):
        return None
    if words["after_year"].search(folded):
        return "sooner"
    return "later" if words["later"].search(folded) else "earlier"


def _taken_for_granted(question: Question) -> _Day | None:
    """When a report came out by a question that does not ask for it."""
    if not question.intents & {"why", "yesno"} or not _words()["came_out"].search(question.folded):
        return None
    for period in periods_in(question.folded):
        if period.months is not None and period.months[0] == period.months[1]:
            year = period.years[0] if len(period.years) == 1 else 0
            day = _DAY.search(period.text.lower())
            return _Day(year, period.months[0], int(next(filter(None, day.groups()))) if day else 0)
    return None


def _parts_taken_for_granted(question: Question) -> Decimal | None:
    """Of how many parts a report is by a question that does not ask for it."""
    if not question.intents & {"why", "yesno"} or not _words()["divided"].search(question.folded):
        return None
    return _parts_in(question.folded)


def _parts_in(text: str) -> Decimal | None:
    counted = (n for n in numbers_in(text) if _PARTS.match(text, n.end) or _PARTS.search(n.unit))
    return next((n.value for n in counted), None)


def takes_for_granted(question: Question) -> bool:
    """Whether a question is about a report's date or its parts, besides asking for them."""
    several = len(question.scope.report_ids) > 1 and order_asked(question.folded) is not None
    if several or _taken_for_granted(question) is not None:
        return True
    return _parts_taken_for_granted(question) is not None


def from_what_is_taken(question: Question, report: Report) -> Evidence | None:
    """The date or the parts of a report, and whether they are what a question takes for granted."""
    parts = _parts_taken_for_granted(question)
    return _date(question, report) if parts is None else _parts(question, report, parts)


def _parts(question: Question, report: Report, taken: Decimal) -> Evidence | None:
    item = field_of(report, "parts")
    told = _parts_in(report.source_text[item.span.start : item.span.end]) if item else None
    return None if item is None or told is None else _told_of(question, report, item, told == taken)


def _told_of(question: Question, report: Report, item: Item, right: bool) -> Evidence:
    affirms = right and "yesno" in question.intents
    return Evidence(report, "sentences", SURE, items=(item,), denies=not right, affirms=affirms)


def _date(question: Question, report: Report) -> Evidence | None:
    item = field_of(report, "published")
    told = _told(report.source_text[item.span.start : item.span.end]) if item else None
    if item is None or told is None:
        return None
    taken = _taken_for_granted(question)
    if taken is None:
        return Evidence(report, "sentences", SURE, items=(item,))
    return _told_of(question, report, item, taken.is_in(told))


def which_first(
    question: Question, found: Sequence[Evidence], writer: Writer, index: Index, language: str
) -> list[str]:
    """Which of several reports came out first, as the question asks; nothing where it does not."""
    order = order_asked(question.folded)
    dates = {e.report.id: told for e in found if (told := _date_of(e)) is not None}
    if order is None or len(dates) < len(found) or len(found) < 2:
        return []
    if order == "sooner":
        days = {one: (told - _end_of_year(index, one, told)).days for one, told in dates.items()}
    else:
        days = {one: told.toordinal() for one, told in dates.items()}
    wanted = (max if order == "later" else min)(days.values())
    meant = [one for one, passed in days.items() if passed == wanted]
    if len(meant) > 1:
        return [say("equal", language)]
    evidence = next(e for e in found if e.report.id == meant[0])
    span, path = evidence.items[0].span, evidence.items[0].path
    mark = writer.mark(meant[0], span.start, span.end, path)
    return [say("came_out", order, language, one=index.label_of(meant[0], language), mark=mark)]


def _end_of_year(index: Index, report_id: str, told: date) -> date:
    return date((index.headers[report_id].year or told.year - 1) + 1, 1, 1)


def _date_of(evidence: Evidence) -> date | None:
    spans = [item.span for item in evidence.items[:1]]
    return next((_told(evidence.report.source_text[s.start : s.end]) for s in spans), None)


def _told(text: str) -> date | None:
    match = _DATE.search(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
