"""Names that a question spells in pinyin: Zhangjiang is 张江 where a report has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.understanding.terms import Term
from corpus.gazetteer import readings
from corpus.language import simplify
from corpus.regex import regex
from corpus.report import Span

_LEAST_LETTERS, _MOST_LETTERS = 5, 24
"""Shorter words are often English ones that happen to be two syllables; longer ones are no names,
and can be parted into syllables in more ways than can be tried."""
_SYLLABLE = 6
"""Letters of a syllable at most."""
_SURE = 1.0
_JOINS = regex("[的了和与及是在被把将]")
"""What stands between words is in no name: Kaide is 凯德, and not 公开的."""


def with_names(
    terms: Sequence[Term], question: str, texts: Callable[[], Sequence[str]]
) -> tuple[Term, ...]:
    """The terms of a question; its capitalised words that nothing knows, as names.

    Args:
        terms: the content terms of the question.
        question: as asked, with its capitals.
        texts: gives the reports that it is about.
    """
    return tuple(
        _named(term, texts()) if _may_be_a_name(term, question) else term for term in terms
    )


def with_names_of_places(
    terms: Sequence[Term],
    question: str,
    places: Sequence[tuple[Span, str]],
    texts: Callable[[], Sequence[str]],
) -> tuple[Term, ...]:
    """The terms; a capitalised one beside a place as what the reports quote both as: “健康岱山”.

    ``places`` are where places stand among the terms, and their short Chinese names.
    """
    return tuple(_with_its_place(term, question, places, texts) for term in terms)


def _with_its_place(
    term: Term,
    question: str,
    places: Sequence[tuple[Span, str]],
    texts: Callable[[], Sequence[str]],
) -> Term:
    if not term.chinese or term.text.capitalize() not in question:
        return term
    names = [
        word + name for at, name in places if term.end + 1 == at.start for word in term.chinese
    ]
    names += [
        name + word for at, name in places if at.end + 1 == term.start for word in term.chinese
    ]
    if not names:
        return term
    said = ["".join(simplify(text).split()) for text in texts()]
    quoted = tuple(n for n in names if any(re.search(f'[“"「]{re.escape(n)}', t) for t in said))
    return replace(term, chinese=quoted, trust=_SURE, spelt=True) if quoted else term


def _may_be_a_name(term: Term, question: str) -> bool:
    fits = _LEAST_LETTERS <= len(term.text) <= _MOST_LETTERS
    return fits and not term.chinese and term.text.capitalize() in question


def _named(term: Term, texts: Sequence[str]) -> Term:
    names = spelt_so(term.text, texts)
    return replace(term, chinese=names, trust=_SURE, verb=False, spelt=True) if names else term


def spelt_so(word: str, texts: Sequence[str], ending: str = "") -> tuple[str, ...]:
    """The commonest run of characters in the texts that is read as a word in pinyin.

    ``ending``: what must stand behind it.
    """
    counts: Counter[str] = Counter()
    for syllables in _splits(word):
        if len(syllables) > 1:
            pattern = re.compile("".join(f"[{_characters()[one]}]" for one in syllables) + ending)
            for text in texts:
                counts.update(n for n in pattern.findall(simplify(text)) if not _JOINS.search(n))
    return tuple(name for name, _ in counts.most_common(1))


def _splits(word: str) -> Iterator[tuple[str, ...]]:
    """The ways to part a word into syllables."""
    if not word:
        yield ()
    for length in range(1, min(_SYLLABLE, len(word)) + 1):
        if word[:length] in _characters():
            for rest in _splits(word[length:]):
                yield (word[:length], *rest)


@cache
def _characters() -> dict[str, str]:
    """The common characters of each syllable."""
    found: defaultdict[str, str] = defaultdict(str)
    for char, syllable in readings().items():
        found[syllable] += char
    return dict(found)
