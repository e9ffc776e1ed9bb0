"""What a follow-up asks of the figures that were just told: their share, sum, or those beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.arithmetic import Computation, of_pair, value_of
from assistant.evidence.evidence import Evidence
from assistant.evidence.prose import NO_FEATURES, Candidate
from assistant.evidence.stated import Stated
from assistant.finding.averages import divided
from assistant.finding.one_a_part import SO_NEAR
from assistant.finding.pointed_at import numbers_of, values_of
from assistant.finding.told_together import as_candidate, come_to, figures_told
from assistant.understanding.asked_on import OfWhatWasTold, of_what_was_told, which_of_a_list
from assistant.understanding.question import Question
from corpus.regex import regex
from corpus.report import Fact, Report, Span
from corpus.units import unit_kind

_SURE = 0.9
"""The confidence in what is asked of a figure that was told, and found to stand in the report."""


def from_before(
    question: Question, told: Sequence[Evidence], stated: Stated, found: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """What was told before answers by itself; nothing if a follow-up asks for anything else.

    Args:
        question: the follow-up.
        told: the evidence of the questions before, the last one first.
        stated: the figures of the report that answered last.
        found: what the reports hold besides; a share that one prints goes before a computed one.
    """
    if stated.report.id not in question.scope.report_ids or not question.elliptical:
        return ()
    pointed = figures_told(question.before, stated)
    if (
        told
        and told[0].kind == "figures"
        and {c.fact.quantity.value for c in pointed} & {*told[0].values}
    ):
        pointed = []  # cells were told
    if (part := _part_of_what_was_told(question, told, stated, found)) is not None:
        return (_evidence(stated.report, (part,), None),)
    if (item := _of_the_list(question, told)) is not None:
        return (item,)
    asked = of_what_was_told(question.folded)
    parts = [one for one in pointed if one.fact.parent] if asked == "others" else []
    if parts and (beside := _others([c.fact for c in pointed], parts[-1], stated, stated.report)):
        return (beside,)
    reckoned = come_to(question, pointed)
    if reckoned is not None:
        return (_evidence(stated.report, reckoned.parts, reckoned),)
    if asked == "each" and (each := _each_of_the_other(told)) is not None:
        return (_evidence(each[0], each[1].parts, each[1]),)
    last = _figure(told[0]) if told and told[0].report is stated.report else None
    if asked == "share":
        meant = last if last is not None else pointed[0] if len(pointed) == 1 else None
        printed = _printed_share(meant, stated) if meant is not None else None
        if printed is not None:
            return (_evidence(stated.report, (printed,), None),)
    if last is None:
        return ()
    if asked == "share" and any(_is_rate_of(last.fact, one) for one in found):
        return ()
    answer = _of_the_figure(asked, last, told, stated)
    return (answer,) if answer else ()


def _of_the_figure(
    asked: OfWhatWasTold, last: Candidate, told: Sequence[Evidence], stated: Stated
) -> Evidence | None:
    """What is asked of the figure told last: its share, its whole, those beside it."""
    report = told[0].report
    earlier = [
        figure for e in told[1:] if e.report.id == report.id and (figure := _figure(e)) is not None
    ]
    if asked == "share":
        led = [figure for figure in earlier if _leads(figure.fact, last.fact)]
        return _share(last, (*_governing(last, stated), *led), report)
    if asked == "whole":
        whole = next(iter(_wholes(last, stated)), None)
        return _evidence(report, (whole,), None) if whole is not None else None
    if asked == "others":
        return _others([figure.fact for figure in (last, *earlier)], last, stated, report)
    return None


def _each_of_the_other(told: Sequence[Evidence]) -> tuple[Report, Computation] | None:
    """How much of one of the two figures told last there is for each of the other: money, projects.

    None unless one of them is a sum of money, and the other none.
    """
    pair = [(e.report, one) for e in told[:2] if (one := _alone(e)) is not None]
    if len(pair) < 2 or pair[0][0].id != pair[1][0].id:
        return None
    money = [c for _, c in pair if unit_kind(c.fact.quantity.unit) == "money"]
    counts = [c for _, c in pair if c not in money and value_of(c)]
    if len(money) != 1 or len(counts) != 1:
        return None
    return pair[0][0], Computation("average", (money[0], counts[0]), divided(money[0], counts[0]))


def _alone(evidence: Evidence) -> Candidate | None:
    """The one figure that was told, of prose or of a table; None if there were several, or none."""
    if evidence.kind != "figures":
        return _figure(evidence)
    cells = [f.parts[0] for f in evidence.figures if f.operation == "cell"]
    if len(evidence.figures) != 1 or len(cells) != 1:
        return None
    cell = cells[0]
    return Candidate(cell, None, Span(cell.start, cell.end), NO_FEATURES, 0.0)


def _part_of_what_was_told(
    question: Question, told: Sequence[Evidence], stated: Stated, found: Sequence[Evidence]
) -> Candidate | None:
    """The figure that the one told governs, where a follow-up would else be told a cell.

    Of 749 requests in the text, those of individuals are its 741, and not the table's 705.
    """
    reply = numbers_of(question.before.reply) if question.before is not None else []
    cells = bool(found) and found[0].kind == "figures"
    cells_told = bool(told) and told[0].kind == "figures"
    if not cells or not reply or (cells_told and reply[0] in told[0].values):
        return None
    wholes = {
        one.fact.label for one in stated.figures
        if one.fact.table is None and reply[0] in values_of(one.fact)
    }  # fmt: skip
    asked = [c.holds for c in question.concepts if c.end and c.holds and c.group in _SOME]
    named = [
        one for one in stated.figures
        if one.fact.parent in wholes and any(re.search(said, one.fact.label) for said in asked)
    ]  # fmt: skip
    return as_candidate(named[0]) if len(named) == 1 else None


_SOME = frozenset({"applicant", "outcome", "result"})
"""Groups of concepts that name some of what was received."""


def _of_the_list(question: Question, told: Sequence[Evidence]) -> Evidence | None:
    """The item that a follow-up asks for of the list that was told last: "and the third?"."""
    nth = which_of_a_list(question.folded)
    listed = next((e for e in told if len(e.items) > 1), None)
    if not nth or listed is None or abs(nth) > len(listed.items):
        return None
    item = listed.items[nth - 1 if nth > 0 else nth]
    return replace(listed, confidence=_SURE, items=(item,), denies=False, affirms=False)


def _wholes(part: Candidate, stated: Stated) -> list[Candidate]:
    """The figures of which one told may be a part: what governs it, or stands before it, larger."""
    fact = part.fact
    before = [
        _as_candidate(one.fact, one.clause, part)
        for one in stated.figures
        if one.fact.context.start == fact.context.start and one.fact.start < fact.start
    ]
    behind = sorted(before, key=lambda c: -c.fact.start)
    return [c for c in (*_governing(part, stated), *behind) if _is_whole_of(c.fact, fact)]


def _is_rate_of(fact: Fact, evidence: Evidence) -> bool:
    """Whether the share of a figure told is told, computed or printed behind it: 55件，占比33%."""
    rates = (c.fact.start for c in evidence.statements if c.fact.quantity.unit == "%")
    printed = any(fact.start < start <= fact.start + SO_NEAR for start in rates)
    return printed or any(figure.operation == "share" for figure in evidence.figures)


def _printed_share(told: Candidate, stated: Stated) -> Candidate | None:
    """The share that is printed right behind a figure told: 303条，占71.3%."""
    end = told.fact.end
    behind = (f for f in stated.figures if 0 <= f.fact.start - end <= _RIGHT_BEHIND)
    first = min(behind, key=lambda f: f.fact.start, default=None)
    if first is None or unit_kind(first.fact.quantity.unit) != "percent":
        return None
    between = stated.report.source_text[end : first.fact.start]
    return _as_candidate(first.fact, first.clause, told) if _SHARE.search(between) else None


_RIGHT_BEHIND = 12
"""Characters between a figure and the share that it is."""
_SHARE = regex("占|比例|比重")


def _leads(earlier: Fact, last: Fact) -> bool:
    """Whether a figure told before leads to the last one; none of a list is another's whole."""
    listed = bool(earlier.parent or last.parent)
    return not listed and 0 < last.start - earlier.start <= SO_NEAR


