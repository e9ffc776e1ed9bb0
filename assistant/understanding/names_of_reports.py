"""Names in a question that its reports have: spelt in pinyin, or quoted there (《有事你说》)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.understanding.named import bare
from assistant.understanding.romanised import with_names, with_names_of_places
from assistant.understanding.scope import Index, Scope
from assistant.understanding.terms import Term
from corpus.language import HAN, simplify
from corpus.regex import regex
from corpus.report import Span

_QUOTED = regex(f"[“「《『]([{HAN}]{{3,16}}|[二两三四五六七八九十双][{HAN}])[”」》』]")
_BARE = regex(f"[{HAN}]{{2,}}")
_READ = 6
"""So many reports are read at most for names."""
_LEAST, _NUMBERED = 3, 2
"""Characters of a name at least: shorter ones are words as well, but those in numbers (“四上”)."""
_LOST = 0.5
"""So much of a name must the word breaker have lost; what it kept as terms tells enough."""


def with_names_of_reports(
    terms: tuple[Term, ...],
    text: str,
    folded: str,
    language: str,
    places: Sequence[Span],
    scope: Scope,
    index: Index,
) -> tuple[Term, ...]:
    """The terms, names that an English question spells in pinyin found in the reports named.

    So are names of a word and the place: the Healthy Daishan account; and what the reports quote
    and a Chinese question does not.
    """
    ids = scope.report_ids[:_READ]

    def texts() -> list[str]:
        return [index.text_of(i) for i in ids]

    if language == "zh":
        return with_quoted_names(terms, folded, places, texts)
    named = [
        (place, bare(mention.zh))
        for place in places
        for mention in scope.mentions
        if mention.text.lower() in folded[place.start : place.end]
    ]
    terms = with_names_of_places(terms, text, named, texts)
    for place in places:
        words = re.escape(folded[place.start : place.end])
        text = re.sub(words, lambda match: " " * len(match.group()), text, flags=re.IGNORECASE)
    return with_names(terms, text, texts)


def with_quoted_names(
    terms: Sequence[Term],
    folded: str,
    places: Sequence[Span],
    texts: Callable[[], Sequence[str]],
) -> tuple[Term, ...]:
    """The terms of a question, with the names in it that the reports it is about quote.

    The names of the places themselves are known already.
    """
    known: tuple[Term | Span, ...] = (*terms, *places)
    covered = {at for one in known for at in range(one.start, one.end)}
    runs = (match.span() for match in _BARE.finditer(folded))
    if not any(len(set(range(*run)) - covered) >= _LOST * _LEAST for run in runs):
        return tuple(terms)
    names = sorted({n for text in texts() for n in _names_in(text)}, key=len, reverse=True)
    found = list(terms)
    for name in (name for name in names if name in folded):
        start = folded.index(name)
        inside = set(range(start, start + len(name)))
        lost = 1 if len(name) == _NUMBERED else _LOST
        if len(inside - covered) >= lost * len(name):
            found = [t for t in found if not (start <= t.start and t.end <= start + len(name))]
            found.append(Term(name, (name,), start, start + len(name), 1.0))
            covered |= inside
    return tuple(sorted(found, key=lambda term: term.start))


@lru_cache(maxsize=64)
def _names_in(text: str) -> frozenset[str]:
    """What a report quotes, and what stands behind 之 in it: 问政平潭之有事你说."""
    quoted = {simplify(match[1]) for match in _QUOTED.finditer(text)}
    parts = {part for name in quoted for part in re.split("之", name)[1:]}
    long = {part for part in parts if len(part) >= _LEAST}
    return frozenset(quoted | long)
