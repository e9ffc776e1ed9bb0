"""What the words of a question require of anything that is to answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from assistant.counted import Counted, counted_in
from assistant.patterns import compile_words, load
from assistant.prose import Candidate, fold, pairs_of
from assistant.question import Question
from assistant.terms import Term
from corpus.language import HAN, is_word
from corpus.periods import periods_in
from corpus.quantities import numbers_in
from corpus.report import Report
from corpus.stated_numbers import StatedNumber

OTHER_WAYS = frozenset({"who", "where", "when", "how", "contact", "about"})
"""Intents that no cell of a table answers."""

_SPECIFIED = frozenset({"average", "decisions", "in_force", "repealed", "items_before"})
_DISCLOSURE = re.compile(r"信息|公开|foi|ogi|information|disclosure|records|transparen")
_OF_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|申请公开|政府信息")
_SPECIFIC = frozenset(
    {"applicant", "ground", "outcome", "result", "route", "channel", "topic", "charge"}
)
_HAN_WORD = re.compile(f"[{HAN}]+")
_LEAST_ALLOWED = re.compile(r"不得?(?:少于|低于)")
_OF_DUTY = re.compile(
    r"不得|至少|最少|最低|必须|应当?|须|要求|规定|多久|"
    r"\b(?:must|should|shall|required?|have to|has to|at least|minim\w+|need)\b"
)
_WHOLE_YEAR = ((1, 12), (12, 12))


@dataclass(frozen=True, slots=True)
class Requirement:
    """A word that an answer must have where a question has certain ones (requirements.toml)."""

    name: str
    asks: re.Pattern[str]
    unless: re.Pattern[str] | None
    holds: re.Pattern[str]
    around: bool
    figures: bool
    one_report: bool


def counts_something_else(question: Question, said: str, around: str) -> bool:
    """Whether a figure is of something else than the question counts.

    ``said`` are the words of the figure itself, ``around`` those of its sentence and headings
    besides.
    """
    return (
        lacks_a_requirement(question, said, around)
        or _lacks_what_is_counted(question, said, around)
        or _is_of_another_time(question, around)
        or bool(_LEAST_ALLOWED.search(said) and not _OF_DUTY.search(question.folded))
    )


def lacks_a_requirement(question: Question, said: str, around: str) -> bool:
    """Whether a word that the question's words require is missing."""
    figure = question.wants_number or bool(question.wants) or "yesno" in question.intents
    said, around = fold(said), fold(around)
    return any(
        not requirement.holds.search(around if requirement.around else said)
        for requirement in _required(_first_part(question))
        if (figure or not requirement.figures)
        and not (requirement.one_report and len(question.scope.report_ids) > 1)
    )


def cells_lack_what_was_specified(question: Question, labels: str) -> bool:
    """Whether cells of a statutory table, by their labels, say nothing of what is specified."""
    if lacks_a_requirement(question, labels, labels) or _is_of_another_time(question, labels):
        return True
    said = [t for t in _counted(question).predicate(question.own_terms) if t.trust >= 1]
    labels = fold(labels)
    return bool(said) and not any(_explained(question, t) or _touches(t, labels) for t in said)


def _explained(question: Question, term: Term) -> bool:
    return any(
        term.start < span.end and span.start < term.end
        for ask in question.asks
        for span in ask.explained
    )


@cache
def _requirements() -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            name,
            compile_words(entry["asks"]),
            compile_words(entry["unless"]) if "unless" in entry else None,
            re.compile(entry["holds"]),
            entry.get("around", False),
            entry.get("figures", True),
            entry.get("one_report", False),
        )
        for name, entry in load("requirements").items()
        if "asks" in entry
    )


@cache
def _generic() -> frozenset[str]:
    return frozenset(load("requirements")["generic"]["words"].split())


@cache
def _synonyms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in load("requirements")["synonyms"]["groups"])


@lru_cache(256)
def _required(folded: str) -> tuple[Requirement, ...]:
    return tuple(
        one
        for one in _requirements()
        if one.asks.search(folded) and not (one.unless and one.unless.search(folded))
    )


def _first_part(question: Question) -> str:
    """The folded question; of one that asks for several figures the first part."""
    end = question.aspects[0].end if len(question.aspects) > 1 else None
    return question.folded[:end]


