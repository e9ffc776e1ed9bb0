"""The words of a question in the texts of a report: in one spelling, weighed, and looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.terms import Term
from corpus.language import simplify
from corpus.regex import regex
from corpus.report import Report

_SENTENCE = 40
"""Characters of a usual sentence: a report's length in sentences, for the rarity of a term."""
_ABSENT = 0.7
"""The weight of a term that the report has no word for: it may say it in other words."""
_LEAST_ALIKE = 0.6
"""What is left at least of the weight of a term that the report has other, common words for."""
_ONE_IN_BRACKETS = regex(r"\(([\u4e00-\u9fff])\)")
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
    folded = "".join(simplify(text).lower().split())
    return _ONE_IN_BRACKETS.sub(r"\1", folded) if "(" in folded else folded


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
        item if _stands_there(item) or not item.term.alike else _as_written(item, texts, sentences)
        for item in _drawn_together(tuple(weighed), texts)
    )


def _drawn_together(weighed: tuple[Weighed, ...], texts: Sequence[str]) -> Iterator[Weighed]:
    """The terms, two that stand side by side with the one word that reports make of both.

    权力和责任清单 is 权责清单, 企业和事业单位 are 企事业单位: looked for with the word behind them.
    """
    short: dict[int, str] = {}
    for at, (one, other) in enumerate(pairwise(weighed)):
        first, second = one.term, other.term
        behind = weighed[at + 2].term if at + 2 < len(weighed) else None
        if behind is None or behind.start != second.end or second.start != first.end + 1:
            continue
        if not _TWO_HAN.fullmatch(first.text) or not _TWO_HAN.fullmatch(second.text):
            continue
        for word in (first.text[0] + second.text[0], first.text[0] + second.text):
            if any(fold(word + behind.text) in text for text in texts):
                short[at] = short[at + 1] = word
    for at, item in enumerate(weighed):
        if at not in short:
            yield item
            continue
        term = replace(item.term, chinese=(*item.term.chinese, short[at]))
        yield replace(item, term=term, present=True)


_TWO_HAN = regex("[\u4e00-\u9fff]{2}")


def _stands_there(item: Weighed) -> bool:
    """Whether the reports have a word: a single character may be part of any other (盖 of 覆盖)."""
    return item.present and len(item.term.text) > 1


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


def _count(words: tuple[str, ...], texts: Sequence[str]) -> int:
    return sum(_count_in(text, words) for text in texts)


@lru_cache(maxsize=1_000)
def _count_in(text: str, words: tuple[str, ...]) -> int:
    """How often a report has the words of a term: questions share many of theirs."""
    return sum(text.count(fold(word)) for word in words)


def coverage(weighed: Sequence[Weighed], text: str) -> float:
    """The share of the terms, by weight, that a folded text holds."""
    whole = whole_weight(weighed)
    return weight_held(weighed, text) / whole if whole else 0.0


def whole_weight(weighed: Iterable[Weighed]) -> float:
    """The weight of all terms together."""
    return sum([item.weight for item in weighed])


def weight_held(weighed: Iterable[Weighed], text: str) -> float:
    """The weight of what a folded text holds of the terms."""
    return sum([item.weight * held_in(item.term, text) for item in weighed])


def held_in(term: Term, text: str) -> float:
    """How far a folded text holds one of the term's Chinese words: 1 whole, less in parts."""
    best = 0.0
    for word, shortened, parts in _forms(term.chinese):
        if word in text:
            return 1.0
        if shortened and shortened in text:
            best = max(best, _SHORTENED)
        if parts:
            count = sum([pair in text for pair in parts])
            best = max(best, _SHORTENED * count / len(parts))
    return best if best >= _LEAST_HELD else 0.0


class _Form(NamedTuple):
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


@lru_cache(maxsize=256)
def _pairs_in(terms: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], NDArray[np.uint64]]:
    """The pairs of characters that the words of terms are looked for by, and their codes."""
    looked_for = {
        pair
        for chinese in terms
        for form in _forms(chinese)
        for pair in (form.shortened, *form.parts, *pairs_of(form.word))
        if len(pair) == 2
    }
    pairs = tuple(looked_for)
    return pairs, _codes_of("".join(pairs))[::2]


def _codes_of(text: str) -> NDArray[np.uint64]:
    """A number for each pair of neighbouring characters, with the lowest bits free."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    return points[:-1] << _FIRST | points[1:] << _SECOND


_FIRST, _SECOND = np.uint64(43), np.uint64(22)
"""A character has 21 bits; 22 are left for the number of a text."""
_NUMBER = np.uint64((1 << 22) - 1)


class Texts:
    """Folded texts in which terms are looked for all at once, as ``held_in`` does in one.

    It is known which pairs of neighbouring characters stand in which texts: a sorted array of both.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        numbers = np.arange(len(self._texts), dtype=np.uint64)
        of_each = np.repeat(numbers, [len(text) + 1 for text in self._texts])
        codes = _codes_of("\n".join((*self._texts, "")))  # folded texts hold no line ends
        self._pairs = np.unique(codes | of_each[: len(codes)])

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, at: int) -> str:
        return self._texts[at]

    def held(self, term: Term) -> dict[int, float]:
        """How far each text holds one of the term's Chinese words, where it does at all."""
        return self.held_of_each((term,))[0]

    def held_of_each(self, terms: Sequence[Term]) -> list[dict[int, float]]:
        """The same of several terms, whose pairs of characters are looked for together."""
        found = self._with(tuple(term.chinese for term in terms))
        return [self._held(term.chinese, found) for term in terms]

    def _held(
        self, chinese: tuple[str, ...], found: Mapping[str, Sequence[int]]
    ) -> dict[int, float]:
        best: dict[int, float] = {}
        for form in _forms(chinese):
            for at in found.get(form.shortened, ()):
                best[at] = max(best.get(at, 0.0), _SHORTENED)
            there = [found[pair] for pair in form.parts if pair in found]
            for at, count in Counter(chain.from_iterable(there)).items() if there else ():
                best[at] = max(best.get(at, 0.0), _SHORTENED * count / len(form.parts))
            for at in self._whole(form.word, found):
                best[at] = 1.0
        return {at: held for at, held in best.items() if held >= _LEAST_HELD}

    def _with(self, terms: tuple[tuple[str, ...], ...]) -> dict[str, list[int]]:
        """The texts that each pair of characters of terms' words stands in, where there are."""
        pairs, codes = _pairs_in(terms)
        starts = np.searchsorted(self._pairs, codes)
        ends = np.searchsorted(self._pairs, codes + _NUMBER, side="right")
        return {
            pairs[at]: (self._pairs[starts[at] : ends[at]] & _NUMBER).tolist()
            for at in np.flatnonzero(ends > starts).tolist()
        }

    def _whole(self, word: str, found: Mapping[str, Sequence[int]]) -> Iterable[int]:
        """The texts that a word stands in."""
        likely: Sequence[int] = range(len(self._texts))
        if len(word) > 1:
            if not pairs_of(word) <= found.keys():
                return ()
            likely = min((found[pair] for pair in pairs_of(word)), key=len)
        return [at for at in likely if word in self._texts[at]]


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
