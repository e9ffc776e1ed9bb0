"""Whether a stated figure is more, or less, than the number that a question names."""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence.fit import alike_units
from assistant.judging.held import part_on
from assistant.understanding.question import Question
from assistant.understanding.reckoning import Reckoning, Relation, limit_in
from corpus.quantities import find_quantities, numbers_in, unit_kind
from corpus.report import Quantity
from corpus.stated_numbers import StatedNumber
from corpus.units import split_unit

_TENTHS, _PERCENT = "成", "%"
_CLEARLY = Decimal("0.1")
"""A figure printed as about so many decides nothing of a limit that lies so near to it."""


def keeps_to(relation: Relation, limit: Decimal, value: Decimal) -> bool:
    """Whether a value keeps to the limit that is asked about."""
    return Reckoning("compared", relation=relation, limit=limit).counts(value)


def quantity_keeps_to_limit(question: Question, stated: Quantity) -> bool | None:
    """Whether a figure of prose keeps to the limit of a question; None where it decides nothing.

    So where it is counted in another measure (期, asked for 册), or is printed as about so many.
    """
    relation, limit = limit_in(question.folded)
    if not relation or stated.value is None:
        return None
    asked = [n.unit.rstrip("了吗么的") for n in numbers_in(question.folded) if n.value == limit]
    if limit and not any(_of_one_measure(stated.unit, unit) for unit in asked or [""]):
        return None
    value = stated.value * split_unit(stated.unit)[0]
    value *= 10 if stated.unit == _TENTHS else 1
    least, most = _span(stated, value)
    ends = {keeps_to(relation, limit, end) for end in (least, most)}
    return ends.pop() if len(ends) == 1 else None


def clause_keeps_to_limit(question: Question, said: str) -> bool | None:
    """The same where a clause states one figure in the measure word of the limit asked about."""
    relation, limit = limit_in(question.folded)
    limits = (n for n in numbers_in(question.folded) if n.value == limit)
    measures = {n.unit.rstrip("了吗么的") for n in limits} - {""}
    if not relation or not limit or len(measures) != 1:
        return None
    given = {n.value for n in numbers_in(question.folded) if n.counts} - {limit}
    part, held = part_on(question, said)
    stated = _counted_in(part, tuple(measures), given)
    if not stated and held >= _SAYS_IT:  # counted behind what it is of: 全流程公示，全年公布631条
        stated = _counted_in(said, tuple(measures), given)
    return quantity_keeps_to_limit(question, stated[0]) if len(stated) == 1 else None


_SAYS_IT = 0.6
"""So much of a question must a part hold for which the one figure of its sentence speaks."""


def _counted_in(text: str, measures: tuple[str, ...], given: set[Decimal]) -> list[Quantity]:
    """The figures of a text in one of these measure words, but for those that are given."""
    found = (one.quantity for one in find_quantities(text))
    return [q for q in found if split_unit(q.unit)[1].startswith(measures) and q.value not in given]


def passes_so_much(question: Question, label: str) -> bool:
    """Whether it is asked if any passed so much, and what is counted are those: 1条播放量破亿."""
    relation, limit = limit_in(question.folded)
    return relation == "over" and limit > 1 and limit_in(label) == (relation, limit)


def is_that_figure(asked: StatedNumber, value: Decimal | None, unit: str) -> bool:
    """Whether a stated value is a number that a question names, and in no other measure.

    5 times are no 5 documents; a question in another language has no measure words.
    """
    measure = asked.unit.rstrip("了吗么的没")
    scale, bare = split_unit(unit)
    alike = not measure or not bare or bare[0] == measure[0]
    alike = alike or (measure[0] not in _TIMES and alike_units(bare, measure))
    return value is not None and asked.value in (value, value * scale) and alike


_TIMES = "次回遍趟期"
"""How often something was done is no number of things."""


def _of_one_measure(unit: str, asked: str) -> bool:
    """Whether a figure in a unit may be held against a limit that has another, or none."""
    if not asked:
        return unit_kind(unit) != "percent" and unit != _TENTHS
    bare, limits = split_unit(unit)[1], split_unit(asked)[1]
    if limits == _PERCENT:
        return bare in (_PERCENT, _TENTHS)
    return not bare or bare.startswith(limits) or alike_units(bare, limits)


def _span(stated: Quantity, value: Decimal) -> tuple[Decimal, Decimal]:
    """What a printed figure may be at least and at most: 3万余, 近500, 约12万."""
    near = abs(value) * _CLEARLY
    match stated.bound:
        case "over":
            return value + Decimal("0.001"), value * 1000
        case "nearly":
            return value - near, value - Decimal("0.001")
        case "at_most":
            return Decimal(0), value
        case "about":
            return value - near, value + near
        case "":
            return value, value
