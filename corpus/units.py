"""Units: which words are one, what sort it is, and what a magnitude in front of it makes of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from corpus.numerals import ENGLISH_MAGNITUDES, MAGNITUDES
from corpus.regex import regex

_MAGNITUDE_AHEAD = regex("[万萬亿億]|[百千](?:$|[万亿])")


MEASURE_WORDS = (
    "件条个项次场期轮篇则家户人名位份册本张幅起例种只类套间座栋幢处台辆支部集批封宗栏站所通"
)
"""Characters that stand between a number, or 多少, and what is counted."""


@dataclass(frozen=True, slots=True)
class Units:
    """quantities.toml, ready for matching."""

    pattern: re.Pattern[str]
    counts: frozenset[str]
    percents: frozenset[str]
    barred: dict[str, str]
    english: dict[str, str]
    names: re.Pattern[str]


@cache
def units() -> Units:
    """The units and names of quantities.toml, read once."""
    data = tomllib.loads(files("corpus").joinpath("quantities.toml").read_text("utf-8"))
    words = sorted([*data["measures"], *data["counts"], *data["percents"]], key=len, reverse=True)
    return Units(
        pattern=re.compile("|".join(map(re.escape, words))),
        counts=frozenset(data["counts"]),
        percents=frozenset(data["percents"]),
        barred={unit: "".join(after) for unit, after in data["not_followed_by"].items()},
        english=data["english"],
        names=re.compile("|".join(map(re.escape, data["names"]["words"]))),
    )


@lru_cache(1024)
def unit_kind(unit: str) -> str:
    """What sort of unit it is: "count", "money", "percent", "measure", or "" for a bare number."""
    bare = split_unit(unit)[1]
    if not bare:
        return ""
    if bare in units().percents:
        return "percent"
    if bare in units().counts:
        return "count"
    return "money" if bare.endswith(("元", "镑", "币")) else "measure"


def bare_unit(unit: str) -> str:
    """A unit without what only rounds or multiplies the number before it: 余件, 万件 are 件."""
    return unit.lstrip("余多万")


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """The unit that follows, over a blank or one line end, and where it ends; None if none does."""
    known = units()
    while text[at : at + 1].isspace():
        if at + 1 < len(text) and text[at] == "\n" and text[at + 1] in "\n\r":
            return None, at
        at += 1
        if text[at - 1] in "\n\r" and text[at : at + 1].isspace():
            return None, at
    match = known.pattern.match(text, at)
    if not match:
        return None, at
    unit, end = match.group(), match.end()
    if text[end : end + 1] in known.barred.get(unit, "") and end < len(text):
        return None, at
    return unit, end


@lru_cache(1024)
def split_unit(unit: str) -> tuple[int, str]:
    """The magnitude in a unit, and the unit proper in one spelling: 万元 -> 10000, 元."""
    words = unit.strip().lower().split()
    scale = 1
    while words and words[0] in ENGLISH_MAGNITUDES:
        scale *= ENGLISH_MAGNITUDES[words.pop(0)]
    rest = " ".join(words) if words else ""
    rest = units().english.get(rest, rest)
    while _MAGNITUDE_AHEAD.match(rest):
        scale *= MAGNITUDES[rest[0]]
        rest = rest[1:]
    rest = {"％": "%", "个百分点": "百分点", "元人民币": "元"}.get(rest, rest)
    return scale, rest
