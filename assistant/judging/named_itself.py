"""What a question itself names: is a figure of that, or a text only of the half of it?"""

from __future__ import annotations

from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.terms import VERB
from assistant.understanding.words import fold
from corpus.regex import regex

_TWO_WORDS = 2
_POINTS = regex(r"\b(?:that|those|these|this|such) $|[这那]些$")


def names_its_own(question: Question, said: str) -> bool:
    """Whether a figure is of what a follow-up itself names: 线下 in "and 线下?".

    What it points at ("that money") the question before has named.
    """
    said = fold(said)
    own = [
        t for t in question.own_terms
        if t.sure and not idle(t, question) and not _POINTS.search(question.folded[: t.start])
    ]  # fmt: skip
    return any(touches(term, said) for term in own)


def is_half_understood(question: Question, around: str) -> bool:
    """Whether a question is about one thing of two words, of which a text knows the second alone.

    Zebra crossings are nothing across borders, nuclear power is no power of an office.
    """
    if question.language != "en" or len(question.own_terms) != _TWO_WORDS:
        return False
    first, second = question.own_terms
    beside = question.folded[first.end : second.start] == " "
    guessed = first.trust < VERB and not first.limit and first.text.isalpha()
    return beside and guessed and not touches(first, fold(around))
