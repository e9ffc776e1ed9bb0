"""Misspelt names of the places that the corpus has to do with: Qiaoko, 桥口区, 昆都伦.

The one door to rapidfuzz.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from corpus.dictionary import is_english
from corpus.gazetteer import Gazetteer, Place, pinyin_of
from corpus.language import HAN, is_word
from corpus.place_mark import Mark
from corpus.place_words import place_words
from corpus.regex import regex

_HAN_RUN = regex(f"[{HAN}]{{2,}}")
_LATIN = regex("[a-z]{6,}")
_MOST_SLIPS = 2
"""Letters that a misspelt name may have too many or too few."""


def misspelt(
    text: str,
    taken: set[int],
    gazetteer: Gazetteer,
    near: dict[str, tuple[Place, ...]],
    near_latin: dict[str, tuple[Place, ...]],
) -> Iterator[Mark]:
    """Marks of misspelt names in a folded text, outside the characters that are taken.

    ``near`` are the places looked for, under each character of their short names, ``near_latin``
    the same under their long Latin names.
    """
    taken = set(taken)
    for run in _HAN_RUN.finditer(text):
        sharing = (place for char in run.group() for place in near.get(char, ()))
        for place in dict.fromkeys(sharing):
            yield from _chinese(text, run.span(), place, gazetteer, taken)
    for word in _LATIN.finditer(text):
        if word.start() in taken or _is_other_name(word.group(), gazetteer):
            continue
        meant = [
            place
            for name, places in near_latin.items()
            if abs(len(name) - len(word.group())) <= _MOST_SLIPS and is_misspelt(word.group(), name)
            for place in places
        ]
        if meant and not is_english(word.group()):  # mining is not Jining
            yield Mark(word.start(), word.end(), tuple(dict.fromkeys(meant)))


def _is_other_name(word: str, gazetteer: Gazetteer) -> bool:
    return word in gazetteer.latin or word in place_words().endings


def _chinese(
    text: str, run: tuple[int, int], place: Place, gazetteer: Gazetteer, taken: set[int]
) -> Iterator[Mark]:
    size = len(place.short)
    for at in range(run[0], run[1] - size + 1):
        name = text[at : at + size]
        if at in taken or at + size - 1 in taken or not _alike(name, place):
            continue
        full = text[at : at + len(place.name)]
        if name in gazetteer.chinese or full in gazetteer.chinese:
            continue
        explicit = full[size:] == place.name[size:]
        if explicit or not _in_a_word(text, at, at + size):
            end = at + (len(place.name) if explicit else size)
            taken.update(range(at, end))
            yield Mark(at, end, (place,), explicit=explicit)


def _alike(name: str, place: Place) -> bool:
    """Whether a name differs from a place's, by characters that look or sound the same."""
    pairs = list(zip(name, place.short, strict=True))
    same = sum(a == b for a, b in pairs)
    if not same or same == len(pairs) or len(pairs) - same > max(1, len(pairs) // 2):
        return False
    look_alike = place_words().look_alike
    if all(a == b or b in look_alike.get(a, "") for a, b in pairs):
        return True
    sounds = zip(pinyin_of(name), place.syllables, pairs, strict=True)
    return all(heard == said or a == b for heard, said, (a, b) in sounds)


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Whether characters are a word, or share one with their neighbours: 新时 in 新时代."""
    return any(
        is_word(text[a:b]) and b - a > 1 and b <= len(text)
        for a, b in ((start, end), (end - 1, end + 1), (max(0, start - 1), start + 1))
    )


def is_misspelt(word: str, name: str) -> bool:
    """Whether a word is a name with a slip: one letter, or two in a long name."""
    allowed = _MOST_SLIPS if len(name) >= 8 and word[:2] == name[:2] else 1
    if len(name) < 6 or abs(len(word) - len(name)) > allowed:
        return False
    return DamerauLevenshtein.distance(word, name, score_cutoff=allowed) <= allowed
