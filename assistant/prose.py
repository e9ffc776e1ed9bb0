"""Choosing what answers in prose: the stated figure, or the sentence, that a question asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from assistant.terms import Term
from corpus.language import simplify
from corpus.quantities import unit_kind
from corpus.report import Fact, Report
from vectorstore.retriever import Hit

_SENTENCE = 40
"""Characters of a usual sentence: a report's length in sentences, for the rarity of a term."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term with its weight: the rarer its Chinese words are in the report, the more it tells."""

    term: Term
    weight: float
    present: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stated figure that may answer. ``near`` and ``far`` are the shares of the question's terms
    (by weight) in the words of the figure itself, and in its sentence and headings as well."""

    fact: Fact
    hit: Hit | None
    near: float
    far: float
    unit_fit: float
    score: float


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """One spelling for comparing: simplified Chinese, NFKC, lower case, no white space."""
    return "".join(simplify(text).lower().split())


def weigh(terms: Iterable[Term], reports: Sequence[Report]) -> tuple[Weighed, ...]:
    """How much each term tells in these reports."""
    texts = [fold(report.source_text) for report in reports]
    sentences = max(1, sum(len(text) for text in texts) // _SENTENCE)
    return tuple(_weigh(term, texts, sentences) for term in terms)


def _weigh(term: Term, texts: Sequence[str], sentences: int) -> Weighed:
    if not term.chinese:
        return Weighed(term, 0.0, False)
    count = sum(text.count(fold(word)) for text in texts for word in term.chinese)
    rarity = log((sentences + 1) / (count + 0.5)) / log((sentences + 1) / 0.5)
    trust = 1.0 if term.sure else 0.45
    return Weighed(term, max(0.05, rarity) * trust, count > 0)


def coverage(weighed: Sequence[Weighed], text: str) -> float:
    """The share of the terms, by weight, that a folded text holds."""
    whole = sum(item.weight for item in weighed)
    if not whole:
        return 0.0
    held = sum(item.weight for item in weighed if held_in(item.term, text))
    return held / whole


def held_in(term: Term, text: str) -> bool:
    """Whether a folded text holds one of the term's Chinese words."""
    return any(fold(word) in text for word in term.chinese)


def candidates(
    facts: Iterable[Fact],
    hits: Sequence[Hit],
    weighed: Sequence[Weighed],
    units: Sequence[tuple[str, frozenset[str]]],
    counted: str,
    texts: Mapping[str, str],
) -> tuple[Candidate, ...]:
    """The stated figures, best first. ``texts`` gives the source text by report id."""
    found = []
    for fact in facts:
        if fact.table is not None and fact.table.kind != "statistics":
            continue
        hit = _hit_of(fact, hits)
        context = texts[fact.report_id][fact.context.start : fact.context.end]
        near_text = fold(f"{context} {fact.label} {fact.parent} {fact.period}")
        sentence = hit.text if hit else context
        far_text = near_text + fold(sentence) + fold("".join(fact.path))
        near, far = coverage(weighed, near_text), coverage(weighed, far_text)
        fit = unit_fit(fact, units, counted)
        dense = _closeness(hit, hits)
        score = 1.2 * dense + 2.0 * near + 0.8 * far + 0.6 * fit
        found.append(Candidate(fact, hit, near, far, fit, score))
    return tuple(sorted(found, key=lambda c: -c.score))


def _hit_of(fact: Fact, hits: Sequence[Hit]) -> Hit | None:
    for hit in hits:
        if hit.report_id == fact.report_id and hit.start <= fact.start < hit.end:
            return hit
    return None


def _closeness(hit: Hit | None, hits: Sequence[Hit]) -> float:
    """The retrieval score as a share of the best one's distance to the last one's; 0 to 1."""
    if hit is None or not hits:
        return 0.0
    best, last = hits[0].score, hits[-1].score
    return 1.0 if best <= last else (hit.score - last) / (best - last)


def unit_fit(fact: Fact, units: Sequence[tuple[str, frozenset[str]]], counted: str) -> float:
    """1 where the figure carries a unit that was asked for, -1 where it carries another one."""
    unit = fact.quantity.unit
    if counted:
        if unit == counted:
            return 1.0
        if unit_kind(unit) != unit_kind(counted):
            return -1.0
        return 0.1 if not units else 0.0
    if not units:
        return -0.3 if unit_kind(unit) == "percent" else 0.0
    if any(unit in wanted or _kind_wanted(unit, name) for name, wanted in units):
        return 1.0
    return -1.0


def _kind_wanted(unit: str, name: str) -> bool:
    kind = unit_kind(unit)
    return (name == "money" and kind == "money") or (name == "percent" and kind == "percent")
