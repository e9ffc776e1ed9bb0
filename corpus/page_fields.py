"""The block that a page puts above a report: each key with its value, in lines or in a table.

"发布日期：2014-01-30  来源：昆区政府网" is such a line, "| 分类 | 年报 | 文号 | |" one of a table.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from corpus.lines import Line, lines_of
from corpus.report import Span
from corpus.title import head_lines


@dataclass(frozen=True, slots=True)
class PageField:
    """A key as printed, without blanks; its value, empty for a blank one; and both together."""

    key: str
    value: Span
    span: Span


_BULLETS = " \t•·|｜\u3000\xa0"


@cache
def labels() -> frozenset[str]:
    """The keys that such blocks are known to have."""
    data = tomllib.loads((files("corpus") / "furniture.toml").read_text(encoding="utf-8"))
    return frozenset(data["labels"].split())


@cache
def _key() -> re.Pattern[str]:
    """A known key, which another word may begin (公文生成日期); any other at the head of a cell."""
    known = "|".join(r"\s*".join(word) for word in sorted(labels(), key=len, reverse=True))
    return re.compile(
        rf"(?P<key>(?:[\u4e00-\u9fff]{{1,4}}/?)?(?:{known}))\s*[:：|｜]|"
        r"(?:^|(?<=[|｜•·])|(?<=\s\s))\s*(?P<other>[\u4e00-\u9fff/]{2,8})\s*[:：]",
        re.MULTILINE,
    )


@lru_cache(32)
def page_fields(text: str) -> tuple[PageField, ...]:
    """The keys and values above the first sentence of a text, in their order."""
    return tuple(field for line in head_lines(lines_of(text)) for field in _in_line(text, line))


def _in_line(text: str, line: Line) -> list[PageField]:
    keys = list(_key().finditer(text, line.start, line.end))
    found = []
    for at, match in enumerate(keys, 1):
        stop = keys[at].start() if at < len(keys) else line.end
        name = "key" if match["key"] else "other"
        value = _value(text, Span(match.end(), stop))
        start = match.start(name)
        end = value.end if value.start < value.end else match.end(name)
        found.append(PageField("".join(match[name].split()), value, Span(start, end)))
    return found


def _value(text: str, room: Span) -> Span:
    """What stands behind a key, up to the next cell or a gap as wide as two blanks."""
    start = room.start
    while start < room.end and text[start] in _BULLETS:
        start += 1
    gap = re.compile(r"\s*[|｜]|\s\s|\s[\[【]").search(text, start, room.end)
    end = gap.start() if gap else room.end
    return Span(start, start + len(text[start:end].rstrip()))
