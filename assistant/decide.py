"""One decision: is the evidence enough to answer, or does the report not say?"""

from __future__ import annotations

from assistant.evidence import Evidence
from assistant.question import Question

LEAST_FAR = 0.5
LEAST_NEAR = 0.3
LEAST_TEXT = 0.4


def enough(evidence: Evidence, question: Question) -> bool:
    """Whether the evidence answers the question."""
    if evidence.kind == "figures":
        return bool(evidence.figures)
    if evidence.kind == "statements":
        best = max(evidence.statements, key=lambda c: c.score)
        if best.unit_fit < 0:
            return False
        return best.far >= LEAST_FAR and best.near >= LEAST_NEAR
    if evidence.kind == "sentences":
        return evidence.strength >= LEAST_TEXT
    return False
