"""How much of a question a text holds, and which run of a sentence's clauses holds the most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.language import HAN
from corpus.numerals import ENGLISH_ONES
from corpus.regex import regex

CLAUSE = regex(r"[，,；;。]")
_BEHIND = regex(r" (?:during|in|at|amid|under|as of|by the|on|within|throughout) ")
_PERIPHERAL = 0.4
"""What a word counts behind a preposition: "any lawsuits during the epidemic"."""
_MOST_CLAUSES, _LONGER = 3, 0.08
"""So many clauses are read together at most, and so much more must each further one bring."""
_UNKNOWN = 0.2
"""The weight of a word that no Chinese is known for."""


def held_of(question: Question, text: str) -> float:
    """The share of what a question names that a text holds."""
    asking = [c for c in question.concepts if c.name == "each_ground" and c.start < c.end]
    own = [
        t for t in question.own_terms
        if (not t.text[0].isdigit() or _HOTLINE.fullmatch(t.text))
        and t.text not in ENGLISH_ONES
        and not any(c.start <= t.start and t.end <= c.end for c in asking)
    ]  # fmt: skip
    terms = [t.widened for t in with_opposites(question, own)]
    folded = fold(text)
    first = min((t.end for t in terms), default=0)
    cut = _BEHIND.search(question.folded, first) if question.language == "en" else None
    weights = [_weight(t, cut.start() if cut else len(question.folded)) for t in terms]
    whole = sum(weights)
    held = sum(w * _held(question, t, folded) for t, w in zip(terms, weights, strict=True))
    return held / whole if whole else 0.0


def _held(question: Question, term: Term, folded: str) -> float:
    """How much of a term a text holds; requests, and that they were handled, are said in short."""
    held = held_in(term, folded)
    if held >= _IN_SHORT:
        return held
    spoken = ((c, _SHORTLY[c.name]) for c in question.concepts if c.name in _SHORTLY)
    short = any(c.start < term.end <= c.end and said.search(folded) for c, said in spoken)
    return _IN_SHORT if short else held


_IN_SHORT = 0.8
_SHORTLY = {"request": regex("申请"), "handled": regex("[办处]理|办[结完复]|[答回]复")}
_HOTLINE = regex(r"[19]\d{4}(?: (?:hot)?line)?")
"""A number that names a service."""


def part_on(question: Question, said: str) -> tuple[str, float]:
    """The shortest run of clauses that holds the most of what is asked, and how much that is."""
    clauses = [clause for clause in CLAUSE.split(said) if clause.strip()]
    runs = [
        "，".join(clauses[start : start + length])
        for length in range(1, _MOST_CLAUSES + 1)
        for start in range(len(clauses) - length + 1)
    ]
    held = {run: held_of(question, run) - _LONGER * run.count("，") for run in runs}
    best = max(runs, key=lambda run: held[run], default="")
    return (best, held_of(question, best)) if best else ("", 0.0)


def with_what_follows(part: str, said: str) -> str:
    """A run of clauses with the two behind it: 处理信件100件, and then 办结率均为100%."""
    joined = "，".join(clause for clause in CLAUSE.split(said) if clause.strip())
    at = max(joined.find(part), 0)
    behind = joined[at + len(part) :].split("，")[:_FOLLOWING]
    return part + "，".join(behind)


_FOLLOWING = 3
"""What is split off behind a run of clauses: nothing, and two clauses."""


def _weight(term: Term, cut: int) -> float:
    weight = term.trust if term.chinese else _UNKNOWN
    return weight * _PERIPHERAL if term.start > cut else weight


def with_opposites(question: Question, terms: Sequence[Term]) -> list[Term]:
    """Terms with the words that deny them: where it is asked if a site is run 独立, 并入 tells."""
    if not {"yesno", "why"} & question.intents:
        return list(terms)
    spans = [(m.start(), m.end(), words) for asked, _, words in opposites()
             for m in asked.finditer(question.folded)]  # fmt: skip
    return [
        replace(t, chinese=(*t.chinese, *(word for words in denying for word in words)))
        if (denying := [words for start, end, words in spans if t.start < end and start < t.end])
        else t
        for t in terms
    ]


def names_an_opposite(question: Question) -> bool:
    """Whether a question has a word of which reports have the opposite: late, 按期."""
    return any(asked.search(question.folded) for asked, _, _ in opposites())


@cache
def opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...]:
    """What a question has, what a report has in its place, and the plain words of the latter."""
    pairs = load("wording")["opposites"]["pairs"]
    return tuple(
        (compile_words(asked), compile_words(other), tuple(w for w in other if _PLAIN.fullmatch(w)))
        for asked, other in pairs
    )


_PLAIN = regex(f"[{HAN}]+")
