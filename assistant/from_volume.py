"""How much information a report says was published in all, where nothing narrower is asked."""

from __future__ import annotations

import re

from assistant.evidence import Evidence, Finds
from assistant.question import Question
from assistant.terms import VERB

_ASKED = re.compile(
    r"(?:主动)?(?:公开|公布|发布)(?:了|的)?(?:各类)?(?:政府|政务)?(?:信息)?(?:一共|总共|共)?(?:是|有)?"
    r"(?:多少|几)(?:万)?条(?:政府|政务)?(?:信息)?(?=[?？。]|$)|"
    r"\bhow many (?:items|pieces) of (?:government |public )?information "
    r"(?:did|does|has|have|had|were|was) [^?]*?\b(?:publish|disclos|releas|made? public|put out)\w*"
    r"(?: (?:in (?:all|total)|altogether|proactively|(?:on|of) its own (?:initiative|accord)))?"
)
_OTHER_TIME = re.compile(
    r"[以之]前|年前|累计|历年|\b(?:before|prior to|until|since|so far|to date)\b"
)
_INDICATORS = ("disclosed.total", "disclosed.website")
_SURE = 0.85


def from_volume(question: Question, finds: Finds) -> Evidence | None:
    """The figure for all that was published, else for all on the website; None if more is asked."""
    asked = _ASKED.search(question.folded)
    if asked is None or question.asks or question.scope.body or not finds.ranked:
        return None
    if _OTHER_TIME.search(question.folded):
        return None
    if len(question.aspects) > 1 or question.reckoning is not None:
        return None
    if any(_narrows(question, t.start, t.text, t.trust, asked.end()) for t in question.own_terms):
        return None
    for indicator in _INDICATORS:
        found = [
            c for c in finds.ranked[0]
            if c.fact.indicator == indicator and not c.fact.dimensions and c.fact.table is None
        ]  # fmt: skip
        if found:
            return Evidence(
                finds.report, "statements", _SURE,
                statements=(max(found, key=lambda c: c.fact.quantity.value or 0),),
                sentences=finds.hits[:3],
            )  # fmt: skip
    return None


_OF_ITSELF = re.compile(
    r"信息|政府|政务|公开|公布|发布|主动|各类|条|publish\w*|disclos\w*|releas\w*|public|information|"
    r"items?|pieces?|government|proactive\w*|initiative|accord|own|of"
)


def _narrows(question: Question, start: int, text: str, trust: float, end: int) -> bool:
    """Whether a term says which information is meant, or where it was published."""
    if all(_OF_ITSELF.fullmatch(word) for word in text.split()) or text[0].isdigit():
        return False
    return trust > VERB or start >= end
