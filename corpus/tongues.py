"""Questions in other languages, with English words in the place of their own.

The words are data (tongues/CODE.tsv): phrases of a language, and the English that this program
understands best. The outcome need not be grammatical; it is read, never shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.glossary import Glossary
from corpus.language import AMOUNTS, QUALITIES, function_words, simplify, strip_accents
from corpus.report import Span

_FOLDER = Path(__file__).with_name("tongues")
_UNSPACED = frozenset({"ja", "ko", "th"})
_NOUN_FIRST = frozenset({"ja", "ko", "th", "tr"})
"""In these languages "how many" stands behind what is counted, and "who" behind who is meant."""
_TOKEN = re.compile(r"[^\W\d_]+['’]?")
_ARABIC = re.compile("^(?:و|ف)?(?:ال|لل|ب|ل|ك)?(?:ال)?(?=...)")
_ASKED = re.compile(
    r"\b(?:by )?how (?:many|much)\b"
    r"(?: (?:people|times|items|money|time|days|hours|minutes|years|months|did))?"
    r"|\bwhat (?:percentage|share)\b|\bwere there any\b|\bwho was\b(?: the mayor\b)?"
)
_OF_AN_AMOUNT = re.compile(rf"\bhow many(?= (?:(?:[^\sa-z]\S*|{QUALITIES}) )*(?:{AMOUNTS})\b)")
_CLAUSE = re.compile(r"(?:[^,，、;；。.?？!！]|(?<=\d)[.,](?=\d))+")
_LONGEST = 7
"""Words of a phrase at most."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of a language, each with whether any ending may follow, and the English for them."""

    words: tuple[tuple[str, bool], ...]
    english: str

    @property
    def size(self) -> tuple[int, int]:
        """By which the longest phrase is chosen."""
        return len(self.words), sum(len(word) for word, _ in self.words)


def is_read_as_english(language: str) -> bool:
    """Whether there is a word list for a language."""
    return language in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(path.stem for path in _FOLDER.glob("*.tsv"))


def in_english(folded: str, language: str, names: Iterable[Span] = ()) -> str:
    """A question (simplified, lower-cased) with English words for those of its own language.

    ``names``: where it names places; they stay as they are. So do words that nothing knows;
    function words are left out.
    """
    taken = tuple(names)
    find = _in_a_string if language in _UNSPACED else _in_words
    pieces: list[str] = []
    at = 0
    for start, end, english in find(folded, language):
        if start < at or any(start < name.end and name.start < end for name in taken):
            continue
        pieces += (folded[at:start], " ", english, " ")
        at = end
    text = re.sub(r"[ ¿¡]+", " ", "".join((*pieces, folded[at:]))).strip()
    if language in _UNSPACED:
        idle = function_words(language)
        text = " ".join(word for word in text.split(" ") if word.rstrip(" ,.?!？。") not in idle)
    if language in _NOUN_FIRST:
        text = _CLAUSE.sub(_asked_first, text)
    return _OF_AN_AMOUNT.sub("how much", text)


def _asked_first(clause: re.Match[str]) -> str:
    asked = _ASKED.search(clause[0])
    if asked is None:
        return clause[0]
    rest = clause[0][: asked.start()] + clause[0][asked.end() :]
    return f" {asked[0]} {rest.strip()}"


@cache
def _entries(language: str) -> tuple[tuple[str, str], ...]:
    """The phrases of a language with their English: its list, then what the glossary has."""
    found: dict[str, str] = {}
    lines = (_FOLDER / f"{language}.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            phrases, english = line.split("\t")
            for phrase in phrases.split("|"):
                found.setdefault(_plain(phrase.strip()), english.strip().lower())
    glossary = Glossary.load()
    for zh, words in glossary.others.get(language, {}).items():
        for word in words:
            found.setdefault(_plain(word), (glossary.gloss(zh) or "").lower())
    return tuple(found.items())


def _plain(text: str) -> str:
    """One spelling: simplified, lower-cased, without accents, character for character."""
    folded = simplify(text).lower()
    return "".join((strip_accents(char) or char)[0] for char in folded)


def _in_a_string(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Phrases found anywhere, longest first, in the order of the text."""
    plain, table = _plain(text), _strings(language)
    lengths = sorted(table, reverse=True)
    at = 0
    while at < len(plain):
        for length in lengths:
            english = table[length].get(plain[at : at + length])
            if english is not None:
                yield at, at + length, english
                at += length
                break
        else:
            at += 1


@cache
def _strings(language: str) -> dict[int, dict[str, str]]:
    by_length: dict[int, dict[str, str]] = defaultdict(dict)
    for phrase, english in _entries(language):
        bare = phrase.rstrip("*")
        by_length[len(bare)].setdefault(bare, english)
    return dict(by_length)


def _in_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Phrases of whole words, the longest at each place; function words give nothing."""
    plain = _plain(text)
    tokens = [(m.start(), m.end(), _bare(m.group(), language)) for m in _TOKEN.finditer(plain)]
    table, idle = _phrases(language), function_words(language)
    at = 0
    while at < len(tokens):
        words = [word for _, _, word in tokens[at : at + _LONGEST]]
        fitting = [p for p in table.get(words[0][:2], ()) if _fits(p, words)]
        if fitting:
            best = max(fitting, key=lambda phrase: phrase.size)
            yield tokens[at][0], tokens[at + len(best.words) - 1][1], best.english
            at += len(best.words)
            continue
        if words[0].rstrip("'’") in idle:
            yield tokens[at][0], tokens[at][1], ""
        at += 1


def _bare(word: str, language: str) -> str:
    return _ARABIC.sub("", word) if language == "ar" else word.replace("’", "'")


def _fits(phrase: _Phrase, words: list[str]) -> bool:
    return len(phrase.words) <= len(words) and all(
        word.startswith(known) if starred else word == known
        for word, (known, starred) in zip(words, phrase.words, strict=False)
    )


@cache
def _phrases(language: str) -> dict[str, tuple[_Phrase, ...]]:
    """The phrases by the first two letters of their first word."""
    table: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase, english in _entries(language):
        words = tuple(
            (_bare(m.group().rstrip("*"), language), m.group().endswith("*"))
            for m in re.finditer(r"[^\W\d_]+['’]?\*?", phrase)
        )
        if words:
            table[words[0][0][:2]].append(_Phrase(words, english))
    return {key: tuple(phrases) for key, phrases in table.items()}
