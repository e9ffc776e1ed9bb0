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
    asked = 1.0 if question.wants_number else 0.0
    z = -3.6 + 3.0 * f.near + 1.5 * f.far + 1.0 * f.precise + 0.8 * f.closeness + 1.5 * f.dense
    z += 1.0 * f.fit + 1.2 * asked - 1.5 * lost(weighed)
    return 1 / (1 + exp(-z))


def sentence_confidence(
    question: Question, top: Hit, hits: Sequence[Hit], weighed: Sequence[Weighed]
) -> float:
    """How likely a sentence answers."""
    held = coverage(weighed, fold(top.text) + fold("".join(top.path)))
    asked = 1.0 if question.wants_number else 0.0
    first = 1.0 if hits and top is hits[0] else 0.0
    z = -2.0 + 3.0 * held + 2.0 * top.dense + 0.5 * first - 1.2 * asked - 1.5 * lost(weighed)
    return 1 / (1 + exp(-z))
