"""What a grader is given: the question, the answer object and the reports it was asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.places import Place, locate
from evals.sets import Case


@dataclass(frozen=True, slots=True)
class Held:
    """One report of the store, as far as graders need it."""

    title: str
    year: int | None
    text: str
    tables: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One question asked and answered. ``answer`` is the answer object of the contracts.

    ``evidence`` holds, for each piece of evidence, every place that states it; ``passages`` and
    ``sentences`` are what retrieval gave, best first, or None where nothing was retrieved.
    ``judged`` is what a second model thinks: 1 right, 0 wrong, None where it was not asked.
    """

    case: Case
    answer: Mapping[str, Any]
    held: Mapping[str, Held]
    evidence: tuple[tuple[Place, ...], ...] = ()
    passages: tuple[Place, ...] | None = None
    sentences: tuple[Place, ...] | None = None
    judged: float | None = None

    @property
    def text(self) -> str:
        """The text of the answer."""
        return str(self.answer["answer"])

    @property
    def abstained(self) -> bool:
        """Whether the answer says that the reports do not tell."""
        return self.answer["abstained"] is True

    @property
    def citations(self) -> Sequence[Mapping[str, Any]]:
        """The citations of the answer."""
        citations: Sequence[Mapping[str, Any]] = self.answer["citations"]
        return citations


def sample_of(
    case: Case,
    answer: Mapping[str, Any],
    held: Mapping[str, Held],
    passages: Sequence[Place] | None = None,
    sentences: Sequence[Place] | None = None,
) -> Sample:
    """A sample whose evidence is located in the reports."""
    texts = {report_id: report.text for report_id, report in held.items()}
    return Sample(
        case=case,
        answer=answer,
        held=held,
        evidence=locate(case.evidence, case.reports, texts),
        passages=None if passages is None else tuple(passages),
        sentences=None if sentences is None else tuple(sentences),
    )


def place_of(citation: Mapping[str, Any]) -> Place:
    """Where a citation points."""
    return Place(str(citation["report_id"]), int(citation["start"]), int(citation["end"]))
