"""Sentences that state figures -> facts: what is counted, of what, when, and where it is said.

The text is read sentence by sentence, each sentence clause by clause. A figure is labelled by the
words around it in its clause; where these say nothing alone (占比, 已办结) the subject comes from
the figures before it. 其中 and brackets make the figure before them the parent.

``year`` is always the report's own; where the words name another time, ``period`` says which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from corpus.clauses import Clause, Sentence, clauses_of, sentences_of
from corpus.labels import Frame, clean_back, clean_front, frames_of, is_a_time, words
from corpus.noughts import nought_of_section, noughts_in
from corpus.periods import Period, periods_in
from corpus.prose_indicators import prose_indicator
from corpus.quantities import FoundQuantity, find_quantities, unit_kind
from corpus.regex import regex
from corpus.report import Fact, Quantity, Section, Span

_LONGEST_CONTEXT = 200
_REMEMBERED = 8
_NAMED = regex("[《“]")
_LIST = regex(r"\s*(?:主要|具体|其[他它])?(?:包括|包含|涵盖|有|为|是|分别为|分别是)\s*")
_NUMBER = regex("^[一二三四五六七八九十]+、")
_ALL = regex(r"均|全部|都已")


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said before, figure or words, for the figures that lean on it."""

    label: str
    unit: str
    start: int
    depth: int
    part_of: _Said | None = None
    value: Decimal | None = None
    leans: bool = False
    """It is a part, or a bare verb: others rather lean on what it leans on itself."""


