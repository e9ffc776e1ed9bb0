"""Whether what a Chinese question says was done with what it counts is said of a figure at all.

关停掉的政务新媒体有几个 counts those that were closed, 报名的有多少人 those who applied.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.evidence.prose import Candidate
from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.terms import Term, are_verbs
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report

_COUNTED = regex(
    r"(?:掉的[\u4e00-\u9fff]{0,8}?|的)(?:一共|总共|共|又|都)?(?:有|是)(?:多少|几)"
    r"(?!分|成|点|时|月|号|倍|乎|率)"
)
_LONG = 2


def lacks_what_was_done_to_it(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a figure's clause and labels have no word for what was done with what is counted."""
    verb = _done(question)
    if verb is None:
        return False
    fact = candidate.fact
    clause = report.source_text[candidate.clause.start : candidate.clause.end]
    return not touches(verb, fold(clause + fact.label + fact.parent + "".join(fact.path)))


@lru_cache(64)
def _done(question: Question) -> Term | None:
    """The verb that ends before 的, where it is said of what is counted then."""
    asked = _COUNTED.search(question.folded) if question.language == "zh" else None
    if asked is None:
        return None
    for term in reversed(question.own_terms):
        if term.end == asked.start() and len(term.text) >= _LONG and not idle(term, question):
            return term.widened if are_verbs(term.chinese) else None
    return None
