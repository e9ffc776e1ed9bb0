"""Whether a question wants a whole report in short, and nothing in particular of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from assistant.understanding.patterns import expression_of
from assistant.understanding.terms import Term
from corpus.regex import regex

_EVERYTHING = regex(
    r"(?:政府|政务)?(?:信息)?(?:公开|信息|政务)|工作|情况|概况|内容|"
    r"(?:government |public )?(?:information|transparen\w+|open\w*|disclos\w+)(?: \w+)?|"
    r"work|activit\w+|content\w*|performance"
)
"""Terms that name what every report is about as a whole."""


_IN_SO_MANY_WORDS = regex(
    r"\b(?:in|with|using|as) (?:\w+ ){0,2}(?:sentences?|words?|lines?|paragraphs?|bullets?)\b|"
    r"用?(?:[一二两三四五六七八九十几\d]+|最简单的)(?:句话|段话|个字|百字|点)"
)
"""How long the answer is to be, which says nothing of what it is about."""
_asks = partial(expression_of, "wording", "intent", "overview")


def asks_for_overview(folded: str, terms: Sequence[Term]) -> bool:
    """Whether a folded question wants a whole report in short, and nothing in particular of it."""
    found = list(_asks().finditer(folded))
    if not found:
        return False
    found += _IN_SO_MANY_WORDS.finditer(folded)
    return all(
        any(_within(term, words) for words in found)
        or not term.chinese
        or _EVERYTHING.fullmatch(term.text)
        for term in terms
    )


def _within(term: Term, found: re.Match[str]) -> bool:
    return found.start() < term.end and term.start < found.end()
