"""The marks that headings begin with: 第一章, 一、, （一）, 1、, （1）, ①, a Markdown #.

They stand at the beginning of a line or, in a report that is all on one line, in the middle of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.lines import Line
from corpus.page import Page
from corpus.regex import regex
from corpus.rows import begins_row, is_row

CHAPTER, PART, ONE, BRACKETED_ONE, FIGURE, BRACKETED_FIGURE, CIRCLED, FIRSTLY = range(8)
"""Kinds of marks, outermost first."""

_CHINESE = "[一二三四五六七八九十]"
_SAYS_ITS_MATTER = r"(?:概[ \t]*述|总体情况|[\u4e00-\u9fff（）、]{2,40}(?:情况|事项|措施|问题))\s*$"
"""What a heading is about whose number has no mark behind it: 二 政府信息主动公开情况."""
_MARK = regex(
    rf"(?P<hash>#{{1,6}}\s+)?(?:\*\*)?(?:"
    rf"(?P<k0>第(?P<n0>{_CHINESE}{{1,3}})(?:章|编|部分)[\s、:：]*)|"
    rf"(?P<k1>第(?P<n1>[一二三四五六七八九十百]{{1,5}})[节条](?!第)[\s、:：]*)|"
    rf"(?P<k2>(?P<n2>{_CHINESE}{{1,3}})"
    rf"(?:\s?[、．.]|(?=\u3000)|(?=[ \t\xa0]+{_SAYS_ITS_MATTER}))\s*)|"
    rf"(?P<k3>[（(]\s?(?P<n3>{_CHINESE}{{1,3}})\s?[)）][、．.]?\s*)|"
    r"(?P<k4>(?P<n4>\d{1,2})\s?[、．.](?![\d%])\s*)|"
    r"(?P<k5>[（(]?\s?(?P<n5>\d{1,2})\s?[)）][、．.]?\s*)|"
    r"(?P<k6>(?P<n6>[①②③④⑤⑥⑦⑧⑨⑩])\s*)|"
    rf"(?P<k7>(?P<n7>{_CHINESE})\s{{0,3}}是(?!否)))"
)
_HASH = regex(r"(#{1,6})\s+(?=\S)")
_INLINE = regex(
    rf"(?<!第)(?:[（(](?:{_CHINESE}{{1,3}}|\d{{1,2}})[)）](?![项款条])|"
    rf"(?<![\d.第])\d{{1,2}}[、．.](?![\d%])|[①②③④⑤⑥⑦⑧⑨⑩]|{_CHINESE}{{1,3}}、)"
)
_NO_HEADING = regex(
    r"[项款条]|[\d\s.,%]+$|第二十条第|申请人情况|行政复议$|行政诉讼(?:$|[（(])|表[一二三四五\d]|信息内容"
)
_CONTENTS_LINE = regex(r"(?:[.…·。_]{3,}|\s{4,})\s*\d{1,3}$")
STATUTORY = regex(
    r"(?:总体情况|概述|(?:行政机关)?主动公开政府信息(?:的)?情况|(?:行政机关)?(?:收到和处理政府信息公开申请|政府信息依申请公开工作|"
    r"依申请公开政府信息)(?:的)?情况|(?:因)?政府信息公开(?:工作被)?(?:申请)?行政法?复议(?:、|和|，|,)(?:被?提起)?行政诉讼(?:的)?情况|"
    r"(?:政府信息公开工作)?存在的?主要问题(?:及|和)改进(?:情况|措施)|其他需要(?:报告|说明)的事项)"
)
_INLINE_ONE = regex(
    rf"(?:(?<=[。；;：:！!？?”）)>\s\d|])|^|(?=[一二三四五六七八九十]、{STATUTORY.pattern}))"
    rf"({_CHINESE}{{1,3}})\s?[、．](?!{_CHINESE}[、，])"
)
NUMBERED_STATUTORY = regex(rf"{_CHINESE}{{1,3}}\s?[、．]\s?{STATUTORY.pattern}")
_ALONE = regex(STATUTORY.pattern + r"\s*$")
_HEADING_WORD = regex(r"(?:情况|事项|措施|问题|概述|方面|工作|报告|建设|公开)$")
_LONGEST_LOOK = 400
_LONG_LINE = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a heading: its kind, its number and where the words after it begin."""

    start: int
    words: int
    rank: int
    number: int
    inline: bool = False


def marks_of(page: Page) -> list[Mark]:
    """Every numbered mark that can begin a heading, in order; 一是 is left to the caller."""
    marks: list[Mark] = []
    last_one = 0
    for number, line in enumerate(page.lines):
        if not line.text:
            continue
        start = line.start + _indent(page.text, line)
        mark = _mark_at(page, number, start, last_one)
        if mark is not None:
            marks.append(mark)
            last_one = mark.number if mark.rank == ONE else last_one
        if line.end - line.start > _LONG_LINE:
            inner = _marks_inside(page.text, line, mark, last_one)
            marks += inner
            last_one = next((m.number for m in reversed(inner) if m.rank == ONE), last_one)
    return marks


