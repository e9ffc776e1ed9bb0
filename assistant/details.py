"""Details that a question asks for by name, and what a text that tells them has: details.toml.

A sentence that a centre was put into use tells no day; one that a firm is to move names no firm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.patterns import compile_words, load

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
def _details() -> tuple[Detail, ...]:
    return tuple(
        Detail(
            name,
            compile_words(entry["asks"]),
            compile_words(entry["unless"]) if "unless" in entry else None,
            re.compile((entry.get("says") or entry["hints"]).replace("{surnames}", _SURNAMES)),
            "says" in entry,
            entry.get("figure", False),
            entry.get("cell", False),
            entry.get("close", False),
        )
        for name, entry in load("details").items()
    )


@lru_cache(maxsize=256)
def details_asked(folded: str) -> tuple[Detail, ...]:
    """The details that a folded question asks for by name."""
    return tuple(
        one
        for one in _details()
        if one.asks.search(folded) and not (one.unless and one.unless.search(folded))
    )


def asks_for(name: str, folded: str) -> bool:
    """Whether a folded question asks for a detail of this name."""
    return any(one.name == name for one in details_asked(folded))


def asks_for_no_figure(folded: str) -> bool:
    """Whether a folded question asks for a name, a company or the like: never a number."""
    return any(one.required and not one.figure for one in details_asked(folded))


def share_told(folded: str, text: str) -> float:
    """The share of the details asked for that a text tells; 0 where none is asked for."""
    asked = details_asked(folded)
    return sum(bool(one.says.search(text)) for one in asked) / len(asked) if asked else 0.0
