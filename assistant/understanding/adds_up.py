"""Whether a question asks if the numbers of reports add up, or contradict each other."""

from __future__ import annotations

from assistant.understanding.question import Question
from corpus.regex import regex

_ASKS = regex(
    r"\b(?:do|does|did) (?:the |its |their |all )*(?:numbers?|figures?|tables?|data|sums?)\b"
    r"[^?]{0,60} (?:add up|match|agree|tally)(?=[?. ]*$| (?:in|of|for)\b)|"
    r"\bcontradict(?:s|ed|ing)? (?:itself|themselves)|\bself-contradict\w+|"
    r"\b(?:errors?|mistakes?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|contradictions?) "
    r"(?:in|within|between) (?:[\w'’-]+ ){0,6}?(?:reports?|numbers?|tables?|data|figures?)\b|"
    r"\b(?:which|any|what) (?:[\w'’-]+ ){0,3}?reports? [^?]{0,24}?"
    r"(?:contradict\w*|inconsisten\w+|do(?:es)? ?n[o'’]t add up|discrepanc\w+|arithmetic errors?)|"
    r"(?:报告|数据|数字|表格|报表)(?:里|中|之间|本身)?(?:的)?(?:数据|数字|表格)?"
    r"(?:有没有|有无|是否|是不是|有|都)?(?:存在|什么|自)?"
    r"(?:前后|互相|相互)?(?:矛盾|不一致|一致|对不上|对得上|自洽|加得起来|出入|算错)|自相矛盾"
)

_COUNTS = regex(r"\bhow many\b|多少|几")
_REPORTS_COUNTED = regex(r"\bhow many (?:of the |of your )?reports\b|(?:多少|几)份(?:报告|年报)")
"""What else is counted is not what does not add up: how many units had errors in theirs."""


def asks_if_it_adds_up(question: Question) -> bool:
    """Whether it is asked if what reports print adds up: their arithmetic is checked for that."""
    folded = question.folded
    counts = _COUNTS.search(folded) and not _REPORTS_COUNTED.search(folded)
    return not (counts or question.scope.problem) and _ASKS.search(folded) is not None
