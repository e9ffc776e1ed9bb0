"""The characters of a table turned into cells, blanks and labels, whatever the layout.

The text is first normalised character by character (full-width to half-width, traditional to
simplified), so that every offset stays an offset of the source text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from corpus.regex import regex
from corpus.report import Quantity, Span

_TRADITIONAL = (
    "萬專業個舉於會傳關內決況減辦務動區單歷發後國處備復審對屬應廢開強當總執護報數無機"
    "權構標沒濟點熱現電確祕稱穩類糾納組織經結絡統繼續維繳網罰職輿範獲補規計認訓議許訟"
    "訪訴詢請讀購費轉過這郵採隱項額製複"
)
_SIMPLIFIED = (
    "万专业个举于会传关内决况减办务动区单历发后国处备复审对属应废开强当总执护报数无机"
    "权构标没济点热现电确秘称稳类纠纳组织经结络统继续维缴网罚职舆范获补规计认训议许讼"
    "访诉询请读购费转过这邮采隐项额制复"
)
_MAP: dict[int, str] = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {ord(char): " " for char in "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff"}
    | {ord(char): "-" for char in "−﹣"}
    | {ord(char): "—" for char in "–―─"}
    | {ord(char): "|" for char in "│┃¦┆"}
    | {ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}
)
_BLANK_LINES = (
    regex(r"^[ \t]*[-—][ \t]*\d{1,3}[ \t]*[-—][ \t]*$", re.M),
    regex(r"^[ \t]*(?:第[ \t]*\d{1,3}[ \t]*页.*|P(?:age)?[ .]*\d{1,3}[^\n|]*)$", re.M),
    regex(r"^[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|?)++$", re.M),
)
_COMMA_ROW = regex(r"(?:^[^,\d\n]++(?:,[ \t]*\d++){3}|(?:,[ \t]*\d*+){7})[ \t]*$", re.M)
"""Cells parted by commas: three numbers behind a label, or a row of table 3."""
_COMMA_STATISTICS = regex(
    r"^[ \t]*+(?:\d++,)?[^,\n]{2,80}+,[ \t]*+"
    r"(?:单位[^\n]*+|(?:人次|万元|[条件次篇个人元份场期项]|[—-]+)?"
    r"(?:,[ \t]*+(?:\d[\d.]*+|[—/-]*+))++)[ \t]*$",
    re.M,
)
"""The same of a statistics table: label, unit, and one or more numbers, or the head above them."""
_UNIT = r"(?:亿元|万元|元)"
_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CHANGE = r"(?:(?P<more>增加?|新增|↑)|(?P<fewer>减少?|↓))"
"""A change told by a word for its sign: 增10, 减少3."""
_VALUE_CELL = regex(
    rf"{_CHANGE}?(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT}|人次|[件条项个次人篇期场])?\s*(?:\([^()]*\))?"
)
_NOT_APPLICABLE = regex(r"/|-{1,3}|—{1,3}")
_UNDOTTED = (
    "属于(?:国家秘密|三类|四类|行政)|其他法律|危及|保护第三方|本机关不掌握|没有现成|补正后|信访举报|重复申请|"
    "要求(?:提供公开|行政机关)|无正当理由大量|申请人(?:无正当|逾期)"
)
"""Labels of table 3 whose numbers may stand without a dot: 1属于国家秘密."""
_LEX = regex(
    rf"(?P<note>(?<=\d)\([^()\n]{{1,30}}\)(?=[ \t]+\d))"
    rf"|(?P<paren>\([^()\n]{{0,90}}\))"
    rf"|(?P<mark>(?<![\d.,])\d\s?[.、](?:\s?(?=[\u4e00-\u9fff\"“《])|\s*$)|(?<![\d.,])\d(?={_UNDOTTED}))"
    rf"|(?P<counted>(?<!\S)(?P<count>\d+)[件宗份条项个](?!\S))"
    rf"|(?P<none>(?<!\S)无(?!\S))"
    rf"|(?<![A-Za-z@])(?P<value>{_NUMBER})(?P<unit>\s?{_UNIT})?"
    rf"|(?<!\S)(?P<na>/|-{{1,3}}|—{{1,3}})(?!\S)"
    rf"|(?P<nas>/{{2,}})"
    rf"|(?P<change>(?<!\S){_CHANGE}(?P<by>\d+)[项个件]?(?!\S))"
    rf"|(?P<han>[\u4e00-\u9fff]+)"
)
_BESIDE = regex(r"\s+(?:\d+|无)(?!\S)")
_BEFORE = regex(r"(?<!\S)无\s+(?:\d+\s+)*\Z")
_REACH = 40
"""无 is a cell only beside cells: numbers that follow it, or others before that say the same."""
_BARE_MARK = regex(r"\d\s?[.、]")
_NOT_A_VALUE = regex(r"\s?[年月日号时%]")
_MARK_AT_END = regex(r"\s?[.、]\s?(?=[\u4e00-\u9fff\"“《])")
_WORD = regex(r"[\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text: a value, a blank cell, words, or the end of a grid row."""

    kind: Literal["value", "blank", "words", "row_end"]
    start: int
    end: int
    quantity: Quantity | None = None


