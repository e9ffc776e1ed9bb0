"""Choosing what answers in prose: the stated figure, or the sentence, that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from assistant.aspects import Aspect
from assistant.terms import Term
from corpus.language import simplify
from corpus.quantities import unit_kind
from corpus.report import Fact, Report, Span
from vectorstore.retriever import Hit

_SENTENCE = 40
"""Characters of a usual sentence: a report's length in sentences, for the rarity of a term."""

_CLAUSE_BREAK = re.compile(
    r"[，。；;！？!?]|,(?!\d{3})|[：:](?!\d|//)|(?<=[。；;：:])\s*\n|\n[^\S\n]*\n"
)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
"""场(次) and 件（次） are units of 场 and of 件."""
_PEOPLE = frozenset({"人", "名", "位"})
_TIMES = frozenset({"小时", "天", "年", "分钟", "个工作日", "工作日", "个月", "秒", "日"})
_ABSENT = 0.7
"""The weight of a term that the report has no word for: it may say it in other words."""
_MEASURED = 0.5
"""What it says for a figure that its measure word is one of what is counted (meetings: 次, 场)."""
_BEFORE = 100
"""Characters before a sentence that say what it is about."""
_UNASKED = 0.7
"""One item of a list (自然人申请3493件) answers less where the question does not name it."""
_SHORT = 3
"""A clause with fewer Chinese characters says nothing alone: the one before it is shown with it."""


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
    """One spelling for comparing: simplified Chinese, NFKC, lower case, no white space."""
    return "".join(simplify(text).lower().split())


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
    near = max(_near(own, weighed, near_text), 0.9 * _near(own, weighed, near_text + governed))
    precise = sum(pair in words for pair in pairs) / len(pairs)
    apart = pairs - pairs_of(governed) or pairs
    if governed and not apart & words:
        near, precise = _UNASKED * near, 0.0
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


def _near(own: Sequence[Weighed], weighed: Sequence[Weighed], text: str) -> float:
    """The coverage of the terms, nearly all by those of the figure's own part of the question."""
    if len(own) == len(weighed):
        return coverage(weighed, text)
    return 0.9 * coverage(own, text) + 0.1 * coverage(weighed, text)


def _score(features: Features, weights: Features) -> float:
    names = Features.__dataclass_fields__
    return sum(float(getattr(features, n)) * float(getattr(weights, n)) for n in names)


def clause_of(fact: Fact, text: str) -> Span:
    """The shortest clause that states a figure: between commas; a short one with what is before."""
    first, last = fact.context.start, max(fact.context.end, fact.end)
    breaks = [m.end() for m in _CLAUSE_BREAK.finditer(text, first, fact.start)]
    breaks += [m.end() for m in _ENUMERATED.finditer(text, first, fact.start)]
    breaks.sort()
    start = breaks[-1] if breaks else first
    stop = _CLAUSE_BREAK.search(text, fact.end, min(len(text), last + 80))
    end = stop.start() if stop else last
    if text[fact.end : fact.end + 1] == "、":
        end = fact.end
    while breaks and _han(text[start : fact.start]) + _han(text[fact.end : end]) < _SHORT:
        breaks.pop()
        start = breaks[-1] if breaks else first
    while start < fact.start and text[start].isspace():
        start += 1
    return Span(start, max(end, fact.end))


_ENUMERATED = re.compile(r"(?<=[\d件条个项次人家户元份名%位起场])、")


def _han(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)


def _hit_of(fact: Fact, hits: Sequence[Hit]) -> Hit | None:
    for hit in hits:
        if hit.report_id == fact.report_id and hit.start <= fact.start < hit.end:
            return hit
    return None


def unit_fit(fact: Fact, aspect: Aspect) -> float:
    """1 where the figure carries a unit that was asked for, -1 where it carries another one."""
    unit = _ASIDE.sub("", fact.quantity.unit)
    kind = unit_kind(unit)
    if aspect.counted:
        if unit.lstrip("万亿") == aspect.counted.lstrip("万亿"):
            return 1.0
        return 0.0 if kind == unit_kind(aspect.counted) else -1.0
    if not aspect.wants:
        if aspect.things:
            if kind in ("percent", "money") or unit in _TIMES - aspect.measures:
                return -1.0
            if aspect.measures and unit:
                return _MEASURED if unit.lstrip("万余") in aspect.measures else -_MEASURED
            return -0.5 if unit.lstrip("万") in _PEOPLE else 0.0
        return -0.5 if kind == "percent" else 0.0
    for name, units in aspect.wants:
        if unit in units or kind == name:
            return 1.0
    return -0.2 if all(name == "amount" for name, _ in aspect.wants) else -1.0
