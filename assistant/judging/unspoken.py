"""Does a question for yes or no name something of which a whole report has no word?

"Did it refund any fees": what is said of fees is no answer where no line speaks of refunds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.reckoning import offers_a_choice
from assistant.understanding.requirements import light
from assistant.understanding.terms import Term, accounts_for
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Report, Span

_NOUN = 1.0
"""The trust of a word whose Chinese is surely meant; another may stand for a verb, but the last."""
_OTHERWISE = frozenset({"why", "what", "who", "list", "where", "when", "how"})
_SHORTEST = 2
_PHRASAL = regex(r"^because| (?:in|up|on|out|off|rid|now|away|down|over|to|case)$")
_OF_ALL = regex(r"^[不没]|全都|同一|[来去上下进出回过起开到了的]$")
"""Words that join, say how many, or end as verbs of everyday Chinese do: 算进去."""


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
        not touches(_in_full(term), text) and not _waits_for_another(term, terms, text)
        for term in telling
        if not (term.text in _HEADS and term.start in ends)
    )


def leaves_a_noun_out(question: Question, said: str) -> bool:
    """Whether what is said has no word for something that a question for yes or no names.

    In Chinese any noun of it; in English the one that "any" goes with: any school.
    """
    text = fold(said)
    if question.language == "zh":
        nouns = [t for t in question.own_terms if t.trust >= _NOUN and len(t.text) >= _SHORTEST]
        nouns = [t for t in nouns if t.sure and not idle(t, question) and not _says_how(t)]
        return any(not touches(_in_full(noun), text) for noun in nouns)
    quoted = (t for t in question.own_terms if question.folded[t.start - 1 : t.start] in _QUOTES)
    if any(t.chinese and not touches(t.widened, text) for t in quoted if t.start):
        return True
    asked = _ANY.search(question.folded)
    if asked is None or question.language != "en":
        return False
    inside = [t for t in question.own_terms if asked.start(1) <= t.start < asked.end(1)]
    head = inside[-1] if inside else None
    return head is not None and head.trust >= _NOUN and not touches(head.widened, text)


_ANY = regex(
    r"\bany((?: [\w'’\",-]+){1,6}?)"
    r"(?= (?:in|of|at|on|by|from|to|for|with|against|over|still|left|be|been|was|"
    r"were|had|have|that|who|which|waiting|being)\b)"
)


def leaves_the_last_out(question: Question, said: str) -> bool:
    """Whether what is said has no word for the last thing that an English question names."""
    last = question.own_terms[-1] if question.language == "en" and question.own_terms else None
    if last is None or last.trust < _NOUN or not last.chinese or idle(last, question):
        return False
    return not touches(last.widened, fold(said))


def leaves_out_what_was_published(question: Question, said: str) -> bool:
    """Whether it is asked if something was published, and what is said has no word for it."""
    asked = _PUBLISHED.search(question.folded) if question.language == "en" else None
    if asked is None:
        return False
    head = [
        t for t in question.own_terms
        if asked.start() <= t.start < asked.end() and t.trust >= _NOUN and t.chinese
    ]  # fmt: skip
    text = fold(said)
    return bool(head) and not any(held_in(t.widened, text) for t in head)


_PUBLISHED = regex(
    r"\b(?:publish(?:ed)?|releas(?:e|ed)|disclos(?:e|ed)|post(?:ed)?) "
    r"(?:(?:its|their|the|a|an|any|all)\b )*[\w'’ -]+?"
    r"(?= (?:for|of|in|on|by|to|at|from|about)\b|[?]|$)"
)


def _in_full(term: Term) -> Term:
    """A term in all its words but those of one character: 党 is spoken of where 党建 is not."""
    wide = term.widened
    words = tuple(word for word in wide.chinese if len(word) > 1 or word in term.chinese)
    return replace(wide, chinese=words)


def _waits_for_another(term: Term, terms: Sequence[Term], text: str) -> bool:
    """Whether a word for waiting goes with what is waited for, as a report says it: 待搬迁."""
    if not _WAITS.fullmatch(term.text):
        return False
    words = (fold(word) for other in terms for word in other.chinese)
    return any(word.startswith("待") and word in text for word in words)


_WAITS = regex(r"a?wait\w*|pending|等[候待]?")


def _says_how(term: Term) -> bool:
    """Whether a term only joins, or says how many or how."""
    return bool(_PHRASAL.search(term.text) or _OF_ALL.search(term.text))


_QUOTES = frozenset("\"'“‘「『")
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
    if _says_how(term):
        return False
    if light().intersection(term.chinese):
        return False
    return not any(accounts_for(Span(c.start, c.end), term) for c in question.concepts)
