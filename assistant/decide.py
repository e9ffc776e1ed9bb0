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


def figure_confidence(question: Question, candidate: Candidate) -> float:
    """How likely a stated figure is the one asked for."""
    f = candidate.features
    z = (
        -5.8 + 2.3 * f.near + 1.1 * f.far + 2.9 * f.precise + 1.7 * f.closeness + 0.8 * f.dense
        + 0.6 * f.first + 0.8 * f.fit + 0.7 * question.wants_number
    )  # fmt: skip
    return 1 / (1 + exp(-z))


def sentence_confidence(
    question: Question, top: Hit, hits: Sequence[Hit], weighed: Sequence[Weighed]
) -> float:
    """How likely a sentence answers."""
    own = coverage(weighed, fold(top.text))
    held = coverage(weighed, fold(top.text + "".join(top.path)))
    first = bool(hits) and top is hits[0]
    z = (
        -4.0 + 2.6 * own + 1.3 * held + 1.4 * first + 1.4 * min(1.0, top.lexical / 30)
        + 0.3 * question.wants_number - 1.0 * (len(weighed) <= 1)
    )  # fmt: skip
    return 1 / (1 + exp(-z))
