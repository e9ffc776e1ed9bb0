"""How a follow-up asks on of what was just told, in no other words: where it says so, its share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from assistant.understanding.concepts import Concept
from assistant.understanding.patterns import load
from assistant.understanding.terms import Term
from corpus.regex import regex

OfWhatWasTold = Literal[
    "", "in_chinese", "in_english", "source", "share", "sum", "difference", "rest", "others"
]
"""The same in another language, the passage that says it, the share that it is of its whole, what
the figures told come to, or how they differ, what is left of the whole, or the figures beside."""


@cache
def _ways() -> tuple[tuple[OfWhatWasTold, re.Pattern[str]], ...]:
    words = load("wording")["of_what_was_told"]
    ways: tuple[OfWhatWasTold, ...] = (
        "in_chinese", "in_english", "source", "share", "sum", "difference", "rest", "others",
    )  # fmt: skip
    return tuple((way, re.compile("|".join(words[way]))) for way in ways)


def of_what_was_told(folded: str) -> OfWhatWasTold:
    """What a folded follow-up asks of the answer before; "" where it asks for anything else."""
    asked = folded.strip(" ?？。.,，!！")
    return next((way for way, pattern in _ways() if pattern.fullmatch(asked)), "")


def says_no_more(
    own: Iterable[Term],
    concepts: Sequence[Concept],
    before: Sequence[Term],
    named_before: Sequence[Concept],
    body: str,
) -> bool:
    """Whether a follow-up has no words of its own, or names a body and repeats what was asked.

    "How much of that came from the county police" asks the same of a part of the same report;
    that it "took" so much says nothing of requests where none were asked for.
    """
    rest = [term for term in own if term.text != body]
    named = {c.name for c in named_before}
    of_requests = any(c.group in ("flow", "outcome", "applicant") for c in named_before)
    new = [c for c in concepts if c.name not in named and (of_requests or c.group != "flow")]
    if not body or new:
        return not (rest or concepts)
    asked = [word for term in before for word in term.chinese]
    return all(
        any(word in other or other in word for word in term.chinese for other in asked)
        for term in rest
    )


_OTHER = regex(
    r"[\"'“‘]others?[\"'”’]|\bother (?:category|class|kinds?|types?|items?|information)\b|"
    r"其[他它](?:类|信息|方面|内容|事项|(?=呢))"
)


def asks_for_other(folded: str) -> bool:
    """Whether a folded question names what lists call other: "in the 'other' category"."""
    return _OTHER.search(folded) is not None


_OF_THOSE = regex(
    r"^(?:那|那么|而)?(?:其中|里面|当中)|\b(?:of|among|out of) (?:them|those|these|that|which)\b"
)


def still_open(
    own: Sequence[Concept], folded: str, before: Sequence[Concept], folded_before: str
) -> tuple[Concept, ...]:
    """The concepts before that a follow-up may take over.

    Another row, "and those carried over?", is of all again where the question before asked who
    stood behind some of them: 其中单位申请的?
    """
    another = any(c.group in ("flow", "outcome") for c in own)
    if not another or _OF_THOSE.search(folded) or not _OF_THOSE.search(folded_before):
        return tuple(before)
    return tuple(c for c in before if c.group != "applicant" or c.start == c.end)
