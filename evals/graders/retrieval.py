"""Is the place that answers among what retrieval found, and how far up?

Each piece of evidence is one relevant place; a hit is relevant when it touches one. No score where
nothing was retrieved or the question has no evidence. Sentences are scored only where the evidence
is in prose, because tables are not cut into sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log2

from evals.places import Place
from evals.sample import Sample

Evidence = Sequence[Sequence[Place]]
Measure = Callable[[int, Sequence[Place], Evidence], float]


def passage_recall_1(sample: Sample) -> float | None:
    """The share of the evidence that the first passage holds."""
    return _score(recall_at, sample, sample.passages, 1)


def passage_recall_5(sample: Sample) -> float | None:
    """The share of the evidence that the first five passages hold."""
    return _score(recall_at, sample, sample.passages, 5)


def passage_mrr(sample: Sample) -> float | None:
    """One over the rank of the first passage that holds evidence, among ten."""
    return _score(reciprocal_rank, sample, sample.passages, 10)


def passage_ndcg(sample: Sample) -> float | None:
    """Normalised discounted cumulative gain of the first ten passages."""
    return _score(ndcg_at, sample, sample.passages, 10)


def sentence_mrr(sample: Sample) -> float | None:
    """One over the rank of the first sentence that holds evidence, among ten."""
    if _in_table(sample):
        return None
    return _score(reciprocal_rank, sample, sample.sentences, 10)


def sentence_first(sample: Sample) -> float | None:
    """1 where the sentence ranked first holds evidence."""
    if _in_table(sample):
        return None
    return _score(reciprocal_rank, sample, sample.sentences, 1)


def recall_at(k: int, hits: Sequence[Place], evidence: Evidence) -> float:
    """The share of the evidence touched by the first ``k`` hits."""
    return sum(any(_touches(hit, places) for hit in hits[:k]) for places in evidence) / len(
        evidence
    )


def reciprocal_rank(k: int, hits: Sequence[Place], evidence: Evidence) -> float:
    """One over the rank of the first of ``k`` hits that touches evidence; 0 if none does."""
    for rank, hit in enumerate(hits[:k], 1):
        if any(_touches(hit, places) for places in evidence):
            return 1 / rank
    return 0.0


def ndcg_at(k: int, hits: Sequence[Place], evidence: Evidence) -> float:
    """Discounted gain of the first ``k`` hits over the best possible.

    A hit gains the number of pieces of evidence that it is the first to touch. The best order has
    the same gains, sorted, and behind them one hit for each piece that no hit touches.
    """
    left = list(evidence)
    gains: list[int] = []
    for hit in hits[:k]:
        rest = [places for places in left if not _touches(hit, places)]
        gains.append(len(left) - len(rest))
        left = rest
    best = sorted([*gains, *(1 for _ in left)], reverse=True)[:k]
    return _discounted(gains) / _discounted(best)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _touches(hit: Place, places: Sequence[Place]) -> bool:
    return any(hit.touches(place) for place in places)


def _in_table(sample: Sample) -> bool:
    """Whether some piece of evidence stands in tables only."""
    return any(
        places and all(_tabular(sample, place) for place in places) for places in sample.evidence
    )


def _tabular(sample: Sample, place: Place) -> bool:
    return any(
        start <= place.start and place.end <= end
        for start, end in sample.held[place.report_id].tables
    )


def _score(measure: Measure, sample: Sample, hits: Sequence[Place] | None, k: int) -> float | None:
    if hits is None or not sample.evidence:
        return None
    return measure(k, hits, sample.evidence)
