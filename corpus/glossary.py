"""The field's terms in other languages, so that a question in any of them finds Chinese text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from math import sqrt
from pathlib import Path

from corpus.everyday import english_as_written
from corpus.language import function_words, stem, strip_accents
from corpus.regex import regex

_FILE = Path(__file__).with_name("glossary.tsv")
_UNSPACED = frozenset({"ja", "ko", "zh"})
_LONGEST = 8
_WORD = regex(r"[^\W_]+")
# Phrases mean the same without these.
_SKIPPED = frozenset({"a", "an", "the", "of", "to", "s", "its", "is", "are", "was", "were"})
_ENDING = regex("(?:en|em|er|es|as|os|e|n|s|a|o)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term that a question means: how sure (0 to 1), and the words that say so."""

    zh: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Glossary:
    """Chinese terms with their ways to be said in English and other languages.

    ``elsewhere``: terms with their words in other languages as the file has them.
    ``everyday``: English words and phrases that people use, with the Chinese terms they may mean.
    """

    english: dict[str, tuple[str, ...]]
    elsewhere: tuple[tuple[str, str], ...] = ()
    everyday: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    @cache
    def load(cls, path: Path = _FILE) -> Glossary:
        """Reads the glossary that comes with the package, or another of its form."""
        english: dict[str, tuple[str, ...]] = {}
        elsewhere: list[tuple[str, str]] = []
        for line in path.read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            zh, variants, *rest = line.split("\t")
            english[zh] = tuple(variants.split("|"))
            elsewhere += [(zh, words) for words in rest[:1] if words]
        everyday: dict[str, tuple[str, ...]] = {}
        for phrase, terms in english_as_written():
            everyday[phrase] = (*everyday.get(phrase, ()), *terms)
        return cls(english, tuple(elsewhere), everyday)

    @cached_property
    def others(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The terms with their words by language, read once a question is in one of them."""
        others: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for zh, languages in self.elsewhere:
            for pair in languages.split(";"):
                code, words = pair.split("=", 1)
                others[code][zh] = tuple(words.split("|"))
        return dict(others)

    def gloss(self, zh: str) -> str | None:
        """The usual English of a Chinese term, if the glossary has it."""
        variants = self.english.get(zh)
        return variants[0].removeprefix("=") if variants else None

    def translate(self, text: str, language: str) -> tuple[Term, ...]:
        """The Chinese terms that a question's words mean, in the order of the words.

        The longest phrases win; inside one no shorter one is looked for. Words that can mean
        several terms give them all, with less weight each. English words count in every language
        ("GDP", "Weibo").
        """
        if language == "zh":
            return ()
        found: list[tuple[int, int, tuple[str, ...], float]] = []
        if language in _UNSPACED:
            found += self._in_unspaced(text, language)
        elif language != "en" and language in self.others:
            found += self._in_words(text, language)
        found += self._in_words(text, "en")
        return tuple(_longest_first(text, found))

    def _in_words(
        self, text: str, language: str
    ) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
        words = list(_words(text, language))
        keys = [word.key for word in words]
        phrases = self._phrases(language)
        for first in range(len(words)):
            for last in range(_run_end(text, words, first), first, -1):
                terms = phrases.get(" ".join(keys[first:last]))
                if terms and last - first > 1 and _ends_before_a_name(text, words[last - 1]):
                    # settled in a place: the preposition is the place's, or the verb's
                    last -= 1
                    alone = phrases.get(" ".join(keys[first:last]), ())
                    if not alone and last - first == 1:
                        break  # zero in a place
                    terms = (*alone, *(term for term in terms if term not in alone))
                if terms:
                    weight = 1.0 if last - first > 1 else 0.8
                    yield words[first].start, words[last - 1].end, terms, weight
                    break

    def _in_unspaced(
        self, text: str, language: str
    ) -> Iterator[tuple[int, int, tuple[str, ...], float]]:
        lower = text.lower()
        for phrase, terms in self._strings(language).items():
            for match in re.finditer(re.escape(phrase), lower):
                yield match.start(), match.end(), terms, 1.0 if len(phrase) > 2 else 0.8

    def _phrases(self, language: str) -> _Phrases:
        """Every phrase of a language, as stems, with the terms that it can mean."""
        if language not in self._phrases_of:
            table = self.english if language == "en" else self.others[language]
            everyday = self.everyday.items() if language == "en" else ()
            listed = (
                (variant, (zh,))
                for zh, variants in table.items()
                for variant in variants
                if not variant.startswith("=")
            )
            self._phrases_of[language] = _Phrases((*listed, *everyday), language)
        return self._phrases_of[language]

    def _strings(self, language: str) -> dict[str, tuple[str, ...]]:
        """The same for a language without spaces: plain strings, Chinese spellings among them."""
        if language not in self._built:
            strings: dict[str, list[str]] = defaultdict(list)
            for zh, variants in self.others.get(language, {}).items():
                for variant in variants:
                    if zh not in strings[variant.lower()]:
                        strings[variant.lower()].append(zh)
            self._built[language] = {key: tuple(terms) for key, terms in strings.items()}
        return self._built[language]

    @cached_property
    def english_phrases(self) -> frozenset[str]:
        """All ways to say a term in English."""
        listed = {phrase for variants in self.english.values() for phrase in variants}
        return frozenset(listed | self.everyday.keys())

    @cached_property
    def _phrases_of(self) -> dict[str, _Phrases]:
        return {}

    @cached_property
    def _built(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {}


class _Phrases:
    """The phrases of a language, made into stems where a question has a word that begins alike.

    A stem begins as its word does, so the first question need not wait for all of them.
    """

    def __init__(self, listed: Iterable[tuple[str, tuple[str, ...]]], language: str) -> None:
        self._keys: dict[str, str] = {}
        self._language = language
        self._waiting: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self._ready: dict[str, dict[str, tuple[str, ...]]] = {}
        for phrase, terms in listed:
            self._waiting[self._beginning(phrase)].append((phrase, terms))

    def get(self, key: str, otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The terms that a phrase, given as stems, can mean."""
        beginning = key[:_BEGINNING]
        if beginning not in self._ready:
            self._ready[beginning] = self._spelt(self._waiting.get(beginning, ()))
        return self._ready[beginning].get(key, otherwise)

    def _beginning(self, phrase: str) -> str:
        """How the stems of a phrase begin: as its first word, unless that may be skipped."""
        word = phrase.partition(" ")[0].lower()
        plain = self._language == "en" and word.isascii() and word.isalpha()
        if not plain or word in _SKIPPED:
            return _spelled(phrase, self._language, self._keys)[:_BEGINNING]
        return word[:_BEGINNING]

    def _spelt(self, listed: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
        phrases: dict[str, list[str]] = defaultdict(list)
        for phrase, terms in listed:
            if key := _spelled(phrase, self._language, self._keys):
                phrases[key] += [zh for zh in terms if zh not in phrases[key]]
        return {key: tuple(terms) for key, terms in phrases.items()}


_BEGINNING = 2
"""So many letters no ending takes away."""


def _words(text: str, language: str) -> Iterator[_Word]:
    skip = _SKIPPED if language == "en" else function_words(language)
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word not in skip:
            yield _Word(_key(word, language), match.start(), match.end())


def _spelled(phrase: str, language: str, keys: dict[str, str]) -> str:
    """The keys of a phrase's words in a row; ``keys`` are those known: few words make many phrases.

    A word that is skipped has "".
    """
    found = _WORD.findall(phrase)
    for word in found:
        if word not in keys:
            keys[word] = "".join(one.key for one in _words(word, language))
    return " ".join(filter(None, map(keys.__getitem__, found)))


def _run_end(text: str, words: list[_Word], first: int) -> int:
    """The end of the words that can be one phrase: no name was taken out between them."""
    last = first + 1
    while last < min(len(words), first + _LONGEST):
        if "  " in text[words[last - 1].end : words[last].start]:
            break
        last += 1
    return last


def _ends_before_a_name(text: str, word: _Word) -> bool:
    """Whether a word is a preposition of the name that was taken out behind it."""
    behind = text[word.end : word.end + 2]
    return word.key in _PREPOSITIONS and len(behind) > 1 and behind.isspace()


_PREPOSITIONS = frozenset({"in", "at", "by", "for", "on", "from", "with"})
_UNLIKE = {"site": "site", "sites": "site", "care": "care", "cares": "care", "plane": "plane",
           "planes": "plane", "bare": "bare", "wine": "wine", "wines": "wine"}  # fmt: skip
"""Words whose stems are other words: a site does not sit."""


@lru_cache(20_000)
def _key(word: str, language: str) -> str:
    if language in ("en", "ru"):
        return _UNLIKE.get(word) or stem(word)
    bare = strip_accents(word)
    shorter = _ENDING.sub("", bare)
    return shorter if len(shorter) >= 3 else bare


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a phrase begins or ends within a hyphenated word: service outlets, self-service."""
    return text[max(0, start - 1) : start] == "-" or text[end : end + 1] == "-"


def _longest_first(
    text: str, found: list[tuple[int, int, tuple[str, ...], float]]
) -> Iterator[Term]:
    kept: list[tuple[int, int, tuple[str, ...], float]] = []
    for hit in sorted(found, key=lambda hit: (_cuts(text, *hit[:2]), hit[0] - hit[1], hit[0])):
        if all(hit[1] <= other[0] or hit[0] >= other[1] for other in kept):
            kept.append(hit)
    for start, end, terms, weight in sorted(kept):
        for zh in terms:
            yield Term(zh, weight / sqrt(len(terms)), text[start:end])
