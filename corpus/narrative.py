"""Sentences that state figures -> facts: what is counted, of what, when, and where it is said.

The text is read sentence by sentence, each sentence clause by clause. A figure is labelled by the
words around it in its clause; where these say nothing alone (占比, 已办结) the subject comes from
the figures before it. 其中 and brackets make the figure before them the parent.

``year`` is always the report's own; where the words name another time, ``period`` says which.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files

from corpus.clauses import Clause, Sentence, clauses_of, sentences_of
from corpus.labels import Frame, clean_back, clean_front, frames_of, words
from corpus.periods import Period, periods_in
from corpus.quantities import FoundQuantity, find_quantities, unit_kind
from corpus.report import Fact, Quantity, Section, Span

_AGE = re.compile(r"岁")
_LONGEST_CONTEXT = 200
_REMEMBERED = 8
_ALL = re.compile(r"均|全部|都已")


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure already read, for those that lean on it."""

    label: str
    unit: str
    start: int
    depth: int
    leans: bool = False
    """It is a part, or a bare verb: others rather lean on what it leans on itself."""


@dataclass(slots=True)
class _Memory:
    """What a paragraph has said so far. Lives while one paragraph is read."""

    said: list[_Said] = field(default_factory=list)
    parents: dict[int, _Said] = field(default_factory=dict)
    sentence: int = 0

    def subject(self, unit: str, depth: int, since: int) -> _Said | None:
        """The figure that another one with this unit leans on: same unit, same kind, or the last."""
        near = [s for s in self.said if s.start >= since and s.depth <= depth]
        near = [s for s in near if not s.leans] or near
        for same in (
            lambda s: s.unit == unit,
            lambda s: unit_kind(s.unit) == unit_kind(unit) != "percent",
        ):
            match = next((s for s in reversed(near) if same(s)), None)
            if match:
                return match
        return near[-1] if near else None

    def of(self, clause: Clause) -> bool:
        """Whether a figure was read in this clause."""
        return any(s.start == clause.start for s in self.said)

    def last(self, depth: int) -> _Said | None:
        """The last figure of this sentence outside deeper brackets."""
        return next(
            (s for s in reversed(self.said) if s.start >= self.sentence and s.depth <= depth), None
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    key: str
    label: re.Pattern[str]
    units: frozenset[str]
    not_: re.Pattern[str] | None
    path: re.Pattern[str] | None
    alone: bool
    """Not for a part of something else."""


@dataclass(frozen=True, slots=True)
class _Nought:
    patterns: tuple[re.Pattern[str], ...]
    units: tuple[tuple[str, str], ...]


@cache
def _data() -> tuple[tuple[_Rule, ...], _Nought]:
    data = tomllib.loads(files("corpus").joinpath("narrative.toml").read_text("utf-8"))
    rules = tuple(
        _Rule(
            row["key"],
            re.compile(row["label"]),
            frozenset(row["units"]),
            re.compile(row["not"]) if "not" in row else None,
            re.compile(row["path"]) if "path" in row else None,
            row.get("parent") == "none",
        )
        for row in data["indicator"]
    )
    nought = data["nought"]
    patterns = tuple(re.compile(p) for p in nought["patterns"])
    return rules, _Nought(patterns, tuple(nought["units"].items()))


def narrative_facts(
    text: str,
    sections: Sequence[Section],
    skip: Sequence[Span],
    *,
    report_id: str,
    issuer: str,
    year: int | None,
) -> tuple[Fact, ...]:
    """A fact for every figure, and every nought in words, that the prose outside ``skip`` states."""
    found = [q for q in find_quantities(text) if not _AGE.search(q.quantity.unit)]
    starts = [q.start for q in found]
    cuts = sorted({s.start for s in sections} | {s.heading_end for s in sections})
    base = Fact(report_id, "", "", issuer, year, Quantity(None), 0, 0, Span(0, 0))
    facts: list[Fact] = []
    memory = _Memory()
    for sentence in sentences_of(text, cuts, skip):
        here = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if sentence.opens:
            memory = _Memory()
        memory.sentence, memory.parents = sentence.start, {}
        facts += _sentence_facts(text, sentence, here, memory, base)
        facts += _noughts(text, sentence, here, base)
    facts = _with_paths(facts, sections)
    return tuple(sorted(facts, key=lambda f: (f.start, f.end)))


def _sentence_facts(
    text: str, sentence: Sentence, found: Sequence[FoundQuantity], memory: _Memory, base: Fact
) -> Iterator[Fact]:
    if not found:
        return
    previous: Clause | None = None
    depth = 0
    for clause in clauses_of(text, sentence, found):
        here = [q for q in found if clause.start <= q.start < clause.end]
        memory.parents = {d: s for d, s in memory.parents.items() if d <= clause.depth}
        if clause.depth > depth and (outer := memory.last(clause.depth - 1)):
            memory.parents[clause.depth] = outer
        depth = clause.depth
        if not here:
            if "其中" in text[clause.start : clause.end]:
                _among(text, memory, "", clause, previous)
            previous = clause if clause.end - clause.start > 3 else previous
            continue
        if "其中" in text[clause.start : here[0].start]:
            _among(text, memory, here[0].quantity.unit, clause, previous)
        for frame in frames_of(text, clause, here):
            yield _fact(text, sentence, clause, previous, frame, memory, base)
        previous = clause


def _among(
    text: str, memory: _Memory, unit: str, clause: Clause, previous: Clause | None
) -> None:
    """Remember what 其中 points at: a figure of this sentence, its words, or an earlier figure."""
    subject = memory.subject(unit, clause.depth, memory.sentence)
    if not subject and previous:
        label = clean_front(text[previous.start : previous.end])
        subject = _Said(label, "", previous.start, clause.depth)
    subject = subject or memory.subject(unit, clause.depth, 0)
    if subject:
        memory.parents[clause.depth] = subject


def _fact(
    text: str,
    sentence: Sentence,
    clause: Clause,
    previous: Clause | None,
    frame: Frame,
    memory: _Memory,
    base: Fact,
) -> Fact:
    figure, label = frame.figure, frame.label
    unit = figure.quantity.unit
    parent = memory.parents.get(clause.depth)
    subject: _Said | None = None
    bare = previous if previous and previous.end < clause.start and not memory.of(previous) else None
    w = words()
    if not label:
        outer = memory.last(clause.depth)
        if clause.depth and outer and clause.after in ("（", "("):
            label, parent = outer.label, None
        elif previous:
            label = clean_front(text[previous.start : previous.end])
    together = frame.together or bool(bare and _ALL.search(text[bare.start : bare.end]))
    verb = bool(w.verb.match(label))
    if w.dependent.match(label):
        subject = None if together else memory.last(clause.depth) or parent
        if subject and subject.label != label:
            label = f"{subject.label} {label}"
    else:
        if verb and not parent:
            parent = _governing(text, bare, memory, unit, clause)
        said = _Said(label, unit, clause.start, clause.depth, verb or bool(parent))
        memory.said = [*memory.said[-_REMEMBERED:], said]
    lean = min((s.start for s in (subject, parent) if s), default=clause.start)
    return replace(
        base,
        label=label,
        parent=parent.label if parent and parent.label != label else "",
        quantity=figure.quantity,
        start=figure.start,
        end=figure.end,
        context=_context(text, sentence, clause, min(lean, clause.start), figure.end),
        dimensions=_dimensions(unit, label),
        period=_period(text, sentence, clause, figure.start, base.year),
    )


def _governing(
    text: str, bare: Clause | None, memory: _Memory, unit: str, clause: Clause
) -> _Said | None:
    """What a bare verb (共培训, 已整改) is said of: the words just before, or a figure before."""
    if bare:
        label = clean_front(text[bare.start : bare.end])
        return _Said(label, "", bare.start, clause.depth)
    return memory.subject(unit, clause.depth, 0)


def _context(text: str, sentence: Sentence, clause: Clause, lean: int, least: int) -> Span:
    """The words that state a figure, from the subject on that it leans on."""
    start, end = clause.start, max(clause.end, least)
    if end - lean <= _LONGEST_CONTEXT:
        start = min(start, lean)
    if end - sentence.start <= _LONGEST_CONTEXT // 2:
        start = min(start, sentence.start)
    while start < end and (text[start].isspace() or text[start] in "，,；;、"):
        start += 1
    while end > least and text[end - 1].isspace():
        end -= 1
    if clause.depth and text[end : end + 1] in ("）", ")") and "（" in text[start:end].replace("(", "（"):
        end += 1
    return Span(start, end)


def _dimensions(unit: str, label: str) -> tuple[tuple[str, str], ...]:
    if unit_kind(unit) != "percent":
        return ()
    if words().change.search(label.rpartition(" ")[2]) or "百分点" in unit:
        return (("change", "1"),)
    return (("share", "1"),)


def _period(text: str, sentence: Sentence, clause: Clause, at: int, year: int | None) -> str:
    """The time that the words name, as printed, when it is not the report's own year."""
    near = periods_in(text[clause.start : at])
    if len({p.text for p in near}) > 1:
        return ""
    named = near[-1:] or periods_in(text[sentence.start : clause.start])[:1]
    if not named:
        return ""
    return "" if _is_own(named[0], year) else named[0].text.strip()


def _is_own(period: Period, year: int | None) -> bool:
    if period.months:
        return False
    if period.relative:
        return period.relative == "this_year"
    return period.years == (year,)


def _noughts(
    text: str, sentence: Sentence, found: Sequence[FoundQuantity], base: Fact
) -> Iterator[Fact]:
    _, nought = _data()
    taken: list[tuple[int, int]] = [(q.start, q.end) for q in found]
    part = text[sentence.start : sentence.end]
    for pattern in nought.patterns:
        for match in pattern.finditer(part):
            start, end = (sentence.start + at for at in match.span("words"))
            whole = sentence.start + match.start(), sentence.start + match.end()
            what = match["what"]
            label = clean_front(what) if match.start("what") < match.start("words") else clean_back(what)
            if not label or any(a < whole[1] and whole[0] < b for a, b in taken):
                continue
            taken.append(whole)
            unit = next((u for noun, u in nought.units if noun in label), "")
            left = sentence.start if whole[1] - sentence.start <= _LONGEST_CONTEXT // 2 else whole[0]
            clause = Clause(whole[0], whole[1], 0, "")
            context = _context(text, sentence, clause, left, whole[1])
            yield replace(
                base,
                label=label,
                quantity=Quantity(Decimal(0), unit, state="none"),
                start=start,
                end=end,
                context=context,
                period=_period(text, sentence, clause, start, base.year),
            )


def _with_paths(facts: Sequence[Fact], sections: Sequence[Section]) -> list[Fact]:
    """Facts with the headings above them, and the indicator that these and the label make sure."""
    ordered = sorted(sections, key=lambda s: (s.start, -s.end))
    placed: list[Fact] = []
    stack: list[Section] = []
    i = 0
    for fact in sorted(facts, key=lambda f: f.start):
        while i < len(ordered) and ordered[i].start <= fact.start:
            stack.append(ordered[i])
            i += 1
        stack = [s for s in stack if s.end > fact.start]
        path = max((s.path for s in stack), key=len, default=())
        placed.append(replace(fact, path=path, indicator=_indicator(fact, path)))
    return placed


def _indicator(fact: Fact, path: tuple[str, ...]) -> str:
    rules, _ = _data()
    heading = "/".join(path)
    for rule in rules:
        if (
            fact.quantity.unit in rule.units
            and rule.label.search(fact.label)
            and not (rule.not_ and rule.not_.search(fact.label))
            and not (rule.alone and fact.parent)
            and (rule.path is None or rule.path.search(heading + fact.parent))
        ):
            return rule.key
    return ""
