"""Which line ends only wrap a line, or are a page's, and which end a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

from corpus.regex import regex

GAP = regex(r"\n\s*")
"""A line end with the blank lines behind it, and how far the next line is indented."""

_OPEN = regex(r"[\w，、,“‘（(《〈\-—%]$")
"""Ends of lines behind which a sentence goes on."""
_INTRODUCES = ("：", ":")
"""So does what such a line introduces, where lines are not cut by a page's width."""
_MARK = regex(
    r"[#＃•●◆■★※\-*|]|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十百\d]+[章节条部]"
    r"|[一二三四五六七八九十]+[、，．.是]|\d{1,2}[、．.](?!\d)|[①-⑳]"
)
"""What begins with one of these begins something new."""
_WORDS_END = regex(r"[\w，、,]$")
_LEFT_OPEN = regex(r"[“《（(][^“”《》（）()]{0,40}$")
_CLOSES = regex(r"[^“”《》（）()\n]{0,40}[”》）)]")
_BROKEN_OFF = regex(r"[，,][^。！？；：!?;:|]{8,}[\u4e00-\u9fff]$")
_GOES_ON = regex(r"[\u4e00-\u9fff][^\n|。]{4,}[，,][^\n|]*。")

_SHORT = 20
"""A shorter line is a heading, a cell or a signature."""
_LEAST_LINES = 6
_WIDEST = 120
_ALIKE = 0.85
"""Lines that the page's width ends are nearly as long as each other."""
_LONGEST_LOOK = 400


def line_width(text: str) -> int:
    """The width, in columns, at which the lines of a text are cut; 0 where none are.

    In a text out of a PDF, lines that end inside a sentence are many, and most are of one width.
    """
    lines = (line.strip() for line in text.split("\n"))
    widths = sorted(
        columns(line) for line in lines if len(line) >= _SHORT and _WORDS_END.search(line)
    )
    if len(widths) < _LEAST_LINES:
        return 0
    width = widths[len(widths) * 9 // 10]
    return width if widths[len(widths) // 2] >= width * _ALIKE and width <= _WIDEST else 0


def ends_paragraph(text: str, gap: re.Match[str], width: int) -> bool:
    """Whether a paragraph ends at a gap; furniture is blanked out in the text, with its line ends.

    A line as wide as the page goes on in the next, over the end of a page too, whatever it ends
    in but a full stop. Elsewhere it goes on where words or a colon end it, or a bracket is open.
    """
    at = text.rfind("\n", 0, gap.start()) + 1
    line = text[at : gap.start()]
    after = text[gap.end() : gap.end() + _LONGEST_LOOK]
    said = line.strip()
    if not said or not after or _MARK.match(after):
        return True
    indent = gap.group().rpartition("\n")[2]
    if is_full(said, width):
        return said.endswith("|") or _depth(indent) > _depth(line) + 1
    if gap.group().count("\n") > 1:
        return not _is_broken_off(said, after)
    if len(said) < _SHORT or _depth(indent) > 2:
        return True
    return _OPEN.search(said) is None and (width > 0 or not said.endswith(_INTRODUCES))


@lru_cache(512)
def paragraph_start(text: str, at: int, width: int, least: int = 0) -> int:
    """Where the paragraph that holds a place begins; no further back than ``least``."""
    gaps = GAP.finditer(text, least, at)
    return max((gap.end() for gap in gaps if ends_paragraph(text, gap, width)), default=least)


def is_full(line: str, width: int) -> bool:
    """Whether a line is as wide as the page."""
    return width > 0 and columns(line) >= width * _ALIKE


def columns(text: str) -> int:
    """The width of a text: a Chinese character fills two columns."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)


def _depth(line: str) -> int:
    """How many columns a line is indented."""
    return columns(line[: len(line) - len(line.lstrip())])


def _is_broken_off(line: str, after: str) -> bool:
    """Whether the end of a page left a blank line inside a sentence."""
    if _LEFT_OPEN.search(line):
        return _CLOSES.match(after) is not None
    return (
        _BROKEN_OFF.search(line[-_LONGEST_LOOK:]) is not None and _GOES_ON.match(after) is not None
    )
