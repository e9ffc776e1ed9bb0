"""Does it make a number up where the reports do not say? Lower is better.

Judged on unanswerable questions only. Who abstains may still say what the reports do hold, with
proof; who answers must not say any number, for none can be what was asked for.
"""

from __future__ import annotations

from corpus.quantities import numbers_in
from evals.graders.proof import catalogue_counts, exempt_numbers, unproven
from evals.numbers import prose
from evals.sample import Sample


def invented_numbers(sample: Sample) -> float | None:
    """1 where an unanswerable question is given an invented number; no score on others."""
    case = sample.case
    if not case.unanswerable:
        return None
    if sample.abstained:
        return float(bool(unproven(sample)))
    text = prose(sample.text)
    free = exempt_numbers(sample) | catalogue_counts(text, len(sample.held))
    said = [number for number in numbers_in(text) if number.counts]
    return float(any(abs(number.value) not in free for number in said))
