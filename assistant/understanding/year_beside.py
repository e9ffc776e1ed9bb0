"""What a question asks of a year beside that of a report: its items the year before, what is left.

"How many items did it have for 2019, and how many decisions did it make in 2020" is one report's.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from functools import partial

from assistant.understanding.asks import TableAsk
from assistant.understanding.aspects import aspects_in
from assistant.understanding.changes import ITEMS, LISTED
from assistant.understanding.concepts import Concept
from assistant.understanding.named import years_in
from assistant.understanding.patterns import expression_of
from assistant.understanding.reckoning import before_which_year
from assistant.understanding.scope import Index, Scope
from corpus.regex import regex

_IN_ITS_REPORT = regex(
    r"\b(?:for|in|at the end of) (?:20)\d\d(?= .{0,12}\bin (?:its|the|their) \d{4} report)|"
    r"\d{4}年?报告[^,，。？?]{0,10}\d{4}年[^,，。？?]{0,12}项"
)


_planned = partial(expression_of, "wording", "planned", "patterns")
"""What a report says of the year after its own."""


def of_the_year_beside(
    concepts: tuple[Concept, ...], folded: str, scope: Scope, index: Index
) -> tuple[Concept, ...]:
    """What is asked of a year that is not held, as the report of the year beside it states it.

    How many licence items there were in 2019 stands in the report of 2020; what came over to 2021
    is what 2020 left.
    """
    matters = {c.name for c in concepts if c.group == "matter"}
    if scope.problem != "year_not_held":
        years = [index.headers[i].year or 0 for i in scope.report_ids]
        concepts = tuple(_brought_into(set(years), c) for c in concepts)
        before_it = len(years) == 1 and set(scope.years) == {years[0], years[0] - 1}
        if before_it and matters & LISTED and _IN_ITS_REPORT.search(folded):
            return (*concepts, Concept("items_before", "measure", 0, 0))
        return (*concepts, *_items_of(years[0] - 1, concepts, folded)) if before_it else concepts
    held = {index.headers[i].year for i in scope.nearest}
    if matters & LISTED and ITEMS.search(folded) and any(y + 1 in held for y in scope.years):
        return (*concepts, Concept("items_before", "measure", 0, 0))
    if any(y - 1 in held for y in scope.years):
        return tuple(
            replace(c, name="carried_forward")
            if c.name == "carried_over" and not any(y + 1 in held for y in years_in(c.text))
            else c
            for c in concepts
        )
    return concepts


def _brought_into(years: Set[int], concept: Concept) -> Concept:
    """What goes "into 2022" has come over where the report is that of 2022.

    What was left from 2020 to 2021 came over to the report of 2021, and goes on in that of 2020.
    """
    into = _INTO.search(concept.text)
    if into is None or concept.name not in ("carried_over", "carried_forward"):
        return concept
    if {int(into[1])} == years:
        return replace(concept, name="carried_over")
    goes_on = years == {year for year in years_in(concept.text) if year < int(into[1])}
    return replace(concept, name="carried_forward") if goes_on else concept


_INTO = regex(r"(?:\b(?:in)?to |\b(?:un)?till? |[到至入])(20\d\d)")


_OF_THE_YEAR = frozenset({"decisions", "made", "issued", "change", "amount"})
"""What a row of items states of the year itself, beside how many there were the year before."""


def _items_of(year: int, concepts: Sequence[Concept], folded: str) -> tuple[Concept, ...]:
    """The items asked for in a part of a question that is of the year before its report's."""
    parts = aspects_in(folded)
    if len(parts) < 2 or _OF_THE_YEAR.isdisjoint(c.name for c in concepts):
        return ()
    for part in parts:
        named = ITEMS.search(folded, part.start, part.end)
        listed = any(c.name in LISTED and part.start <= c.start < part.end for c in concepts)
        if named and listed and years_in(folded[part.start : part.end]) == (year,):
            return (Concept("items_before", "measure", *named.span()),)
    return ()


def year_of_the_report(scope: Scope, ask: TableAsk | None, folded: str, index: Index) -> Scope:
    """The report that speaks of a year which is not held itself.

    What was left over from 2019 stands in the report of 2020, what goes to 2021 as well, and what
    is planned for 2021 too; what there was by the end of 2019 is all there is without what is new,
    and by how much there is more than in 2019 it says itself.
    """
    before = before_which_year(folded)
    changed = ask is not None and "change" in ask.columns and len(scope.report_ids) == 1
    if not scope.problem and (_IN_ITS_REPORT.search(folded) or before or changed):
        own = {index.headers[i].year for i in scope.report_ids}
        return replace(scope, years=tuple(year for year in scope.years if year in own))
    if scope.problem != "year_not_held" or not scope.named:
        return scope
    shift = 0
    by_the_end = ask is None and before and scope.years == (before - 1,)
    came_over = ask is not None and ("carried_over" in ask.rows or "items_before" in ask.columns)
    if by_the_end or came_over:
        shift = 1
    elif "carried_forward" in ask.rows if ask is not None else _planned().search(folded):
        shift = -1
    years = {year + shift for year in scope.years}
    held = tuple(i for i in scope.nearest if index.headers[i].year in years) if shift else ()
    if not held:
        return scope
    return replace(scope, groups=(held,), years=tuple(sorted(years)), problem="", nearest=())
