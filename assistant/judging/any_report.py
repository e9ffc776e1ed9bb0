"""Whether what is found speaks of what is asked, where no report is named and any may tell it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.fields import spans_asking
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic, light
from assistant.understanding.terms import VERB, Term
from assistant.understanding.words import fold, held_in

_HALF, _SEVERAL, _IN_OTHER_LANGUAGES = 0.5, 2, 0.4
"""Half of what a question names must be spoken of, if that is several things; less where its words
were put into English first."""
_UNKNOWN = 0.2
"""A word so little trusted is one that nothing translates; it may be a name."""
_IN_PART = 0.45
"""So much of a word must stand in a text that speaks of it."""


def speaks_of_it(question: Question, around: str, field: bool = False) -> bool:
    """Whether a text speaks of all that a question names, or of several things and half of them.

    Where a report is named, what is asked is looked for in it, and a word that nothing translates
    tells little. Where none is, the question may be about anything in the world: "who won the
    world cup" is not answered by whoever won a prize. A ``field`` (the address, say) is short: two
    characters of a word are enough there.
    """
    said = fold(around)
    named = _named(question)
    if field and _asks_for_nothing_else(question):
        return True
    held = [
        t for t in named
        if t.chinese and (held_in(t, said) >= _IN_PART or (field and touches(t, said)))
    ]  # fmt: skip
    if not any(t.trust >= VERB for t in held) or (not field and _is_a_verb_alone(named)):
        return False
    if any(_is_by_itself(t, said) for t in held):
        return True
    known = [t for t in named if t.trust > _UNKNOWN]
    share = _HALF if question.language in ("zh", "en") else _IN_OTHER_LANGUAGES
    return len(held) == len(named) or (len(held) >= _SEVERAL and len(held) >= share * len(known))


def _asks_for_nothing_else(question: Question) -> bool:
    """Whether nearly all of a question is how one asks for a field: where one reads the report."""
    longest = max((s.end - s.start for s in spans_asking(question.folded)), default=0)
    return longest >= _NEARLY_ALL * len(question.folded)


_NEARLY_ALL = 0.8


def _is_a_verb_alone(named: Sequence[Term]) -> bool:
    """Whether nothing but something done is named: who won."""
    return len(named) == 1 and named[0].trust < 1


def _is_by_itself(term: Term, said: str) -> bool:
    """Whether a text has a Chinese word so long that it names one thing: 市长信箱.

    So does what a report may say for an everyday phrase: 最多跑一次 for 跑一趟就能办.
    """
    own = len(term.text) >= _LONG and term.chinese[:1] == (term.text,)
    return own and any(len(word) >= _LONG and fold(word) in said for word in term.chinese)


_LONG = 4


def _named(question: Question) -> Sequence[Term]:
    """What a question names: its words but those that say nothing of what is counted, or done."""
    own = (t for t in question.own_terms if not t.text.isdecimal() and t.text not in generic())
    some = [t.widened for t in own]
    return [t for t in some if t.text not in light()] or some
