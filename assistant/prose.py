"""Choosing what answers in prose: the stated figure, or the sentence, that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from assistant.aspects import Aspect
from assistant.clause import clause_of, lead_of
from assistant.fit import unit_fit
from assistant.terms import LEVEL, Term
from corpus.language import simplify
from corpus.report import Fact, Report, Span
from vectorstore.retriever import Hit

_SENTENCE = 40
"""Characters of a usual sentence: a report's length in sentences, for the rarity of a term."""

_ABSENT = 0.7
"""The weight of a term that the report has no word for: it may say it in other words."""
_ONE_IN_BRACKETS = re.compile(r"\(([\u4e00-\u9fff])\)")
_BEFORE = 100
"""Characters before a sentence that say what it is about."""
_LED = 0.9
"""What the words of the clause before count, that leads in a figure's own."""
_ANOTHER = 0.5
"""What is left of a figure's words where it is of another level, or beside a limit asked for."""
_UNASKED = 0.7
"""One item of a list (自然人申请3493件) answers less where the question does not name it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term with its weight: the rarer its Chinese words are in the report, the more it tells.

    ``taken``: it is taken over from the question before.
    """

    term: Term
    weight: float
    present: bool
    taken: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is a term of the question itself whose Chinese words are surely meant."""
        return not self.taken and bool(self.term.chinese) and self.term.sure


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a stated figure, each 0 to 1 unless said otherwise.

    near: the question's terms, by weight, in the figure's own clause and label. far: in its
    sentence and headings too. parent: in the phrase that governs it. precise: the part of its label
    that the question has words for. closeness: its sentence's place between the best and the last
    hit. dense: the sentence's cosine. first: its sentence is the best hit. fit: -1 to 1, the unit.
    known: the weight of the terms in its clause whose Chinese is surely meant; may pass 1.
    """

    near: float
    far: float
    parent: float
    precise: float
    closeness: float
    dense: float
    first: float
    fit: float
    known: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stated figure that may answer, the shortest clause that states it, and its score."""

    fact: Fact
    hit: Hit | None
    clause: Span
    features: Features
    score: float


WEIGHTS = Features(
    near=2.6, far=1.6, parent=0.1, precise=2.4, closeness=1.9, dense=0.5, first=1.3, fit=1.3
)
LATER_WEIGHTS = replace(WEIGHTS, near=6.0)
"""For the second part of a question, whose own words count more than where the first was found."""


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """One spelling for comparing: simplified Chinese, NFKC, lower case, no white space.

    A single character in brackets is read with the word around it: 开(复)工 is 开复工.
    """
    return _ONE_IN_BRACKETS.sub(r"\1", "".join(simplify(text).lower().split()))


def weigh(
    terms: Iterable[Term], reports: Sequence[Report], untranslated: float = 0.0
) -> tuple[Weighed, ...]:
    """How much each term tells in these reports; ``untranslated``: one without Chinese words."""
    texts = [fold(report.source_text) for report in reports]
    sentences = max(1, sum(len(text) for text in texts) // _SENTENCE)
    return tuple(
        _weigh(term, texts, sentences) if term.chinese else Weighed(term, untranslated, False)
        for term in terms
    )


def _weigh(term: Term, texts: Sequence[str], sentences: int) -> Weighed:
    count = sum(text.count(fold(word)) for text in texts for word in term.chinese)
    rarity = log((sentences + 1) / (count + 0.5)) / log((sentences + 1) / 0.5)
    if not count:
        rarity = _ABSENT
    return Weighed(term, max(0.05, rarity) * term.trust, count > 0)


def coverage(weighed: Sequence[Weighed], text: str) -> float:
    """The share of the terms, by weight, that a folded text holds."""
    whole = sum(item.weight for item in weighed)
    if not whole:
        return 0.0
    return sum(item.weight * held_in(item.term, text) for item in weighed) / whole


def held_in(term: Term, text: str) -> float:
    """How far a folded text holds one of the term's Chinese words: 1 whole, less in parts."""
    best = 0.0
    for folded, shortened, pairs in _forms(term.chinese):
        if folded in text:
            return 1.0
        if shortened and shortened in text:
            best = max(best, 0.7)
        if pairs:
            best = max(best, 0.7 * sum(pair in text for pair in pairs) / len(pairs))
    return best if best >= 0.35 else 0.0


