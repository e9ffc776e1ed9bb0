"""A follow-up that the rules cannot make anything of, made to stand alone by a language model.

What comes back is understood by the same rules as any question. It may only hold places and numbers
of the reader's own questions; what the assistant said is untrusted and not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.understanding.question import BadQuestion, Question
from assistant.understanding.scope import Index
from assistant.understanding.understand import LONGEST_QUESTION, clean
from assistant.writing.model import Message, Model, ModelFailed
from assistant.writing.prompt import prompt
from corpus.periods import periods_in
from corpus.quantities import numbers_in

_PATIENCE = 20.0
"""Seconds: a reader who asks a short question does not wait long for it to be read."""
_MOST_TOKENS = 400
_MOST_TURNS = 6


def unsure(question: Question, answered: bool) -> bool:
    """Whether the rules may not have understood what is asked.

    They found nothing, or the question leans on the one before and brings no place, time or concept
    of its own that they know: then they can only answer the question before once more.
    """
    if question.scope.problem:
        return False
    known = question.scope.mentions or any(c.start < c.end for c in question.concepts)
    repeats = question.elliptical and not known and not periods_in(question.folded)
    return repeats or not answered


def condensed(
    text: str, history: Sequence[Mapping[str, str]], model: Model, index: Index
) -> str | None:
    """The question standing alone; None where the model fails or adds something of its own.

    Args:
        text: the question as asked.
        history: the turns before, oldest first.
        model: writes it.
        index: knows places.
    """
    asked = [str(turn.get("content", "")) for turn in history if turn.get("role") == "user"]
    if not asked:
        return None
    before = "\n".join(f"- {' '.join(one.split())}" for one in asked[-_MOST_TURNS:])
    message = Message("user", prompt("condense", before=before, question=text))
    try:
        alone = clean(model.complete((message,), _MOST_TOKENS, _PATIENCE))
    except (ModelFailed, BadQuestion):
        return None
    everything = "\n".join((*asked, text))
    strange = _numbers(alone) - _numbers(everything) or _places(alone, index) - _places(
        everything, index
    )
    return None if strange or len(alone) > LONGEST_QUESTION // 8 else alone


def _numbers(text: str) -> set[object]:
    return {abs(number.value) for number in numbers_in(text) if number.counts}


def _places(text: str, index: Index) -> set[object]:
    return {mention.zh for mention in index.places.find(text)}
