"""Several things counted by one question word: "how many units and individuals"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.terms import are_verbs
from assistant.words import coverage, fold

_VERB = r"(?:did|do|does|were|was|are|is|have|has|had|can|could|will)"
_THINGS = re.compile(
    r"\b(?:how many|by (?:how much|what percentages?) did|(?:numbers?|quantit(?:y|ies)) of) (.+?)"
    rf"(?: {_VERB}\b|[?]|\.(?!\d)|$)"
)
_AND = re.compile(r",? and |, ")
_JOINT = re.compile(r", and |, or |, | and | or ")
_WHEN_DONE = re.compile(
    r"(?: (?:in|during|over|for) (?:the year )?(?:[12]\d{3}|the year))?[ ?.!]*$"
)
"""What may follow the verbs of a question: keep, amend and scrap in 2018."""
_ONLY_COUNTED = re.compile(rf"\bhow many (?:(?! or )[^?,])+? {_VERB} ")
"""Things that a question counts, and does not only mention: how many A and B did it hold."""
_NEAR = 240
"""Characters between figures that are given side by side."""
_HELD = 0.3
"""So much of a thing's words must stand in the label of its figure."""
_WHOLLY = 0.9
"""So much where nothing else shows that the figure is the one."""


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
    return parts if len(parts) >= 2 else _things_done(question)


def _things_done(question: Question) -> tuple[tuple[int, int], ...]:
    """Where the verbs stand of what was done with the things: how many did it keep and scrap."""
    folded = question.folded
    done = _WHEN_DONE.search(folded)
    end = done.start() if done else len(folded)
    if not re.search(rf"\bhow many .*{_VERB}\b", folded):
        return ()
    verbs: list[tuple[int, int]] = []
    for term in sorted(question.own_terms, key=lambda term: -term.end):
        between = folded[term.end : verbs[0][0] if verbs else end]
        joined = _AND.fullmatch(between) if verbs else not between
        verb = any(are_verbs((word,)) for word in term.chinese) and " " not in term.text
        if joined and verb and term.end <= end:
            verbs.insert(0, (term.start, term.end))
        elif verbs:
            break
    return tuple(verbs) if len(verbs) >= 2 else ()


def side_by_side(question: Question, finds: Finds, *, wholly: bool = False) -> list[Candidate]:
    """One figure for each thing counted, all near the best one; none unless each has its own.

    ``wholly``: the labels of the figures must have all that the things are called.
    """
    if wholly and not _ONLY_COUNTED.search(question.folded):
        return []
    least = _WHOLLY if wholly else _HELD
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
    fitting = [_fitting(part, near, finds, least) for part in parts]
    chosen: dict[int, Candidate] = {}
    fewest_first = sorted(range(len(parts)), key=lambda at: len(fitting[at]))
    for at in fewest_first:
        free = [c for c in fitting[at] if c not in chosen.values()]
        if not free:
            return []
        chosen[at] = free[0]
    return [chosen[at] for at in range(len(parts))]


def _fitting(
    part: tuple[int, int], near: Sequence[Candidate], finds: Finds, least: float
) -> list[Candidate]:
    """The figures whose labels hold enough of one of the things counted, the best first."""
    start, end = part
    own = [w for w in finds.weighed if start <= w.term.start < end and w.term.chinese]
    found = []
    for c in near:
        label = fold(c.fact.label + c.fact.quantity.unit)
        words = sum(fold(word) in label for w in own for word in w.term.chinese)
        if (held := coverage(own, label)) >= least:
            found.append(((held, words, c.score), c))
    return [c for _, c in sorted(found, key=lambda pair: pair[0], reverse=True)]