def _indent(text: str, line: Line) -> int:
    raw = text[line.start : min(line.end, line.start + 200)]
    return len(raw) - len(raw.lstrip())


def _mark_at(page: Page, number: int, start: int, last_one: int) -> Mark | None:
    line = page.lines[number]
    found = _MARK.match(page.text, start, line.end)
    if found is None:
        return _mark_without_number(page, line, start, last_one)
    rank = _rank(found)
    rest = page.text[found.end() : min(line.end, found.end() + _LONGEST_LOOK)].strip()
    if rank == FIRSTLY or _no_heading(rest, rank):
        return None
    if not page.follows_break(number) and not STATUTORY.match(rest):
        return None
    if not rest:
        below = _next_text(page, number)
        if len(below) < 4 or is_row(re.sub(r"^\d{1,2}\s?[.、]", "", below)):
            return None
    return Mark(start, found.end(), rank, _number(found.group(f"n{rank}")))


def _mark_without_number(page: Page, line: Line, start: int, last_one: int) -> Mark | None:
    """A Markdown heading, a statutory heading without number, or one that has lost its number."""
    text = line.text
    hashes = _HASH.match(page.text, start, line.end)
    if hashes and not _no_heading(page.text[hashes.end() : line.end].strip(), PART):
        return Mark(start, hashes.end(), min(len(hashes.group(1)), CIRCLED), 0)
    if text.startswith("、") and 4 < len(text) <= 45 and _HEADING_WORD.search(text):
        return Mark(start, start + 1, ONE, last_one + 1)
    if _ALONE.match(text):
        return Mark(start, start, ONE, last_one + 1)
    return None


def _no_heading(rest: str, rank: int) -> bool:
    """Whether the words after a mark are a table row, a line of contents, or a number."""
    if not rest:
        return False
    if is_row(rest) or _CONTENTS_LINE.search(rest) or _NO_HEADING.match(rest):
        return True
    if rank == ONE and re.match(rf"{_CHINESE}[、，]|{_CHINESE}{{1,3}}(?:类|级|产业|线|期)", rest):
        return True
    return len(rest) < 2


def _next_text(page: Page, number: int) -> str:
    following = page.lines[number + 1 : number + 3]
    return next((line.text for line in following if line.text), "")


def _rank(found: re.Match[str]) -> int:
    return next(rank for rank in range(8) if found.group(f"k{rank}") is not None)


def _number(figures: str) -> int:
    if figures in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(figures) + 1
    if figures.isdigit():
        return int(figures)
    tens, ten, ones = figures.replace("百", "").rpartition("十")
    value = " 一二三四五六七八九".find
    return (value(tens[-1]) if tens else 1) * 10 * bool(ten) + (value(ones[-1]) if ones else 0)


def _marks_inside(text: str, line: Line, first: Mark | None, last_one: int) -> list[Mark]:
    """The headings of a report, or of a large part of one, that is printed as one line."""
    ones = _sequence(text, line, last_one if first is None else first.number)
    if len(ones) < 2:
        return []
    marks = list(ones)
    bounds = [mark.start for mark in ones] + [line.end]
    for opening, end in pairwise(bounds):
        marks += _below(text, opening, end)
    return sorted(marks, key=lambda mark: mark.start)


def _sequence(text: str, line: Line, last_one: int) -> list[Mark]:
    """一、 二、 三、 in this order after ends of sentences, from 一 or the number that is next."""
    ones: list[Mark] = []
    expected = last_one + 1
    for found in _INLINE_ONE.finditer(text, line.start, line.end):
        number = _number(found.group(1))
        rest = text[found.end() : found.end() + 60]
        if begins_row(rest) or (number == 1 and ones and ones[0].number == 1):
            continue
        if number == expected or (number == 1 and not ones) or (ones and number == expected + 1):
            ones.append(Mark(found.start(), _skip(text, found.end()), ONE, number, inline=True))
            expected = number + 1
    return ones


def _below(text: str, opening: int, end: int) -> list[Mark]:
    """Marks of lower ranks inside one section of a one-line report."""
    marks: list[Mark] = []
    last = opening
    numbers: dict[int, int] = {}
    for found in _INLINE.finditer(text, opening + 1, end):
        exact = _MARK.match(text, found.start(), end)
        if exact is None or _rank(exact) <= ONE or begins_row(text[exact.end() : exact.end() + 60]):
            continue
        rank, number = _rank(exact), _number(exact.group(f"n{_rank(exact)}"))
        before = text[max(last, found.start() - 60) : found.start()].rstrip()
        close = found.start() - last <= 40 and not re.search("[。；]", before)
        if not close and before[-1:] not in "。！？：:”）)>|" and not before[-1:].isdigit():
            continue
        if number != 1 and number <= numbers.get(rank, 0):
            continue
        numbers = {kind: count for kind, count in numbers.items() if kind < rank}
        numbers[rank] = number
        marks.append(Mark(found.start(), exact.end(), rank, number, inline=True))
        last = found.start()
    return marks


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \t\u3000\xa0":
        offset += 1
    return offset
