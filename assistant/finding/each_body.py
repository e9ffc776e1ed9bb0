"""Which bodies it was, where a report gives each its figures: A局1件，收取420元；B局2件 ...."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from assistant.evidence.evidence import Evidence, Finds
from assistant.understanding.details import detail_asked
from assistant.understanding.enumerations import Item
from assistant.understanding.question import Question
from assistant.understanding.reckoning import Reckoning, limit_in
from assistant.understanding.words import Weighed, coverage, fold
from corpus.regex import regex
from corpus.report import Fact, Report, Span
from corpus.units import split_unit, unit_kind

_A_BODY = regex(
    r"[\u4e00-\u9fff]{2,}(?:(?<=[\u4e00-\u9fff]{3})分局|(?<![各有关分本该个])"
    r"(?:局|委|办|厅|政府|委员会|办公室|管委会|中心|支队|大队|公司|医院|学校|街道|镇|乡|县|区))$"
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
_SURE = 0.9


def bodies_told(question: Question, report: Report, weighed: Sequence[Weighed]) -> tuple[Item, ...]:
    """What a report says of each body, where it is asked which bodies have what they all have."""
    folded = question.folded
    bound = _bound_in(question)
    plain = not question.wants_number and question.reckoning is None
    plain = plain and not _SOME.search(folded) and detail_asked("bodies", folded) is not None
    if not (plain or bound) or "yesno" in question.intents:
        return ()
    if bound:
        weighed = [w for w in weighed if not _LIMITS.search(w.term.text)]
    best: tuple[Item, ...] = ()
    best_held = _UNDER
    prose = (fact for fact in report.facts if fact.table is None and fact.parent)
    for (parent, _), run in groupby(prose, lambda fact: (fact.parent, fact.path)):
        held = coverage(weighed, fold(parent))
        items = _one_a_body(report, list(run)) if held >= best_held else ()
        if len(items) >= _SEVERAL and (held > best_held or not best):
            best, best_held = items, held
    if bound is None:
        return best
    return tuple(item for item in best if _is_inside(bound, item, report))


@dataclass(frozen=True, slots=True)
class _Bound:
    """A number that limits which bodies are asked for, and whether it is one of money."""

    counts: Callable[[Decimal], bool]
    money: bool


def _bound_in(question: Question) -> _Bound | None:
    """The limit of a question for those that took more than 1,000 yuan; None if it has none."""
    asked = any(detail_asked(name, question.folded) for name in _ASKED_FOR)
    if not asked and not _ONE_OF_THE_BODIES.search(question.folded):
        return None
    relation, limit = limit_in(question.folded)
    if not relation or relation in ("none", "unsaid") or not limit:
        return None
    if "number" in question.intents:
        return None
    reckoned = Reckoning("count", relation=relation, limit=limit)
    return _Bound(reckoned.counts, _MONEY.search(question.folded) is not None)


_ASKED_FOR = ("bodies", "office", "company")
"""Details that ask which bodies, or which body, it was."""
_ONE_OF_THE_BODIES = regex("(?:单位|部门|机关|机构)[^?？]*哪(?:一?[家个]|[几些])")
_LIMITS = regex(r"\d|元$|^(?:yuan|rmb|不到|不足|超过|以上|以下|多于|少于|单位|部门|机关|机构)$")
"""Words of the limit, or of the bodies, which say nothing of what these did."""


def bodies_inside(question: Question, finds: Finds) -> Evidence | None:
    """The bodies whose figure is inside the limit that a question sets, as the report has them."""
    if _bound_in(question) is None:
        return None
    items = bodies_told(question, finds.report, finds.weighed)
    if not items:
        return None
    return Evidence(finds.report, "sentences", _SURE, sentences=finds.hits[:3], items=items)


def _is_inside(bound: _Bound, item: Item, report: Report) -> bool:
    """Whether a figure of a body, of the sort that is limited, is inside the limit."""
    figures = (
        fact.quantity
        for fact in report.facts
        if item.span.start <= fact.start < item.span.end and fact.table is None
    )
    return any(
        (unit_kind(one.unit) == "money") == bound.money
        and one.value is not None
        and bound.counts(one.value * split_unit(one.unit)[0])
        for one in figures
    )


_MONEY = regex(r"[万亿]?元|块钱?|\b(?:yuan|rmb|renminbi|cny|kuai)\b")


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
