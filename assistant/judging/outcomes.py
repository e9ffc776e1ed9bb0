"""Whether a plan was met: a report says so by what came of it, never by the plan itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import coverage, fold, held_in
from corpus.regex import regex

_PLAN = regex(
    r"\bplans?\b|\b(?:as|than|had|was|were) (?:was )?planned\b|"
    r"\b(?:target|goal|quota|objective)s?\b|\bplanned (?:annual )?investment\b|"
    r"计划|目标|任务|指标"
)
_MET = regex(
    r"\b(?:meet|met|reach\w*|achiev\w*|fulfil\w*|hit|complet\w*|finish\w*|accomplish\w*|deliver\w*|"
    r"on target|live up)\b|完成|达到|达成|实现|达标|兑现"
)
_EXCEEDED = regex(
    r"\b(?:exceed\w*|surpass\w*|overshoot|overshot|beat|outperform\w*|overfulfil\w*|"
    r"(?:more|higher) than (?:was )?planned|above (?:the )?(?:plan|target))\b|超额|超过|超出|超标"
)
_MISSED = regex(
    r"\bnot (?:\S+ )?(?:meet|met|reach\w*|achiev\w*|fulfil\w*|complet\w*)\b|"
    r"\b(?:met|reached|achieved|fulfilled|completed) (?:\S+ )?not\b|"
    r"\b(?:miss(?:ed)?|f[ae]ll\w* short|fail\w*|below|behind|less than planned|short of)\b|"
    r"未(?:能)?(?:完成|达到|实现)|没(?:有|能)?(?:完成|达到|实现)|低于|不足|落后"
)
_SAYS_IT = regex(f"{_PLAN.pattern}|{_MET.pattern}|{_EXCEEDED.pattern}|{_MISSED.pattern}")
_ACHIEVED = regex(r"(?:完成|达到|实现|占)[^，。；,;]{0,12}(?:计划|目标|任务)")
_WHOLE = Decimal(100)
_CONSIDERED, _ABOUT_IT, _SURE = 40, 0.3, 0.7

Reach = Literal["", "met", "exceeded", "missed"]


def reach_asked(question: Question) -> Reach:
    """Whether it is asked if a plan was met, exceeded or missed; "" where no plan is spoken of."""
    folded = question.folded
    if not {"yesno", "why"} & question.intents or not _PLAN.search(folded):
        return ""
    if _MISSED.search(folded):
        return "missed"
    if _EXCEEDED.search(folded):
        return "exceeded"
    return "met" if _MET.search(folded) else ""


def reached(reach: Reach, share: Decimal) -> bool:
    """Whether a share of a plan, in percent, meets, exceeds or misses it."""
    if reach == "missed":
        return share < _WHOLE
    return share > _WHOLE if reach == "exceeded" else share >= _WHOLE


def of_a_plan(question: Question, finds: Finds) -> Evidence | None:
    """The share of a plan that was carried out, as a report states it, where that is asked."""
    alone = len(question.scope.report_ids) == 1 or question.scope.ambiguous
    reach = reach_asked(question)
    if not reach or not alone or not finds.ranked:
        return None
    named = [w for w in finds.weighed if w.term.chinese and not w.term.text[0].isdigit()]
    for c in finds.ranked[0][:_CONSIDERED]:
        label = c.fact.label
        if c.fact.quantity.unit != "%" or not _ACHIEVED.search(label):
            continue
        if "why" in question.intents and reached(reach, c.fact.quantity.value or Decimal(0)):
            return None  # it was so: the reason is asked for
        matter = [w for w in named if _is_matter(w.term, fold(label))]
        if coverage(matter, fold(label + c.fact.parent)) >= _ABOUT_IT:
            return Evidence(
                finds.report, "statements", _SURE, statements=(c,), sentences=finds.hits[:3]
            )
    return None


def _is_matter(term: Term, label: str) -> bool:
    """Whether a term says what a plan was for: an investment plan, if the label has that."""
    return not _SAYS_IT.search(term.text) or (
        not _SAYS_IT.fullmatch(term.text) and held_in(term, label) == 1
    )


def is_of_a_plan_unasked(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is the share of a plan carried out, and no plan is asked about."""
    share = candidate.fact.quantity.unit == "%" and _ACHIEVED.search(candidate.fact.label)
    return bool(share) and not _SAYS_IT.search(question.folded)