def _figure(evidence: Evidence) -> Candidate | None:
    """The one figure of prose that was told; None if there were several, or none."""
    alone = evidence.kind == "statements" and evidence.computation is None
    return evidence.statements[0] if alone and len(evidence.statements) == 1 else None


def _governing(part: Candidate, stated: Stated) -> tuple[Candidate, ...]:
    """The figure whose phrase governs one: 429 items, of which 393 ..."""
    fact = part.fact
    return tuple(
        _as_candidate(one.fact, one.clause, part)
        for one in stated.figures
        if fact.parent and one.fact.label == fact.parent and one.fact.start < fact.start
    )


def _as_candidate(fact: Fact, clause: Span, like: Candidate) -> Candidate:
    return Candidate(fact, like.hit, clause, like.features, like.score)


def _share(part: Candidate, wholes: Sequence[Candidate], report: Report) -> Evidence | None:
    """The share that a figure told is of the one told before it, or of that which governs it."""
    for whole in wholes:
        if _is_whole_of(whole.fact, part.fact) and (share := of_pair("share", part, whole)):
            return _evidence(report, (part, whole), share)
    return None


def _is_whole_of(whole: Fact, part: Fact) -> bool:
    one, other = whole.quantity, part.quantity
    if one.value is None or other.value is None or one.value < other.value:
        return False
    return unit_kind(one.unit) == unit_kind(other.unit) and one.unit == other.unit


def _others(
    told: Sequence[Fact], last: Candidate, stated: Stated, report: Report
) -> Evidence | None:
    """The figures that the same phrase governs, but for those told already."""
    spans = {(fact.start, fact.end) for fact in told}
    beside = tuple(
        _as_candidate(one.fact, one.clause, last)
        for one in stated.figures
        if last.fact.parent
        and one.fact.parent == last.fact.parent
        and one.fact.quantity.unit == last.fact.quantity.unit
        and (one.fact.start, one.fact.end) not in spans
    )
    return _evidence(report, beside, None) if beside else None


def _evidence(
    report: Report, statements: tuple[Candidate, ...], computation: Computation | None
) -> Evidence:
    return Evidence(report, "statements", _SURE, statements=statements, computation=computation)
