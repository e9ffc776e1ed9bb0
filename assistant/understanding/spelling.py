"""Slips of the pen in English questions: "aplications", "recieve"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from assistant.understanding.patterns import load
from assistant.understanding.terms import is_idle
from corpus.dictionary import is_english
from corpus.glossary import Glossary
from corpus.language import stem
from corpus.regex import regex

_WORD = regex(r"(?<![a-z])[a-z]{5,}(?![a-z]|['’]t\b)")
_SHORT = regex(r"(?<![a-z'’-])[a-z]{4}(?![a-z'’-])")
"""A word so short is only mended by a letter that should stand there twice: "aply"."""
_CLOSE = 0.84
"""How alike (0 to 1) a word must be to a known one to be taken for it."""
_VERY_CLOSE, _LONG = 0.96, 11
"""How alike a word of so many letters must be that the dictionary has too, which has slips of its
own: "adminstrative".
"""
_QUOTED = regex('["“][^"“”]{2,60}["”]')
_NEAREST, _SWAPPED = 3, 0.8
"""So many known words, and so alike at least, are looked at for one with the same letters."""


@cache
def _concept_words() -> frozenset[str]:
    patterns = (p for name in ("concepts", "reckoning", "wording") for p in _texts(load(name)))
    return frozenset(_WORD.findall("\n".join(patterns)))


def _texts(data: object) -> Iterator[str]:
    """All texts of a data file."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping | list):
        for part in data.values() if isinstance(data, Mapping) else data:
            yield from _texts(part)


def corrected(
    folded: str, glossary: Glossary, lookup: Callable[[str], tuple[str, ...]], names: Iterable[str]
) -> str:
    """A folded English question with misspelt words as the field spells them.

    A word is left alone if anything knows it: the glossary, the dictionary behind ``lookup``, the
    names of places found, the list of words without content, or the whole dictionary: patents are
    no patients. So is a word in quotation marks, which is a name: "two Guangs".
    """
    kept = (*names, *(quoted.group() for quoted in _QUOTED.finditer(folded)))
    named = {word for name in kept for word in re.findall(r"[a-z]+", name.lower())}

    def is_known(word: str) -> bool:
        if word in named or is_idle(word):
            return True
        if not _vocabulary.cache_info().currsize and lookup(stem(word)):
            return True  # a look into the store is quicker than to make the list for a first word
        return word in _vocabulary(glossary.english_phrases) or bool(lookup(stem(word)))

    def doubled(match: re.Match[str]) -> str:
        word = match.group()
        if word in named or is_idle(word):
            return word
        known = _vocabulary(glossary.english_phrases)
        longer = (word[:at] + letter + word[at:] for at, letter in enumerate(word))
        meant = next((other for other in longer if other in known), "")
        if not meant or lookup(stem(word)) or is_english(word):
            return word
        return meant

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if is_known(word):
            return word
        known = _vocabulary(glossary.english_phrases)
        known_word = is_english(word)
        long = len(word) >= _LONG
        if known_word and not long:
            return word
        closeness = _VERY_CLOSE if known_word else _CLOSE
        least = min(closeness, _SWAPPED) if not known_word else closeness
        alike = get_close_matches(word, _alphabet(known)[word[0]], n=_NEAREST, cutoff=least)
        swapped = (other for other in alike if sorted(other) == sorted(word))
        close = (other for other in alike if _likeness(word, other) >= closeness)
        return next(swapped, next(close, word))  # recieved is received rather than relieved

    return _SHORT.sub(doubled, _WORD.sub(mend, folded))


def _likeness(word: str, other: str) -> float:
    """As ``get_close_matches`` reckons it, which gives the words alone."""
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    matcher.set_seq1(other)
    return matcher.ratio()


@cache
def _vocabulary(english: frozenset[str]) -> frozenset[str]:
    words = frozenset(_WORD.findall("\n".join(english).lower()))
    return words | _concept_words()


@cache
def _alphabet(known: frozenset[str]) -> dict[str, list[str]]:
    by_letter: dict[str, list[str]] = {chr(code): [] for code in range(ord("a"), ord("z") + 1)}
    for word in sorted(known):
        by_letter[word[0]].append(word)
    return by_letter
