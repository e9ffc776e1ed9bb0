"""The figure of the whole that a question names whose share several things have together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.arithmetic import of_one_unit, value_of
from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.judging.parts import words_hold
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, fold
from corpus.regex import regex

_OF_A_WHOLE = regex(
    r"占了?(?:全部|全年|所有|总的)?(?P<zh>[^,，。？?（(]{2,20}?)的?(?:总[量数])?的?"
    r"(?:百分之|比例|比重|多少|多大|几成)|"
    r"\b(?:share|percent(?:age)?|proportion|portion|fraction|part) of (?:all |the |its )*"
    r"(?P<en>.{3,60}?) (?:was|were|are|is|did|do|came|come|concern\w*|went|made)\b"
)
_HELD = 0.6
_SAME_PLACE = 160
"""Characters between a whole and its parts."""


def whole_named(question: Question, parts: Sequence[Candidate], finds: Finds) -> Candidate | None:
    """The figure before these, in the same place, of the whole that the question names."""
    asked = _OF_A_WHOLE.search(question.folded)
    if asked is None:
        return None
    start, end = asked.span(asked.lastgroup or 0)
    terms = tuple(
        w for w in finds.weighed if w.term.chinese and start <= w.term.start < w.term.end <= end
    )
    first = min(c.fact.start for c in parts)
    together = sum(map(value_of, parts), Decimal(0))
    wholes = [
        c for c in finds.ranked[0]
        if all(of_one_unit(c, part) for part in parts) and value_of(c) >= together
        and 0 < first - c.fact.end <= _SAME_PLACE and _is_named(terms, c, finds)
    ]  # fmt: skip
    return max(wholes, key=lambda c: words_hold(terms, c, finds), default=None) if terms else None


def _is_named(terms: Sequence[Weighed], whole: Candidate, finds: Finds) -> bool:
    """Whether a figure is called what the question calls the whole: new requests are 新收申请."""
    label = fold(whole.fact.label + whole.fact.parent)
    held = words_hold(terms, whole, finds) >= _HELD
    return held or all(touches(w.term, label) for w in terms)
