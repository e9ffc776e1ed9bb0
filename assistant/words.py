"""The words of a question in the texts of a report: in one spelling, weighed, and looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from assistant.terms import Term
from corpus.language import simplify
from corpus.report import Report

_SENTENCE = 40
"""Characters of a usual sentence: a report's length in sentences, for the rarity of a term."""
_ABSENT = 0.7
"""The weight of a term that the report has no word for: it may say it in other words."""
_LEAST_ALIKE = 0.6
"""What is left at least of the weight of a term that the report has other, common words for."""
_ONE_IN_BRACKETS = re.compile(r"\(([\u4e00-\u9fff])\)")
_SHORTENED = 0.7
"""What a word's short form, or all of its pairs of characters, count of the word itself."""
_LEAST_HELD = 0.35
"""What holds less of a word does not speak of it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term with its weight: the rarer its Chinese words are in the report, the more it tells.

    ``taken``: it is taken over from the question before.
    """

    term: Term
    weight: float
    present: bool
    taken: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is a term of the question itself whose Chinese words are surely meant."""
        return not self.taken and bool(self.term.chinese) and self.term.sure


@lru_cache(maxsize=8_000)
def fold(text: str) -> str:
    """One spelling for comparing: simplified Chinese, NFKC, lower case, no white space.

    A single character in brackets is read with the word around it: 开(复)工 is 开复工.
    """
    return _ONE_IN_BRACKETS.sub(r"\1", "".join(simplify(text).lower().split()))


@lru_cache(maxsize=2_000)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a folded text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


def weigh(
    terms: Iterable[Term], reports: Sequence[Report], untranslated: float = 0.0
) -> tuple[Weighed, ...]:
    """How much each term tells in these reports; ``untranslated``: one without Chinese words."""
    texts, sentences = _texts_of(reports)
    return tuple(
        _weigh(term, texts, sentences) if term.chinese else Weighed(term, untranslated, False)
        for term in terms
    )


def in_words_of_reports(
    weighed: Iterable[Weighed], reports: Sequence[Report]
) -> tuple[Weighed, ...]:
    """The terms with those that the reports have other words for looked for in these words."""
    texts, sentences = _texts_of(reports)
    return tuple(
        item if item.present or not item.term.alike else _as_written(item, texts, sentences)
        for item in weighed
    )


def _texts_of(reports: Sequence[Report]) -> tuple[list[str], int]:
    """The folded texts of reports, and how many usual sentences they have."""
    texts = [fold(report.source_text) for report in reports]
    return texts, max(1, sum(len(text) for text in texts) // _SENTENCE)


def _weigh(term: Term, texts: Sequence[str], sentences: int) -> Weighed:
    count = _count(term.chinese, texts)
    rarity = log((sentences + 1) / (count + 0.5)) / log((sentences + 1) / 0.5)
    if not count:
        rarity = _ABSENT
    return Weighed(term, max(0.05, rarity) * term.trust, count > 0)


def _as_written(item: Weighed, texts: Sequence[str], sentences: int) -> Weighed:
    """A term in the words of the reports; it tells something however common these are."""
    term = item.term.widened
    found = _weigh(term, texts, sentences)
    weight = max(found.weight, _LEAST_ALIKE * item.weight)
    return replace(item, term=term, weight=weight, present=found.present)


def _count(words: Iterable[str], texts: Sequence[str]) -> int:
    return sum(text.count(fold(word)) for text in texts for word in words)


def coverage(weighed: Sequence[Weighed], text: str) -> float:
    """The share of the terms, by weight, that a folded text holds."""
    whole = sum(item.weight for item in weighed)
    if not whole:
        return 0.0
    return sum(item.weight * held_in(item.term, text) for item in weighed) / whole


def held_in(term: Term, text: str) -> float:
    """How far a folded text holds one of the term's Chinese words: 1 whole, less in parts."""
    best = 0.0
    for form in _forms(term.chinese):
        if form.word in text:
            return 1.0
        if form.shortened and form.shortened in text:
            best = max(best, _SHORTENED)
        if form.parts:
            count = sum(pair in text for pair in form.parts)
            best = max(best, _SHORTENED * count / len(form.parts))
    return best if best >= _LEAST_HELD else 0.0


@dataclass(frozen=True, slots=True)
class _Form:
    """A folded word, its short form if it has four characters (城建), its pairs if it is long."""

    word: str
    shortened: str
    parts: frozenset[str]


@lru_cache(maxsize=2_000)
def _forms(chinese: tuple[str, ...]) -> tuple[_Form, ...]:
    return tuple(
        _Form(
            word,
            word[0] + word[2] if len(word) == 4 else "",
            pairs_of(word) if len(word) >= 3 else frozenset(),
        )
        for word in map(fold, chinese)
    )


class Texts:
    """Folded texts in which terms are looked for all at once, as ``held_in`` does in one.

    It is known which pairs of neighbouring characters stand in which texts: a bit for each text.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._with: dict[str, int] = {}
        for at, text in enumerate(self._texts):
            for pair in {text[i : i + 2] for i in range(len(text) - 1)}:
                self._with[pair] = self._with.get(pair, 0) | 1 << at

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, at: int) -> str:
        return self._texts[at]

    def held(self, term: Term) -> dict[int, float]:
        """How far each text holds one of the term's Chinese words, where it does at all."""
        best: dict[int, float] = {}
        for form in _forms(term.chinese):
            if form.shortened:
                for at in _bits(self._with.get(form.shortened, 0)):
                    best[at] = max(best.get(at, 0.0), _SHORTENED)
            if form.parts:
                for at, count in self._counts(form.parts):
                    best[at] = max(best.get(at, 0.0), _SHORTENED * count / len(form.parts))
            for at in self._whole(form.word):
                best[at] = 1.0
        return {at: held for at, held in best.items() if held >= _LEAST_HELD}

    def _counts(self, pairs: Iterable[str]) -> Iterator[tuple[int, int]]:
        """How many of the pairs stand in each text that has any."""
        masks = [mask for pair in pairs if (mask := self._with.get(pair))]
        any_of_them = 0
        for mask in masks:
            any_of_them |= mask
        for at in _bits(any_of_them):
            yield at, sum(mask >> at & 1 for mask in masks)

    def _whole(self, word: str) -> Iterator[int]:
        """The texts that a word stands in."""
        if len(word) < 2:
            yield from (at for at, text in enumerate(self._texts) if word in text)
            return
        all_of_them = -1
        for pair in pairs_of(word):
            all_of_them &= self._with.get(pair, 0)
        yield from (at for at in _bits(all_of_them) if word in self._texts[at])


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def coverages(
    weighed: Sequence[Weighed], held: Sequence[Mapping[int, float]], size: int
) -> list[float]:
    """The coverage of each of so many texts; ``held`` is what they hold of each term."""
    found = [0.0] * size
    whole = sum(item.weight for item in weighed)
    if not whole:
        return found
    for item, of_term in zip(weighed, held, strict=True):
        for at, share in of_term.items():
            found[at] += item.weight * share
    return [value / whole for value in found]