def normalise(text: str, masked: Sequence[Span] = ()) -> str:
    """The text with one form for each character; what is not part of a table becomes blanks.

    Furniture, page numbers and the ruling lines of Markdown tables are blanked, commas between
    cells become bars. The result is as long as the text.
    """
    norm = one_form(text)
    for span in masked:
        norm = norm[: span.start] + _blanks(norm[span.start : span.end]) + norm[span.end :]
    for pattern in _BLANK_LINES:
        norm = pattern.sub(lambda match: _blanks(match.group()), norm)
    for pattern in (_COMMA_ROW, _COMMA_STATISTICS):
        norm = pattern.sub(lambda match: match.group().replace(",", "|"), norm)
    return norm


def one_form(text: str) -> str:
    """Full-width characters as half-width ones, traditional ones as simplified ones."""
    return text.translate(_MAP)


def _blanks(text: str) -> str:
    return "".join(char if char == "\n" else " " for char in text)


def tokens_of(norm: str) -> tuple[Token, ...]:
    """Cut normalised text into tokens, grid rows cell by cell, other lines by their characters."""
    if _cells_and_bars_apart(norm):
        return tuple(_cell_tokens(norm, 0, len(norm), flowing=True))
    found: list[Token] = []
    start = 0
    for line in norm.splitlines(keepends=True):
        end = start + len(line)
        if "|" in line or "\t" in line.strip() or line.count("\t") > 1:
            found.extend(_cell_tokens(norm, start, end, flowing=False))
            found.append(Token("row_end", end, end))
        else:
            found.extend(_lexed(norm, start, end))
        start = end
    return tuple(found)


def _cells_and_bars_apart(norm: str) -> bool:
    """Whether bars and cells stand on lines of their own, so that line ends mean nothing."""
    whole_rows = broken_rows = 0
    for line in norm.splitlines():
        bars = line.count("|")
        if not bars:
            continue
        filled = sum(1 for cell in line.split("|") if cell.strip())
        whole_rows += filled >= 3
        broken_rows += filled <= 1
    return broken_rows > 2 * whole_rows and broken_rows >= 6


def _cell_tokens(norm: str, start: int, end: int, *, flowing: bool) -> list[Token]:
    """The cells between bars (or tabs); nothing stands before a leading bar or after a last one."""
    bars = [i for i in range(start, end) if norm[i] == "|" or (norm[i] == "\t" and not flowing)]
    edges = [start - 1, *bars, end]
    found: list[Token] = []
    for number, (left, right) in enumerate(itertools.pairwise(edges)):
        cell_start, cell_end = _stripped(norm, left + 1, right)
        if cell_start < cell_end:
            found.extend(_cell(norm, cell_start, cell_end, flowing=flowing))
        elif 0 < number < len(edges) - 2 or (bars and norm[bars[0]] == "\t" and number):
            found.append(Token("blank", cell_start, cell_start, Quantity(None, state="blank")))
    return found


