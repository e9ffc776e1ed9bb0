"""What a question why holds to be more, or less, than another thing, and the figures deny.

"Why were problems raised more often online than by hotline", where a sentence counts 11 calls and
3 letters: that sentence is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.evidence import Evidence, Finds, denied_as, denied_by
from assistant.evidence.fit import go_together
from assistant.evidence.prose import Candidate
from assistant.understanding.named import bare
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.stated_numbers import StatedNumber
from vectorstore.retriever import Hit

_SURE = 0.7
_SENTENCES = 5
_MORE_THAN = regex(
    r"\bwhy\b.*?\b(?P<more>more|fewer|less)\b(?P<one>[^,?]+?) than (?P<other>[^,?]+)"
)
_MORE_ZH = regex(
    r"(?P<one>[^,，。；？?]{2,24}?)比(?P<other>[^,，。；？?]{2,16}?)(?:还|要|更)*(?P<more>多|少)(?!少)"
)
_LESS = frozenset({"fewer", "less", "少"})
_YEAR = regex(r"(?:19|20)\d\d")
_CLAUSE = regex("[，,；;。：:()（）]")


def more_denied(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that counts both, where one is not more than the other as a question why says.

    Nothing is said of more than in another year: that is no second thing that is counted.
    """
    if "why" not in question.intents or "number" in question.intents:
        return None
    claim = _claim_of(question)
    if claim is None or _YEAR.match(claim["other"].strip()):
        return None
    one, other = (_terms_in(question, claim.span(side)) for side in ("one", "other"))
    for hit in finds.hits[:_SENTENCES]:
        here, there = _counted(hit, one, other), _counted(hit, other, one)
        if here is not None and there is not None and go_together({here.unit, there.unit}):
            less = claim["more"] in _LESS
            so = here.value < there.value if less else here.value > there.value
            return None if so else denied_by(finds, hit, _SURE)
    return None


def takes_for_the_most(question: Question) -> bool:
    """Whether a question why takes it for granted that one of several has the most."""
    return "why" in question.intents and _MOST.search(question.folded) is not None


def most_denied(question: Question, finds: Finds) -> Evidence | None:
    """The largest of several things side by side, where a question why takes another for it.

    "Why did Siyang County have the most", of 泗阳县301件、泗洪县874件.
    """
    if not takes_for_the_most(question) or not finds.ranked:
        return None
    names = [
        fold(bare(m.zh)) for m in question.scope.mentions if finds.report.id not in m.report_ids
    ]
    named = (c for c in finds.ranked[0] if c.fact.parent and _is_named(c, names, question))
    own = next(named, None)
    if own is None:
        return None
    text = finds.report.source_text
    kin = sorted(
        (
            c for c in finds.ranked[0]
            if (c.fact.parent, c.fact.quantity.unit) == (own.fact.parent, own.fact.quantity.unit)
        ),
        key=lambda c: c.fact.start,
    )  # fmt: skip
    first = last = kin.index(own)
    while first and _SIDE_BY_SIDE.fullmatch(text[kin[first - 1].fact.end : kin[first].fact.start]):
        first -= 1
    while last + 1 < len(kin) and _SIDE_BY_SIDE.fullmatch(
        text[kin[last].fact.end : kin[last + 1].fact.start]
    ):
        last += 1
    beside = kin[first : last + 1]
    if own.fact.label[-1] in _PLACES:
        beside = [c for c in beside if c.fact.label[-1:] in _PLACES]
    most = max(beside, key=lambda c: c.fact.quantity.value or 0)
    if (most.fact.quantity.value or 0) <= (own.fact.quantity.value or 0):
        return None
    return denied_as(finds, (most, own), _SURE)


_MOST = regex(r"\b(?:the most|most of)\b|最多")
_PLACES = frozenset("县区市镇乡")
"""A county has more than the other counties, whatever departments have."""
_SIDE_BY_SIDE = regex(r"[^、，,；;。()（）]{0,6}[、；;][^、，,；;。()（）]{2,30}")
"""What stands between the figures of things that are enumerated: 件、泗洪县."""


def _is_named(candidate: Candidate, names: Sequence[str], question: Question) -> bool:
    """Whether a figure is of what a question names: a place, or word for word."""
    label = fold(candidate.fact.label)
    named = label in question.folded or any(name in label for name in names if len(name) > 1)
    return bool(label) and named


def _claim_of(question: Question) -> re.Match[str] | None:
    if question.language == "zh":
        return _MORE_ZH.search(question.folded)
    return _MORE_THAN.search(question.folded) if question.language == "en" else None


def _terms_in(question: Question, span: tuple[int, int]) -> list[Term]:
    start, end = span
    return [t for t in question.own_terms if start <= t.start < end and t.chinese]


def _counted(hit: Hit, ours: Sequence[Term], theirs: Sequence[Term]) -> StatedNumber | None:
    """The one number of the one clause that has a word of one side, and none of the other."""
    found = [
        [n for n in numbers_in(clause) if n.counts and not _YEAR.fullmatch(str(n.value))]
        for clause in map(fold, _CLAUSE.split(hit.text))
        if _has_any(ours, clause) and not _has_any(theirs, clause)
    ]
    found = [numbers for numbers in found if numbers]
    return found[0][0] if len(found) == 1 and len(found[0]) == 1 else None


def _has_any(terms: Sequence[Term], clause: str) -> bool:
    return any(held_in(term, clause) == 1 for term in terms)
