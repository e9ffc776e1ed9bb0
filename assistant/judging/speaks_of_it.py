"""Does a sentence speak of what a question for yes or no asks?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.evidence.evidence import Finds
from assistant.judging.held import held_of, opposites
from assistant.judging.polarity import asks_for_a_rule, asks_for_all, says_none
from assistant.judging.required import lacks_a_concept
from assistant.judging.unspoken import (
    leaves_a_noun_out,
    leaves_out_what_was_published,
    leaves_the_last_out,
)
from assistant.understanding.asks import IN_PROSE
from assistant.understanding.concepts import Concept
from assistant.understanding.given import but_years, figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from vectorstore.retriever import Hit

SPEAKS_OF_IT = 0.5
"""So much of a question of yes or no must stand in a sentence that answers it."""
_COUNTED: Mapping[str, frozenset[str]] = {
    "requests": frozenset({"flow", "outcome", "ground", "applicant"}),
    "disputes": frozenset({"result", "route", "topic"}),
}
"""Concepts of which only a sentence that counts requests, or disputes, says whether there were any.
"""


def says_nothing_to_it(question: Question, finds: Finds, top: Hit, around: str) -> bool:
    """Whether a sentence cannot answer a question of yes or no: it speaks of something else.

    Whether requests came in, or how they ended, only a sentence that counts them says.
    """
    if "yesno" not in question.intents or question.wants_number:
        return False
    if held_of(question, around) < SPEAKS_OF_IT:
        return True
    if leaves_out_what_was_published(question, around):
        return True
    if _only_counts_them(question, top.text, around):
        return True
    ask = question.ask
    charged = any(c.group == "charge" for c in question.concepts)
    if charged and lacks_a_concept(question, around, around):
        return True
    if ask is None or not ask.explicit or ask.kind == "proactive" or asks_for_a_rule(question):
        return False
    specified = [
        c for c in question.concepts
        if c.group in _COUNTED[ask.kind] and not _is_said(question, c, top.text)
    ]  # fmt: skip
    if any(c.holds and not re.search(c.holds, around) for c in specified):
        return True
    if asks_for_all(question) and _OF_ALL_REQUESTS.search(fold(top.text)):
        return False
    indicators = {name for names in IN_PROSE.values() for name in names}
    stated = any(
        f.indicator in indicators and top.start <= f.start < top.end for f in finds.report.facts
    )
    return bool(specified) and not stated and not says_none(question, top.text)


def _only_counts_them(question: Question, said: str, around: str) -> bool:
    """Whether a sentence has the figure of a question, and no word of what is asked of so many.

    So it is with one that counts nothing, and does not speak of all of them.
    """
    given = figures_taken_for_granted(question)
    stated = {n.value for n in but_years(said)}
    if len(given) != 1 or _IS_A_LINE.fullmatch(str(given[0].value)):
        return False
    if given[0].value not in stated and (stated or _ALL.search(said)):
        return False
    return leaves_a_noun_out(question, around) or leaves_the_last_out(question, around)


_IS_A_LINE = regex(r"[19]\d{4}")
"""What may be the number of a hotline, and no count: 12345."""
_ALL = regex("均|全部|全都|都|各|一律")
_OF_ALL_REQUESTS = regex(
    "申请[^。；;]{0,40}(?:均|全部|都)[^。；;]{0,16}(?:答复|回复|办结|办理|完成)"
)
"""What a sentence says was done of all requests."""


def says_it_of_all(question: Question, text: str) -> bool:
    """Whether it is asked if all requests were handled, and a sentence says so of all of them."""
    names = {c.name for c in question.concepts}
    if "yesno" not in question.intents or not {"handled", "request"} <= names:
        return False
    return asks_for_all(question) and _OF_ALL_REQUESTS.search(fold(text)) is not None


def _is_said(question: Question, concept: Concept, text: str) -> bool:
    """Whether the words of a question that might name a ground for refusals mean what a text says.

    Security protection of a website, 等级保护, is none of the "three securities". What was upheld
    tells that it was not overruled.
    """
    named = [t for t in question.own_terms if t.start < concept.end and concept.start < t.end]
    said = fold(text)
    asked = question.folded[concept.start : concept.end]
    if concept.group == "result":
        return any(one.search(asked) and other.search(said) for one, other, _ in opposites())
    return concept.group == "ground" and any(t.sure and held_in(t, said) == 1 for t in named)


def lacks_a_line(question: Question, around: str) -> bool:
    """Whether a sentence has no word of the number that a question names a hotline by: 96128."""
    asked = _LINE.search(question.folded)
    number = next(n for n in asked.groups() if n) if asked else ""
    return number in question.text and number not in around  # not one that a word list brings


_LINE = regex(
    r"(?<!\d)([19]\d{4})\s?[”\"]?(?:hot)?(?:line|热线|专线)|"
    r"(?:热线|专线|hotline) ?[“\"]?([19]\d{4})(?!\d)"
)
