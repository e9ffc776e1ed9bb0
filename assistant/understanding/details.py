"""Details that a question asks for, and what a text that tells them has: details.toml.

A sentence that a centre was put into use tells no day; one that a firm is to move names no firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.understanding.patterns import Script, compile_words, in_script, load, script_of
from corpus.regex import regex

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)


@dataclass(frozen=True, slots=True)
class Detail:
    """How one asks for a detail, and what tells it.

    ``says`` is what a text that tells it has; ``required``: without it, it tells the detail never.
    ``figure``: the sentence of a stated figure may tell it too; ``cell``: cells of the tables may.
    ``close``: it stands near the clause that has the most words of the question.
    """

    name: str
    asks: re.Pattern[str]
    unless: re.Pattern[str] | None
    says: re.Pattern[str]
    required: bool
    figure: bool
    cell: bool
    close: bool


@cache
def _details(script: Script) -> tuple[Detail, ...]:
    return tuple(
        Detail(
            name,
            compile_words(asks),
            compile_words(entry["unless"]) if "unless" in entry else None,
            _any_of(entry.get("says") or entry["hints"]),
            "says" in entry,
            entry.get("figure", "hints" in entry),
            entry.get("cell", "hints" in entry),
            entry.get("close", False),
        )
        for name, entry in load("details").items()
        if (asks := in_script(entry.get("asks", ()), script))
    )


@cache
def told_at_least() -> dict[str, re.Pattern[str]]:
    """What a text has that tells who, when, where or why at all, by the intent."""
    return {
        name: _any_of(entry["says"])
        for name, entry in load("details").items()
        if "asks" not in entry
    }


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What one of the words matches; most is looked for by no question."""
    return regex("|".join(words).replace("{surnames}", _SURNAMES))


@lru_cache(maxsize=256)
def details_asked(folded: str) -> tuple[Detail, ...]:
    """The details that a folded question asks for."""
    return tuple(
        one
        for one in _details(script_of(folded))
        if one.asks.search(folded) and not (one.unless and one.unless.search(folded))
    )


def detail_asked(name: str, folded: str) -> Detail | None:
    """The detail of this name, if a folded question asks for it."""
    return next((one for one in details_asked(folded) if one.name == name), None)


def share_told(folded: str, text: str, *, required: bool) -> float:
    """The share of the details asked for, which an answer must tell or often does, in a text."""
    asked = [one for one in details_asked(folded) if one.required == required]
    return sum(bool(one.says.search(text)) for one in asked) / len(asked) if asked else 0.0
