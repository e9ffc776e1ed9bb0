"""Does a question for yes or no name something of which a whole report has no word?

"Did it refund any fees": what is said of fees is no answer where no line speaks of refunds.
"""

from __future__ import annotations

import re

from assistant.question import Question
from assistant.reckoning import offers_a_choice
from assistant.requirements import light
from assistant.spoken import idle, touches
from assistant.terms import Term, accounts_for
from assistant.words import fold
from corpus.report import Report, Span

_NOUN = 1.0
"""The trust of a word whose Chinese is surely meant; another may stand for a verb, but the last."""
_OTHERWISE = frozenset({"why", "what", "who", "list", "where", "when", "how"})
_SHORTEST = 2
_PHRASAL = re.compile(r" (?:in|up|on|out|off|rid|now|away|down|over|to|case)$")
_OF_ALL = re.compile(r"^[不没]|全都|同一|[来去上下进出回过起开到了的]$")
"""Words that say how many, or end as verbs of everyday Chinese do: 算进去."""


def names_the_unspoken(question: Question, report: Report) -> bool:
    """Whether a word that a question for yes or no turns on stands nowhere in a report."""
    asks = "yesno" in question.intents and not question.intents & _OTHERWISE
    if not asks or question.wants_number or _compares(question):
        return False
    if question.language not in ("en", "zh"):  # of others too few words are surely understood
        return False
    terms = question.own_terms
    telling = [t for t in terms if (t.trust >= _NOUN or t is terms[-1]) and _tells(t, question)]
    if not telling:
        return False
    text = fold(report.source_text)
    ends = {term.end + 1 for term in telling}
    return any(
        not touches(term.widened, text)
        for term in telling
        if not (term.text in _HEADS and term.start in ends)
    )


_HEADS = frozenset({"test", "scheme", "programme", "program", "exercise", "initiative"})
"""Nouns that say little behind another: a security protection test."""


def _compares(question: Question) -> bool:
    if "compare" in question.intents or question.reckoning is not None:
        return True
    return offers_a_choice(question.folded)


def _tells(term: Term, question: Question) -> bool:
    if not term.sure or not term.chinese or len(term.text) < _SHORTEST or idle(term, question):
        return False
    if any(term.end == mention.start for mention in question.scope.mentions):
        return False  # the city that a place named lies in
    if _PHRASAL.search(term.text) or _OF_ALL.search(term.text):
        return False
    if light().intersection(term.chinese):
        return False
    return not any(accounts_for(Span(c.start, c.end), term) for c in question.concepts)
