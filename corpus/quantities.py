"""Figures in running text: what they are worth, their unit, and where they stand.

A report is full of digits that count nothing: dates, document numbers, telephones, names such as
12345热线. They are told apart here. ``numbers_in``, for the proof, has the opposite duty and misses
no digit; it lives in stated_numbers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.numerals import DIGITS, LONGEST, NUMBER, value_of
from corpus.periods import date_spans
from corpus.regex import regex
from corpus.report import Bound, Quantity
from corpus.stated_numbers import StatedNumber, numbers_in
from corpus.units import split_unit, unit_at, unit_kind, units

__all__ = [
    "FoundQuantity",
    "StatedNumber",
    "find_quantities",
    "numbers_in",
    "same_quantity",
    "unit_kind",
]

_MAGNITUDE = regex(r"\s?([百千]?万亿?|[百千]?亿|萬|億|[百千](?=[余多万亿]))")
_COMPOUND = regex(r"亿(\d{1,4})(?=万)")
_AND_MORE = regex(r"\s?(余|餘|多|几(?!何))")
_MORE_AHEAD = regex(r"\s?(余|餘|多|几)(?=[百千]?[万萬亿億])")
"""100余万次 says what 100万余次 does."""
_BOUNDS_BEFORE: dict[Bound, tuple[str, ...]] = {
    "about": ("约", "约为", "大约"),
    "nearly": ("近", "将近", "接近", "不足"),
    "over": ("超", "超过", "逾", "突破", "不少于", "不得少于", "不低于", "至少"),
    "at_most": ("不超过", "不得超过", "最多", "不多于"),
    "": ("达", "达到"),
}
_BOUND_BEFORE = {word: bound for bound, ahead in _BOUNDS_BEFORE.items() for word in ahead}
_MORE_BEFORE = regex(rf"({'|'.join(sorted(_BOUND_BEFORE, key=len, reverse=True))})\s?$")
_MORE_AFTER = regex(
    r"\s?(余(?![额款下])|多(?![项个种次部家人年\d])|以上|以下|左右|上下|以内|之内|"
    r"内(?![容部外设务资销河蒙地]))"
)
_BOUND_AFTER: dict[str, Bound] = {
    "余": "over",
    "多": "over",
    "以上": "over",
    "以下": "at_most",
    "左右": "about",
    "上下": "about",
    "以内": "at_most",
    "之内": "at_most",
    "内": "at_most",
}
_LOWER_BOUND = regex(rf"(?<![\d.])({DIGITS})\s?(?:[%％万亿])?$")
_FALL = regex(r"[\u4e00-\u9fff]\s?[-－−]\Z")
_RANGE = regex(r"\s?[-－—–~～至到]\s?$")
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_A_MARK = regex(f"[{_UNSEEN}]")
"""Marks that nobody sees, which pages leave beside numbers: each counts as a blank."""
_NO_FIGURE = regex(
    "|".join(
        [
            # Slogans and titles.
            r"“[^“”\n]{1,30}”|‘[^‘’\n]{1,30}’|『[^』\n]{1,30}』|「[^」\n]{1,30}」",
            r"\"[^\"\n，。；、,;:：]{1,20}\"",
            r"《[^《》\n]{0,120}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})?》",
            r"〈[^〈〉\n]{1,80}〉|<[^<>\n]{1,80}>",
            # Document numbers and ordinals.
            r"[〔\[［(（【]?\s?\d{4}\s?[〕\]］)）】]\s?第?\s?\d+\s?(?:-\d+\s?)?号",
            r"第\s?[\d零〇一二三四五六七八九十百]+\s?[-—]?\s?|(?<!\d)\d{1,12}(?:[-—/]\d{1,12}){0,3}\s?号",
            r"前[一二三四五六七八九十]+(?=[个名位])",
            # Addresses, telephones and codes.
            r"https?://[A-Za-z0-9_./?=&%#:~+-]+|www\.[A-Za-z0-9_./-]+",
            r"[A-Za-z0-9_.+-]{1,40}@[A-Za-z0-9_.-]+",
            r"\d{3,4}\s?[-－—]\s?\d{7,8}|(?<![\d.])1[3-9]\d{9}(?!\d)",
            r"(?:电话|传真)\s?[:：]\s?[\d-]{3,}",
            r"(?:电话|传真)(?:号码)?[为是]?\s?\d{7,8}(?=[，,；;。、)）\n]|\Z)",
            # Shown in another order than they are written: the direction is overridden.
            r"\u202e[^\u202c\n]*",
            # Cut by a mark that nobody sees.
            rf"(?<![\d,，.])\d[\d,，.]*(?:[{_UNSEEN}][\d,，.]+)+",
            r"(?:邮编|邮政编码|索引号|备案号|证号|编号|编码|代码)\s?[:：]?\s?[\d-]{3,}",
        ]
    )
)
_ORDINAL_BEFORE = regex(
    # Not 公众号, 视频号, 抖音号: behind the name of an account stands what it published.
    r"(?:第|届|(?<![众频务阅条音手鹅家账帐博])号|№|No\.?|[A-Za-z][-.]?|[A-Za-z]\d*\.|[十〇零]|\d)\s?$"
)
_DROPPED_YEAR = regex(r"20[0-3]\d(?=\d{1,2}$)")
_BARE_AFTER = regex(r"[^\S\n]?(?=[，,；;。、)）]|\Z|\n)")
_BARE_BEFORE = regex(r"[\u4e00-\u9fff”）)][^\S\n]?\Z")
_GOES_ON = regex(r"[\u4e00-\u9fff]\Z")
"""A sentence that goes on up to a number, so that no list mark begins there: 缩短到11.3个工作日."""
_BARE_WRAPPED = regex(r"[\u4e00-\u9fff]\n\Z")
_NOT_BARE = regex(
    r"(?:第|号|截至|截止|共分|[年月日图表见版于至到和或与从编一条室路街栋楼层]|附件)\s?$"
)
_RESPECTIVELY = regex(rf"分别[^，。；;、\d]{{0,8}}({DIGITS}(?:\s?[、,，和]\s?{DIGITS})+)")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and its place: ``text[start:end]`` is "860件" or "18万余条"."""

    quantity: Quantity
    start: int
    end: int


