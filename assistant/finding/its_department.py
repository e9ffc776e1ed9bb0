"""A region of which only departments have reports: what one of them tells of its own subject.

"How many good-air days did Jiangmen have" is answered by its environmental bureau's report, which
the answer names. What every report tells of (requests, items published) would there be the bureau's
alone, and is not the region's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.evidence.evidence import Evidence
from assistant.judging.any_report import speaks_of_it
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from vectorstore.catalogue import Catalogue

_MOST_READ, _FEWEST_READ = 24, 3
"""So many reports of others are looked into for words that are in any, and so few tell nothing."""
_SELDOM = 0.25
_IN_PART = 0.5


def of_its_departments(
    question: Question,
    catalogue: Catalogue,
    answered: Callable[[Question], Sequence[Evidence]],
) -> tuple[Evidence, ...]:
    """What the only department that tells it says of its subject; empty where several do.

    ``answered`` is what a question is answered with once the reports that it means are known.
    """
    scope = question.scope
    if question.ask is not None:
        return ()
    found = []
    for report_id in scope.departments:
        narrowed = replace(scope, groups=((report_id,),), problem="", nearest=())
        evidence = answered(replace(question, scope=narrowed))
        found += [e for e in evidence if _is_of_its_subject(question, e, catalogue)]
    return tuple(found) if len({e.report.header.issuer for e in found}) == 1 else ()


def _is_of_its_subject(question: Question, evidence: Evidence, catalogue: Catalogue) -> bool:
    """Whether prose tells what is asked in words that reports of others seldom have."""
    if evidence.kind == "figures":
        return False
    told = _told(evidence)
    if not speaks_of_it(question, told):
        return False
    texts = list(_of_others(evidence, catalogue))
    held = (t for t in question.own_terms if t.chinese and held_in(t, fold(told)) >= _IN_PART)
    return len(texts) >= _FEWEST_READ and any(_is_seldom_said(t, texts) for t in held)


def _told(evidence: Evidence) -> str:
    text = evidence.report.source_text
    said = [text[c.clause.start : c.clause.end] + c.fact.parent for c in evidence.statements]
    return " ".join([*said, *(hit.text for hit in evidence.sentences[: evidence.given or 1])])


def _is_seldom_said(term: Term, texts: Sequence[str]) -> bool:
    return sum(held_in(term, text) >= _IN_PART for text in texts) <= _SELDOM * len(texts)


def _of_others(evidence: Evidence, catalogue: Catalogue) -> Iterator[str]:
    """The folded texts of reports of other issuers."""
    issuer = evidence.report.header.issuer
    others = (row.id for row in catalogue.reports() if row.id != evidence.report.id)
    for report_id in list(others)[:_MOST_READ]:
        report = catalogue.report(report_id)
        if report is not None and report.header.issuer != issuer:
            yield fold(report.source_text)
