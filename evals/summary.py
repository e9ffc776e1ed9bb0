"""What the scores come to: means with intervals, by kind and language, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.graders import METRICS
from evals.run import Record

Scores = Mapping[str, Mapping[str, float | None]]
"""Scores of an earlier run: key of the question -> metric -> score."""

_RESAMPLES = 2000
_CONFIDENCE = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its bootstrap 95 % interval, and its change on the questions both runs scored."""

    n: int
    mean: float
    low: float
    high: float
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """One arm of a run. ``means`` are of all metrics; the groups are of ``correct``."""

    arm: str
    total: Mean
    kinds: Mapping[str, Mean]
    languages: Mapping[str, Mean]
    sets: Mapping[str, Mean]
    means: Mapping[str, Mean]
    newly_right: tuple[str, ...]
    newly_wrong: tuple[str, ...]
    wrong: tuple[str, ...]


def summarise(arm: str, records: Sequence[Record], before: Scores) -> Summary:
    """Sums up the records of one arm, against its scores in the last run."""
    correct = {record.key: record.scores["correct"] for record in records}
    changed = [(k, before[k].get("correct"), score) for k, score in correct.items() if k in before]

    def mean(metric: str, chosen: Iterable[Record]) -> Mean | None:
        return _mean([(r.key, r.scores[metric]) for r in chosen], metric, before)

    def groups(names: Sequence[str]) -> dict[str, Mean]:
        found: dict[str, Mean] = {}
        for name in sorted(set(names)):
            group = [r for r, own in zip(records, names, strict=True) if own == name]
            if value := mean("correct", group):
                found[name] = value
        return found

    means = {metric.name: mean(metric.name, records) for metric in METRICS}
    total = means["correct"]
    assert total is not None, "there is at least one question, and each is right or wrong"
    return Summary(
        arm=arm,
        total=total,
        kinds=groups([r.sample.case.kind for r in records]),
        languages=groups([r.sample.case.lang for r in records]),
        sets=groups([r.key.partition(":")[0] for r in records]),
        means={name: value for name, value in means.items() if value is not None},
        newly_right=tuple(k for k, old, new in changed if old == 0 and new == 1),
        newly_wrong=tuple(k for k, old, new in changed if old == 1 and new == 0),
        wrong=tuple(k for k, score in correct.items() if score == 0),
    )


def mean_of(values: Sequence[float], change: float | None = None) -> Mean:
    """The mean of some scores with its interval."""
    return Mean(len(values), sum(values) / len(values), *interval(values), change)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The bootstrap 95 % interval of a mean; the same values always give the same interval."""
    array = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(0)
    means = generator.choice(array, (_RESAMPLES, array.size)).mean(axis=1)
    low, high = np.percentile(means, _CONFIDENCE)
    return float(low), float(high)


def _mean(scores: Sequence[tuple[str, float | None]], metric: str, before: Scores) -> Mean | None:
    values = [score for _, score in scores if score is not None]
    if not values:
        return None
    both = [
        (score, old)
        for key, score in scores
        if score is not None and (old := before.get(key, {}).get(metric)) is not None
    ]
    change = sum(new - old for new, old in both) / len(both) if both else None
    return mean_of(values, change)
