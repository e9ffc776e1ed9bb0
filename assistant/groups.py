"""The enumeration of a report whose largest or smallest item a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.words import Weighed, coverage, fold
from corpus.quantities import unit_kind

_SORT_ASKED = re.compile(
    r"哪(?:一)?(?:个|类|种|家|项|些)?([\u3400-\u9fff]{1,4})|\b(?:which|what) (\w+(?: \w+)?)"
)
_HELD = 0.55
"""So much of the question must stand in the enumeration, its sentence and its headings."""
_HELD_BY_SORT = 0.3
"""So much where several of its items are of the very sort that is asked for."""
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
    sorted_out = {items: _of_the_sort(question, finds, items) for items in found}
    chosen = max(
        found, key=lambda items: (len(sorted_out[items]) > 1, held[items], len(items)), default=()
    )
    if not chosen:
        return ()
    if len(sorted_out[chosen]) > 1 and held[chosen] >= _HELD_BY_SORT:
        return sorted_out[chosen]
    return chosen if held[chosen] >= _HELD else ()


def _of_the_sort(
    question: Question, finds: Finds, items: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """The items whose labels have a word for the sort of thing asked for: which Weibo account."""
    sorts = [m.span(m.lastindex or 0) for m in _SORT_ASKED.finditer(question.folded)]
    terms = [
        w.term
        for w in finds.weighed
        if w.term.trust >= 1
        and any(start <= w.term.start and w.term.end <= end for start, end in sorts)
    ]
    return tuple(
        c for c in items if any(fold(z) in fold(c.fact.label) for t in terms for z in t.chinese)
    )


def _telling(question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The terms of a question without the noun that says what sort of thing is asked for."""
    sorts = [m.span(1) for m in _SORT_ASKED.finditer(question.folded) if m[1]]
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
