"""Branches of a bureau in one area, as questions call them: "the East Lake ecology branch"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.aliases import BRANCH, SIDES, joined_latin
from corpus.bodies_abroad import body_of
from corpus.departments import DEPARTMENT_EN
from corpus.gazetteer import pinyin_of
from corpus.hangul import hangul_name
from corpus.issuers import Issuer
from corpus.palladius import cyrillic_key, cyrillic_name
from corpus.place_mark import Mark
from corpus.place_words import place_words
from corpus.regex import regex

_KIND_OF_AREA = regex("^(.{2,3}?).*?((?:风景|生态|度假|开发|高新|新|片|园)区|新城)$")
_AREA_ZH = "[生态旅游风景名胜度假开发高新经济技术产业]{0,10}(?:[景园片新城]?区|新城)"
"""What may stand behind the name of an area: 东湖(生态旅游风景区)."""
_AREA_EN = (
    "(?:[ -](?:ecolog(?:y|ical)|eco|scenic|tour(?:ism|ist)|landscape|nature|area|spot|zone|new|"
    "district|resort|and|development)){0,6}"
)
_SORTS = frozenset({"经济", "高新", "工业", "科技", "旅游", "生态", "综合", "度假", "开发", "产业"})
"""What areas of many places begin with: no name of one by itself."""
_LANDSCAPE = {"湖": "lake", "山": "mountain", "江": "river", "河": "river", "城": "city"}
_BRANCH = "分局|支局|分所| (?:sub-?(?:bureau|branch|office)|branch)(?: (?:bureau|office))?"
_BEHIND = regex(rf"(?:['’]s|s['’])?(?:的|の)?(?:{_BRANCH})")
_GAP = regex(r"[^\d,，.。;；:：?？!！、]{0,40}")
"""What may stand between an area and its body: "bureau of Wuhan's", 的."""
_AND = regex(r"\b(?:and|or|vs|versus|than|und|et|y|и)\b|[和与跟及比]")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch that issues reports, and its area as questions name it."""

    issuer: Issuer
    area: re.Pattern[str]


def branches_of(issuers: Iterable[Issuer]) -> tuple[Branch, ...]:
    """The branches among issuers whose areas are no divisions: those of these are found by them."""
    named = ((one, BRANCH.fullmatch(one.tail)) for one in issuers if one.kind == "department")
    return tuple(
        Branch(one, regex(_area(branch["area"])))
        for one, branch in named
        if branch and one.topic and not any(p.short == branch["area"] for p in one.places)
    )


def branches_in(text: str, branches: Iterable[Branch], language: str) -> Iterator[Mark]:
    """The branches that a folded text names: an area and a body of the right kind beside it."""
    for branch in branches:
        for area in branch.area.finditer(text):
            body = _body(branch.issuer.topic, language not in ("zh", "en"))
            if found := _whole(text, area, body):
                yield Mark(*found, issuers=(branch.issuer,))


def _whole(text: str, area: re.Match[str], bodies: re.Pattern[str]) -> tuple[int, int] | None:
    """From where to where an area and its body are named; None for an area alone."""
    behind = _BEHIND.match(text, area.end())
    start, end = area.start(), behind.end() if behind else area.end()
    for body in bodies.finditer(text):
        first, second = sorted((body.span(), (start, end)))
        if first[1] > second[0]:
            return min(first[0], second[0]), max(first[1], second[1])
        between = text[first[1] : second[0]]
        if _GAP.fullmatch(between) and not _AND.search(between):
            return first[0], max(second[1], _end_of_branch(text, second[1]))
    return (start, end) if behind else None


def _end_of_branch(text: str, at: int) -> int:
    found = _BEHIND.match(text, at)
    return found.end() if found else at


def _area(area: str) -> str:
    """A pattern for the name of an area, whole or short, in the scripts of questions."""
    kind = _KIND_OF_AREA.match(area)
    short = kind[1] if kind and kind[1] not in _SORTS else area
    syllables = pinyin_of(short)
    latin = ["[ '-]?".join(syllables), joined_latin(short), *_translated(short)]
    return (
        rf"{re.escape(area)}|{re.escape(short)}(?:{_AREA_ZH})?|"
        rf"\b(?:{'|'.join(latin)})(?:(?:feng)?jingqu)?\b{_AREA_EN}|"
        rf"\b{cyrillic_key(cyrillic_name(syllables))}\w{{0,2}}\b|{hangul_name(syllables)}"
    )


@lru_cache(64)
def _body(topic: str, abroad: bool) -> re.Pattern[str]:
    """A pattern for bodies that deal with something, in other languages too."""
    words = place_words()
    chinese = [re.escape(word) for word, of in words.topics_zh.items() if of == topic]
    short = [word for word, of in words.shortened_zh.items() if of == topic]
    english = [re.escape(word) for word, of in words.topics_en.items() if of == topic]
    chinese.sort(key=len, reverse=True)
    english.sort(key=len, reverse=True)
    bodies = [
        rf"(?:{'|'.join(chinese)})(?:保护|管理)?(?:{_BRANCH}|局|部门)",
        *short,
        rf"\b(?:{'|'.join(english)})(?: (?:protection|and|environment|management|city|municipal))*"
        rf"(?: {_BRANCH.split('| ')[1]}| (?:{DEPARTMENT_EN}))\b",
        *([body_of(topic)] if abroad else []),
    ]
    return re.compile("|".join(filter(None, bodies)))


def _translated(name: str) -> tuple[str, ...]:
    """A name whose two characters English translates: 东湖, East Lake."""
    side, water = SIDES.get(name[0]), _LANDSCAPE.get(name[1:])
    return (f"{side}[ -]?{water}",) if side and water else ()
