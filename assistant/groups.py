"""The enumeration of a report whose largest or smallest item a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.words import Weighed, coverage, fold
from corpus.quantities import unit_kind

_SORT_ASKED = re.compile(r"哪(?:一)?(?:个|类|种|家|项|些)?([\u3400-\u9fff]{1,4})")
_HELD = 0.55
"""So much of the question must stand in the enumeration, its sentence and its headings."""
_LOOKED_AT = 12
"""The enumeration holds, or belongs to, one of so many best figures."""


def enumeration_asked(question: Question, finds: Finds) -> tuple[Candidate, ...]:
    """The items, in one unit, of the enumeration that a question is about; empty if none is.

    Items belong together where one phrase governs them, or where nothing does and they share a
    sentence.
    """
    ranked = finds.ranked[0]
    groups: defaultdict[tuple[object, str], list[Candidate]] = defaultdict(list)
    for candidate in ranked:
        fact = candidate.fact
        if fact.quantity.state != "number" or unit_kind(fact.quantity.unit) == "percent":
            continue
        groups[fact.parent or fact.context.start, fact.quantity.unit].append(candidate)
    best = {c.fact.label for c in ranked[:_LOOKED_AT]}
    found = [
        tuple(items)
        for (parent, _), items in groups.items()
        if len(items) > 1 and (parent in best or any(c.fact.label in best for c in items))
    ]
    weighed = _telling(question, finds)
    held = {items: coverage(weighed, _words(items, finds)) for items in found}
    chosen = max(found, key=lambda items: (held[items], len(items)), default=())
    return chosen if chosen and held[chosen] >= _HELD else ()


def _telling(question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The terms of a question without the noun that says what sort of thing is asked for."""
    sorts = [m.span(1) for m in _SORT_ASKED.finditer(question.folded)]
    return tuple(
        w
        for w in finds.weighed
        if w.term.chinese and not any(start <= w.term.start < end for start, end in sorts)
    )


def _words(items: tuple[Candidate, ...], finds: Finds) -> str:
    first = items[0].fact
    text = finds.report.source_text[first.context.start : first.context.end]
    labels = "".join(c.fact.label for c in items)
    return fold(labels + first.parent + text + "".join(first.path))
