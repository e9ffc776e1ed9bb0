"""Is a word of what is counted told only of the next figure of a list: A200套、B5000平方米?"""

from __future__ import annotations

from assistant.evidence.prose import Candidate
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.report import Report


def is_of_a_sister(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a word that says which are counted stands only behind a figure, in the next item.

    Graduates' flats: no 公租房200套, though graduates are spoken of in the same sentence.
    """
    text, fact = report.source_text, candidate.fact
    if text[fact.end : fact.end + 1] != "、":
        return False
    which = counted_of(question).nouns(question.own_terms)[:-1]
    behind = fold(text[fact.end : fact.context.end])
    before = fold(text[fact.context.start : fact.end] + fact.parent + "".join(fact.path))
    return any(
        term.trust >= 1 and _stands_in(behind, term) and not touches(term, before) for term in which
    )


def _stands_in(text: str, term: Term) -> bool:
    """Whether one of the words that most likely stand for a term is whole in a folded text."""
    return any(fold(word) in text for word in term.chinese[:_LIKELY])


_LIKELY = 2