@dataclass(slots=True)
class _Memory:
    """What a paragraph has said so far. Lives while one paragraph is read."""

    opening: _Said | None = None
    sentence: int = 0
    segment: int = 0
    said: list[_Said] = field(default_factory=list)
    parents: dict[int, tuple[_Said, frozenset[str]]] = field(default_factory=dict)

    def subject(
        self, unit: str, depth: int, since: int, least: Decimal | None = None
    ) -> _Said | None:
        """The figure that one with this unit leans on: same unit, same kind, or the last.

        A part is no larger than its whole: ``least`` is what the whole has at least.
        """
        near = [s for s in self.said if s.start >= since and s.depth <= depth]
        near = [s for s in near if not s.leans] or near
        if least is not None:
            near = [s for s in near if s.unit != unit or (s.value or least) >= least] or near
        kind = unit_kind(unit)
        ranks = [(s.unit == unit) * 2 or unit_kind(s.unit) == kind != "percent" for s in near]
        best = max(ranks, default=0)
        return next(
            (s for s, rank in zip(near[::-1], ranks[::-1], strict=True) if rank == best), None
        )

    def remember(self, said: _Said) -> None:
        """Keep the last figures of each depth: a long bracket leaves what it is about."""
        outer = [s for s in self.said if s.depth < said.depth]
        self.said = [*outer, *[s for s in self.said if s.depth >= said.depth][-_REMEMBERED:], said]

    def last(self, depth: int) -> _Said | None:
        """The last figure of this sentence outside deeper brackets."""
        return next(
            (s for s in reversed(self.said) if s.start >= self.sentence and s.depth <= depth), None
        )

    def close_list(self, text: str, clause: Clause) -> None:
        """At a semicolon 其中 ends if its parts stood between commas, or another begins."""
        parent = self.parents.get(clause.depth)
        if not parent:
            return
        parts = {s.start for s in self.said if s.part_of is parent[0] and s.start >= self.segment}
        self.segment = clause.start
        ahead = text[clause.start : clause.start + _LONGEST_CONTEXT]
        if len(parts) > 1 or "其中" in re.split("[；;。]", ahead)[0]:
            del self.parents[clause.depth]

    def parent(self, unit: str, depth: int) -> _Said | None:
        """What 其中 or a bracket made the parent of figures with this unit."""
        parent, units = self.parents.get(depth, (None, frozenset()))
        return parent if not units or unit in units or unit_kind(unit) == "percent" else None

    def worth(self, values: frozenset[Decimal], unit: str) -> _Said | None:
        """The last figure of this sentence that is worth one of these values."""
        near = (s for s in reversed(self.said) if s.start >= self.sentence and s.unit == unit)
        return next((s for s in near if s.value in values), None)

    def has_read(self, clause: Clause) -> bool:
        """Whether a figure was read in this clause."""
        return any(s.start == clause.start for s in self.said)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A clause with its neighbours in a sentence."""

    text: str
    sentence: Sentence
    clause: Clause
    previous: Clause | None
    following: Clause | None

    def said(self, clause: Clause) -> _Said:
        """The words of a clause as something to lean on."""
        return _Said(
            clean_front(self.text[clause.start : clause.end]), "", clause.start, clause.depth
        )


def narrative_facts(
    text: str,
    sections: Sequence[Section],
    skip: Sequence[Span],
    *,
    report_id: str,
    issuer: str,
    year: int | None,
    width: int = 0,
) -> tuple[Fact, ...]:
    """A fact for every figure and every nought in words of the prose outside ``skip``."""
    found = [q for q in find_quantities(text) if "岁" not in q.quantity.unit]
    starts = [q.start for q in found]
    cuts = sorted({s.start for s in sections} | {s.heading_end for s in sections})
    base = Fact(report_id, "", "", issuer, year, Quantity(None), 0, 0, Span(0, 0))
    facts: list[Fact] = []
    memory = _Memory()
    for sentence in sentences_of(text, cuts, skip, width):
        here = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if sentence.opens:
            memory = _Memory()
        memory.sentence, memory.parents = sentence.start, {}
        facts += _figures(text, sentence, here, memory, base)
        facts += _noughts(text, sentence, here, base)
        if not memory.opening:
            first = next(clauses_of(text, sentence, here))
            label = clean_front(text[first.start : first.end][:_LONGEST_CONTEXT])
            memory.opening = _Said(label, "", first.start, 0) if len(label) > 3 else None
    return _placed(text, [*facts, *_bare_noughts(text, sections, base)], sections)


def _figures(
    text: str, sentence: Sentence, found: Sequence[FoundQuantity], memory: _Memory, base: Fact
) -> Iterator[Fact]:
    clauses = list(clauses_of(text, sentence, found)) if found else []
    starts = [q.start for q in found]
    previous: Clause | None = None
    depth = 0
    for i, clause in enumerate(clauses):
        here = found[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        memory.parents = {d: s for d, s in memory.parents.items() if d <= clause.depth}
        if clause.depth > depth and (outer := memory.last(clause.depth - 1)):
            memory.parents[clause.depth] = outer, frozenset()
        depth = clause.depth
        following = clauses[i + 1] if i + 1 < len(clauses) else None
        spot = _Spot(text, sentence, clause, previous, following)
        if clause.after in ("；", ";"):
            memory.close_list(text, clause)
        if "其中" in text[clause.start : here[0].start if here else clause.end]:
            ahead = here or found[bisect_left(starts, clause.end) :][:1]
            _point_back(spot, ahead[0].quantity if ahead else Quantity(None), memory)
        elif here and (whole := _listed_of(spot, here[0].quantity, memory)):
            memory.parents[clause.depth] = whole, frozenset({whole.unit})
        for frame in frames_of(text, clause, here) if here else ():
            yield _fact(spot, frame, memory, base)
        if here or clause.end - clause.start > 3:
            previous = clause


def _point_back(spot: _Spot, part: Quantity, memory: _Memory) -> None:
    """Remember what 其中 points at: a figure of this sentence, its words, or an earlier figure."""
    depth, unit = spot.clause.depth, part.unit
    if depth in memory.parents and spot.clause.after in ("（", "("):
        return
    subject = memory.subject(unit, depth, memory.sentence, part.value)
    if not subject and spot.previous:
        subject = spot.said(spot.previous)
    subject = subject or memory.subject(unit, depth, 0, part.value)
    if subject:
        units = frozenset({unit, subject.unit, ""}) if unit else frozenset[str]()
        memory.parents[depth] = subject, units


def _listed_of(spot: _Spot, part: Quantity, memory: _Memory) -> _Said | None:
    """The figure right before 包括 or a colon, if the list that follows can be its parts."""
    clause, whole = spot.clause, memory.last(spot.clause.depth)
    if not whole or not spot.previous or clause.depth in memory.parents:
        return None
    lists = clause.after in ("：", ":") or _LIST.match(spot.text, clause.start)
    begins = spot.text[spot.previous.start : spot.previous.end]
    onward = whole.start == spot.previous.start or _LIST.fullmatch(begins)
    larger = whole.value is not None and part.value is not None and whole.value > part.value
    return whole if lists and onward and larger and whole.unit == part.unit else None


def _fact(spot: _Spot, frame: Frame, memory: _Memory, base: Fact) -> Fact:
    clause, unit = spot.clause, frame.figure.quantity.unit
    parent = memory.parent(unit, clause.depth)
    label, subject = frame.label, None
    if not label:
        label, parent = _label_from_outside(spot, memory, parent)
    verb = bool(words().verb.match(label))
    if words().dependent.match(label) and not _is_part(spot, frame, parent):
        subject = None if _of_all(spot, frame, memory) else memory.last(clause.depth) or parent
        subject = memory.worth(frame.said_of, unit) or subject
        if subject and subject.label != label:
            leaning = "" if is_a_time(label) else f" {label}"
            label, parent = f"{subject.label}{leaning}", subject.part_of
    else:
        if verb and not parent:
            label, parent = _governing(spot, label, unit, memory)
        value = frame.figure.quantity.value
        said = _Said(label, unit, clause.start, clause.depth, parent, value, verb or bool(parent))
        memory.remember(said)
    lean = min([s.start for s in (subject, parent) if s] + [clause.start])
    return replace(
        base,
        label=label,
        parent=parent.label if parent and parent.label != label else "",
        quantity=frame.figure.quantity,
        start=frame.figure.start,
        end=frame.figure.end,
        context=_context(spot, lean, frame.figure.end, verb and not subject and not parent),
        dimensions=_dimensions(unit, label),
        period=_period(spot, frame.figure.start, base.year),
    )


def _is_part(spot: _Spot, frame: Frame, parent: _Said | None) -> bool:
    """Whether 其中 in front of a figure makes it a part, whatever its label begins with."""
    before = spot.text[spot.clause.start : frame.figure.start]
    return parent is not None and parent.unit == frame.figure.quantity.unit and "其中" in before


def _label_from_outside(
    spot: _Spot, memory: _Memory, parent: _Said | None
) -> tuple[str, _Said | None]:
    """The label of a figure alone in its clause: "议案7项(9件)", "……的申请，共5件"."""
    outer = memory.last(spot.clause.depth)
    if spot.clause.after in ("（", "(") and outer:
        return outer.label, None
    return (spot.said(spot.previous).label if spot.previous else "", parent)


def _of_all(spot: _Spot, frame: Frame, memory: _Memory) -> bool:
    """Whether a rate is said of all the figures before it: 均已办理完毕，办复率为100%."""
    before = spot.previous
    if frame.together or not before or memory.has_read(before):
        return frame.together
    return bool(_ALL.search(spot.text, before.start, before.end))


def _governing(spot: _Spot, label: str, unit: str, memory: _Memory) -> tuple[str, _Said | None]:
    """What a bare verb (共培训, 已整改) is said of: words before, figures before, words after."""
    before = spot.said(spot.previous) if spot.previous else None
    if before and before.label and not any(s.start == before.start for s in memory.said):
        return label, before
    if subject := memory.subject(unit, spot.clause.depth, 0):
        return label, subject
    if spot.following:
        onward = _NAMED.split(spot.text[spot.following.start : spot.following.end])[0]
        if onward and not any(c.isdigit() for c in onward):
            return f"{label} {clean_back(onward)}", None
    return label, memory.opening


def _context(spot: _Spot, lean: int, least: int, onward: bool) -> Span:
    """The words that state a figure, from the subject on that it leans on."""
    clause, sentence, text = spot.clause, spot.sentence, spot.text
    start, end = clause.start, max(clause.end, least)
    if onward and sentence.end - start <= _LONGEST_CONTEXT:
        end = sentence.end
    if end - lean <= _LONGEST_CONTEXT:
        start = min(start, lean)
    if end - sentence.start <= _LONGEST_CONTEXT // 2:
        start = min(start, sentence.start)
    if end - start > 2 * _LONGEST_CONTEXT:
        start, end = max(start, least - _LONGEST_CONTEXT), min(end, least + _LONGEST_CONTEXT)
    return _trimmed(text, start, end, least)


def _trimmed(text: str, start: int, end: int, least: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "，,；;、"):
        start += 1
    while end > least and text[end - 1].isspace():
        end -= 1
    opened = sum(text[start:end].count(c) for c in "（(")
    closed = sum(text[start:end].count(c) for c in "）)")
    if opened > closed and text[end : end + 1] in ("）", ")"):
        end += 1
    return Span(start, end)


def _dimensions(unit: str, label: str) -> tuple[tuple[str, str], ...]:
    if unit_kind(unit) != "percent":
        return ()
    if words().change.search(label.rpartition(" ")[2]) or "百分点" in unit:
        return (("change", "1"),)
    return (("share", "1"),)


def _period(spot: _Spot, at: int, year: int | None) -> str:
    """The time that the words name, as printed, when it is not the report's own year."""
    start = max(spot.clause.start, at - _LONGEST_CONTEXT)
    near = periods_in(spot.text[start:at])
    if not near and spot.clause.after in ("（", "("):  # 比2022年(31起)
        before = spot.text[max(0, start - _LONGEST_CONTEXT) : start - 1]
        near = tuple(period for period in periods_in(before) if period.end == len(before))
    if len({p.text for p in near}) > 1:
        return ""
    opening = min(spot.clause.start, spot.sentence.start + _LONGEST_CONTEXT)
    named = near or periods_in(spot.text[spot.sentence.start : opening])[:1]
    return "" if not named or _is_own(named[0], year) else "".join(named[0].text.split())