class _Mask:
    """Stretches in which a number is a date, a title, a slogan, a document number or an address."""

    def __init__(self, text: str) -> None:
        spans = list(date_spans(text))
        for pattern in (_NO_FIGURE, units().names):
            spans += [m.span() for m in pattern.finditer(text)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, at: int) -> bool:
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._ends[i]


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[FoundQuantity, ...]:
    """Every quantity stated in ``text[start:end]``, in order, offsets counted in ``text``.

    A range ("10-20件") gives two quantities at the same place: its lower and its upper bound.
    """
    written = text[start : len(text) if end is None else end]
    mask, part = _Mask(written), _A_MARK.sub(" ", written)
    found: list[FoundQuantity] = []
    for match in NUMBER.finditer(part):
        inside_last = found and match.start() < found[-1].end
        if len(match.group()) > LONGEST or inside_last or mask.covers(match.start()):
            continue
        reading = _read(part, match)
        if reading:
            _add(part, reading, found)
    listed = tuple(_respectively(part, found))
    starts = {f.start for f in listed}
    found = [f for f in found if f.start not in starts] + list(listed)
    found.sort(key=lambda f: (f.start, f.end))
    return tuple(FoundQuantity(f.quantity, f.start + start, f.end + start) for f in found)


def _add(text: str, reading: FoundQuantity, found: list[FoundQuantity]) -> None:
    """Append a quantity, or both ends of a range whose first number carries no unit itself."""
    head = text[max(0, reading.start - 12) : reading.start]
    dash = _RANGE.search(head)
    lower = _LOWER_BOUND.search(head[: dash.start()]) if dash else None
    value = value_of(lower.group(1)) if lower else None
    if value is None or reading.quantity.value is None or value >= reading.quantity.value:
        found.append(reading)
        return
    assert lower is not None
    start = max(0, reading.start - 12) + lower.start()
    if found and found[-1].end > start:
        found.pop()
    unit = reading.quantity.unit
    found.append(FoundQuantity(Quantity(value, unit, "over"), start, reading.end))
    upper = Quantity(reading.quantity.value, unit, "at_most")
    found.append(FoundQuantity(upper, start, reading.end))


def _respectively(text: str, found: list[FoundQuantity]) -> Iterator[FoundQuantity]:
    """4.63 and 1.30 in 分别达4.63、1.30、0.57亿元: their unit is printed once, at the end."""
    by_start = {f.start: f for f in found}
    for match in _RESPECTIVELY.finditer(text):
        numbers = list(re.finditer(DIGITS, match.group(1)))
        at = match.start(1)
        last = by_start.get(at + numbers[-1].start())
        if not last or not last.quantity.unit:
            continue
        for number in numbers[:-1]:
            value = value_of(number.group())
            known = by_start.get(at + number.start())
            if not known or not known.quantity.unit:
                quantity = Quantity(value, last.quantity.unit, last.quantity.bound)
                yield FoundQuantity(quantity, at + number.start(), at + number.end())


