"""Words of other languages taken apart: German compounds, and what Arabic hangs on a word.

Mitarbeiterschulung is a training of the staff, and معالجته the handling of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.regex import regex

SPLIT = frozenset({"de", "nl", "ar"})
"""Languages whose words have parts that a list has as words of their own."""
LEAST = 5
"""Letters of a part of a compound at least."""
_LINK = regex("(?<=..)(?:s|es|n|en|er|e)$")
_ENDING = 3
"""Letters at most that may follow a word of which a list has the beginning."""
_PRONOUN = regex("(?<=...)(?:ها|هم|هن|ه)$")


def in_parts(word: str, language: str, known: Mapping[str, tuple[str, bool]]) -> str:
    """The English of a word's parts, "" where the list (with whether endings follow) lacks one."""
    if language == "ar":
        bare = _PRONOUN.sub("", word)
        joined = _said(bare, known) or _said(bare.removesuffix("ت") + "ة", known)
        return joined if bare != word else ""
    for at in range(len(word) - LEAST, LEAST - 2, -1):
        head, tail = word[:at], word[at:].removeprefix("-")
        last = _said(tail, known)
        first = last and (_said(head, known) or _said(_LINK.sub("", head), known))
        if first:
            return f"{first} {last}"
    return ""


def _said(word: str, known: Mapping[str, tuple[str, bool]]) -> str:
    """What a word means, or the longest one that begins it but for an ending."""
    for end in range(len(word), max(LEAST - 2, len(word) - _ENDING - 1), -1):
        english, any_ending = known.get(word[:end], ("", False))
        if english and (any_ending or end == len(word)):
            return english
    return ""
