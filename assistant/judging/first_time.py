"""Whether it is asked if something was the first time, and what a sentence says to that.

"Was 2020 the first time it won": no, 连续5年蝉联. That it won says nothing of the first time.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from assistant.judging.held import part_on, with_what_follows
from assistant.understanding.patterns import expression_of
from assistant.understanding.question import Question
from assistant.understanding.told_amiss import says_a_rank
from assistant.understanding.words import fold
from corpus.regex import regex

_SAYS_SO = regex("首次|首度|首届|首个|首家|首批|首创|第一[次个家批届]|率先|先行")
_MANY_TIMES = regex(
    "连续(?:[2-9]|[1-9][0-9]+|[两二三四五六七八九十]+|多)[个]?(?:[年次届期月]|季度)|蝉联|再次|再度|继续|"
    "第(?:[2-9]|[1-9][0-9]+|[二三四五六七八九十]+)[次届期回]"
)
_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)年")
_ENOUGH = 0.5
"""So much of the rest of a question must a part of a sentence hold that denies the first time."""


def asks_if_first(question: Question) -> bool:
    """Whether a question asks, or takes for granted, that something was so for the first time."""
    asked = _asked().search(question.folded) or _asked().search(question.text.lower())
    return asked is not None and not says_a_rank(question.folded)


_asked = partial(expression_of, "wording", "first_time", "asks")


def was_first(question: Question, said: str) -> bool | None:
    """Whether a sentence says that it was the first time; None where it says neither."""
    spans = [m.span() for m in _asked().finditer(question.folded)]
    rest = tuple(
        t for t in question.own_terms
        if not any(t.start < end and start < t.end for start, end in spans)
    )  # fmt: skip
    part, held = part_on(replace(question, own_terms=rest), fold(said)) if rest else ("", 0.0)
    if held < _ENOUGH:
        return None
    if _SAYS_SO.search(part):
        return True
    years = [int(found) for found in _YEAR.findall(part)]
    if years and question.scope.years and max(years) < max(question.scope.years):
        return False
    return False if _MANY_TIMES.search(with_what_follows(part, fold(said))) else None
