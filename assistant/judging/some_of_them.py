"""Is a figure of some of the very things that another counts: 1260户中已有1208户?"""

from __future__ import annotations

from assistant.evidence.arithmetic import value_of
from assistant.evidence.prose import Candidate
from assistant.understanding.words import fold, pairs_of
from corpus.quantities import unit_kind
from corpus.regex import regex

SAME_PLACE = 160
"""Characters between a whole and its part, where no phrase governs them."""
_NO_KIN = frozenset({"受理", "收到", "接到", "接收", "办理", "处理", "承办", "政府"})
"""What is said of letters and of requests alike: no request is one of the letters for it."""
_STEP = 3
_LONGEST = 16
_SOME_OF = regex("[^，。；,;、\\d]*(?:[里中]|当中|已|已有|共?有|已经有|仅有?|只有?)")


def is_said_of_some(whole: Candidate, part: Candidate, text: str) -> bool:
    """Whether one clause says of so many that so many of them were so."""
    start, end = whole.fact.end, part.fact.start
    if not 0 < end - start <= _LONGEST or part.fact.quantity.unit != whole.fact.quantity.unit:
        return False
    fewer = value_of(part) <= value_of(whole)
    return fewer and _SOME_OF.fullmatch(text, start, end) is not None


def is_whole_of(whole: Candidate, part: Candidate) -> bool:
    """Whether a figure can be what another is a part of, by their labels and where they stand."""
    p, w = part.fact, whole.fact
    if (w.quantity.value or 0) < (p.quantity.value or 0):
        return False
    if p.parent and p.parent == w.label:
        return not p.quantity.unit or unit_kind(p.quantity.unit) == unit_kind(w.quantity.unit)
    if p.quantity.unit != w.quantity.unit:
        return False
    if w.label.endswith("中") and 0 < p.start - w.end <= SAME_PLACE:
        return True  # 办结的290件中,予以公开102件
    if p.parent and w.label.endswith(p.parent) and unit_kind(w.quantity.unit) == "money":
        return True  # 对25件申请收取信息处理费2950元: A局6件,收取600元
    head, _, tail = p.label.rpartition(" ")
    if head and w.label.endswith(tail) and 0 < p.start - w.end <= SAME_PLACE:
        return True  # 年度计划投资466.2亿元。其中政府投资项目27项,年度计划投资25.36亿元
    beside = p.context.start == w.context.start or 0 < p.start - w.end <= SAME_PLACE
    shared = (pairs_of(fold(p.label)) & pairs_of(fold(w.label))) - _NO_KIN
    alike = shared or _are_steps(p.label, w.label)
    return beside and p.parent == w.parent and w.start < p.start and bool(alike)


def _are_steps(one: str, other: str) -> bool:
    """Whether two short labels are steps of one thing: 立案, 结案."""
    return max(len(one), len(other)) <= _STEP and one[-1:] == other[-1:] != ""
