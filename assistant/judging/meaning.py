"""Whether a question asks what a term means, and whether what is found says what one means."""

from __future__ import annotations

from assistant.evidence.evidence import Evidence
from assistant.understanding.question import Question
from corpus.regex import regex

_ASKS = regex(
    r"\bwhat (?:does|do|is|are|did) (?:[^?]{1,60} )?(?:mean|meant by|stand for)(?= |[?]|$)|"
    r"^(?:please )?(?:define|explain the (?:term|word|meaning))\b|"
    r"\b(?:definition|meaning) of\b|"
    r"(?:是|有)(?:什么|啥|何)(?:意思|含义)|(?:什么|啥)意思|何意|怎么理解|的(?:定义|含义)(?:是|为)"
)
_WHAT_IS = regex(r"^(?:what(?:'s| is) an? |什么(?:是|叫)|啥(?:是|叫))")
"""So begins a question for a meaning, where no place or year is named."""
_SAYS = regex("是指|指的是|系指|所谓|意思是|含义|即[“「]|[（(]即|[”」][（(]")
_NAMES = regex("[、（(]")
"""A report that is named tells by naming them what its own short words stand for: 五制, 三保."""


def asks_for_meaning(question: Question) -> bool:
    """Whether it is asked what a term means: a count of such things is no answer."""
    scope = question.scope
    if _WHAT_IS.search(question.folded) and not scope.named and not scope.years:
        return not question.wants_number
    return _ASKS.search(question.folded) is not None


def tells_no_meaning(question: Question, evidence: Evidence) -> bool:
    """Whether what is found for a question on a meaning says none: it counts, or speaks of it."""
    if not asks_for_meaning(question):
        return False
    if evidence.kind != "sentences":
        return True
    said = "".join(hit.text for hit in evidence.sentences[: evidence.given])
    says = _NAMES if question.scope.named else _SAYS
    return not evidence.items and says.search(said) is None