def _counted(question: Question) -> Counted:
    return counted_in(_first_part(question))


def _lacks_what_is_counted(question: Question, said: str, around: str) -> bool:
    """Whether the noun that the question counts, or what it says of some, is not spoken of."""
    said, around = fold(said), fold(around)
    counted = _counted(question)
    nouns = counted.nouns(question.own_terms)
    for term in nouns:
        if _idle(term, question):
            continue
        last = term is nouns[-1]
        if last and not term.chinese and not question.counted:
            return True
        if term.trust >= 1 and not _touches(term, said if last else around):
            return True
    predicate = [t for t in counted.predicate(question.own_terms) if t.trust >= 1]
    if predicate and not any(_touches(term, around) for term in predicate):
        return True
    if not nouns or not all(_idle(term, question) for term in nouns):
        return False
    others = [t for t in question.own_terms if t.trust >= 1 and not _idle(t, question)]
    return bool(others) and not any(_touches(term, around) for term in others)


def names_its_own(question: Question, said: str) -> bool:
    """Whether a figure is of what a follow-up itself names: 线下 in "and 线下?"."""
    said = fold(said)
    own = [t for t in question.own_terms if t.sure and not _idle(t, question)]
    return any(_touches(term, said) for term in own)


def _idle(term: Term, question: Question) -> bool:
    """Whether a term need not be spoken of: it says nothing, is no word, or is required already."""
    if term.text in _generic() or term.text[0].isdigit():
        return True
    if _HAN_WORD.fullmatch(term.text) and not is_word(term.text):
        return True
    return any(one.asks.search(term.text) for one in _required(question.folded))


def _touches(term: Term, text: str) -> bool:
    """Whether a folded text has two neighbouring characters of a term's words, or a synonym."""
    words = set(term.chinese)
    words |= {word for group in _synonyms() if group & words for word in group}
    return any(pair in text for word in words for pair in pairs_of(fold(word)))


def lacks_a_concept(question: Question, said: str, around: str) -> bool:
    """Whether an applicant, ground or result that is asked for is not spoken of.

    A topic (requests, lawsuits) may stand ``around``, in the sentence or heading.
    """
    explicit = any(ask.explicit for ask in question.asks)
    for concept in question.concepts:
        if concept.group in ("ground", "outcome", "channel") and not explicit:
            continue
        wanted = concept.group in _SPECIFIC or concept.name in _SPECIFIED
        if not wanted or not concept.holds:
            continue
        text = around if concept.group == "topic" else said
        if not re.search(concept.holds, text):
            return True
        asked = question.folded[concept.start : concept.end]
        if (
            concept.name == "request"
            and _DISCLOSURE.search(asked)
            and not _OF_DISCLOSURE.search(around)
        ):
            return True
    return False


def _is_of_another_time(question: Question, around: str) -> bool:
    """Whether a month, or a quarter, is asked for that what was found does not name."""
    asked = {p.months for p in periods_in(question.folded) if p.months} - set(_WHOLE_YEAR)
    if not asked or not question.wants_number:
        return False
    named = {p.months for p in periods_in(around) if p.months}
    return not any(_covers(months, one) for months in asked for one in named)


def _covers(months: tuple[int, int], named: tuple[int, int]) -> bool:
    return months[0] <= named[0] and named[1] <= months[1]


def words_of(candidate: Candidate, report: Report) -> tuple[str, str]:
    """The words of a figure, and those of its sentence and headings besides."""
    clause, fact = candidate.clause, candidate.fact
    said = report.source_text[clause.start : clause.end] + fact.label + fact.parent
    context = report.source_text[fact.context.start : fact.context.end]
    around = said + context + (candidate.hit.text if candidate.hit else "") + "".join(fact.path)
    return said, around


def numbers_given(question: Question) -> frozenset[Decimal]:
    """Figures that a "how many" question itself states: they are no answer to it."""
    if not question.wants_number:
        return frozenset()
    return frozenset(number.value for number in numbers_in(question.asked) if number.counts)


def figures_taken_for_granted(question: Question) -> tuple[StatedNumber, ...]:
    """The figures that a question itself states in digits, years left out."""
    return tuple(
        n
        for n in numbers_in(question.asked)
        if n.counts
        and not 1900 <= n.value <= 2100
        and any(c.isdigit() for c in question.folded[n.start : n.end])
    )
