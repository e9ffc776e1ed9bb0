"""The times that a text names: years, spans of years, months; and those named by "last year"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.regex import regex

Relative = Literal["", "this_year", "last_year", "next_year"]
_RELATIVE: dict[str, Relative] = {"last": "last_year", "next": "next_year"}

_HAN_YEAR = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_YEAR = r"(?:(?:19|20)\d\d|[一二][零〇○一二三四五六七八九]{3})"
_YEAR_MARK = r"(?:\s?[年년])"
_TO = r"\s?(?:[-－—–~～至到]|\bto\b)\s?"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:\s?(?:3[01]|[12]\d|0?[1-9])\s?日)"
_DATE = (
    rf"(?<![\d.]){_YEAR}(?:{_YEAR_MARK}?\s?{_MONTH}|{_YEAR_MARK}\s?{_MONTH}[-－—至到]{_MONTH})"
    rf"\s?月{_DAY}?(?:\s?[-－—至到]\s?{_MONTH}\s?月(?!以){_DAY}?)?"
)
_ISO = (
    rf"(?<!\d)(?:19|20)\d\d[-/.]{_MONTH}[-/.](?:3[01]|[12]\d|0?[1-9])"
    r"(?:\s?\d{1,2}:\d\d(?::\d\d)?)?(?!\d)"
)
_MONTH_DAY = rf"(?<!\d){_MONTH}(?:[-－—至到]{_MONTH})?\s?月(?!以){_DAY}?"
_QUARTER = r"(?:第?[一二三四1-4]季度|[上下]半年)"
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME_EN = (
    r"(?:(?:january|february|april|june|july|august|september|october|november|december)\b|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?(?=\s\d)|"
    r"(?:march|may)\b(?:(?=\s\d)|(?<=(?:in|of|by) may)|(?<=(?:in|of|by) march)|"
    r"(?<=\d may)|(?<=\d march)|(?<=th may)|(?<=th march)))"
)
_OF_YEAR = r"(?:(?:,? | of )(?:the year|(?:19|20)\d\d))?"
_PART_EN = (
    r"\b(?:(?:(?:1st|2nd|3rd|4th|first|second|third|fourth|last) quarter|q[1-4]\b|"
    rf"(?:first|second) half(?! of (?!the year|(?:19|20)\d\d))){_OF_YEAR})"
)
_MONTH_EN = (
    r"\b(?:(?:by|until|till|to|at) (?:the )?end of )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    rf"{_NAME_EN}(?: \d{{1,2}}(?:st|nd|rd|th)?(?!\d))?{_OF_YEAR}"
)
_LISTED = (
    rf"(?<![\d.,]){_YEAR}(?:\s?(?:[、和与及跟]|以及)\s?{_YEAR})+"
    rf"(?:{_YEAR_MARK}度?|(?:这)?[两三四五六七八](?:个)?年度?|(?=的?(?:相比|比|对比)|之间|哪)|(?!\w))"
)
"""Years one after the other, of which only the last says that it is one: 2019、2020和2022年."""
_BEGINS = (
    r"(?=[\d一二截今本当上去前下次明]|(?:last|next|this|previous) year|the year|"
    r"\b(?:fir|sec|thi|fou|las|q\d|by |unt|til|to |at |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec))"
)
"""How each of them begins: at most places of a text none has to be tried."""
_PERIOD = regex(
    f"{_BEGINS}(?:%s)"
    % "|".join(
        [
            rf"(?P<iso>{_ISO})",
            rf"(?P<date>{_DATE})",
            rf"(?P<range>(?<![\d.]){_YEAR}{_YEAR_MARK}?{_TO}{_YEAR}(?:{_YEAR_MARK}度?|(?![\d年])))",
            rf"(?P<listed>{_LISTED})",
            rf"(?P<between>(?<=between ){_YEAR} and {_YEAR}(?!\d))",
            rf"(?P<part_en>{_PART_EN})",
            rf"(?P<month_en>{_MONTH_EN})",
            rf"(?P<quarter>(?<![\d.]){_YEAR}{_YEAR_MARK}{_QUARTER})",
            rf"(?P<year>(?<![\d.]){_YEAR}{_YEAR_MARK}(?:度|底|末|初|终)?前?)",
            rf"(?P<until>截[至止]到?\s?(?:{_YEAR}{_YEAR_MARK})?\s?(?:{_MONTH_DAY}底?|目前|年底|年末|[底末]))",
            rf"(?P<named>(?:今年|本年度?|当年)(?:{_MONTH_DAY}|{_QUARTER}|底|末)?|this year)",
            r"(?P<last>上一?年度?|去年|前一年|last year|the year before|previous year)",
            r"(?P<next>下一?年度?|次年|明年|next year)",
            rf"(?P<month>{_MONTH_DAY})",
            r"(?P<english>(?<![\d.,\w])(?:19|20)\d\d(?![\d,.]\d|\d|%|\w))",
        ]
    ),
    re.IGNORECASE,
)
_MONTHS = regex(rf"({_MONTH})(?:(?:\s?月{_DAY}?)?\s?[-－—至到]\s?({_MONTH}))?\s?月")
_QUARTERS = {
    name: (3 * i + 1, 3 * i + 3)
    for i, names in enumerate(("一1", "二2", "三3", "四4"))
    for name in names
}
_MOST_YEARS = 60
"""A longer span of years is two numbers that only look like one."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time named in a text: the years it covers, first to last month if it says, and its words.

    ``relative`` marks a time told by the report's own year (上年, 本年度, "last year"); ``years``
    is then empty.
    """

    start: int
    end: int
    years: tuple[int, ...]
    text: str
    months: tuple[int, int] | None = None
    relative: Relative = ""


@lru_cache(256)
def periods_in(text: str) -> tuple[Period, ...]:
    """Every time named in a Chinese or English text, in order."""
    return tuple(_period(match) for match in _PERIOD.finditer(text))


def in_common_era(text: str) -> str:
    """A question with the years of other eras as common ones, its digits as Europe writes them.

    令和2年, 民國109年 and พ.ศ. 2563 are all 2020; so is the 20年 that people say in Chinese,
    and the 2020 that they write right behind a name, where no other year is named.
    """
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    plain = _ERA.sub(lambda m: f"{_FIRST[m[1]] + int(m[2].replace('元', '1')) - 1}年", plain)
    plain = _TWO_DIGITS.sub(lambda m: f"20{m[1]}年", plain)
    if len(ANY_YEAR.findall(plain)) == 1:
        plain = _BARE.sub(r"\1年", plain)
    return _BUDDHIST.sub(lambda m: str(int(m[1]) - 543), plain) if _THAI.search(plain) else plain


_FIRST = {"令和": 2019, "平成": 1989, "昭和": 1926, "民国": 1912, "民國": 1912}
_ERA = regex(rf"({'|'.join(_FIRST)})\s?(元|\d{{1,3}})\s?年")
_TWO_DIGITS = regex(
    r"(?<![\d.近过共约满这那第每前后又了去来期存管用立达长历经龄限保])([012]\d)年"
    r"(?!\d(?!\d?月)|多|来|以[来上下内后前]|间|之?[前后]|内|期|时间|历史|了|龄|级|代|左右|有余|之久|吗)"
)
"""A year as it is said: 硚口区20年, 18年那129个项目; 近20年, 20年来 and 20年间 tell how long."""
_THAI = regex("[\u0e00-\u0e7f]")
ANY_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BARE = regex(
    r"(?<=[\u4e00-\u9fff])(?<![共有了达为约超近逾过第计号数得至到])((?:199|20[0-2])\d)(?![\d.%年—–~～\-/])"
    r"(?=[\u4e00-\u9fffa-zA-Z,，。？?!！\s]|$)(?!\s?(?:[年条件个项次场期篇家户人名位份册本张起例亩天月日"
    r"岁只种类套间座处台辆支部批封宗栏站所通页字票万亿元余几至到号—]|多(?!几|少)|平方|公里|小时|\d))"
)
"""A year as it is written: 硚口2020低保; 公开了2020条 is none."""
_BUDDHIST = regex(r"(?:พ\.?\s?ศ\.?\s?)?(?<!\d)(2[45]\d\d)(?!\d)")


def date_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names dates and years: no figure is read there."""
    for match in _PERIOD.finditer(text):
        if match.lastgroup not in ("english", "between"):
            yield match.span()


