"""The figures that a report states, and their words: what no question changes, made ready once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import repeat

from assistant.evidence.clause import clause_of, lead_of, own_part, said_of
from assistant.understanding.whole_phrases import LEVEL
from assistant.understanding.words import Texts, fold, pairs_of
from corpus.report import Fact, Report, Span
from vectorstore.recent import Recent

_KEPT = 32
"""So many reports are kept ready: a megabyte or so each."""
_BEFORE = 100
"""Characters before a sentence that say what it is about."""


@dataclass(frozen=True, slots=True)
class Stating:
    """A figure, the shortest clause that states it, and the pairs of characters of its label.

    ``apart`` are those that tell it from the other figures that the same phrase governs;
    ``levels`` are the levels of government that its label speaks of, ``said`` are its words.
    """

    fact: Fact
    clause: Span
    label: frozenset[str]
    apart: frozenset[str]
    levels: frozenset[str]
    said: str


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures that sentences of a report state, with their words folded, in the same order.

    near: the label, the period and the clause. governed: that and the phrase that governs it.
    led: near, and the clause that leads in its own; empty where none does. parents: the phrase that
    governs it alone. far: the sentence and the headings too.
    """

    report: Report
    figures: tuple[Stating, ...]
    near: Texts
    governed: Texts
    led: Texts
    parents: Texts
    far: Texts

    @classmethod
    def of(cls, report: Report) -> Stated:
        """Reads the figures of a report's sentences, and of its tables of statistics."""
        facts = [f for f in report.facts if f.table is None or f.table.kind == "statistics"]
        clauses = [clause_of(fact, report.source_text) for fact in facts]
        labels = [fold(f"{fact.label} {fact.period}") for fact in facts]
        text = report.source_text
        parts = [own_part(clause, fact, text) for fact, clause in zip(facts, clauses, strict=True)]
        near = [
            label + fold(text[part.start : part.end])
            for label, part in zip(labels, parts, strict=True)
        ]
        parents = [fold(fact.parent) for fact in facts]
        figures = tuple(map(_stating, facts, clauses, labels, parents, repeat(text)))
        return cls(
            report,
            figures,
            Texts(near),
            Texts(one + parent for one, parent in zip(near, parents, strict=True)),
            Texts(map(_led, near, facts, clauses, repeat(text))),
            Texts(parents),
            Texts(
                one + _around(fact, report, fact.start, "")
                for one, fact in zip(near, facts, strict=True)
            ),
        )

    def far_in(self, at: int, start: int, sentence: str) -> str:
        """The far words of a figure where it is known in which sentence it stands."""
        return self.near[at] + _around(self.figures[at].fact, self.report, start, sentence)


def _stating(fact: Fact, clause: Span, label: str, parent: str, text: str) -> Stating:
    pairs = pairs_of(label)
    levels = frozenset(match.group() for match in LEVEL.finditer(label + parent))
    apart = pairs - pairs_of(parent) or pairs
    return Stating(fact, clause, pairs, apart, levels, said_of(clause, fact, text))


def _led(near: str, fact: Fact, clause: Span, text: str) -> str:
    lead = lead_of(clause, fact, text)
    led = fold(text[lead.start : lead.end])
    return led + near if led else ""


def _around(fact: Fact, report: Report, start: int, sentence: str) -> str:
    """The words around a figure: its context, what stands before ``start``, and its headings."""
    text = report.source_text
    context = fold(text[fact.context.start : fact.context.end])
    before = text[max(0, start - _BEFORE) : start]
    return context + fold(before + sentence + "".join(fact.path) + fact.parent)


class StatedFigures:
    """The stated figures of the reports that were asked of last. Safe under threads."""

    def __init__(self) -> None:
        self._kept: Recent[Stated] = Recent(_KEPT)

    def of(self, report: Report) -> Stated:
        """The stated figures of a report.

        What is kept holds its report, so that no other one can come to have the same identity.
        """
        return self._kept.get_or(id(report), partial(Stated.of, report))
