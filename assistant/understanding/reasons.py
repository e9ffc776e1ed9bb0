"""Why requests were turned down, told in a clause: because nobody could tell what was wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from assistant.understanding.concepts import Concept
from assistant.understanding.patterns import expression_of, load
from corpus.report import Span

_TOLD_BY_IT = frozenset({"refused", "unable", "not_processed"})
"""Outcomes of which a ground says more."""


def with_reasons(concepts: tuple[Concept, ...], folded: str) -> tuple[Concept, ...]:
    """The concepts with the ground that a clause about requests tells in words of its own.

    Where there is one, in whatever words, what is said besides of requests that came to nothing
    is a frame around it.
    """
    if not any(c.name == "request" for c in concepts):
        return concepts
    if not any(c.group == "ground" for c in concepts):
        told = _told(folded)
        if told is None:
            return concepts
        outside = (c for c in concepts if c.end <= told.start or c.start >= told.end)
        concepts = (*(c for c in outside if c.name not in _TOLD_BY_IT), told)
    frames = (
        Concept("came_to_nothing", "frame", m.start(), m.end(), text=m.group())
        for m in _frames().finditer(folded)
    )
    return (*concepts, *frames)


def gives_another_reason(concepts: Sequence[Concept], folded: str) -> bool:
    """Whether a clause says why, and no ground of the tables is read in it."""
    grounds = [c for c in concepts if c.group == "ground"]
    return not grounds and any(True for _ in _clauses(folded, "surely"))


def _told(folded: str) -> Concept | None:
    """The ground that a clause tells, the first of those that may be meant."""
    for span in _clauses(folded, "begins"):
        clause = folded[span.start : span.end]
        for name, ways in _grounds():
            if any(all(sign.search(clause) for sign in way) for way in ways):
                return Concept(name, "ground", span.start, span.end, text=clause)
    return None


def _clauses(folded: str, begins: str) -> tuple[Span, ...]:
    """Where the clauses stand that tell why, from the word that each begins with."""
    return tuple(
        Span(found.start(), end.start() if end else len(folded))
        for found in _begins(begins).finditer(folded)
        for end in (_ends().search(folded, found.end()),)
    )


_begins = partial(expression_of, "reasons", "clauses")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(load("reasons")["clauses"]["ends"])


_frames = partial(expression_of, "reasons", "frames", "words")


@cache
def _grounds() -> tuple[tuple[str, tuple[tuple[re.Pattern[str], ...], ...]], ...]:
    return tuple(
        (name, tuple(tuple(re.compile(sign) for sign in way) for way in ways))
        for name, ways in load("reasons")["grounds"].items()
    )
