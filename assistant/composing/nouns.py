"""What a figure counts, in English, for answers whose labels stand in Chinese only."""

from __future__ import annotations

import re

from assistant.understanding.question import Question
from assistant.understanding.wants import REQUESTS_MADE
from corpus.indicators import load_indicators
from corpus.regex import regex
from corpus.report import Fact

_PREPOSITION = r"(?:of|in|at|by|from|to|for|on|with|via|through|that|who)\b"
_COUNTED = regex(
    r"\bhow many (?!(?:of|do|does|did|were|was|are|is|have|has|had|can|could|there)\b)"
    rf"([a-z][a-z'’-]*(?: (?!{_PREPOSITION})[a-z][a-z'’-]*){{0,3}}?)"
    r"(?= (?:(?:did|do|does|were|was|are|is|have|has|had|can|could|there|got|get)\b"
    rf"|{_PREPOSITION})"
    r"|(?<=s) (?-i:[A-Z][a-z])"  # circulars Qiaokou sent round
    r"|[ ?.]*$)",
    re.IGNORECASE,
)
_MEASURED = frozenset({"%", "‰", "个百分点", "百分点", "元", "万元", "亿元", "成", "倍"})
"""Units that are no counted things: what they measure is named by the label alone."""

_MEASURES = {
    "小时": "hour", "天": "day", "日": "day", "个工作日": "working day", "工作日": "working day",
    "分钟": "minute", "秒": "second", "个月": "month", "周": "week", "年": "year",
    "平方米": "square metre", "平方公里": "square kilometre", "平方千米": "square kilometre",
    "公里": "kilometre", "米": "metre", "公顷": "hectare", "亩": "mu",
}  # fmt: skip
"""Units of time, length and area: a figure says nothing without them."""


def english_measure(fact: Fact) -> str:
    """The unit of time, length or area of a stated figure, in English; "" if it has none."""
    quantity = fact.quantity
    name = _MEASURES.get(quantity.unit.lstrip("万亿"), "")
    if not name or quantity.state != "number":
        return ""
    return name if quantity.value == 1 or name == "mu" else f"{name}s"


def english_noun(question: Question, fact: Fact) -> str:
    """What a stated figure counts in the question's own English words; "" where they do not say."""
    if question.language != "en" or fact.quantity.state == "none":
        return ""
    if fact.quantity.unit in _MEASURED or fact.quantity.value is None:
        return ""
    if REQUESTS_MADE.search(question.folded):
        return "requests"  # not people: reports count what was handed in
    asked = _COUNTED.findall(question.text)
    plain = len(asked) == 1 and len(question.aspects) <= 1 and not question.elliptical
    return str(asked[0]) if plain else ""


def english_label(fact: Fact, language: str) -> str:
    """What the indicator of a stated figure is called in English; "" in Chinese answers.

    Of a change beside what changed, whether it went up or down.
    """
    indicator = load_indicators().by_key.get(fact.indicator)
    if language != "en":
        return ""
    if indicator is None:
        return english_change(fact)
    return indicator.en.removesuffix(", as the text states")


def english_change(fact: Fact) -> str:
    """Whether a figure is by how much something went up or down; "" if it is neither."""
    changed = _CHANGED.search(fact.label)
    return "" if changed is None else _UP if changed["up"] else _DOWN


_CHANGED = regex(r" (?:同比|[比较与])[^ ]{0,9}?(?:(?P<up>[增升多提涨高])|[减降少下缩低])[^ ]{0,2}$")
_UP, _DOWN = "an increase", "a decrease"
