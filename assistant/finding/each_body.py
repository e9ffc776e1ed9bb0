"""Which bodies it was, where a report gives each its figures: A局1件，收取420元；B局2件 ...."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.understanding.details import detail_asked
from assistant.understanding.enumerations import Item
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, coverage, fold
from corpus.regex import regex
from corpus.report import Fact, Report, Span

_A_BODY = regex(
    r"[\u4e00-\u9fff]{2,}(?<![各有关分本该个])"
    r"(?:局|委|办|厅|政府|委员会|办公室|管委会|中心|支队|大队|公司|医院|学校|街道|镇|乡|县|区)$"
)
_SOME = regex(
    r"\b(?:not|never|no|without|least|most|only|fewest|largest|smallest|more|less|fewer|over|under|other)\b|"
    r"n't\b|没|未|不|最|只|仅|其他|别的|更|超|以[上下]|[高低多少]于"
)
"""What asks for some of them, or for those that are not told."""
_BETWEEN = " \t\n；;，,、。和及与\u3000"
_UNDER = 0.5
"""So much of a question must be said of what all of them have a figure of."""
_SEVERAL = 2


def bodies_told(question: Question, report: Report, weighed: Sequence[Weighed]) -> tuple[Item, ...]:
    """What a report says of each body, where it is asked which bodies have what they all have."""
    folded = question.folded
    plain = not question.wants_number and question.reckoning is None
    plain = plain and not _SOME.search(folded)
    if not plain or "yesno" in question.intents or not detail_asked("bodies", folded):
        return ()
    best: tuple[Item, ...] = ()
    best_held = _UNDER
    prose = (fact for fact in report.facts if fact.table is None and fact.parent)
    for (parent, _), run in groupby(prose, lambda fact: (fact.parent, fact.path)):
        held = coverage(weighed, fold(parent))
        items = _one_a_body(report, list(run)) if held >= best_held else ()
        if len(items) >= _SEVERAL and (held > best_held or not best):
            best, best_held = items, held
    return best


def _one_a_body(report: Report, facts: Sequence[Fact]) -> tuple[Item, ...]:
    """The words from each body's name to its last figure; none if a figure is of no body's."""
    text = report.source_text
    starts = [(_name_before(text, f), f) for f in facts if _A_BODY.search(f.label)]
    opened = [start for start, _ in starts if start is not None]
    if len(opened) != len(starts) or not starts or facts[0] is not starts[0][1]:
        return ()
    stops = [*opened[1:], facts[-1].end]
    spans = [
        Span(start, start + len(text[start:stop].rstrip(_BETWEEN)))
        for start, stop in zip(opened, stops, strict=True)
    ]
    return tuple(Item(span, starts[0][1].path, field=True) for span in spans)


def _name_before(text: str, fact: Fact) -> int | None:
    """Where the name begins that stands before a figure, over the ends of lines."""
    room = Span(max(0, fact.start - 2 * len(fact.label) - 20), fact.start)
    name = re.compile(r"\s*".join(map(re.escape, fact.label)) + r"\s*$")
    found = name.search(text[room.start : room.end])
    return room.start + found.start() if found else None
