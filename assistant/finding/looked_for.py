"""What is searched for a question: its words, Chinese ones for them, and the reports it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, in_words_of_reports, weigh
from corpus.regex import regex
from corpus.report import Report
from vectorstore.catalogue import Catalogue
from vectorstore.retriever import SearchQuery

_FEW = 6
"""In the words of so many reports at most a question is looked for; more are not read for it."""
_NAMED_SO = regex('[“‘「『"《]')
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)年?")


def in_report(question: Question, weighed: Iterable[Weighed], report: Report) -> SearchQuery:
    """What is looked for in one report; ``weighed`` are the question's terms in its words."""
    return SearchQuery(
        question.standalone, question.language, _chinese(weighed), (report.id,),
        words=_words_asked(question),
    )  # fmt: skip


def in_all_reports(question: Question, catalogue: Catalogue) -> SearchQuery:
    """What is looked for in all reports: those that the question names go first.

    Where it names none, or all of them, its words are looked for as they stand: a name in it may
    be one of what is looked for.
    """
    ids = question.scope.report_ids
    query = SearchQuery(question.standalone, question.language)
    if not question.scope.named or not ids or len(ids) == len(catalogue.reports()):
        return query
    among, _ = in_reports(question, catalogue, ids)
    return replace(among, report_ids=None, prefer=ids)


def in_reports(
    question: Question, catalogue: Catalogue, ids: Sequence[str]
) -> tuple[SearchQuery, tuple[Weighed, ...]]:
    """What is looked for in some reports and no others, and the question's terms in their words."""
    found = (catalogue.report(report_id) for report_id in ids[:_FEW])
    reports = tuple(report for report in found if report is not None)
    weighed = in_words_of_reports(weigh(question.terms, reports), reports)
    among = tuple(ids) if len(ids) < len(catalogue.reports()) else None
    query = SearchQuery(
        question.standalone, question.language, _chinese(weighed), among,
        words=_words_asked(question),
    )  # fmt: skip
    return query, weighed


def _chinese(weighed: Iterable[Weighed]) -> tuple[str, ...]:
    """The Chinese words of the terms that are sure."""
    return tuple(word for w in weighed if w.term.sure for word in w.term.chinese)


def _words_asked(question: Question) -> str:
    """The words that are looked for in a report: not the names and the year of the report itself.

    All of them of a follow-up, since the question before says what is asked, and where something
    is named in quotation marks: “乌鲁木齐发布”.
    """
    if question.taken_terms or _NAMED_SO.search(question.text):
        return question.standalone
    return _YEAR.sub(" ", question.asked)
