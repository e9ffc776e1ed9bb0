"""A second language model as a judge of answers, to hold the graders against."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.writing.model import Message, Model, ModelFailed
from assistant.writing.prompt import prompt
from evals.sample import Sample

Judge = Callable[[Sample], float | None]

_FEW_TOKENS = 512
"""Room for a reasoning model to think before its one word."""
_VERDICT = re.compile(r"\b(RIGHT|WRONG)\b", re.IGNORECASE)


def judge_by(model: Model) -> Judge:
    """A judge that asks a model: 1 for right, 0 for wrong, None where it gives no verdict."""

    def judge(sample: Sample) -> float | None:
        case = sample.case
        wanted = [*case.answer_numbers, *(" or ".join(group) for group in case.answer_keywords)]
        if case.unanswerable:
            wanted = ["that the reports do not say"]
        text = prompt(
            "judge",
            question="\n".join([*(said for _, said in case.history), case.question]),
            wanted="; ".join(wanted) or "what the evidence says",
            forbidden="; ".join(case.forbidden_numbers) or "nothing in particular",
            evidence=" … ".join(case.evidence) or "nowhere",
            answer=sample.text,
        )
        try:
            verdict = _VERDICT.findall(model.complete((Message("user", text),), _FEW_TOKENS))
        except ModelFailed:
            return None
        return float(verdict[-1].upper() == "RIGHT") if verdict else None

    return judge
