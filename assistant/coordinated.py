"""Several things counted by one question word: "how many units and individuals"."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    fitting = [_fitting(part, near, finds) for part in parts]
    chosen: dict[int, Candidate] = {}
    for at in sorted(range(len(parts)), key=lambda at: len(fitting[at])):  # 行政处罚 before 决定
        free = [c for c in fitting[at] if c not in chosen.values()]
        if not free:
            return []
        chosen[at] = free[0]
    return [chosen[at] for at in range(len(parts))]


def _fitting(
    part: tuple[int, int], near: Sequence[Candidate], finds: Finds
) -> list[Candidate]:
    """The figures whose labels hold enough of one of the things counted, the best first."""
    start, end = part
    own = [w for w in finds.weighed if start <= w.term.start < end and w.term.chinese]
    found = []
    for c in near:
        label = fold(c.fact.label + c.fact.quantity.unit)
        words = sum(fold(word) in label for w in own for word in w.term.chinese)
        if (held := coverage(own, label)) >= _HELD:
            found.append(((held, words, c.score), c))
    return [c for _, c in sorted(found, key=lambda pair: pair[0], reverse=True)]
