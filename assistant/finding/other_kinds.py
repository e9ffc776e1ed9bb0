"""Figures that answer as well as the best one: of each kind, or of each time that is set."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.fit import is_time
from assistant.evidence.prose import Candidate, called
from assistant.judging.spoken import counted_of
from assistant.understanding.details import detail_asked
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic
from assistant.understanding.terms import Term
from assistant.understanding.whole_phrases import LEVEL
from assistant.understanding.words import fold, held_in, pairs_of
from corpus.regex import regex

_MOST = 4
"""More kinds than these are no readings of a question, but a list."""
_AS_NEAR = 0.05
"""What the words of a question hold less of one than of the other tells it apart: 政府投资."""
_TAIL = regex("(?:问题|事项|案件|信息|情况)$")
"""What a label may end in behind what it counts: 企业拖欠工资问题."""
_NAMED = regex('[“”‘’「」『』"《》]')


def other_kinds(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The figures beside the best one that are as much of what is counted as that is.

    How many 网格 there are: 二级网格22个、三级网格165个. One of them would be a guess.
    """
    own = _kind_ends_in(question, best.fact.label)
    if not own or question.taken_terms or _NAMED.search(question.text):
        return []
    if "yesno" in question.intents:
        return []
    if called(best.fact.label) in question.folded or LEVEL.search(fold(best.fact.label)):
        return []  # it is named whole; the same body at other levels is another question
    terms = [t for t in question.own_terms if t.chinese]
    whole = (c for c in ranked if c.fact.label == best.fact.parent != "")
    if any(own in fold(c.fact.label) for c in whole):
        return []
    kinds = [
        c for c in ranked
        if c is not best and _are_listed_together(c, best)
        and _kind_ends_in(question, c.fact.label) == own
        and _held(terms, c) == _held(terms, best)
        and best.features.near - c.features.near < _AS_NEAR and not _is_named(question, best, c)
    ]  # fmt: skip
    return kinds if len(kinds) < _MOST else []


def _is_named(question: Question, best: Candidate, other: Candidate) -> bool:
    """Whether a question has what the one figure is called by, and the other is not: 政府投资."""
    own, beside = fold(best.fact.label), fold(other.fact.label)
    words = (fold(w) for t in question.own_terms if t.trust >= 1 for w in t.chinese)
    if any(word in own and word not in beside for word in words if len(word) > 1):
        return True
    apart = pairs_of(own) - pairs_of(beside)
    return question.language == "zh" and any(pair in question.folded for pair in apart)


def whole_of_kinds(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> Candidate | None:
    """The figure that the parts which one is of add up to, where a question names none of them.

    计划投资466.2亿元, of 政府投资25.36亿元 and 社会投资440.86亿元: projects govern these, no sum.
    """
    fact = best.fact
    if not fact.parent or not fact.quantity.value:
        return None
    parts = [
        c for c in ranked
        if _are_listed_together(c, best) and _tail_of(c) == _tail_of(best)
    ]  # fmt: skip
    total = sum((c.fact.quantity.value or Decimal(0) for c in parts), Decimal(0))
    if len(parts) < 2 or any(_tells_apart(t, parts) for t in question.terms):
        return None
    wholes = (
        c for c in ranked
        if c.fact.quantity.unit == fact.quantity.unit and c not in parts
        and 0 < fact.start - c.fact.start <= _BEFORE and _tail_of(c) == _tail_of(best)
        and abs((c.fact.quantity.value or Decimal(0)) - total) * _NEARLY <= total
    )  # fmt: skip
    return next(wholes, None)


_TAIL_SHARED = 4
_BEFORE, _NEARLY = 240, 1_000
"""Characters from a whole to its parts at most, and up to what part of it these are its sum."""


def _tail_of(candidate: Candidate) -> str:
    return candidate.fact.label[-_TAIL_SHARED:]


def _tells_apart(term: Term, parts: Sequence[Candidate]) -> bool:
    """Whether some parts have a term, and others not."""
    return len({held_in(term, fold(c.fact.label)) == 1 for c in parts}) > 1


def limits_beside(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The other times that a sentence sets, where it is asked within what time something is due.

    在3小时内、最迟不超过5小时发布权威信息,24小时内举行新闻发布会: those that hold as much of what
    the question names.
    """
    if detail_asked("time_limit", question.folded) is None or not is_time(best.fact.quantity.unit):
        return []
    terms = [t for t in question.own_terms if t.chinese]
    return [
        c for c in ranked
        if c is not best and is_time(c.fact.quantity.unit)
        and c.hit is not None and c.hit is best.hit and _held(terms, c) == _held(terms, best)
    ]  # fmt: skip


def named_beside(
    question: Question, best: Candidate, ranked: Sequence[Candidate]
) -> list[Candidate]:
    """The figure of another thing that a question names right beside that of the best one.

    牧业渔业收入 are two, though nothing joins them.
    """
    terms = [t for t in question.own_terms if t.trust >= 1 and t.chinese]
    own, lacking = _apart(terms, fold(best.fact.label))
    beside = [t for t in lacking if any(t.start == one.end or t.end == one.start for one in own)]
    if question.language != "zh" or len(beside) != 1 or "yesno" in question.intents:
        return []
    if held_in(beside[0], fold(best.fact.parent)) == 1:
        return []  # 项目 of 社会投资项目 is what all of them are
    found = (c for c in ranked if c is not best and _are_listed_together(c, best))
    labels = ((c, fold(c.fact.label)) for c in found)
    return [
        c for c, label in labels
        if held_in(beside[0], label) == 1 and any(held_in(t, label) < 1 for t in own)
    ][:1]  # fmt: skip


def _apart(terms: Sequence[Term], label: str) -> tuple[list[Term], list[Term]]:
    """The terms that a label has as a whole, and the others."""
    own = [t for t in terms if held_in(t, label) == 1]
    return own, [t for t in terms if t not in own]


def _are_listed_together(one: Candidate, other: Candidate) -> bool:
    """Whether one phrase governs two figures of a unit, or none does and a sentence has both."""
    a, b = one.fact, other.fact
    in_one = bool(a.parent) or a.context.start == b.context.start
    return in_one and a.parent == b.parent and a.quantity.unit == b.quantity.unit


def _held(terms: Sequence[Term], candidate: Candidate) -> list[float]:
    return [held_in(term, fold(candidate.fact.label)) for term in terms]


def _kind_ends_in(question: Question, label: str) -> str:
    """The noun counted that a longer label ends in, as it has it; empty if none, or a general one.

    信息 says nothing of what is counted.
    """
    nouns = [t for t in counted_of(question).nouns(question.own_terms) if t.trust >= 1]
    if not nouns or nouns[-1].text in generic():
        return ""
    kind = _TAIL.sub("", fold(label))
    words = (fold(word) for term in nouns for word in term.widened.chinese)
    return next((w for w in words if len(w) > 1 and kind.endswith(w) and kind != w), "")