def _is_own(period: Period, year: int | None) -> bool:
    """Whether a time adds nothing to the report's year; the day of an event does not either."""
    if period.months:
        whole_year = period.months[1] == 12 and period.years in ((year,), ())
        return whole_year or ("日" in period.text and not period.text.startswith("截"))
    if period.relative:
        return period.relative != "last_year"
    return period.years == (year,)


def _noughts(
    text: str, sentence: Sentence, found: Sequence[FoundQuantity], base: Fact
) -> Iterator[Fact]:
    for nought in noughts_in(text, sentence.start, sentence.end, found):
        clause = Clause(nought.whole_start, nought.whole_end, 0, "")
        spot = _Spot(text, sentence, clause, None, None)
        fact = replace(
            base,
            label=nought.label,
            quantity=nought.quantity,
            start=nought.start,
            end=nought.end,
            context=_context(spot, clause.start, clause.end, onward=False),
            period=_period(spot, nought.start, base.year),
        )
        for indicator in nought.indicators or ("",):
            yield replace(fact, indicator=indicator)


def _bare_noughts(text: str, sections: Sequence[Section], base: Fact) -> Iterator[Fact]:
    """Sections that only say 无: what there is none of stands in the heading."""
    for section in sections:
        body = text[section.heading_end : section.end]
        label = clean_front(_NUMBER.sub("", "".join(section.path[-1:])))
        for indicator, unit in nought_of_section(label, body):
            at = section.heading_end + len(body) - len(body.lstrip())
            yield replace(
                base,
                indicator=indicator,
                label=label,
                quantity=Quantity(Decimal(0), unit, state="none"),
                start=at,
                end=at + len(body.strip().rstrip("。.")),
                context=Span(section.start, at + len(body.strip())),
            )


def _placed(text: str, facts: Sequence[Fact], sections: Sequence[Section]) -> tuple[Fact, ...]:
    """Facts with the headings above them, and the indicator that these and the label make sure."""
    ordered = sorted(sections, key=lambda s: (s.start, -s.end))
    placed: list[Fact] = []
    stack: list[Section] = []
    i = 0
    for fact in sorted(facts, key=lambda f: (f.start, f.end)):
        while i < len(ordered) and ordered[i].start <= fact.start:
            stack.append(ordered[i])
            i += 1
        stack = [s for s in stack if s.end > fact.start]
        path = max((s.path for s in stack), key=len, default=())
        clause = text[fact.context.start : fact.context.end]
        placed.append(replace(fact, path=path, indicator=prose_indicator(fact, path, clause)))
    return tuple(placed)
