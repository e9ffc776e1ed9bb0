"""Who issued a report whose text does not say: the place and the body in its file's name.

"wendeng-audit-2020.txt" is of the audit bureau of Wendeng, if its text names an audit bureau.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from corpus.departments import topics_in_pinyin
from corpus.gazetteer import pinyin_of
from corpus.glossary import Glossary
from corpus.place_mention import PlaceMention
from corpus.place_words import place_words, topic_of
from corpus.places import PlaceIndex
from corpus.regex import regex

_NO_WORD = regex(r"[^a-z\u3400-\u9fff]+")
_LEVEL = regex("([省市区县州旗])(?:人民)?(?!辖)")
_IS_A_PART = regex("我(?:镇|乡|街道|局|委|办|院)")
_IS_WHOLE = regex("[我全](?:省|市|区|县|州|旗)")
"""A file that is named for a district may be of a town in it."""
_A_TOWN = regex("街道|镇|乡")
_OF_ANY_REPORT = """
report reports annual year yearly disclosure information ogi foi government open of the and final
scan copy city district county municipal 年 年度 年报 报告 年度报告 信息公开 政府信息公开
信息公开年报 政府信息公开年度报告
"""
"""Words of a file's name that say nothing of who reports."""


def issuer_in_name(name: str, text: str) -> str:
    """The issuer that a file's name tells, in Chinese: a place, with the body that the text names.

    "" where the name holds no place, or names a body that the text does not speak of.
    """
    said = _words_of(name)
    if town := _own_town(said, text):
        return town
    mention = _place_in(said)
    if mention is None:
        return _body_without_place(said, text)
    if mention.department and mention.department in text:
        return mention.zh + mention.department
    rest = f"{said[: mention.start]} {said[mention.end :]}".split()
    if mention.department:  # called otherwise in the text: 政务服务办 for a 政务服务和大数据管理局
        rest += mention.text.split()
    words = [word for word in rest if word not in _OF_ANY_REPORT.split()]
    if not words:
        return "" if _IS_A_PART.search(text) and not _IS_WHOLE.search(text) else mention.zh
    meant = next((body for body in _bodies(text) if _is_meant(" ".join(words), body)), "")
    if meant and f"县{meant}" in text and not mention.zh.endswith("县"):
        return ""  # of a county in the prefecture that the name tells
    own = meant or _own_body(mention.department or _spelled_body(words), text)
    return mention.zh + own if own else ""


def _body_without_place(said: str, text: str) -> str:
    """The body that a file's name spells in pinyin, if its text is of such a one: 我局, 地震."""
    body = _own_body(_spelled_body(said.split()), text)
    topic = topic_of(body)
    words = (word for word, of in place_words().topics_zh.items() if of == topic and len(word) > 1)
    return body if topic and any(word in text for word in words) else ""


def _own_town(said: str, text: str) -> str:
    """The town that a file's name spells in pinyin, if the text speaks of it as of itself: 我镇."""
    if not _IS_A_PART.search(text):
        return ""
    words = set(said.split())
    for town in _A_TOWN.finditer(text):
        for size in (2, 3):
            name = text[max(0, town.start() - size) : town.start()]
            if "".join(pinyin_of(name)).lower() in words and re.search(
                f"[我本]{town.group()}", text
            ):
                return name + town.group()
    return ""


def year_in_name(name: str) -> int | None:
    """The one year in a file's name, for a report whose text has none."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", name))
    return int(years.pop()) if len(years) == 1 else None


def place_in_name(name: str, issuer: str) -> str:
    """The place that a file's name tells, for an issuer that does not say where it is.

    "" where it tells none, or one of another level: 区教育局 is not of a city.
    """
    mention = _place_in(_words_of(name))
    if mention is None:
        return ""
    if mention.department and topic_of(mention.department) != topic_of(issuer):
        return ""
    level = _LEVEL.match(issuer)
    return mention.zh if level is None or mention.zh.endswith(level.group(1)) else ""


def _words_of(name: str) -> str:
    return " ".join(_NO_WORD.split(PurePath(name).stem.lower())).strip()


def _place_in(said: str) -> PlaceMention | None:
    return next((m for m in _places().find(said) if m.kind == "known_place"), None)


def _bodies(text: str) -> list[str]:
    """The departments that a text names, in order."""
    return list(dict.fromkeys(_department().findall(text)))


def _is_meant(words: str, body: str) -> bool:
    """Whether the words of a file's name say what a department deals with."""
    spelled = "".join(pinyin_of(body)).lower()
    for word in words.split():
        if body.startswith(word) or word in body or spelled.startswith(word):
            return True
        if topic_of(_spelled_body([word])) == topic_of(body) != "":
            return True
    meant = {term.zh for term in Glossary.load().translate(words, "en")}
    return any(len(zh) > 1 and (zh in body or body in zh) for zh in meant)


def _spelled_body(words: list[str]) -> str:
    """The department that a word of a file's name spells in pinyin: weijian, 卫健; "" for none."""
    spelled = topics_in_pinyin()
    topic = next((spelled[word] for word in words if word in spelled), "")
    return place_words().topic_names.get(topic, "")


def _own_body(body: str, text: str) -> str:
    """A department where the text speaks of itself as one of its kind: 我局; else ""."""
    return body if body and re.search(f"[我本]{body[-1]}", text) else ""


@cache
def _places() -> PlaceIndex:
    return PlaceIndex.build(())


@cache
def _department() -> re.Pattern[str]:
    topics = "|".join(sorted(place_words().topics_zh, key=len, reverse=True))
    return re.compile(rf"(?:{topics})(?:管理)?(?:局|委员会|委|厅|办公室|办|中心)")
