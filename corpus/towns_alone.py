"""Towns by their bare names, where no place so named has a report: "Xijie in Longquan", Дапо."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus.aliases import KINDS_LATIN, TOWN, joined_latin
from corpus.dictionary import is_english
from corpus.gazetteer import Gazetteer, Place, pinyin_of
from corpus.issuers import Issuer
from corpus.palladius import cyrillic_key, cyrillic_name
from corpus.place_mark import Folded, Mark
from corpus.place_words import place_words
from corpus.regex import regex

_SHORTEST = 4
"""Letters of a bare name at least: shorter ones are other words."""
_LETTERS = regex("[a-z]+|[а-яё]+")
_HAN = regex("[\u4e00-\u9fff]{2,}")
_ENDINGS = frozenset("省市区县州旗")
_FOLLOWS = regex(r"(?:['’]s)?[ -]([a-z]+)")


def bare_names(issuers: Iterable[Issuer]) -> dict[str, tuple[Issuer, ...]]:
    """The towns among issuers by their bare names in Chinese, Latin and Cyrillic letters."""
    found: dict[str, tuple[Issuer, ...]] = {}
    for issuer in issuers:
        for name in _names(issuer) if issuer.kind == "town" else ():
            found[name] = (*found.get(name, ()), issuer)
    return found


def _names(issuer: Issuer) -> Iterator[str]:
    if issuer.tail.isascii():
        last = issuer.tail.lower().rpartition("-")[2]
        if len(last) >= _SHORTEST and last not in KINDS_LATIN:
            yield last
        return
    bare = re.sub("(?:街道|镇|乡|苏木)$", "", TOWN.sub(r"\1", issuer.tail))
    if len(bare) > 1:
        yield from (bare, joined_latin(bare), cyrillic_key(cyrillic_name(pinyin_of(bare))))


def towns_alone(
    folded: Folded,
    named: Mapping[str, tuple[Issuer, ...]],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
) -> Iterator[Mark]:
    """The towns whose bare names stand in a text that names these places, none with a report."""
    text = folded.text
    for word in (*_LETTERS.finditer(text), *_HAN.finditer(text)):
        for start, end in _parts(word):
            said = text[start:end]
            latin = said[0] < "\u0400"
            towns = named.get(cyrillic_key(said) if "а" <= said[0] <= "ё" else said, ())
            held = tuple(one for one in towns if _may_lie_in(one, places, said, gazetteer))
            if not held or (latin and not _is_name(folded, start, end)):
                continue
            if not _names_another(text, end):
                yield Mark(start, end, issuers=held)


def _parts(word: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A word of letters whole; of Chinese characters, whatever a question begins with."""
    if word.group()[0] < "\u4e00":
        yield word.span()
        return
    yield from ((word.start(), end) for end in range(word.end(), word.start() + 1, -1))


def _is_name(folded: Folded, start: int, end: int) -> bool:
    word = folded.text[start:end]
    return len(word) >= _SHORTEST and (folded.capital(start) or not is_english(word))


def _names_another(text: str, end: int) -> bool:
    """Whether what follows says that a name is no town's: Xinhua District, Taiping Road, 和平区."""
    words, behind = place_words(), _FOLLOWS.match(text, end)
    if text[end - 1] >= "\u4e00":
        return text[end : end + 1] in _ENDINGS or not words.goes_on.match(text, end)
    return behind is not None and (
        behind[1] in words.not_before_en or bool(words.endings.get(behind[1]))
    )


def _may_lie_in(town: Issuer, places: tuple[Place, ...], said: str, gazetteer: Gazetteer) -> bool:
    """Whether a town may lie in the places named besides; what is so called itself is none."""
    others = [p for p in places if "".join(p.syllables) != said and p.short != said]
    if not others:
        return True
    if town.places:
        return any(gazetteer.within(own, over) for own in town.places for over in others)
    above = _above(town)
    return not above or any("".join(over.syllables) == above for over in others)


def _above(town: Issuer) -> str:
    """The place that the names of a town's files begin with: tongzhou-xinhua-2019."""
    firsts = {report_id.partition("-")[0] for report_id in town.report_ids}
    first = firsts.pop() if len(firsts) == 1 else ""
    return first if first in Gazetteer.load().latin else ""
