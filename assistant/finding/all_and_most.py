"""How many there were in all, where a question asks that before it asks which had the most."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.decide import ENOUGH, figure_confidence
from assistant.evidence.evidence import Evidence, Finds
from assistant.finding.following import NEXT_BEST
from assistant.judging.required import answers_for
from assistant.understanding.question import Question
from corpus.regex import regex

_HOW_MANY_AND_WHICH = regex(
    r"(?:多少|(?<![哪前这近])几)[^？?]{1,24}?[,，;；、](?:其中|里面|而|又|那)?[^？?]{0,6}?"
    r"(?:哪|什么)[^？?]{0,16}最[多大高]|"
    r"\bhow (?:many|much)\b[^?]*?(?: and|[,;?]) ?(?:and )?(?:which|what|who)\b[^?]*?"
    r"\b(?:most|largest|biggest|highest|top)\b"
)

_CLOSED = regex(r"结案|办结|审结|\b(?:closed|settled|concluded)\b")
"""What came of cases is no number of those that were taken in."""


def with_all_of_them(question: Question, finds: Finds, most: Evidence) -> Evidence:
    """The largest figure of an enumeration, behind the one that tells how many there were in all.

    "How many letters came in, and which mailbox had the most": one of them alone is half of it.
    """
    if not _HOW_MANY_AND_WHICH.search(question.folded) or not most.statements:
        return most
    largest = most.statements[0].fact
    others = (
        c for c in finds.ranked[0][:NEXT_BEST]
        if c.fact.parent != largest.parent and c.fact.quantity.unit == largest.quantity.unit
        and figure_confidence(question, c) >= ENOUGH and answers_for(question, c, finds.report)
    )  # fmt: skip
    whole = next(others, None)
    if whole is None or whole.fact.label != largest.parent:
        return most
    if _CLOSED.search(question.folded) and not _CLOSED.search(whole.fact.label):
        return most
    return replace(most, statements=(whole, *most.statements), computation=None)
