"""Which reports speak of something at all: each with the first sentence that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report, Span
from vectorstore.passage import passages_of, sentences_of
from vectorstore.store import Store

_MOST_READ = 300
"""Of more reports than this it is not looked up which speak of something: they are read whole."""
_ASKS = regex(
    r"\b(?:which|what|how many|list (?:all|the|every)) (?:[\w'-]+ ){0,3}?"
    r"(?:reports?|places?|issuers?|districts?|cities|counties|governments|departments|bodies)"
    r"(?: that| which)? (?:mention|talk about|speak of|refer to|discuss|write about|"
    r"say (?:something|anything) (?:about|on)|touch on)(?:s|ed)?\b|"
    r"(?:哪些|哪几[个份家]|有几[份个家]|多少[份个家])(?:报告|年报|地方|地区|单位|区县|城市)(?:里|中)?都?"
    r"(?:提到|提及|谈到|讲到|说到|写到|谈及|讲了|写了|提了)过?了?|"
    r"^(?:is|are) there (?:anything|something|any mention|any word) (?:about|on|of)\b"
    r"(?=[^?]*\b(?:reports?|corpus)\b)|"
    r"\b(?:do|does|did) (?:any|some|one) (?:of (?:the |these |those )?)?reports? "
    r"(?:mention|talk about|speak of|refer to|discuss|say (?:something|anything) (?:about|on))\b|"
    r"(?:报告|年报)(?:里|中)?(?:有没有|是否|有无)(?:提到|提及|谈到|讲到|说到|写到|谈及)过?"
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The reports that speak of something, each with where it does, of so many looked into."""

    places: tuple[tuple[str, Span], ...]
    looked_into: int


def asks_who_speaks_of_it(question: Question) -> bool:
    """Whether it is asked which of several reports speak of something, and that can be told."""
    return bool(_spoken_words(question))


def mentions_for(question: Question, store: Store) -> Mentions | None:
    """Which reports speak of what a question names, if that is what it asks; None otherwise."""
    terms = _spoken_words(question)
    if not terms:
        return None
    scope = question.scope
    reports = (store.catalogue.report(report_id) for report_id in scope.report_ids)
    places = tuple((r.id, span) for r in reports if r and (span := _spoken_of(r, terms)))
    return Mentions(places, len(scope.report_ids))


def _spoken_words(question: Question) -> Sequence[Term]:
    """What reports are asked to speak of; nothing where that is not asked, or not understood."""
    asked, scope = _ASKS.search(question.folded), question.scope
    if asked is None or scope.problem or not 1 < len(scope.report_ids) <= _MOST_READ:
        return ()
    terms = [t for t in question.own_terms if t.start >= asked.end()]
    return terms if all(t.chinese for t in terms) else ()


def _spoken_of(report: Report, terms: Sequence[Term]) -> Span | None:
    """The first sentence of a report that has a word of each term, or a table; None if none has."""
    if not _has_each(report.source_text, terms):
        return None
    passages = passages_of(report)
    spans = chain(
        (Span(one.start, one.end) for one in sentences_of(report, passages)),
        (Span(one.start, one.end) for one in passages),
    )
    return next((s for s in spans if _has_each(report.source_text[s.start : s.end], terms)), None)


def _has_each(text: str, terms: Sequence[Term]) -> bool:
    folded = fold(text)
    return all(any(fold(word) in folded for word in term.chinese) for term in terms)
