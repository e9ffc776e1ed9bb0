"""One decision: how likely is it that what was found is what was asked for?

The weights are fitted on the development questions (see evals/LOG.md); the features are few and
each has a meaning, so that the decision can be explained.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from assistant.prose import Candidate, Weighed, coverage, fold
from assistant.question import Question
from vectorstore.retriever import Hit

ENOUGH = 0.5
"""From this confidence on an answer is given."""


def lost(weighed: Sequence[Weighed]) -> float:
    """The share, by weight, of the question's sure terms that the report has no word for."""
    sure = [item for item in weighed if item.term.sure and item.term.chinese]
    whole = sum(item.weight for item in sure)
    return sum(item.weight for item in sure if not item.present) / whole if whole else 0.0


def figure_confidence(
    question: Question, candidate: Candidate, weighed: Sequence[Weighed]
) -> float:
    """How likely a stated figure is the one asked for."""
    f = candidate.features
    z = (
        -5.5 + 2.5 * f.near + 0.8 * f.far + 0.9 * f.parent + 2.4 * f.precise + 1.9 * f.closeness
        + 0.9 * f.first + 0.8 * f.fit - 1.0 * (len(weighed) <= 1)
    )  # fmt: skip
    del question
    return 1 / (1 + exp(-z))


def sentence_confidence(
    question: Question, top: Hit, hits: Sequence[Hit], weighed: Sequence[Weighed]
) -> float:
    """How likely a sentence answers."""
    held = coverage(weighed, fold(top.text))
    first = bool(hits) and top is hits[0]
    z = (
        -4.2 + 3.1 * held + 1.6 * top.dense + 2.1 * first + 1.6 * min(1.0, top.lexical / 30)
        - 0.7 * question.wants_number - 1.2 * (len(weighed) <= 1)
    )  # fmt: skip
    return 1 / (1 + exp(-z))
