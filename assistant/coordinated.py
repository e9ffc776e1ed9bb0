"""Several things counted by one question word: "how many units and individuals"."""

from __future__ import annotations

import re

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.words import coverage, fold

_VERB = r"(?:did|do|does|were|was|are|is|have|has|had|can|could|will)"
_THINGS = re.compile(
    r"\b(?:how many|by how much did|(?:numbers?|quantit(?:y|ies)) of) (.+?)"
    rf"(?: {_VERB}\b|[?]|\.(?!\d)|$)"
)
_JOINT = re.compile(r", and |, | and | or ")
_NEAR = 240
"""Characters between figures that are given side by side."""
_HELD = 0.3
"""So much of a thing's words must stand in the label of its figure."""


def things_counted(question: Question) -> tuple[tuple[int, int], ...]:
    """Where the things stand that one question word of an English question counts; at least two.

    A joint inside a known term (budgets and final accounts) parts nothing.
    """
    counted = _THINGS.search(question.folded)
    if counted is None or question.language != "en":
        return ()
    known = [(term.start, term.end) for term in question.own_terms]
    cuts = [counted.start(1)]
    for joint in _JOINT.finditer(question.folded, counted.start(1), counted.end(1)):
        if not any(start < joint.end() and joint.start() < end for start, end in known):
            cuts += [joint.start(), joint.end()]
    cuts.append(counted.end(1))
    parts = tuple(zip(cuts[::2], cuts[1::2], strict=True))
    return parts if len(parts) >= 2 else ()


def side_by_side(question: Question, finds: Finds) -> list[Candidate]:
    """One figure for each thing counted, all near the best one; none unless each has its own."""
    parts = things_counted(question)
    if not parts or len(finds.ranked) != 1 or not finds.ranked[0]:
        return []
    best = finds.ranked[0][0].fact
    share = best.quantity.unit == "%"
    near = [
        c
        for c in finds.ranked[0]
        if abs(c.fact.start - best.start) <= _NEAR and (c.fact.quantity.unit == "%") == share
    ]
    chosen: list[Candidate] = []
    for start, end in parts:
        own = [w for w in finds.weighed if start <= w.term.start < end and w.term.chinese]
        held = {id(c): coverage(own, fold(c.fact.label + c.fact.quantity.unit)) for c in near}
        free = [c for c in near if c not in chosen and held[id(c)] >= _HELD]
        if not free:
            return []
        chosen.append(max(free, key=lambda c: (held[id(c)], c.score)))
    return chosen
