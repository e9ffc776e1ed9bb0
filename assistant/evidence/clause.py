"""The words that state a figure: its clause, and the clause before it that it belongs to."""

from __future__ import annotations

import re

from corpus.language import han_count
from corpus.regex import regex
from corpus.report import Fact, Span
from corpus.units import bare_unit

_BREAK = regex(r"[，。；;！？!?]|,(?!\d{3})|[：:](?!\d|//)|(?<=[。；;：:])\s*\n|\n[^\S\n]*\n")
_ENUMERATED = regex(r"(?<=[\d件条个项次人家户元份名%位起场期篇套处座所])、")
_NUMBER_FIRST = regex(r"(?<=[\u4e00-\u9fff])、(?=\d[\d.,]*[余多万]*[件条个项次场期篇户名位起册])")
_BEGINS = regex(r"(?:其中)?[：:]?\d")
"""Between items that begin with their figures, and how their clause does: 1条破亿、2条破千万."""
_RANGE = regex(r"(?<=[\u4e00-\u9fff])[到至](?=\d+[名位个件条项家人])")
"""From one figure to another, each before its noun: 从15名幼儿到353位老人."""
_EACH = regex("分别")
"""Names that figures follow one by one are one clause: PM2.5、PM10分别下降21.4%、24%."""
_ONE_UNIT = regex(r"(?:\s?[、和及]\s?\d[\d.]*)+")
"""The figures behind one that has no unit of its own: 分别达4.63、1.30、0.57亿元."""
_OPENED = regex(r"[(（](?=(?:其中[^()（）]{0,40}|[^()（）]{0,16})\d)")
"""A bracket with figures of its own, behind a figure, is about those: (税务243项、市场监管93项)."""
_SHORT = 3
"""A clause with fewer Chinese characters says nothing alone: the one before it is shown with it."""
_LONGEST_LEAD = 60
"""Characters of a clause before a figure's at most, that says what it is of."""
_RUNNING_TOTAL = regex(r"(?:历年|历史|目前|至今|迄今|截至目前|截止目前)?(?:总?累计|总计)")
_OF_EACH = regex("均|(?<!首)都(?:为|是|达到?|在)")
"""Before a rate that is one and the same of several things: 办结率均为100%."""
_MEASURES = {
    "户": "企业或住户", "家": "企业或单位", "封": "信件", "辆": "车辆", "册": "书册",
    "条": "通知或消息或记录", "份": "文书", "篇": "文章或稿件",
}  # fmt: skip
"""Measure words that say what is counted: 4511户 are businesses or homes."""
_NAMES_ASIDE = regex(r"[（(][^（）()\d、]+(?:、[^（）()\d、]+){2,}[）)]")
"""What a bracket lists by name is not what is counted: 5个事项（A认定、B认定、C许可）."""


NAMELESS = regex("(?:公开|发布|刊登|推送)(?:政府|政务|各类)?(?:信息)?")
"""The label of any item of a list: which of them it is stands in the words before it."""


def clause_of(fact: Fact, text: str) -> Span:
    """The shortest clause that states a figure: between commas; a short one with what is before."""
    first, last = fact.context.start, max(fact.context.end, fact.end)
    breaks = [m.end() for m in _BREAK.finditer(text, first, fact.start)]
    breaks += _listed(text, first, fact.start)
    breaks.sort()
    start = breaks[-1] if breaks else first
    limit = min(len(text), last + 80)
    stop = _BREAK.search(text, fact.end, limit)
    end = stop.start() if stop else last
    opened = _OPENED.search(text, fact.end, end)
    if opened:
        end = opened.start()
    if text[fact.end : fact.end + 1] == "、":
        end = _end_of_list(text, first, fact)
    while breaks and han_count(text[start : fact.start]) + han_count(text[fact.end : end]) < _SHORT:
        breaks.pop()
        start = breaks[-1] if breaks else first
    while start < fact.start and text[start].isspace():
        start += 1
    return Span(start, max(end, fact.end))


def _end_of_list(text: str, start: int, fact: Fact) -> int:
    """Where a figure ends, or a list of figures whose unit stands behind the last alone."""
    listed = _ONE_UNIT.match(text, fact.end) if _EACH.search(text, start, fact.start) else None
    shared = listed is not None and text.startswith(fact.quantity.unit, listed.end())
    return listed.end() + len(fact.quantity.unit) if listed and shared else fact.end


def own_part(clause: Span, fact: Fact, text: str) -> Span:
    """A clause without the figures before its own: 图文1775条 of 短视频1113个、图文1775条."""
    if _EACH.search(text, clause.start, fact.start):
        return clause
    apart = (_RANGE, _NUMBER_FIRST) if _BEGINS.match(text, clause.start) else (_RANGE,)
    ranged = [m for one in apart for m in one.finditer(text, clause.start, clause.end)]
    starts = [m.end() for m in ranged if m.end() <= fact.start]
    ends = [m.start() for m in ranged if m.start() >= fact.end]
    start = max([clause.start, *_listed(text, clause.start, fact.start), *starts])
    return Span(start, min([clause.end, *ends]))


def _listed(text: str, first: int, last: int) -> list[int]:
    """Where items of an enumeration of figures begin, but for names that figures follow."""
    found = (match.end() for match in _ENUMERATED.finditer(text, first, last))
    return [at for at in found if not _EACH.search(text, at, last)]


def lead_of(clause: Span, fact: Fact, text: str) -> Span:
    """The clause before that has no figure, and so leads in the one of this; empty if none.

    "完善了工程建设领域信息公开专栏，公开信息 393条": the 393 are of that column. What is but a
    running total is of what the clause before counts: 公开信息20条,历年累计345条. A rate 均 is of
    all that its sentence counts before it: 接听热线2500个,处理信件100件,办结率均为100%.
    """
    nothing = Span(clause.start, clause.start)
    end = clause.start - 1
    if end < 0 or text[end] not in "，,":
        return nothing
    first = max(0, end - _LONGEST_LEAD)
    breaks = [m.end() for m in _BREAK.finditer(text, first, end)]
    if not breaks:
        return nothing
    lead = Span(breaks[-1], end)
    if fact.quantity.unit == "%" and _OF_EACH.search(text, clause.start, fact.start):
        return Span(max(first, fact.context.start), end)
    if _RUNNING_TOTAL.fullmatch(fact.label):
        return lead
    return nothing if re.search(r"\d", text[lead.start : lead.end]) else lead


def said_of(clause: Span, fact: Fact, text: str) -> str:
    """The words of a figure: its clause and what leads in that, its label, and what it counts."""
    lead = lead_of(clause, fact, text)
    said = without_names_aside(text[lead.start : clause.end]) + fact.label + fact.parent
    return said + fact.quantity.unit + _MEASURES.get(bare_unit(fact.quantity.unit), "")


def names_aside(text: str) -> bool:
    """Whether a bracket lists what a text counts by name."""
    return _may_name_aside(text) and _NAMES_ASIDE.search(text) is not None


def without_names_aside(text: str) -> str:
    """A text without what brackets list by name."""
    return _NAMES_ASIDE.sub("", text) if _may_name_aside(text) else text


def _may_name_aside(text: str) -> bool:
    return "、" in text and ("（" in text or "(" in text)