def _read(text: str, match: re.Match[str]) -> FoundQuantity | None:
    start, end = match.span()
    run = match.group()
    before = text[max(0, start - 6) : start]
    if before.endswith("百分之"):
        value = value_of(run)
        bound = _bound(before[:-3], "")
        return FoundQuantity(Quantity(value, "%", bound), start - 3, end) if value else None
    if unicodedata.category(run[0]) != "Nd":
        run, end = _without_tail(run, start)
        return _read_chinese(text, start, end, run, before)
    if _DROPPED_YEAR.match(run) and before.endswith(("至", "到", "转")):
        start, run = start + 4, run[4:]  # "结转至20213件": the year 2021 lost its 年
    elif _ORDINAL_BEFORE.search(before):
        return None
    return _read_digits(text, start, end, run, before)


def _read_chinese(text: str, start: int, end: int, run: str, before: str) -> FoundQuantity | None:
    value = value_of(run)
    scale, more, end = _scale_at(text, end)
    unit, until = unit_at(text, end)
    if value is None or unit is None or _ORDINAL_BEFORE.search(before):
        return None
    if not _counts_in_chinese(run, before, bool(more or scale)):
        return None
    return _bounded(text, before, more, FoundQuantity(Quantity(value, scale + unit), start, until))


def _read_digits(text: str, start: int, end: int, run: str, before: str) -> FoundQuantity | None:
    value = value_of(run)
    if value is None:
        return None
    if more_digits := _COMPOUND.match(text, end):  # 1亿2000万元
        value, end = value * 10**4 + int(more_digits.group(1)), more_digits.end(1)
    scale, more, end = _scale_at(text, end)
    unit, until = unit_at(text, end)
    if unit is None:
        if more or not _is_bare(text, start, until):
            return None
        return FoundQuantity(Quantity(value, scale, _bound(before, "")), start, end)
    if "." in run and not scale and unit in units().counts and not _GOES_ON.search(before):
        dot = run.index(".") + 1  # "1.12个行政机关": a list mark, then the figure
        value, start = value_of(run[dot:]), start + dot
    elif unit in units().percents and _FALL.search(before):
        value, start = -value, start - 1  # 同比增长-3.2%
    return _bounded(text, before, more, FoundQuantity(Quantity(value, scale + unit), start, until))


def _scale_at(text: str, at: int) -> tuple[str, str, int]:
    """The magnitude and the 余 or 多 behind or before it, and where they end: 18|万余|条."""
    more = _MORE_AHEAD.match(text, at)
    at = more.end() if more else at
    magnitude = _MAGNITUDE.match(text, at)
    at = magnitude.end() if magnitude else at
    more = more or _AND_MORE.match(text, at)
    at = max(at, more.end()) if more else at
    return magnitude.group(1) if magnitude else "", more.group(1) if more else "", at


def _bounded(text: str, before: str, more: str, found: FoundQuantity) -> FoundQuantity:
    """The quantity with how exact it is: 余 inside it, 以上 behind it, 约 before it."""
    after = None if more else _MORE_AFTER.match(text, found.end)
    bound = _bound(before, "余" if more else after.group(1) if after else "")
    end = after.end() if after else found.end
    return replace(found, quantity=replace(found.quantity, bound=bound), end=end)


def _without_tail(run: str, start: int) -> tuple[str, int]:
    """Leave 万 and 亿 at the end of a Chinese numeral to the unit, as printed: 十二万户."""
    bare = run.rstrip("万萬亿億")
    if bare and not any(c in "万萬亿億" for c in bare):
        return bare, start + len(bare)
    return run, start + len(run)


def _counts_in_chinese(run: str, before: str, more: bool) -> bool:
    if run[0] in "万萬亿億":
        return False
    if run[0] in "百千":
        return more or bool(_MORE_BEFORE.search(before))
    if run in ("一", "壹"):
        return before.endswith(("共", "仅", "只有", "唯一"))
    return True


def _is_bare(text: str, start: int, at: int) -> bool:
    """A figure without a unit: "线下申请113，", "粉丝数54373；"."""
    before = text[max(0, start - 4) : start]
    if _BARE_WRAPPED.search(before):
        return text[at : at + 1] in ("，", "；", "。")
    if text[at : at + 1] == "、" and at - start < 3:
        return False  # a list mark inside a line: "自查1、完成"
    return bool(
        _BARE_AFTER.match(text, at) and _BARE_BEFORE.search(before) and not _NOT_BARE.search(before)
    )


def _bound(before: str, after: str) -> Bound:
    match = _MORE_BEFORE.search(before)
    ahead = _BOUND_BEFORE.get(match.group(1), "") if match else ""
    return ahead or _BOUND_AFTER.get(after, "")


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two figures say the same: 67亿元, 6700000万元 and 6.7 billion do.

    A figure without a unit is compared by its number alone. Nought in words is the number zero.
    """
    if a.value is None or b.value is None:
        return a.value is b.value and a.state == b.state
    (scale_a, unit_a), (scale_b, unit_b) = split_unit(a.unit), split_unit(b.unit)
    return a.value * scale_a == b.value * scale_b and (unit_a == unit_b or not (unit_a and unit_b))
