"""Do the citations support the statements? ALCE's definitions, evidence in place of entailment.

ALCE (Gao et al. 2023) asks a language model whether citations entail a statement. Here the question
set says where the answer stands, so a citation supports when it touches a piece of evidence. That
is strict: a citation of another place that says the same counts as none. No score where nothing
is to be cited: on unanswerable questions, and for answers that abstain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.sample import Sample, place_of
from evals.statements import statements_of


def citation_recall(sample: Sample) -> float | None:
    """The share of statements that their own citations support."""
    if not _applies(sample):
        return None
    statements = statements_of(sample)
    if not statements:
        return 0.0
    supported = sum(any(_supports(sample, c) for c in s.citations) for s in statements)
    return supported / len(statements)


def citation_precision(sample: Sample) -> float | None:
    """The share of citations that support the statement they stand behind.

    ALCE drops a citation that does not support alone while the others do without it; with places
    for entailment that is every citation that touches no evidence.
    """
    if not _applies(sample):
        return None
    cited = [c for statement in statements_of(sample) for c in statement.citations]
    return sum(_supports(sample, c) for c in cited) / len(cited) if cited else None


def evidence_coverage(sample: Sample) -> float | None:
    """The share of the pieces of evidence that some citation touches."""
    if not _applies(sample):
        return None
    cited = [place_of(citation) for citation in sample.citations]
    touched = [
        any(citation.touches(place) for citation in cited for place in places)
        for places in sample.evidence
    ]
    return sum(touched) / len(touched)


def _applies(sample: Sample) -> bool:
    return bool(sample.evidence) and not sample.abstained and not sample.case.unanswerable


def _supports(sample: Sample, citation: Mapping[str, Any]) -> bool:
    place = place_of(citation)
    return any(place.touches(other) for places in sample.evidence for other in places)
