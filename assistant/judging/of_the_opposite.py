"""Is a figure of what was done, where a question asks for what was not: 采纳 for 未采纳?"""

from __future__ import annotations

from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report

_NOT = regex(r"(?:未(?:被|能|予)?|没有?(?:被|能)?|不予|不)(?P<done>[\u4e00-\u9fff]{2,})")
_DENIED_BY = regex(r"(?:未被?|没有?被?|不予|没能)(?P<done>[\u4e00-\u9fff]{2})")
_DENIED = "未不没无非拒"


def is_of_the_opposite(question: Question, said: str, report: Report) -> bool:
    """Whether the words of a figure say of it just what a term of the question denies.

    Where the report has the denial itself (未采纳), a figure without it is of something else.
    """
    said = fold(said)
    if question.language == "zh" and _lacks_the_denial(question.folded, said, report):
        return True
    return any(
        _denies(term, said, report)
        for term in question.own_terms
        if term.trust >= 1 and not _asks_whether(question.folded, term)
    )


def _asks_whether(folded: str, term: Term) -> bool:
    """Whether a denial stands behind its own verb, and so denies nothing: 收不收费."""
    return folded[term.start - 1 : term.start] == term.text[1:2] != ""


def _lacks_the_denial(folded: str, said: str, report: Report) -> bool:
    """Whether 没有采纳 is asked for, which the report tells as 未采纳, but not of this figure."""
    asked = (f"未{denied['done']}" for denied in _DENIED_BY.finditer(folded))
    return any(denial in report.source_text and denial not in said for denial in asked)


def _denies(term: Term, said: str, report: Report) -> bool:
    """Whether a term is told by a denial, and a text has what it denies, undenied."""
    words = [fold(word) for word in term.chinese]
    denials = [denial["done"] for word in words if (denial := _NOT.fullmatch(word))]
    if not denials or any(word in said for word in words):
        return False
    if len(denials) == len(words) and any(word in report.source_text for word in words):
        return True
    return any(_is_said(done, said) for done in denials)


def _is_said(done: str, said: str) -> bool:
    """Whether something is said to be done in a text, and nowhere there that it is not."""
    starts = [at for at in range(len(said)) if said.startswith(done, at)]
    return bool(starts) and not any(
        set(said[max(0, at - _NEAR) : at]) & set(_DENIED) for at in starts
    )


_NEAR = 3
