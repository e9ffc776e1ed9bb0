"""From how much to how much something went, where a report tells both ends: 由1.45元调至1.78元."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.understanding.question import Question
from assistant.understanding.words import coverage, fold
from corpus.regex import regex
from vectorstore.retriever import Hit

_SURE = 0.75
_SENTENCES = 5
"""So many of the best sentences may tell it."""
_HELD = 0.4
"""So much of the question must stand in the sentence."""
_ASKED = regex(
    r"[从由]原?来?的?(?:多少|几|什么)[^,，。？?]{0,10}?[到至为成]了?(?:多少|几|什么)|"
    r"\bfrom (?:what|how (?:many|much|high|low|long))\b[^?]{0,60}? "
    r"to (?:what|how (?:many|much|high|low|long))\b"
)
_BEFORE = regex(r"[由从][^，,。；;、\d]{0,14}$")
_BETWEEN = regex(r"[^，,。；;、\d]{0,10}[到至为成][^，,。；;、\d]{0,4}$")
_SO_FAR = 24
"""Characters between the two ends at most."""


def from_to(question: Question, finds: Finds) -> Evidence | None:
    """Both ends of what went from so much to so much, where a question asks for both."""
    if not finds.ranked or len(question.scope.report_ids) != 1:
        return None
    if _ASKED.search(question.folded) is None:
        return None
    for hit in finds.hits[:_SENTENCES]:
        ends = _ends_in(hit, finds)
        if ends and coverage(finds.weighed, fold(hit.text + "".join(hit.path))) >= _HELD:
            return Evidence(
                finds.report, "statements", _SURE, statements=ends, sentences=finds.hits[:3]
            )
    return None


def _ends_in(hit: Hit, finds: Finds) -> tuple[Candidate, ...]:
    """The two ends that a sentence tells; of several pairs that which the question fits best."""
    inside = [c for c in finds.ranked[0] if hit.start <= c.fact.start < hit.end]
    pairs = [(one, two) for one in inside for two in inside if _are_ends(one, two, finds)]
    return max(pairs, key=_of_both, default=())


def _of_both(pair: Sequence[Candidate]) -> float:
    return sum(c.score for c in pair)


def _are_ends(one: Candidate, two: Candidate, finds: Finds) -> bool:
    """Whether something went from the one figure to the other, in the words between them."""
    text, gap = finds.report.source_text, two.fact.start - one.fact.end
    if not 0 < gap <= _SO_FAR or one.fact.quantity.unit not in (two.fact.quantity.unit, ""):
        return False
    before = text[max(0, one.fact.start - _SO_FAR) : one.fact.start]
    between = text[one.fact.end : two.fact.start]
    return bool(_BEFORE.search(before)) and _BETWEEN.fullmatch(between) is not None
