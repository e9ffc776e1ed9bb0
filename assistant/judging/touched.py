"""Does a text speak of a term: has it two neighbouring characters of its words, or a synonym?"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.requirements import with_synonyms
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, pairs_of
from corpus.language import HAN
from corpus.regex import regex


def touches(term: Term, text: str) -> bool:
    """Whether a folded text has two neighbouring characters of a term's words, or a synonym."""
    if any(fold(word) in text for word in term.alike):
        return True
    return any(pair in text for pair in _pairs_touched(term.chinese))


@lru_cache(2_000)
def _pairs_touched(chinese: tuple[str, ...]) -> frozenset[str]:
    """The neighbouring characters of a term's Chinese words, and of their synonyms, that tell."""
    return frozenset(pair for word in with_synonyms(chinese) for pair in _telling_pairs(fold(word)))


def _telling_pairs(word: str) -> frozenset[str]:
    """The neighbouring characters of a word that tell something: of 政府网站 not 政府.

    Nor are open tenders (公开招标) told by anything that was made public.
    """
    pairs = pairs_of(word)
    if _IN_PUBLIC.match(word):
        return pairs - {"公开"} or pairs
    return pairs - {"政府"} or pairs


_IN_PUBLIC = regex("公开[招竞拍选审遴道]")


def only_within_names(term: Term, part: str) -> bool:
    """Whether a word only begins longer names there: 收费标准 says of nobody that he charges."""
    words = [fold(word) for word in term.widened.chinese if fold(word) in part]
    return bool(words) and not any(
        re.search(f"{re.escape(word)}(?:{_NO_NAME})", part) for word in words
    )


_NO_NAME = f"(?![{HAN}])|[了过的和与及并等后]"
"""What follows a word that is no beginning of a longer name."""
