"""What a second model thinks of the answer, and whether the graders think the same."""

from __future__ import annotations

from evals.graders.correctness import correctness
from evals.sample import Sample


def judged_right(sample: Sample) -> float | None:
    """The judge's verdict; no score where none was asked or it gave none."""
    return sample.judged


def judge_agrees(sample: Sample) -> float | None:
    """1 where the judge and the grader of correctness say the same."""
    return None if sample.judged is None else float(sample.judged == correctness(sample))
