"""What it is that a Chinese question asks the ways of doing: 怎么预约, 有哪些预约方式."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.understanding.terms import SORT, Term
from corpus.regex import regex
from corpus.report import Span

_WAYS = "(?:办法|方式|方法|法子|途径|渠道|手段)"
_WHICH = "(?:什么|哪些|哪几[种个类]|哪[种个]|何种|几种)"
_ASKS = regex(
    rf"(?:怎么|怎样|如何|{_WHICH}{_WAYS})(?:可以|能够?|来|去|进行|提前|直接)?"
    r"(?P<done>[\u4e00-\u9fff]{2,4})(?=的?[?？]|[,，]|的?$)|"
    rf"{_WHICH}(?P<kind>[\u4e00-\u9fff]{{2,4}}?)的?{_WAYS}(?=[?？,，]|$)"
)
_A_WAY = regex(_WAYS)
_ERRAND = regex(
    "(?:如果|要是|想)?[去到上来][^,，。？?]{2,20}(?P<on>办(?:事|业务|手续|证)(?:时|的时候)?)[,，]"
)
"""What one goes somewhere for tells nothing of what is asked there: 去大厅办事,怎么预约."""


@lru_cache(256)
def how_it_is_done(folded: str) -> Span | None:
    """Where a folded question names what it asks the ways of doing."""
    asked = _ASKS.search(folded)
    return Span(*asked.span("done" if asked["done"] else "kind")) if asked else None


def with_what_is_done(terms: Sequence[Term], folded: str) -> tuple[Term, ...]:
    """The terms, where it is asked how something is done: that verb tells as much as a noun.

    Ways and means, which only ask, tell little.
    """
    done = how_it_is_done(folded)
    if done is None:
        return tuple(terms)
    errand = _ERRAND.match(folded)
    return tuple(
        _as_told(term, done)
        for term in terms
        if not (errand and errand.start("on") <= term.start < errand.end())
    )


def _as_told(term: Term, done: Span) -> Term:
    if done.start <= term.start and term.end <= done.end and len(term.text) > 1:
        return replace(term, trust=1.0)
    return replace(term, trust=SORT * term.trust) if _A_WAY.fullmatch(term.text) else term
