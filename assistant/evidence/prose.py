"""Choosing what answers in prose: the stated figure, or the sentence, that a question asks for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import mul
from typing import NamedTuple

from assistant.evidence.clause import clause_of
from assistant.evidence.fit import unit_fit
from assistant.evidence.stated import Stated, Stating
from assistant.understanding.aspects import Aspect
from assistant.understanding.whole_phrases import LEVEL
from assistant.understanding.words import Weighed, coverages, fold, held_in
from corpus.regex import regex
from corpus.report import Fact, Span
from vectorstore.retriever import Hit

_LED = 0.9
"""What the words of the clause before count, that leads in a figure's own."""
_ANOTHER = 0.5
"""What is left of a figure's words where it is of another level, or beside a limit asked for."""
_UNASKED = 0.7
"""One item of a list (自然人申请3493件) answers less where the question does not name it."""


class Features(NamedTuple):
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


NO_FEATURES = Features(0, 0, 0, 0, 0, 0, 0, 0)
"""Of a figure that answers whatever the question has of its words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stated figure that may answer, the shortest clause that states it, and its score.

    ``said`` are its words, where they were made ready.
    """

    fact: Fact
    hit: Hit | None
    clause: Span
    features: Features
    score: float
    said: str = ""


def candidate_of(fact: Fact, text: str) -> Candidate:
    """A figure of a report's text as one that answers, whatever the question has of its words."""
    return Candidate(fact, None, clause_of(fact, text), NO_FEATURES, 0.0)


WEIGHTS = Features(
    near=2.6, far=1.6, parent=0.1, precise=2.4, closeness=1.9, dense=0.5, first=1.3, fit=1.3
)
LATER_WEIGHTS = WEIGHTS._replace(near=6.0)
"""For the second part of a question, whose own words count more than where the first was found."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the stated figures of a report hold of a question's terms, whichever part asks.

    ``near``, ``governed`` and ``led`` are what is held of each term, by figure; the others a value
    a figure. ``elsewhere``: it is of another level than is asked for. ``limited``: which figures
    have a limit in their sentence, at another figure, for each term that is one.
    """

    stated: Stated
    hits: Sequence[Hit]
    hit_of: Sequence[Hit | None]
    weighed: Sequence[Weighed]
    near: Sequence[Mapping[int, float]]
    governed: Sequence[Mapping[int, float]]
    led: Sequence[Mapping[int, float]]
    parent: Sequence[float]
    far: Sequence[float]
    known: Sequence[float]
    elsewhere: Sequence[bool]
    limited: Sequence[tuple[Weighed, frozenset[int]]]


def candidates(
    stated: Stated,
    hits: Sequence[Hit],
    weighed: Sequence[Weighed],
    aspects: Sequence[Aspect],
    words: frozenset[str],
) -> tuple[tuple[Candidate, ...], ...]:
    """The stated figures for each part of a question, best first.

    Args:
        stated: those of the report that is looked into.
        hits: the sentences found in it, best first.
        weighed: the question's terms.
        aspects: the parts of the question that a figure each is to answer.
        words: the character pairs of the question's Chinese words.
    """
    heard = _heard(stated, hits, weighed)
    return tuple(
        _ranked(heard, aspect, words, LATER_WEIGHTS if at else WEIGHTS)
        for at, aspect in enumerate(aspects)
    )


def _heard(stated: Stated, hits: Sequence[Hit], weighed: Sequence[Weighed]) -> _Heard:
    size = len(stated.figures)
    terms = [item.term for item in weighed]
    near = stated.near.held_of_each(terms)
    governed = stated.governed.held_of_each(terms)
    led = [
        _unless_a_sister_has_it(stated, held, close)
        for held, close in zip(stated.led.held_of_each(terms), near, strict=True)
    ]
    parents = stated.parents.held_of_each(terms)
    hit_of = _hits_of(stated, hits)
    far = _far(stated, hit_of, weighed)
    known = [0.0] * size
    for item, held in zip(weighed, governed, strict=True):
        if item.sure:
            for at, share in held.items():
                known[at] += item.weight * share
    return _Heard(
        stated, hits, hit_of, weighed, near, governed, led,
        coverages(weighed, parents, size), coverages(weighed, far, size), known,
        _elsewhere(stated, weighed), _limited(weighed, near, far),
    )  # fmt: skip


def _unless_a_sister_has_it(
    stated: Stated, led: Mapping[int, float], near: Mapping[int, float]
) -> dict[int, float]:
    """What the clause before a figure says of a term, unless that is another figure's beside it."""
    taken = {stated.figures[at].fact.context.start for at, share in near.items() if share == 1}
    return {
        at: share
        for at, share in led.items()
        if near.get(at) or stated.figures[at].fact.context.start not in taken
    }


def _far(
    stated: Stated, hit_of: Sequence[Hit | None], weighed: Sequence[Weighed]
) -> list[dict[int, float]]:
    """What the far words of each figure hold of each term; its sentence is that of its hit."""
    far = stated.far.held_of_each([item.term for item in weighed])
    for at, hit in enumerate(hit_of):
        if hit is not None:
            text = stated.far_in(at, hit.start, hit.text)
            for item, held in zip(weighed, far, strict=True):
                held[at] = held_in(item.term, text)
    return far


_WHOLE = 0.9
"""So much of a limit must stand by a figure: 三岁以下 shares its ending with 八十岁以上."""


