"""The number of one thing that a question takes for that of another, which stands beside it."""

from __future__ import annotations

from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.judging.touched import touches
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.stated_numbers import StatedNumber

_MEASURE = 2
"""Characters at most between a number and what is counted: its measure word, or a space."""


def mixed_up(question: Question, finds: Finds) -> tuple[Candidate, ...]:
    """The figures of the thing that a question names, and of the other that its number belongs to.

    "Where were the 61 makeshift hospitals": 建立方舱医院2个、隔离点61个.
    """
    stated = figures_taken_for_granted(question)
    if question.wants_number or len(stated) != 1 or not finds.ranked:
        return ()
    named = _named_with(stated[0], question)
    if not named:
        return ()
    for other in finds.ranked[0]:
        if other.fact.quantity.value != stated[0].value or _speaks_of(named, other):
            continue
        for own in finds.ranked[0]:
            beside = own.fact.context.start == other.fact.context.start
            if beside and own.fact.parent == other.fact.parent and _is_of(named, own, other):
                return tuple(sorted((own, other), key=lambda c: c.fact.start))
    return ()


def _named_with(number: StatedNumber, question: Question) -> tuple[Term, ...]:
    """What a question counts with a number: the nouns right behind it and its measure word."""
    named: list[Term] = []
    end = number.end + _MEASURE
    for term in sorted(question.own_terms, key=lambda term: term.start):
        if term.start < number.end:
            continue
        if term.start > end or term.trust < 1 or not term.chinese:
            break
        named.append(term)
        end = term.end + 1
    return tuple(named)


def _speaks_of(named: tuple[Term, ...], figure: Candidate) -> bool:
    label = fold(figure.fact.label + figure.fact.parent)
    return any(touches(term, label) for term in named)


def _is_of(named: tuple[Term, ...], own: Candidate, other: Candidate) -> bool:
    """Whether a figure is of what is named, and of another number of the same unit."""
    one, beside = own.fact.quantity, other.fact.quantity
    differs = one.value != beside.value and one.unit == beside.unit
    return differs and all(held_in(term, fold(own.fact.label)) == 1 for term in named)
