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


_asks = partial(expression_of, "wording", "intent", "overview")


def asks_for_overview(folded: str, terms: Sequence[Term]) -> bool:
    """Whether a folded question wants a whole report in short, and nothing in particular of it."""
    found = _asks().search(folded)
    if found is None:
        return False
    return all(
        _within(term, found) or not term.chinese or _EVERYTHING.fullmatch(term.text)
        for term in terms
    )


def _within(term: Term, found: re.Match[str]) -> bool:
    return found.start() < term.end and term.start < found.end()