def _elsewhere(stated: Stated, weighed: Sequence[Weighed]) -> list[bool]:
    """Which figures are of another level: 全国政协 is not 市政协."""
    asked = {word for w in weighed for word in w.term.chinese if LEVEL.fullmatch(word)}
    return [
        bool(asked and stating.levels) and asked.isdisjoint(stating.levels)
        for stating in stated.figures
    ]


def _limited(
    weighed: Sequence[Weighed],
    near: Sequence[Mapping[int, float]],
    far: Sequence[Mapping[int, float]],
) -> list[tuple[Weighed, frozenset[int]]]:
    """Which figures stand beside one that has a limit, and have it not themselves: over eighty."""
    return [
        (item, frozenset(at for at, held in around.items() if held and close.get(at, 0.0) < _WHOLE))
        for item, close, around in zip(weighed, near, far, strict=True)
        if item.present and item.term.limit
    ]


def _hits_of(stated: Stated, hits: Sequence[Hit]) -> list[Hit | None]:
    """The best of the sentences found that each figure stands in."""
    found: list[Hit | None] = [None] * len(stated.figures)
    starts = [stating.fact.start for stating in stated.figures]
    for hit in reversed(hits):
        for at in range(bisect_left(starts, hit.start), bisect_left(starts, hit.end)):
            found[at] = hit
    return found


def _ranked(
    heard: _Heard, aspect: Aspect, words: frozenset[str], weights: Features
) -> tuple[Candidate, ...]:
    own = [w for w in heard.weighed if aspect.holds(w.term) and not w.taken] or heard.weighed
    near = _near(heard, own, heard.near)
    governed = _near(heard, own, heard.governed)
    led = _near(heard, own, heard.led)
    best, last = (heard.hits[0].score, heard.hits[-1].score) if heard.hits else (0.0, 0.0)
    limited = frozenset().union(*(at for item, at in heard.limited if item in own))
    found = []
    for at, stating in enumerate(heard.stated.figures):
        hit = heard.hit_of[at]
        closeness = 0.0 if hit is None or best <= last else (hit.score - last) / (best - last)
        named = max(near[at], 0.9 * governed[at], _LED * led[at])
        precise = len(stating.label & words) / len(stating.label)
        unnamed = stating.apart.isdisjoint(words) and led[at] <= near[at]
        if heard.stated.parents[at] and unnamed:
            named, precise = _UNASKED * named, 0.0
        if heard.elsewhere[at] or at in limited:
            named, precise = _ANOTHER * named, 0.0
        features = Features(
            near=named,
            far=heard.far[at],
            parent=heard.parent[at],
            precise=precise,
            closeness=closeness,
            dense=hit.dense if hit else 0.0,
            first=float(hit is not None and hit is heard.hits[0]),
            fit=unit_fit(stating.fact, aspect),
            known=heard.known[at],
        )
        found.append(_candidate(stating, hit, features, weights))
    return tuple(sorted(found, key=lambda c: -c.score))


def _candidate(
    stating: Stating, hit: Hit | None, features: Features, weights: Features
) -> Candidate:
    score = sum(map(mul, features, weights))
    return Candidate(stating.fact, hit, stating.clause, features, score, stating.said)


def _near(
    heard: _Heard, own: Sequence[Weighed], held: Sequence[Mapping[int, float]]
) -> list[float]:
    """The coverage of the terms, nearly all by those of the figure's own part of the question."""
    size = len(heard.stated.figures)
    of_all = coverages(heard.weighed, held, size)
    if len(own) == len(heard.weighed):
        return of_all
    mine = [of_term for item, of_term in zip(heard.weighed, held, strict=True) if item in own]
    return [
        0.9 * of_own + 0.1 * of_any
        for of_own, of_any in zip(coverages(own, mine, size), of_all, strict=True)
    ]


def called_in_full(folded: str, ranked: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures, best first, one whose whole label a question has before others beside it.

    乌鲁木齐要闻 is not 自治区要闻, though the question names the place as well.
    """
    best = next(iter(ranked), None)
    if best is None or called(best.fact.label) in folded:
        return ranked
    named = next((c for c in ranked[:_BESIDE] if _is_called_so(c, best, folded)), None)
    if named is None:
        return ranked
    first = replace(named, score=best.score + _A_LITTLE)
    return (first, *(c for c in ranked if c is not named))


def unquoted(label: str) -> str:
    """A folded label without the quotation marks around it: “市长信箱”."""
    return fold(label).strip("“”‘’「」『』\"'")


def called(label: str) -> str:
    """What a folded label calls a thing: all of it, or what stands in its quotation marks."""
    named = _QUOTED_FIRST.match(fold(label))
    return named[1] if named else unquoted(label)


_QUOTED_FIRST = regex(r"[“‘「『\"]([^“”‘’「」『』\"]{4,})[”’」』\"][^“‘「『\"]")


def _is_called_so(one: Candidate, best: Candidate, folded: str) -> bool:
    label, alike = called(one.fact.label), one.fact.quantity.unit == best.fact.quantity.unit
    together = one.fact.context.start == best.fact.context.start
    beside = alike and (together or one.fact.parent == best.fact.parent != "")
    return beside and len(label) >= _A_NAME and label in folded


_BESIDE, _A_NAME, _A_LITTLE = 6, 4, 0.01
"""So many figures are looked at for one that is called so, in so many characters at least."""
