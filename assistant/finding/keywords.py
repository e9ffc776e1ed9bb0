"""Questions of keywords alone, read as ones for a figure: "covid isolation sites in Qiaokou?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.arithmetic import ASIDE
from assistant.evidence.evidence import Evidence
from assistant.evidence.prose import Candidate
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.counted import PHRASE_ENDS
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.topics import begins_with_a_topic
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Span
from corpus.units import unit_kind

_LONGEST = 24
"""Words of a question of keywords at most."""
_SEGMENT = regex(r"[^,:;?.]+")
_WORD = regex(r"[^\W\d_][\w'’-]*")
_PLURAL = regex(r"\w{2,}[^aious']s|people|persons|staff|personnel|children|\w{2,}(?:[^n]ia|men)")
_ENDS = regex(r"(?:['’]s?)?[\s,:;(–—-]*$")
_MORE = regex(r"(?:['’]s?)?[\s(]*(?:(?:19|20)\d\d\b[\s,–—-]*)?")

_WHICH_THEY_ARE = regex(r"(?<=s) (?:on|of|to|in|from|for|about) what(?= )")
"""What says which things are meant and asks for nothing: clicks on what the township put online."""
_DEALT_WITH = regex(
    r"\b(?:solved|resolved|rectified|fixed|corrected|handled|dealt|tackled|settled|found|"
    r"discovered|spotted|identified|checked|closed)\b",
    re.I,
)
"""What was done with so many problems that a report counts them."""


@cache
def _wordings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("wording")["keywords"]
    asks, asks_zh, amounts = (words[name] for name in ("asks", "asks_zh", "amounts"))
    return compile_words(asks), re.compile("|".join(asks_zh)), compile_words(amounts)


def as_a_count(question: Question) -> str:
    """A question of keywords alone as one asks for their figure; empty where it is none.

    "Qiaokou 2020, isolation sites?" is "Qiaokou 2020, how many isolation sites?", 硚口区隔离点 is
    硚口区隔离点有多少.
    """
    text = question.text
    if question.intents or question.counted or question.elliptical:
        return ""
    if begins_with_a_topic(question.folded):
        return ""
    asks, asks_zh, _ = _wordings()
    if question.language == "zh":
        return "" if asks_zh.search(text) else f"{text.rstrip('。.？? ')}有多少？"
    said = _WHICH_THEY_ARE.sub(" ", ASIDE.sub(" ", text.lower()))
    if question.language != "en" or asks.search(said) or len(text.split()) > _LONGEST:
        return ""
    places = [Span(m.start, m.end) for m in question.scope.mentions]
    for segment in _SEGMENT.finditer(text):
        start = _behind_places(text, segment.start(), places)
        if begins_with_a_topic(text[start:].lower()) and not _DEALT_WITH.search(text, start):
            return ""  # Shuyang 2025 problems still to fix: those that the report lists
        asked = _how(text[start : segment.end()], start, places)
        if asked:
            before = _ENDS.sub("", text[:start])
            words = _with_did(text[start:], start, places)
            return f"{before}{', ' if before else ''}{asked} {words}"
    return ""


def _behind_places(text: str, start: int, places: Sequence[Span]) -> int:
    """Where the words begin behind names of places: "Urumqi's", "Qiaokou 2020"."""
    start = _past_the_year(text, start)
    while place := next((p for p in places if p.start <= start < p.end), None):
        start = _past_the_year(text, place.end)
    return start


def _past_the_year(text: str, at: int) -> int:
    """Where the words go on behind the ending of a name, its year and what stands between."""
    more = _MORE.match(text, at)
    return more.end() if more else at


def _with_did(words: str, start: int, places: Sequence[Span]) -> str:
    """The words with "did" before a place that did something: calls [did] Kundulun handled."""
    first = next((p.start - start for p in places if p.start > start), 0)
    noun = words[:first].rstrip()
    end = PHRASE_ENDS.search(noun)
    follows = end is not None and end.start() == len(noun) and words[first - 1 : first] == " "
    return f"{noun} did {words[first:]}" if follows else words


def _how(words: str, start: int, places: Sequence[Span]) -> str:
    """Whether a phrase is asked for with "how many" or "how much", by the noun that it is about."""
    ends = [p.start - start for p in places if p.start > start]
    if end := PHRASE_ENDS.search(words):
        ends.append(end.start())
    phrase = words[: min([len(words), *ends])].lower()
    if _wordings()[2].search(phrase):
        return "how much"
    return "how many" if any(_PLURAL.fullmatch(w) for w in _WORD.findall(phrase)) else ""


def tells_how_many(found: Sequence[Evidence]) -> bool:
    """Whether each report tells a figure, and not one in a unit that measures something else.

    A press conference within 24 hours says nothing of how many there were.
    """
    return bool(found) and all(
        one.kind != "sentences" and not any(_measures_something_else(c) for c in one.statements[:1])
        for one in found
    )


def _measures_something_else(candidate: Candidate) -> bool:
    measured = unit_kind(candidate.fact.quantity.unit) == "measure"
    return measured and candidate.features.fit < 0


def speaks_of_it(counted: Question, found: Evidence) -> bool:
    """Whether what was found speaks of the things whose figure is not told, if it is sentences."""
    nouns = counted_of(counted).nouns(counted.own_terms)
    said = fold("".join(sentence.text for sentence in found.sentences[:1]))
    return not nouns or found.kind != "sentences" or touches(nouns[-1], said)
