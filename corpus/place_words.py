"""The words that go with names of places and bodies, as place_words.toml has them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.gazetteer import fold
from corpus.language import simplify_char

_ALSO = "*"
"""Stands behind words of a department's name that also say what it is in charge of."""


@dataclass(frozen=True)
class PlaceWords:
    """The words, by what they are for."""

    needs_parent: frozenset[str]
    goes_on: re.Pattern[str]
    before_zone_zh: re.Pattern[str]
    before_zone_en: frozenset[str]
    not_before_zh: re.Pattern[str]
    not_before_en: frozenset[str]
    english_words: frozenset[str]
    before_ending: frozenset[str]
    prepositions: frozenset[str]
    between_names: re.Pattern[str]
    endings: dict[str, frozenset[str]]
    zones_zh: dict[str, str]
    zones_en: dict[str, str]
    zones_other: dict[str, re.Pattern[str]]
    zone_names: dict[str, tuple[str, str]]
    topics_zh: dict[str, str]
    shortened_zh: dict[str, str]
    topics_en: dict[str, str]
    alone_en: dict[str, str]
    deals_with: dict[str, str]
    topic_names: dict[str, str]
    look_alike: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """Reads place_words.toml once."""
    raw = tomllib.loads(Path(__file__).with_name("place_words.toml").read_text("utf-8"))
    zones, departments = raw["zones"], raw["departments"]
    endings: dict[str, set[str]] = {}
    for ending, words in raw["endings"].items():
        for word in words.split():
            endings.setdefault(word, set()).add(ending)
    return PlaceWords(
        needs_parent=frozenset(raw["needs_parent"].split()),
        goes_on=re.compile(raw["goes_on"] + "|$"),
        before_zone_zh=re.compile(f"(?:^|{raw['before_zone_zh']})$"),
        before_zone_en=frozenset(raw["before_zone_en"].split()),
        not_before_zh=re.compile(raw["not_before_zh"]),
        not_before_en=frozenset(raw["not_before_en"].split("|")),
        english_words=frozenset(raw["english_words"].split()),
        before_ending=frozenset(raw["before_ending"].split()),
        prepositions=frozenset(raw["prepositions"].split()),
        between_names=re.compile(
            r"[\s'’\"“”(),，（）·・-]*(?:(?:"
            + "|".join("".join(map(simplify_char, raw["between_names"])).split())
            + r")[\s,'’()（）]*){0,3}"
        ),
        endings={word: frozenset(ends) for word, ends in endings.items()},
        zones_zh={word: kind for kind, said in zones.items() for word in said["zh"].split("|")},
        zones_en={
            fold(word): kind for kind, said in zones.items() for word in said["en"].split("|")
        },
        zones_other={
            kind: re.compile("".join(map(simplify_char, said["other"])))
            for kind, said in zones.items()
            if "other" in said
        },
        zone_names={kind: (said["name"], said["english"]) for kind, said in zones.items()},
        topics_zh=_by_word(departments, "zh"),
        shortened_zh=raw["shortened"],
        topics_en=_by_word(departments, "en"),
        alone_en=raw["alone"],
        deals_with={
            word.rstrip(_ALSO): topic
            for topic, said in departments.items()
            for field, words in said.items()
            if field != "name"
            for word in words.split("|")
            if field == "deals_with" or word.endswith(_ALSO)
        },
        topic_names={topic: said["name"] for topic, said in departments.items()},
        look_alike={char: group for group in raw["look_alikes"] for char in group},
    )


def _by_word(departments: dict[str, dict[str, str]], field: str) -> dict[str, str]:
    """The kinds of department by the words of their names in a language."""
    return {
        word.rstrip(_ALSO): topic
        for topic, said in departments.items()
        for word in said[field].split("|")
    }


def zones_in(name: str) -> frozenset[str]:
    """The kinds of zone that a name says: {"hightech", "development"}."""
    kinds = set()
    words = place_words().zones_zh
    for word in sorted(words, key=len, reverse=True):
        if word in name:
            kinds.add(words[word])
            name = name.replace(word, " ")
    return frozenset(kinds)


def topic_of(department: str) -> str:
    """What a department deals with, as a key of place_words.toml; "" where it is not listed."""
    words = place_words().topics_zh
    # 市场监督管理局 begins with no 市, 市教育局 does.
    for bare in (department, re.sub("^[省市区县州]", "", department)):
        for word in sorted(words, key=len, reverse=True):
            if bare.startswith(word):
                return words[word]
    return ""


def zone_names(zones: frozenset[str]) -> tuple[str, str]:
    """How a zone is called in Chinese and English, by the kinds that its name says."""
    names = place_words().zone_names
    if {"hightech", "development"} <= zones:
        return names["any"][0], f"{names['any'][1]} ({names['hightech'][1]})"
    return next(names[kind] for kind in names if kind in zones)


def spellings_of_a_zone(name: str) -> tuple[str, ...]:
    """A zone's name with each way to write what kind it is (经开区); () where it is no zone's."""
    zones = place_words().zones_zh
    kind = next((w for w in sorted(zones, key=len, reverse=True) if name.endswith(w)), None)
    if kind is None:
        return ()
    return tuple(name.removesuffix(kind) + word for word in zones if zones[word] == zones[kind])
