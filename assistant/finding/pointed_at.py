"""Where in the reports what was told before stands, on which a follow-up leans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from assistant.evidence.decide import ENOUGH
from assistant.evidence.evidence import Evidence, stands_at
from assistant.evidence.stated import StatedFigures
from assistant.understanding.question import Question
from corpus.quantities import numbers_in
from corpus.report import Fact, Report, Span
from corpus.units import split_unit

_SIDE_BY_SIDE = 60
"""Characters between the first and the last of several figures that a reply points at, at most."""
_LONGEST = 2_000
"""Characters of a reply that are looked at."""


def places_told(
    told: Sequence[Evidence],
    before: Question | None,
    stated: StatedFigures,
    report_of: Callable[[str], Report],
) -> Mapping[str, Span]:
    """Where in each report what was told stands, by the last question that it answered.

    Where nothing answers that surely, or another figure than the reply has, or a cell does, the
    numbers of the reply may point at one of the report's prose, or at several side by side. A
    reply is no evidence, and nothing else of it is read.
    """
    places = {e.report.id: span for e in reversed(told) if (span := stands_at(e)) is not None}
    if before is None or not before.reply or len(before.scope.report_ids) != 1:
        return places
    given = {*numbers_of(before.reply)}
    sure = [e for e in told[:1] if e.confidence >= ENOUGH and (not given or given & {*e.values})]
    if sure and sure[0].kind != "figures":
        return places
    report = report_of(before.scope.report_ids[0])
    pointed = [one.fact for one in stated.of(report).figures if values_of(one.fact) & given]
    if pointed and pointed[-1].start - pointed[0].start <= _SIDE_BY_SIDE:
        places[report.id] = Span(pointed[0].start, pointed[0].end)
    return places


def numbers_of(reply: str) -> list[Decimal]:
    """The numbers of a reply that count something, in its order, each once; no shares."""
    found = (n for n in numbers_in(reply[:_LONGEST]) if n.counts and n.unit != "%")
    return list(dict.fromkeys(n.value for n in found))


def values_of(fact: Fact) -> set[Decimal]:
    """A figure as it is printed, and written out: 2.1万 is 21000."""
    value = fact.quantity.value
    return set() if value is None else {value, value * split_unit(fact.quantity.unit)[0]}
