"""Does it abstain where, and only where, the reports do not say? The means are what they say."""

from __future__ import annotations

from evals.sample import Sample


def abstention_precision(sample: Sample) -> float | None:
    """Of the answers that abstain, those that should; no score for an answer that does not."""
    return float(sample.case.unanswerable) if sample.abstained else None


def abstention_recall(sample: Sample) -> float | None:
    """Of the unanswerable questions, those abstained from; no score for an answerable one."""
    return float(sample.abstained) if sample.case.unanswerable else None
