"""Evidence from figures that sentences state: one for each part of a question, or computed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.arithmetic import Computation, compares, computed, of_sides, sums
from assistant.coordinated import side_by_side
from assistant.decide import figure_confidence
from assistant.evidence import Evidence, Finds
from assistant.groups import enumeration_asked
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
from assistant.sides import matched_sides, one_holds_all

_BESIDE = 0.6
"""What it counts for a second figure to stand in the sentence of the first."""
_NEXT, _SO_NEAR = 0.5, 200
"""The share of that for a figure so many characters behind it: in the next sentence."""

_CONSIDERED = 40
"""So many figures of a report may answer, the best of all that it states."""

_ORDERED = frozenset({"extreme", "top", "ranking"})
_SURELY_HELD, _SURE_OF_SIDES = 0.5, 0.7
"""So much of the things named side by side must stand in the labels of their figures to be sure."""

_GROWTH = re.compile(
    r"\bby how much (?:did|has|have|was|were)\b(?!.*\bmore\b)|"
    r"(?:同比|比上年|较上年)[^,，。]{0,12}(?:多少|几)"
)
_EACH = re.compile(r"分别|各(?!类|种|项|级|地|方|部门|单位)|respectively|\beach\b")
_KIND_ASKED = re.compile(r"哪(?:个|家|一个)?(微信|微博|县|区|镇|乡|街道|栏目|部门)")
_MOST = re.compile(
    r"最(?:多|少|高|低|大|小)|\b(?:most|fewest|least|highest|lowest|largest|smallest|biggest)\b"
)
LEAST = re.compile(r"最(?:少|低|小)|\b(?:fewest|least|lowest|smallest)\b")


def from_statements(question: Question, finds: Finds) -> Evidence | None:
    """The stated figures that answer, one for each part of the question, or what they come to."""
    if not finds.ranked or not finds.ranked[0]:
        return None
    given = numbers_given(question)
    if not asks_for_growth(question):
        sided = _of_sides(question, finds)
        if sided is not None:
            return sided
        largest = _extreme(question, finds) if _ranks(question) else None
        if largest is not None:
            return largest
        compared = _compares(question) and "compare" in question.intents and not question.asks
        computation = computed(question.folded, finds.ranked[0], given, compared)
        if computation is not None:
            return _from_computation(question, finds, computation)
    finds = _speaking_of_it(question, finds)
    if not finds.ranked[0]:
        return None
    together = side_by_side(question, finds)
    chosen = together or _one_a_part(finds, given)
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


def _of_sides(question: Question, finds: Finds) -> Evidence | None:
    """The figures of things that the question names side by side, added up or compared."""
    against = _compares(question) or compares(question.folded) or _ranks(question)
    if not against and not sums(question.folded):
        return None
    matched = matched_sides(question, finds, chosen_of=_superlative(question))
    if matched is None or (not against and one_holds_all(question, finds, matched)):
        return None
    computation = of_sides(matched.figures, matched.names, "compared" if against else "sum")
    found = _from_computation(question, finds, computation)
    if matched.held < _SURELY_HELD:
        return found
    return replace(found, confidence=max(found.confidence, _SURE_OF_SIDES))


def _ranks(question: Question) -> bool:
    """Whether the largest or smallest of several figures of one report is asked for."""
    one_report = len(question.scope.report_ids) == 1
    reckoned = question.reckoning is not None and question.reckoning.operation in _ORDERED
    return one_report and (reckoned or "rank" in question.intents)


def _superlative(question: Question) -> bool:
    return _MOST.search(question.folded) is not None


def _extreme(question: Question, finds: Finds) -> Evidence | None:
    """The largest, or smallest, items of the enumeration that the question is about."""
    group = enumeration_asked(question, finds)
    if not group:
        return None
    kind = _KIND_ASKED.search(question.folded)
    if kind:
        group = tuple(c for c in group if kind.group(1) in c.fact.label) or group
    least = LEAST.search(question.folded) is not None
    ordered = sorted(group, key=lambda c: c.fact.quantity.value or 0, reverse=not least)
    places = question.reckoning.places if question.reckoning else 0
    chosen = tuple(ordered[: places or 1])
    if counts_something_else(question, *words_of(chosen[0], finds.report)):
        return None
    largest = Computation("extreme", chosen, chosen[0].fact.quantity.value or Decimal(0))
    return Evidence(
        finds.report, "statements", _SURE_OF_SIDES,
        statements=chosen, sentences=finds.hits[:3], computation=largest,
    )  # fmt: skip


def _compares(question: Question) -> bool:
    """Whether two figures of one report are held against each other, none against a limit."""
    one_report = len(question.scope.report_ids) == 1
    limited = bool(limit_in(question.folded)[1])
    reckoned = question.reckoning
    than = reckoned is not None and reckoned.than and reckoned.operation == "compared"
    return one_report and (than or "compare" in question.intents) and not limited


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
