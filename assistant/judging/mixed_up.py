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
    if question.wants_number or len(stated) != 1 or not (finds.ranked and finds.ranked[0]):
        return ()
    if told := _done_to_others(stated[0], question, finds):
        return told
    named = _named_with(stated[0], question)
    if not named:
        return ()
    for other in finds.ranked[0]:
        if other.fact.quantity.value != stated[0].value or _speaks_of(named, other):
            continue
        for own in finds.ranked[0]:
            beside = own.fact.context.start == other.fact.context.start
            beside = beside and own.fact.parent == other.fact.parent
            if beside and _is_of(named, own, other) and not _is_told(other, own, question):
                return tuple(sorted((own, other), key=lambda c: c.fact.start))
    return ()


def _done_to_others(
    number: StatedNumber, question: Question, finds: Finds
) -> tuple[Candidate, ...]:
    """The figure of what a question why says was done, and that of what was done to so many.

    "Why do 31 firms still wait to be moved": 已整改31家、待搬迁1家.
    """
    own = finds.ranked[0][0]
    if "why" not in question.intents or not own.fact.parent:
        return ()
    for other in finds.ranked[0]:
        beside = other.fact.parent == own.fact.parent and _differs(own, other)
        told = _is_told(own, other, question) and not _is_told(other, own, question)
        if beside and told and other.fact.quantity.value == number.value:
            return tuple(sorted((own, other), key=lambda c: c.fact.start))
    return ()


def _is_told(own: Candidate, other: Candidate, question: Question) -> bool:
    """Whether a question has a word of the one figure that the other has not."""
    one, beside = fold(own.fact.label), fold(other.fact.label)
    return any(held_in(t, one) == 1 and not held_in(t, beside) for t in question.own_terms)


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
    return _differs(own, other) and all(held_in(term, fold(own.fact.label)) == 1 for term in named)


def _differs(own: Candidate, other: Candidate) -> bool:
    """Whether two figures are of one unit, and not the same number."""
    one, beside = own.fact.quantity, other.fact.quantity
    return one.value != beside.value and one.unit == beside.unit
