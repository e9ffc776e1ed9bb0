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
    "", "in_chinese", "in_english", "source", "share", "sum", "difference", "rest", "others",
    "whole", "each",
]  # fmt: skip
"""The same in another language, the passage that says it, the share that it is of its whole, what
the figures told come to, or how they differ, what is left of the whole, or the figures beside, the
whole itself, or how much of the one there is for each of the other."""


@cache
def _ways() -> tuple[tuple[OfWhatWasTold, re.Pattern[str]], ...]:
    words = load("wording")["of_what_was_told"]
    ways: tuple[OfWhatWasTold, ...] = (
        "in_chinese", "in_english", "source", "share", "sum", "difference", "rest", "others",
        "whole", "each",
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


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1,
    "final": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "后": -1,
}  # fmt: skip
_NTH = regex(
    r"(?:and |so |then |ok(?:ay)?,? |now )*"
    r"(?:what(?:'s| is| was| about)? |which (?:is|was) |how about |"
    rf"(?:tell|give|show) me )?(?:the )?(?P<en>{'|'.join(k for k in _ORDINALS if k.isascii())})"
    r"(?: (?:one|point|item|problem|issue|measure|step|of (?:them|these|those)))*"
    r"(?: (?:again|then))?|"
    r"(?:那么?)?(?:其中)?的?(?:第(?P<zh>[一二三四五六])|最(?P<last>后)一?)(?:个|条|点|项|款|类|种)"
    r"(?:问题|措施|不足|方面)?"
    r"(?:呢|(?:又|到底|具体)?(?:是|说|讲)(?:的|了)?(?:是)?(?:什么|啥|哪个)(?:来着|呢)?)?"
)


def which_of_a_list(folded: str) -> int:
    """Which item of a list just told a folded follow-up asks for: "and the third?"; 0 for none."""
    said = _NTH.fullmatch(folded.strip(" ?？。.,，!！"))
    return _ORDINALS[said["en"] or said["zh"] or said["last"]] if said else 0


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


_OF_EVERY_WAY = frozenset({"carried_over", "carried_forward"})
"""What no report tells for each way in which requests come."""


def still_open(
    own: Sequence[Concept], folded: str, before: Sequence[Concept], folded_before: str
) -> tuple[Concept, ...]:
    """The concepts before that a follow-up may take over.

    Another row, "and those carried over?", is of all again where the question before asked who
    stood behind some of them: 其中单位申请的? And whatever way they came where it asked of one.
    """
    another = any(c.group in ("flow", "outcome") for c in own)
    if any(c.group == "flow" and c.start < c.end and c.name in _OF_EVERY_WAY for c in own):
        before = [c for c in before if c.group != "channel"]
    if not another or _OF_THOSE.search(folded) or not _OF_THOSE.search(folded_before):
        return tuple(before)
    return tuple(c for c in before if c.group != "applicant" or c.start == c.end)