def _period(match: re.Match[str]) -> Period:
    kind, words = match.lastgroup or "", match.group()
    years = tuple(int(_plain(y)) for y in re.findall(_YEAR, words))
    if kind in ("range", "between") and len(years) == 2 and 0 < years[1] - years[0] < _MOST_YEARS:
        years = tuple(range(years[0], years[1] + 1))
    relative: Relative = ""
    if not years:
        relative = _RELATIVE.get(kind, "this_year")
    return Period(match.start(), match.end(), years, words, _months(kind, words), relative)


def _part_in_english(words: str) -> tuple[int, int]:
    if "half" in words:
        return (1, 6) if "first" in words else (7, 12)
    order = next(at for at, names in enumerate(_ORDER_EN) if any(name in words for name in names))
    return 3 * order + 1, 3 * order + 3


_ORDER_EN = (
    ("first", "1st", "q1"),
    ("second", "2nd", "q2"),
    ("third", "3rd", "q3"),
    ("fourth", "4th", "q4", "last"),
)


def _plain(year: str) -> str:
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in year.translate(_HAN_YEAR)
    )


def _months(kind: str, words: str) -> tuple[int, int] | None:
    if kind == "month_en":
        month = next(at for at, name in enumerate(_MONTHS_EN, 1) if name in words.lower())
        return (1 if " end of " in words else month, month)
    if kind == "part_en":
        return _part_in_english(words.lower())
    quarter = re.search(r"([一二三四1-4])季度", words)
    if quarter:
        return _QUARTERS[
            "一二三四"[int(quarter.group(1)) - 1]
            if quarter.group(1).isdigit()
            else quarter.group(1)
        ]
    if "半年" in words:
        return (1, 6) if "上半年" in words else (7, 12)
    if kind == "iso":
        month = int(re.split(r"[-/.]", words)[1])
        return month, month
    match = _MONTHS.search(re.sub(rf"^.*年|^{_YEAR}(?=\d)", "", words))
    if not match:
        return None
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    return (1, last) if kind == "until" else (first, last)
