"""What a question why holds to be more, or less, than another thing, and the figures deny.

"Why were problems raised more often online than by hotline", where a sentence counts 11 calls and
3 letters: that sentence is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Evidence, Finds
from assistant.fit import go_together
from assistant.question import Question
from assistant.terms import Term
from assistant.words import fold, held_in
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
            return None if so else Evidence(
                finds.report, "sentences", _SURE, sentences=(hit,), denies=True
            )  # fmt: skip
    return None


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
