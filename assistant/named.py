"""The years that a question names, and names that only begin with a place's."""

from __future__ import annotations

import re

from corpus.periods import periods_in
from corpus.places import PlaceMention

_SINCE = re.compile(
    r"(20\d\d)\s?年?(?:以来|以后|之后|至今|起|开始)|\bsince (?:the year )?(20\d\d)", re.I
)
_DOCUMENT = re.compile(
    r"(?<=[发办函字预令政规通文厅委])\s?[〔［\[(（]?\s?(?:19|20)\d\d\s?[〕］\])）]?\s?年?\s?第?"
    r"(?:多少|几|\d{1,4})\s?号"
)
"""The year of a document's number, which is no year of a report: 财预〔2014〕36号."""
_LAST_YEAR = 2099


def years_in(text: str) -> tuple[int, ...]:
    """The years that a question names; all from one on where it says since."""
    text = _DOCUMENT.sub(lambda m: " " * len(m.group()), text)
    named = tuple(dict.fromkeys(year for period in periods_in(text) for year in period.years))
    since = _SINCE.search(text)
    if since is None:
        return named
    first = int(since.group(1) or since.group(2))
    return tuple(dict.fromkeys((*named, *range(first, _LAST_YEAR))))


def bare(name: str) -> str:
    """A Chinese place name without 县, 区 or 市, as reports shorten it; two characters stay."""
    return name[:-1] if len(name) > 2 and name[-1] in "县区市旗省" else name


_BASIS = re.compile(r"(?:[比较]|与|than (?:in )?(?:the )?|compared (?:with|to) (?:the )?)$", re.I)
"""Before a year that is only compared with."""


def relative_years(text: str, before: tuple[int, ...]) -> tuple[int, ...]:
    """The year before or after those of the question before, where a follow-up says so."""
    shift = {"last_year": -1, "next_year": 1}
    for period in periods_in(text):
        if _BASIS.search(text[: period.start]):
            continue
        if period.relative in shift and before:
            return tuple(year + shift[period.relative] for year in before)
    return ()


_THINGS = (
    r"(?:Bay|Net|Park|Bridge|Avenue|Street|Road|Lake|River|Mountain|Group|Bank|University|Daily|"
    r"Expo|Plaza|Museum|Station|Airport|Garden|Square|Release)\b(?:'s)?"
)


def begins_a_thing(text: str, mention: PlaceMention) -> bool:
    """Whether the name of a place only begins that of something else: Hanjiang Bay."""
    return mention.kind == "known_place" and bool(
        re.compile(rf"\s{_THINGS}").match(text, mention.end)
    )


def names_a_thing(name: str) -> bool:
    """Whether a name ends in what is no place that governs: a bay, a bridge."""
    return re.search(rf"\s{_THINGS}$", name) is not None
