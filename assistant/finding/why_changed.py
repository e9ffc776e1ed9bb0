"""Why something became more or less, as the sentence says that gives the reason of the change."""

from __future__ import annotations

from functools import lru_cache

from assistant.evidence.evidence import Evidence, Finds
from assistant.judging.growth import CHANGE
from assistant.understanding.question import Question
from assistant.understanding.terms import VERB
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from vectorstore.retriever import Hit

_LESS = regex(
    r"\b(?:fewer|less|f[ae]ll\w*|dropp?\w*|decreas\w*|declin\w*|down|shr[iau]nk\w*)\b|"
    r"少了|变少|减少|下降|降低|跌|回落|下滑"
)
_MORE = regex(
    r"\b(?:more|r[io]se\w*|ris(?:e|ing)|increas\w*|gr[eo]w\w*|up|surg\w*|jump\w*|climb\w*|soar\w*)\b|"
    r"多了|变多|增加|增多|上升|增长|涨|攀升|激增"
)
_LESS_SAID = regex("减少|下降|降低|回落|下滑|少于")
_MORE_SAID = regex("增加|增多|上升|增长|上涨|攀升|激增|多于")
_REASON = regex("原因|由于|因为|得益于|源于|缘于|归因于|主要(?:是|系)|(?:是|系)因")
_HELD, _SURE = 0.5, 0.8


@lru_cache(64)
def asks_why_it_changed(question: Question) -> bool:
    """Whether the reason is asked why there is more, or less, of something."""
    if "why" not in question.intents or question.elliptical:
        return False
    return bool(_LESS.search(question.folded)) != bool(_MORE.search(question.folded))


def why_it_changed(question: Question, finds: Finds) -> Evidence | None:
    """The sentence that says why, and that it went the way that the question says."""
    if not asks_why_it_changed(question):
        return None
    said = _LESS_SAID if _LESS.search(question.folded) else _MORE_SAID
    text = finds.report.source_text
    for hit in finds.hits:
        before = text[max(0, hit.start - _NEAR) : hit.start]
        if _REASON.search(hit.text) and said.search(hit.text) and _is_on_it(question, hit, before):
            others = tuple(one for one in finds.hits[:3] if one is not hit)
            return Evidence(finds.report, "sentences", _SURE, sentences=(hit, *others))
    return None


_NEAR = 120
"""What changed may be named in the sentence before: 新收数减少9.2%。下降的主要原因是 ..."""


def _is_on_it(question: Question, hit: Hit, before: str) -> bool:
    """Whether the sentence, or what stands before it, has what the question says has changed."""
    around = fold(before + hit.text)
    named = [
        term for term in question.own_terms
        if term.chinese and term.trust >= VERB and not CHANGE.fullmatch(term.text)
    ]  # fmt: skip
    return any(held_in(term, around) >= _HELD for term in named)
