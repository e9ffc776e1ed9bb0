"""Evidence from figures that sentences state: one for each part of a question, or computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.arithmetic import Computation, computed
from assistant.coordinated import side_by_side
from assistant.decide import figure_confidence
from assistant.evidence import Evidence, Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.reckoning import limit_in
from assistant.required import (
    counts_something_else,
    lacks_a_concept,
    names_its_own,
    numbers_given,
    words_of,
)

_BESIDE = 0.6
"""What it counts for a second figure to stand in the sentence of the first."""
_NEXT, _SO_NEAR = 0.5, 200
"""The share of that for a figure so many characters behind it: in the next sentence."""

_CONSIDERED = 40
"""So many figures of a report may answer, the best of all that it states."""

_GROWTH = re.compile(
    r"\bby how much (?:did|has|have|was|were)\b(?!.*\bmore\b)|"
    r"(?:同比|比上年|较上年)[^,，。]{0,12}(?:多少|几)"
)
_EACH = re.compile(r"分别|各(?!类|种|项|级|地|方|部门|单位)|respectively|\beach\b")
_KIND_ASKED = re.compile(r"哪(?:个|家|一个)?(微信|微博|县|区|镇|乡|街道|栏目|部门)")
LEAST = re.compile(r"最(?:少|低|小)|\b(?:fewest|least|lowest|smallest)\b")


def from_statements(question: Question, finds: Finds) -> Evidence | None:
    """The stated figures that answer, one for each part of the question, or what they come to."""
    if not finds.ranked or not finds.ranked[0]:
        return None
    given = numbers_given(question)
    if not asks_for_growth(question):
        computation = computed(question.folded, finds.ranked[0], given, _compares(question))
        if computation is not None:
            return _from_computation(question, finds, computation)
    finds = _speaking_of_it(question, finds)
    if not finds.ranked[0]:
        return None
    together = side_by_side(question, finds)
    chosen = together or _one_a_part(finds, given)
    if "rank" in question.intents:
        chosen = _extreme(question, finds.ranked[0]) or chosen
    if not chosen:
        return None
    if len(finds.ranked) == 1 and _EACH.search(question.folded):
        named = [
            c for c in finds.ranked[0] if c.fact is not chosen[0].fact and _sister(c, chosen[0])
        ]
        chosen += named or _children(chosen[0], finds.ranked[0])
    surest = chosen if together else chosen[:1]
    confidence = max(figure_confidence(question, one) for one in surest)
    lacking = lacks_a_concept(question, *words_of(chosen[0], finds.report))
    if not together and (lacking or chosen[0].features.fit <= -1):
        confidence *= 0.4
    ordered = tuple(sorted(chosen, key=lambda c: c.fact.start))
    return Evidence(
        finds.report, "statements", confidence, statements=ordered, sentences=finds.hits[:3]
    )


def _speaking_of_it(question: Question, finds: Finds) -> Finds:
    """The best figures without those that say nothing of what the question specifies."""
    best = tuple(
        c
        for c in finds.ranked[0][:_CONSIDERED]
        if not counts_something_else(question, *words_of(c, finds.report))
    )
    if question.taken_terms:
        own = tuple(c for c in best if names_its_own(question, words_of(c, finds.report)[0]))
        best = own or best
    return replace(finds, ranked=(best, *finds.ranked[1:]))


def asks_for_growth(question: Question) -> bool:
    """Whether it is asked by how much something grew: reports state that as a share."""
    return _GROWTH.search(question.folded) is not None


def _from_computation(question: Question, finds: Finds, computation: Computation) -> Evidence:
    """A computed value; the unit of its parts says nothing for it or against it."""
    part = computation.parts[0]
    confidence = figure_confidence(question, replace(part, features=replace(part.features, fit=0)))
    if confidence > 0.3:
        confidence = max(confidence, 0.55)
    return Evidence(
        finds.report, "statements", confidence,
        statements=computation.parts, sentences=finds.hits[:3], computation=computation,
    )  # fmt: skip


def _one_a_part(finds: Finds, given: frozenset[Decimal]) -> list[Candidate]:
    """The best figure for each part of the question; those that the question states are none."""
    chosen: list[Candidate] = []
    for ranked in finds.ranked:
        best = max(
            (
                c
                for c in ranked
                if c.fact not in [one.fact for one in chosen] and c.fact.quantity.value not in given
            ),
            key=lambda c: c.score + _BESIDE * _beside(c, chosen),
            default=None,
        )
        if best is not None:
            chosen.append(best)
    return chosen


def _beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    if not chosen:
        return 0.0
    first = chosen[0]
    if candidate.fact.context == first.fact.context:
        return 1.0
    if candidate.hit is not None and candidate.hit is first.hit:
        return 1.0
    return _NEXT if 0 < candidate.fact.start - first.fact.start <= _SO_NEAR else 0.0


def _extreme(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The largest, or smallest, item of the enumeration that the question is about."""
    best = ranked[0].fact
    label = best.parent or best.label
    items = [
        c for c in ranked
        if c.fact.parent == label and c.fact.quantity.unit == best.quantity.unit
        and c.fact.quantity.value is not None
    ]  # fmt: skip
    if len(items) < 2:
        return []
    kind = _KIND_ASKED.search(question.folded)
    if kind:
        fitting = [c for c in items if kind.group(1) in c.fact.label]
        items = fitting or items
    ordered = sorted(items, key=lambda c: c.fact.quantity.value or 0)
    return [ordered[0] if LEAST.search(question.folded) else ordered[-1]]


def _compares(question: Question) -> bool:
    """Whether two figures of one report are held against each other, none against a limit."""
    one_report = len(question.scope.report_ids) == 1
    limited = bool(limit_in(question.folded)[1])
    return one_report and "compare" in question.intents and not question.asks and not limited


def _children(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """All the figures that the best one governs, or that are governed with it (其中：…)."""
    label = best.fact.parent or best.fact.label
    return [c for c in ranked if c.fact.parent == label and c.fact is not best.fact]


def _sister(candidate: Candidate, first: Candidate) -> bool:
    """A figure of the same enumeration that the question names too."""
    one, other = candidate.fact, first.fact
    if one.quantity.unit != other.quantity.unit:
        return False
    near = (
        candidate.hit is not None and candidate.hit is first.hit
    ) or one.context == other.context
    return near and candidate.features.precise >= 0.5 * max(first.features.precise, 0.3)
