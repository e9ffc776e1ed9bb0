"""Graders: one pure function a metric. A metric that does not apply gives None: no score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evals.graders.abstention import abstention_precision, abstention_recall
from evals.graders.citation import citation_precision, citation_recall, evidence_coverage
from evals.graders.correctness import correctness
from evals.graders.invented import invented_numbers
from evals.graders.judged import judge_agrees, judged_right
from evals.graders.language import answer_language
from evals.graders.proof import proof
from evals.graders.quotes import quote_fidelity
from evals.graders.retrieval import (
    passage_mrr,
    passage_ndcg,
    passage_recall_1,
    passage_recall_5,
    sentence_first,
    sentence_mrr,
)
from evals.graders.seconds import seconds
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class Metric:
    """A grader with its name, whether its scores are shares, and which way is better."""

    name: str
    grade: Callable[[Sample], float | None]
    share: bool = True
    higher_is_better: bool = True


METRICS = (
    Metric("correct", correctness),
    Metric("abstention precision", abstention_precision),
    Metric("abstention recall", abstention_recall),
    Metric("invented numbers", invented_numbers, higher_is_better=False),
    Metric("numbers proven", proof),
    Metric("quotes verbatim", quote_fidelity),
    Metric("citation recall", citation_recall),
    Metric("citation precision", citation_precision),
    Metric("evidence cited", evidence_coverage),
    Metric("language of the answer", answer_language),
    Metric("judged right", judged_right),
    Metric("judge and grader agree", judge_agrees),
    Metric("passage R@1", passage_recall_1),
    Metric("passage R@5", passage_recall_5),
    Metric("passage MRR", passage_mrr),
    Metric("passage nDCG@10", passage_ndcg),
    Metric("sentence first", sentence_first),
    Metric("sentence MRR", sentence_mrr),
    Metric("seconds", seconds, share=False, higher_is_better=False),
)


def grade(sample: Sample) -> Mapping[str, float | None]:
    """The score of every metric for one answer."""
    return {metric.name: metric.grade(sample) for metric in METRICS}
