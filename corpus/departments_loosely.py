"""Departments named by what they deal with alone, or misspelt: "Daye natural resources, 2025".

They are only meant where the place has no report of its own and there is one of such a department.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.departments import (
    DEPARTMENT_EN,
    YEAR,
    topic_patterns,
    topic_said,
    topics_in_pinyin,
)
from corpus.gazetteer import pinyin_of
from corpus.language import HAN
from corpus.place_mark import Mark
from corpus.place_words import place_words
from corpus.regex import regex
from corpus.slips import is_misspelt

_AS_A_BODY = (
    rf"(?=['’]s\b|\s?[:;?(–—-]|{YEAR},? (?:annual |disclosure |information |table\b)*reports?\b|"
    rf",? (?:in |for )?\(?(?:19|20)\d\d|,? table\b|$|"
    r" (?:put|publish|release|disclos|post|receiv|issu|get|got|tak|took|handl|ha(?:ve|d|s)\b))"
)
"""What stands behind a body and not behind what was done for it."""
_MOST_WORDS = 5
"""Words of what a department deals with at most: urban management and law enforcement."""
_WORDS = regex(rf"(?=\b(((?:[a-z&'’-]+ ){{1,{_MOST_WORDS}}})(?:{DEPARTMENT_EN}))\b)")


def departments_loosely(text: str, start: int, end: int) -> Iterator[Mark]:
    """The departments that a folded text may mean beside a place there, or misspells."""
    if found := _before().search(text[:start]):
        yield _mark(found, found.group(1))
    for found in (_in_short_chinese().match(text, end), *_sides().finditer(text)):
        if found:
            yield _of(found, place_words().topics_zh[found.group(1)], 1)
    if (found := _BODY.match(text, end)) and (topic := _sounding_like(found["said"])):
        yield _of(found, topic, 1)
    city = end - len(" city") * text.startswith(" city", end - len(" city"))
    for behind in dict.fromkeys((end, city)):  # Deyang city management: Deyang, city management
        if found := _short().match(text, behind) or _headed().match(text, behind):
            yield _mark(found, found.group(1))
    for found in _in_charge().finditer(text):
        said = found["zh"] or found["en"]
        yield _of(found, place_words().deals_with[said] if said else "police", 0)
    for found in _WORDS.finditer(text):
        if said := _as_spelled(found.group(2).strip()):
            yield _mark(found, said)


def departments_of_a_level(text: str) -> Iterator[tuple[str, Mark]]:
    """The departments that stand without a place, each behind its level: the county, 水务局."""
    for found in _of_a_level().finditer(text):
        yield _LEVELS.get(found["level"] or "", ""), _mark(found, found["said"])


@cache
def _of_a_level() -> re.Pattern[str]:
    _, english = topic_patterns()
    levels = "|".join(_LEVELS)
    return re.compile(
        rf"\bthe ((?:(?P<level>{levels}) )?(?P<said>{english}) (?:{DEPARTMENT_EN}))\b"
    )


_LEVELS = {"county": "县", "city": "市", "municipal": "市", "district": "区", "provincial": "省"}


def _mark(found: re.Match[str], said: str) -> Mark:
    return _of(found, topic_said(said), 1)


def _of(found: re.Match[str], topic: str, group: int) -> Mark:
    name = place_words().topic_names[topic]
    return Mark(found.start(group), found.end(group), department=name, topic=topic)


@cache
def _in_charge() -> re.Pattern[str]:
    """A department by what it is in charge of: 管看病的那个局, the health side, 警察."""
    words = sorted(place_words().deals_with, key=len, reverse=True)
    chinese = "|".join(word for word in words if not word.isascii())
    english = "|".join(word for word in words if word.isascii())
    return re.compile(
        rf"(?:主?管|负责)着?(?P<zh>{chinese})(?:[和与、]?(?:{chinese}))*(?:工作|事情?|这一?块)?"
        r"(?:的?(?:那个|那家|这个)?(?:[市县区省镇州]里?的?)?(?:局|部门|单位|机关|衙门|口子?)|的)|"
        rf"\b(?P<en>{english})(?: and [a-z]+)? "
        rf"(?:side|people|folks|branch|arm|team|{DEPARTMENT_EN})\b|"
        r"警察|民警|警方|\btraffic (?:police|cops)\b"
    )


@cache
def _short() -> re.Pattern[str]:
    """What a department deals with, right behind its place and a year: Tongren's 2020 education."""
    _, english = topic_patterns()
    return re.compile(rf"(?:['’]s|s['’])?{YEAR}[ ,]+(?:(?:19|20)\d\d )?({english}){_AS_A_BODY}")


@cache
def _headed() -> re.Pattern[str]:
    """What a department deals with, named by who heads it: Jinhua's agriculture chief."""
    _, english = topic_patterns()
    heads = "chiefs?|boss(?:es)?|heads?|directors?|authorit(?:y|ies)|officials?"
    return re.compile(rf"(?:['’]s|s['’])?{YEAR} ({english}) (?:{heads})\b")


@cache
def _before() -> re.Pattern[str]:
    """What a department deals with, right before its place: city management of Deyang, in 2020."""
    _, english = topic_patterns()
    return re.compile(rf"\b({english})(?: (?:of|in|for|at) |, )(?:the )?$")


@cache
def _in_short_chinese() -> re.Pattern[str]:
    """The same in Chinese, right behind its place: 宁强2021年自然资源."""
    return re.compile(rf"[省市区县州]?(?:(?:19|20)\d\d年度?)?的?({_topics_zh()})")


@cache
def _sides() -> re.Pattern[str]:
    """What a department deals with as a side of things: 自然资源上, 卫健那边."""
    return re.compile(rf"({_topics_zh()})(?:[这那一]?[块边口]|方面|条线|线上|上)")


def _topics_zh() -> str:
    words = sorted(place_words().topics_zh, key=len, reverse=True)
    return "|".join(word for word in words if len(word) > 1)


_BODY = regex(rf"(?:[省市区县州]|(?:19|20)\d\d年度?|的)*(?P<said>[{HAN}]{{2,12}}?)(?:局|委|厅|办)")


def _sounding_like(said: str) -> str:
    """What a department deals with whose name is written with other characters: 自燃资源."""
    return topics_in_pinyin().get("".join(pinyin_of(said)), "")


def _as_spelled(said: str) -> str:
    """What a department deals with, of which one word or more is misspelt; "" where none is."""
    words = said.split()
    for topic in place_words().topics_en:
        spelled = topic.split()
        if len(spelled) == len(words) and all(
            word == right or is_misspelt(word, right)
            for word, right in zip(words, spelled, strict=True)
        ):
            return topic if words != spelled else ""
    return ""
