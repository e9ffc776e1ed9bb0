"""Figures of one enumeration that a question fits equally well: each of them is given.

"How many posts did the Weibo account publish", where a report counts three such accounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.prose import Candidate
from assistant.question import Question
from assistant.words import Weighed, coverage, fold, held_in
from corpus.regex import regex

_NAMED = regex('[“”‘’「」『』"《》]')
_SHARED = 0.3
"""So much of the question must the labels hold that it speaks of more than their sort."""
_MOST = 5
"""More figures than these are no readings of a question, but a list."""


def as_good_as(
    question: Question, best: Candidate, ranked: Sequence[Candidate], weighed: Sequence[Weighed]
) -> list[Candidate]:
    """The other figures of the enumeration whose names the question does not tell apart.

    Only those with a name of their own (“乌鲁木齐发布”微博): what is only described differs by it.
    """
    if not best.fact.parent or not _NAMED.search(best.fact.label) or question.taken_terms:
        return []
    if _NAMED.search(question.text):
        return []
    terms = [w for w in weighed if w.term.chinese]
    own = fold(best.fact.label)
    if coverage(terms, own) < _SHARED:
        return []
    sisters = [
        c for c in ranked
        if c is not best and c.fact.parent == best.fact.parent
        and c.fact.quantity.unit == best.fact.quantity.unit and _NAMED.search(c.fact.label)
        and all(held_in(w.term, fold(c.fact.label)) == held_in(w.term, own) for w in terms)
    ]  # fmt: skip
    return sisters if len(sisters) < _MOST else []