def _stripped(norm: str, start: int, end: int) -> tuple[int, int]:
    while start < end and norm[start].isspace():
        start += 1
    while start < end and norm[end - 1].isspace():
        end -= 1
    return start, end


def _cell(norm: str, start: int, end: int, *, flowing: bool) -> list[Token]:
    value = _VALUE_CELL.fullmatch(norm, start, end)
    if value:
        unit = value["unit"] or ""
        stop = value.end("unit") if unit else value.end("number")
        return [Token("value", start, stop, _changed(value, _quantity(value["number"], unit)))]
    if _NOT_APPLICABLE.fullmatch(norm, start, end):
        return [Token("value", start, end, Quantity(None, state="not_applicable"))]
    if norm[start:end] == "无":
        return [Token("value", start, end, Quantity(Decimal(0), state="none"))]
    if _BARE_MARK.fullmatch(norm, start, end):
        return [Token("words", start, end)]
    if flowing or not _WORD.search(norm, start, end):
        return _lexed(norm, start, end)
    return [Token("words", start, end)]


def _quantity(number: str, unit: str = "") -> Quantity:
    return Quantity(Decimal(number.replace(",", "")), unit.strip())


def _changed(match: re.Match[str], quantity: Quantity) -> Quantity:
    """The quantity below nought where the cell says that there are so many fewer."""
    if match["fewer"] and quantity.value is not None:
        return replace(quantity, value=-abs(quantity.value))
    return quantity


def _lexed(norm: str, start: int, end: int) -> list[Token]:
    """Values and words of text that has no cell borders."""
    found: list[Token] = []
    for match in _LEX.finditer(norm, start, end):
        kind = match.lastgroup if match.lastgroup != "unit" else "value"
        if kind == "note":
            continue  # on the value before it: 9(其中修订2件) 5 58
        if kind == "change":
            by = _changed(match, _quantity(match["by"]))
            found.append(Token("value", match.start(), match.end("by"), by))
        elif kind in ("han", "paren"):
            found.append(Token("words", match.start(), match.end()))
        elif kind == "counted":
            found.append(
                Token("value", match.start(), match.end("count"), _quantity(match["count"]))
            )
        elif kind == "none":
            beside = _BESIDE.match(norm, match.end()) or _BEFORE.search(
                norm, max(0, match.start() - _REACH), match.start()
            )
            nothing = Quantity(Decimal(0), state="none")
            cell = Token("value", match.start(), match.end(), nothing)
            found.append(cell if beside else Token("words", match.start(), match.end()))
        elif kind in ("na", "nas"):
            found.extend(_marks(match.start(), match.end(), single=kind == "nas"))
        elif kind == "value":
            found.extend(_value(norm, match, end))
    return found


def _marks(start: int, end: int, *, single: bool) -> list[Token]:
    blank = Quantity(None, state="not_applicable")
    if single:
        return [Token("value", i, i + 1, blank) for i in range(start, end)]
    return [Token("value", start, end, blank)]


def _value(norm: str, match: re.Match[str], end: int) -> list[Token]:
    """A number, unless it belongs to words: a year, an ordinal, or the number of the next item."""
    number = match["value"]
    unit = (match["unit"] or "").strip()
    start, stop = match.start("value"), match.end()
    if not unit:
        stop = match.end("value")
        if _MARK_AT_END.match(norm, stop, end) and "." not in number:
            number, stop = number[:-1], stop - 1
        elif _NOT_A_VALUE.match(norm, stop, end):
            return []
    if not number.lstrip("+-") or norm[max(start - 1, 0)] in "第如〔[":
        return []
    return [Token("value", start, stop, _quantity(number.rstrip(","), unit))]
