"""How much of one stated figure there is for each of another: "on average, per project"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from operator import itemgetter

from assistant.evidence.arithmetic import Computation
from assistant.evidence.evidence import Finds
from assistant.evidence.fit import alike_units
from assistant.evidence.prose import Candidate
from assistant.evidence.sides import OF_MONEY
from assistant.judging.required import lacks_a_requirement, words_of
from assistant.judging.spoken import counted_of, idle
from assistant.judging.touched import touches
from assistant.understanding.patterns import expression_of
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, coverage, fold
from corpus.quantities import unit_kind
from corpus.regex import regex
from corpus.units import split_unit

_AVERAGE = regex(
    r"平均|平摊|(?:摊|分)到每|除以|\b(?:on average|averaged?|mean|divided by)\b|"
    r"\bhow (?:much|many)(?: [^?,]{2,60}?)? (?:per|for each) "
    r"(?!(?:year|month|week|day|hour|quarter|annum|cent)\b)|"
    r"\bper (?!year|month|week|day|hour|quarter|annum|cent)[a-z -]{3,40}, how (?:much|many)\b"
)
_ASKED = regex("多少|几")
_MEASURE = regex("(?:每一?|平均一)(人次|[家个件条期场次篇户份名位人起宗套亩项])")
_STATED = regex("平均|人均|日均|户均|均值|每[件人户家]")
"""A figure that is an average itself."""
_PER_HEAD = "人均"
"""What is computed is per head, whether a report says so or not."""
_EACH_HELD, _HELD = 0.5, 0.25
"""So much of what it is for each of must stand in the label of one figure, and so much of the rest
of the question around the other.
"""
_NEAR = 120
"""Characters between two figures that one sentence or its neighbour states."""
_ONE_PARENT, _SO_NEAR = 0.3, 0.5
"""What it counts that one phrase governs both, and that they stand side by side."""
_A_MARK = 2
_LOOKED_AT = 40
_STATED_FIRST = 2
_MONEY = regex(r"\b(?:money|funds?|funding|costs?|spen[dt]|yuan)\b")
_SPENT = "花钱用给拿"
"""Words of one character that say nothing of what the money was for."""


def asks_for_an_average(folded: str) -> bool:
    """Whether a folded question asks what comes to each of something."""
    return _AVERAGE.search(folded) is not None and _pattern().search(folded) is not None


def average_asked(question: Question, finds: Finds) -> Computation | None:
    """What comes to each, of two figures near each other; None where an average is stated."""
    each = _pattern().search(question.folded) if _AVERAGE.search(question.folded) else None
    best = finds.ranked[0][:_LOOKED_AT]
    if each is None or any(_STATED.search(c.fact.label) for c in best[:_STATED_FIRST]):
        return None
    measured = _MEASURE.match(each.group())
    measure = measured.group(1) if measured else ""
    terms = [w for w in finds.weighed if w.term.chinese and not _AVERAGE.search(w.term.text)]
    terms = [w for w in terms if len(w.term.text) > 1 or w.term.text not in _SPENT]
    of_each = _terms_of_each(question.folded, each, terms)
    readings = [of_each, of_each[:1], terms] if measure else [of_each]
    pairs = [
        pair for own in readings if own for pair in _pairs(own, terms, measure, question, finds)
    ]
    if not pairs:
        return None
    _, amount, count = max(pairs, key=itemgetter(0))
    return Computation("average", (amount, count), divided(amount, count))


def _terms_of_each(folded: str, each: re.Match[str], terms: Sequence[Weighed]) -> Sequence[Weighed]:
    """The terms of what the average is for each of: 短视频 of 平均每条短视频有多少次观看."""
    start, end = each.span(each.lastindex or 0)
    asked = _ASKED.search(folded, start, end)
    return [w for w in terms if start <= w.term.start < (asked.start() if asked else end)]


def _pairs(
    own: Sequence[Weighed],
    terms: Sequence[Weighed],
    measure: str,
    question: Question,
    finds: Finds,
) -> list[tuple[float, Candidate, Candidate]]:
    """The amounts and counts that fit the question and each other, and how well."""
    best, text = finds.ranked[0][:_LOOKED_AT], finds.report.source_text
    others = [w for w in terms if w not in own] or terms
    counts = [
        (held, c)
        for c in best
        if _is_counted(c, measure)
        and (held := _held(own, c, c.fact.parent))
        >= (_HELD if own is terms or _counted_twice(c, best) else _EACH_HELD)
    ]
    amounts = [(_around(others, c, finds), c) for c in best]
    return [
        (of_each + of_all + _both(terms, amount, count), amount, count)
        for of_each, count in counts
        for of_all, amount in amounts
        if _is_of_each(amount, count, question)
        and not any(_states_before(c, amount) and c is not count for _, c in counts)
        and (amount.features.fit == 1 or of_all >= _HELD)
        and _is_asked(amount, () if own is terms else own, question, finds)
        and (_in_one_sentence(amount, count, text) or _held(own, amount, amount.fact.parent))
    ]


def _counted_twice(count: Candidate, figures: Sequence[Candidate]) -> bool:
    """Whether a figure counts with another the same thing: 办理返汉申请8675件、18556人."""
    return any(_are_of_one_thing(count, other) for other in figures)


def _are_of_one_thing(one: Candidate, other: Candidate) -> bool:
    first, second = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    beside = 0 < second.start - first.end <= _A_MARK
    return beside and first.label == second.label and first.quantity.unit != second.quantity.unit


def _both(terms: Sequence[Weighed], amount: Candidate, count: Candidate) -> float:
    """How much two labels hold together, and how surely they are of one thing.

    One phrase governs them, or one sentence states them side by side.
    """
    one, other = amount.fact, count.fact
    held = coverage(terms, fold(one.label + other.label))
    apart = max(one.start, other.start) - min(one.end, other.end)
    near = _SO_NEAR * (1 - apart / _NEAR) + _are_of_one_thing(amount, count)
    return held + _ONE_PARENT * (one.parent == other.parent) + near


_pattern = partial(expression_of, "reckoning", "each", "patterns")


def _held(terms: Sequence[Weighed], candidate: Candidate, parent: str = "") -> float:
    return coverage(terms, fold(candidate.fact.label + candidate.fact.quantity.unit + parent))


def _around(terms: Sequence[Weighed], candidate: Candidate, finds: Finds) -> float:
    """How much of these terms the words of a figure hold, or half as much, its sentence."""
    context = candidate.fact.context
    text = finds.report.source_text[context.start : context.end]
    return max(_held(terms, candidate), coverage(terms, fold(text + candidate.fact.label)) / 2)


def _is_asked(amount: Candidate, own: Sequence[Weighed], question: Question, finds: Finds) -> bool:
    """Whether a figure speaks of what is counted: 公众意见 in 多少条公众意见.

    Money is, whatever else is said of what each of them (``own``) got.
    """
    said, around = words_of(amount, finds.report)
    if lacks_a_requirement(question, said + _PER_HEAD, around + _PER_HEAD):
        return False
    counted = counted_of(question).nouns(question.own_terms)
    of_each = {w.term.start for w in own}
    nouns = [t for t in counted if not _AVERAGE.search(t.text) and t.start not in of_each]
    label = fold(amount.fact.label + amount.fact.quantity.unit)
    if not nouns or touches(nouns[-1], label):
        return True
    money = unit_kind(amount.fact.quantity.unit) == "money"
    return amount.features.fit == 1 and (money or idle(nouns[-1], question))  # people, and 人次


def _in_one_sentence(one: Candidate, other: Candidate, text: str) -> bool:
    first, last = sorted((one.fact.start, other.fact.start))
    return "。" not in text[first:last]


def _is_counted(candidate: Candidate, measure: str) -> bool:
    """Whether a figure counts things, in this measure word if there is one."""
    quantity = candidate.fact.quantity
    if not quantity.value or unit_kind(quantity.unit) != "count":
        return False
    return not measure or alike_units(quantity.unit, measure)


def _states_before(count: Candidate, amount: Candidate) -> bool:
    """Whether the clause of an amount itself counts those that it went to: 2500家企业45.7亿元."""
    return amount.clause.start <= count.fact.start < amount.fact.start


def _is_of_each(amount: Candidate, count: Candidate, question: Question) -> bool:
    """Whether a figure is divided by another: near it, in another unit, and of the kind asked."""
    one, other = amount.fact, count.fact
    kind = unit_kind(one.quantity.unit)
    asked = question.folded
    money = bool(OF_MONEY.search(asked) or _MONEY.search(asked))
    money = money or any(name == "money" for name, _ in question.wants)
    if one is other or not one.quantity.value or kind == "percent":
        return False
    if kind != "money" if money else amount.features.fit < 0:
        return False
    if one.parent and one.parent == other.parent and not one.label.startswith(other.label):
        return False  # parts of one whole: the investment of the one, the number of the other
    apart = max(one.start, other.start) - min(one.end, other.end)
    return apart <= _NEAR and one.quantity.unit != other.quantity.unit


def divided(amount: Candidate, count: Candidate) -> Decimal:
    """The quotient, in the unit of the amount, with as many digits as tell something."""
    one, other = amount.fact.quantity, count.fact.quantity
    value = (one.value or Decimal(0)) / ((other.value or Decimal(1)) * split_unit(other.unit)[0])
    places = 0 if value >= 1000 else 1 if value >= 100 else 2
    if value < 1:
        places = 3 - value.adjusted()  # four digits
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return rounded.to_integral() if rounded == rounded.to_integral() else rounded.normalize()
