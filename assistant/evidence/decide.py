"""One decision: how likely is it that what was found is what was asked for?

The weights are fitted on the development questions (see evals/LOG.md); the features are few and
each has a meaning, so that the decision can be explained.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from assistant.evidence.prose import Candidate
from assistant.understanding.question import Question
from assistant.understanding.words import Weighed, coverage, fold
from vectorstore.retriever import Hit

_OF_IT = 5.0
"""How much more words in common may tell than what a sentence holds of the question: 建成 and
投入使用 are both "open"."""
_A_PHRASE = 2
"""So many spaces at least has a phrase."""
ENOUGH = 0.5
"""From this confidence on an answer is given."""


def figure_confidence(question: Question, candidate: Candidate) -> float:
    """How likely a stated figure is the one asked for."""
    f = candidate.features
    z = (
        -6.7 + 1.0 * f.near + 1.1 * f.far + 2.1 * f.precise + 2.6 * f.closeness + 0.9 * f.first
        + 1.5 * f.fit + 1.4 * f.known
        + 1.2 * (question.language != "zh") - 0.6 * (not question.wants_number)
    )  # fmt: skip
    return 1 / (1 + exp(-z))


def sentence_confidence(
    top: Hit, hits: Sequence[Hit], weighed: Sequence[Weighed], lead: str = ""
) -> float:
    """How likely a sentence answers; ``lead`` are words right before it that name what it tells."""
    own = coverage(weighed, fold(top.text))
    held = coverage(weighed, fold(top.text + lead + "".join(top.path)))
    first = bool(hits) and top is hits[0]
    ahead, apart = _lead([hit.score for hit in hits])
    z = (
        -3.3 + 2.7 * own + 1.2 * held + 0.6 * first + 1.0 * ahead + 0.3 * apart
        + 1.0 * min(1.0, top.lexical / 30, _OF_IT * held) - 0.6 * _is_one_word(weighed)
    )  # fmt: skip
    return 1 / (1 + exp(-z))


def _is_one_word(weighed: Sequence[Weighed]) -> bool:
    """Whether a question has no more than one word to go by; a phrase of several tells more."""
    return not weighed or (len(weighed) == 1 and weighed[0].term.text.count(" ") < _A_PHRASE)


def _lead(scores: Sequence[float]) -> tuple[float, float]:
    """How far the best hit leads: the second, as a share of the range; the mean, in sigmas."""
    if len(scores) < 3 or scores[0] <= scores[-1]:
        return 0.0, 0.0
    ahead = (scores[0] - scores[1]) / (scores[0] - scores[-1])
    mean = sum(scores) / len(scores)
    spread = (sum((score - mean) ** 2 for score in scores) / len(scores)) ** 0.5
    return ahead, (scores[0] - mean) / spread