@lru_cache(maxsize=20_000)
def _forms(chinese: tuple[str, ...]) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Each word folded, its short form if it has four characters (城建), its pairs if long."""
    folded = [fold(word) for word in chinese]
    return tuple(
        (
            word,
            word[0] + word[2] if len(word) == 4 else "",
            pairs_of(word) if len(word) >= 3 else frozenset(),
        )
        for word in folded
    )


@lru_cache(maxsize=50_000)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a folded text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


def candidates(
    facts: Iterable[Fact],
    hits: Sequence[Hit],
    weighed: Sequence[Weighed],
    aspect: Aspect,
    words: frozenset[str],
    texts: Mapping[str, str],
    weights: Features = WEIGHTS,
) -> tuple[Candidate, ...]:
    """The stated figures, best first.

    Args:
        facts: of the reports looked into.
        hits: the sentences found, best first.
        weighed: the question's terms.
        aspect: the part of the question that the figure is to answer.
        words: the character pairs of the question's Chinese words.
        texts: the source text by report id.
        weights: how much each feature counts.
    """
    own = [item for item in weighed if aspect.holds(item.term) and not item.taken] or list(weighed)
    found = []
    for fact in facts:
        if fact.table is not None and fact.table.kind != "statistics":
            continue
        text = texts[fact.report_id]
        hit = _hit_of(fact, hits)
        clause = clause_of(fact, text)
        features = _features(fact, hit, clause, hits, weighed, own, aspect, words, text)
        found.append(Candidate(fact, hit, clause, features, _score(features, weights)))
    return tuple(sorted(found, key=lambda c: -c.score))


def _features(
    fact: Fact,
    hit: Hit | None,
    clause: Span,
    hits: Sequence[Hit],
    weighed: Sequence[Weighed],
    own: Sequence[Weighed],
    aspect: Aspect,
    words: frozenset[str],
    text: str,
) -> Features:
    label = fold(f"{fact.label} {fact.period}")
    near_text = label + fold(text[clause.start : clause.end])
    context = fold(text[fact.context.start : fact.context.end])
    at = hit.start if hit else fact.start
    sentence = text[max(0, at - _BEFORE) : at] + (hit.text if hit else "")
    far_text = near_text + context + fold(sentence + "".join(fact.path) + fact.parent)
    best, last = (hits[0].score, hits[-1].score) if hits else (0.0, 0.0)
    closeness = 0.0 if hit is None or best <= last else (hit.score - last) / (best - last)
    pairs = pairs_of(label)
    governed = fold(fact.parent)
    lead = lead_of(clause, fact, text)
    led = fold(text[lead.start : lead.end])
    near = max(
        _near(own, weighed, near_text),
        0.9 * _near(own, weighed, near_text + governed),
        _LED * _near(own, weighed, led + near_text) if led else 0.0,
    )
    precise = sum(pair in words for pair in pairs) / len(pairs)
    apart = pairs - pairs_of(governed) or pairs
    if governed and not apart & words:
        near, precise = _UNASKED * near, 0.0
    if _of_another_level(weighed, label + governed) or _beyond_the_limit(
        weighed, near_text, far_text
    ):
        near, precise = _ANOTHER * near, 0.0
    return Features(
        near=near,
        far=coverage(weighed, far_text),
        parent=coverage(weighed, fold(fact.parent)) if fact.parent else 0.0,
        precise=precise,
        closeness=closeness,
        dense=hit.dense if hit else 0.0,
        first=float(bool(hits) and hit is hits[0]),
        fit=unit_fit(fact, aspect),
        known=sum(w.weight * held_in(w.term, near_text + governed) for w in weighed if w.sure),
    )


def _of_another_level(weighed: Sequence[Weighed], label: str) -> bool:
    """Whether a figure is of a body of another level than is asked for: 全国政协 is not 市政协."""
    asked = {word for w in weighed for word in w.term.chinese if LEVEL.fullmatch(word)}
    said = {match.group() for match in LEVEL.finditer(label)}
    return bool(asked and said) and not asked & said


def _beyond_the_limit(weighed: Sequence[Weighed], near_text: str, far_text: str) -> bool:
    """Whether a number that limits what is counted stands in the sentence, at another figure."""
    limits = [w.term for w in weighed if w.present and w.term.limit]
    return any(held_in(t, far_text) and not held_in(t, near_text) for t in limits)


def _near(own: Sequence[Weighed], weighed: Sequence[Weighed], text: str) -> float:
    """The coverage of the terms, nearly all by those of the figure's own part of the question."""
    if len(own) == len(weighed):
        return coverage(weighed, text)
    return 0.9 * coverage(own, text) + 0.1 * coverage(weighed, text)


def _score(features: Features, weights: Features) -> float:
    names = Features.__dataclass_fields__
    return sum(float(getattr(features, n)) * float(getattr(weights, n)) for n in names)


def _hit_of(fact: Fact, hits: Sequence[Hit]) -> Hit | None:
    for hit in hits:
        if hit.report_id == fact.report_id and hit.start <= fact.start < hit.end:
            return hit
    return None
