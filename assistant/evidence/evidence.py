"""The nouns of the search: what was found in a report, and the part of it that answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.evidence.arithmetic import Computation
from assistant.evidence.figures import Figure
from assistant.evidence.prose import Candidate
from assistant.understanding.enumerations import Item
from assistant.understanding.words import Weighed
from corpus.report import Report, Span
from vectorstore.retriever import Hit

Kind = Literal["figures", "statements", "sentences", "overview"]


@dataclass(frozen=True, slots=True)
class Finds:
    """All that was found in one report, before it is decided what answers.

    ``inside``: the figures are those of a place or body in it that the question names. ``told`` is
    where the answer stands to the question before, on which this one leans.
    """

    report: Report
    weighed: tuple[Weighed, ...]
    hits: tuple[Hit, ...] = ()
    ranked: tuple[tuple[Candidate, ...], ...] = ()
    figures: tuple[Figure, ...] = ()
    inside: bool = False
    told: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one report holds on a question.

    ``confidence`` is the estimated chance that this is what was asked for; ``denies``: it is not
    what the question takes for granted, ``affirms``: it is; ``elsewhere``: it is of another place.
    ``given``: so many of the sentences are the answer. ``missing``: where the question names what
    is to be added and has no figure; ``untold``: the parts of it that are not answered.
    """

    report: Report
    kind: Kind
    confidence: float
    figures: tuple[Figure, ...] = ()
    statements: tuple[Candidate, ...] = ()
    sentences: tuple[Hit, ...] = ()
    items: tuple[Item, ...] = ()
    computation: Computation | None = None
    denies: bool = False
    affirms: bool = False
    elsewhere: bool = False
    given: int = 1
    missing: tuple[Span, ...] = ()
    untold: tuple[Span, ...] = ()

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The values of the stated figures, then of the cells; None for an empty one."""
        stated = (candidate.fact.quantity.value for candidate in self.statements)
        return (*stated, *(figure.value for figure in self.figures))


def denied_by(finds: Finds, said: Hit, sure: float, *, elsewhere: bool = False) -> Evidence:
    """The sentence that says otherwise than the question takes for granted."""
    return Evidence(
        finds.report, "sentences", sure, sentences=(said,), denies=True, elsewhere=elsewhere
    )


def denied_as(finds: Finds, stated: tuple[Candidate, ...], sure: float) -> Evidence:
    """The figures that are otherwise than the question takes for granted."""
    return Evidence(
        finds.report, "statements", sure, statements=stated, sentences=finds.hits[:3], denies=True
    )


def shortest(evidence: Evidence) -> Evidence:
    """The best piece of evidence alone: what is left when more of it cannot be proved."""
    return replace(
        evidence,
        figures=evidence.figures[:1],
        statements=evidence.statements[:1],
        computation=None,
        given=1,
    )


def stands_at(evidence: Evidence) -> Span | None:
    """Where the figure or the sentence stands that answers; None for cells and computed figures."""
    if evidence.kind == "statements" and evidence.statements:
        fact = evidence.statements[0].fact
        return Span(fact.start, fact.end)
    if evidence.kind == "sentences" and evidence.sentences:
        return Span(evidence.sentences[0].start, evidence.sentences[0].end)
    return None
