"""Figures in running text: what they are worth, their unit, and where they stand.

Two readers with two duties. ``find_quantities`` reads a report and must not take a date, a document
number, a telephone or a name for a figure. ``numbers_in`` reads an answer or its quote for the proof
and must not miss a digit, whatever it stands for.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from corpus.periods import date_spans
from corpus.report import Bound, Quantity, Span

_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
}
_CHINESE_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MAGNITUDES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "百": 100, "千": 1000}
_ENGLISH_MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_ENGLISH_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_ENGLISH_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_HAN_NUMERAL = "".join([*_CHINESE_DIGITS, *_CHINESE_TENS, "万萬亿億"])
_DIGITS = r"\d+(?:,\d{3}(?!\d))*(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?"
_NUMBER = re.compile(rf"{_DIGITS}|[{_HAN_NUMERAL}]+(?:点[{_HAN_NUMERAL}]+)?")
_LONGEST = 40
"""A longer run of digits is no figure."""

_MAGNITUDE = re.compile(r"\s?([百千]?万亿?|[百千]?亿|萬|億|[百千](?=[余多万亿]))")
_AND_MORE = re.compile(r"\s?(余|餘|多|几(?!何))")
_MORE_BEFORE = re.compile(r"(约为?|大约|近|将近|接近|超过?|逾|突破|不超过|最多|不足|不得?少于|不低于|至少|不多于|达到?)\s?$")
_BOUND_BEFORE: dict[str, Bound] = {
    "约": "about",
    "约为": "about",
    "大约": "about",
    "近": "nearly",
    "将近": "nearly",
    "接近": "nearly",
    "不足": "nearly",
    "超": "over",
    "超过": "over",
    "逾": "over",
    "突破": "over",
    "不少于": "over",
    "不得少于": "over",
    "不低于": "over",
    "至少": "over",
    "不超过": "at_most",
    "最多": "at_most",
    "不多于": "at_most",
}
_MORE_AFTER = re.compile(r"\s?(余(?![额款下])|多(?![项个种次部家人年])|以上|以下|左右|上下|以内|之内|内(?![容部外设部务资销河蒙地]))")
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
_RANGE = re.compile(r"\s?[-－—–~～至到]\s?$")
_SLOGAN = re.compile(r"“[^“”\n]{1,30}”|‘[^‘’\n]{1,30}’|\"[^\"\n，。；、,;:：]{1,20}\"|『[^』\n]{1,30}』|「[^」\n]{1,30}」")
_TITLE = re.compile(r"《[^《》\n]{0,120}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})?》|〈[^〈〉\n]{1,80}〉|<[^<>\n]{1,80}>")
_DOCUMENT = re.compile(
    r"[〔\[［(（【]?\s?\d{4}\s?[〕\]］)）】]\s?第?\s?\d+\s?(?:-\d+\s?)?号|第\s?[\d零〇一二三四五六七八九十百]+\s?[-—]?\s?|"
    r"\d+(?:[-—/]\d+)*\s?号|前[一二三四五六七八九十]+(?=[个名位])"
)
_CONTACT = re.compile(
    r"https?://[A-Za-z0-9_./?=&%#:~+-]+|www\.[A-Za-z0-9_./-]+|[A-Za-z0-9_.+-]{1,40}@[A-Za-z0-9_.-]+|\d{3,4}\s?[-－—]\s?\d{7,8}|"
    r"(?:电话|传真)\s?[:：]\s?[\d-]{3,}|(?:邮编|邮政编码|索引号|备案号|证号|编号|编码|代码|统一社会信用代码)\s?[:：]?\s?[\d-]{3,}|"
    r"(?<![\d.])1[3-9]\d{9}(?!\d)"
)
_ORDINAL_BEFORE = re.compile(r"(?:第|届|№|No\.?|[A-Za-z][-.]?|[A-Za-z]\d*\.|[十〇零]|\d)\s?$")
_DROPPED_YEAR = re.compile(r"20[0-3]\d(?=\d{1,2}$)")
_BARE_AFTER = re.compile(r"[^\S\n]?(?=[，,；;。、)）]|\Z|\n)")
_BARE_BEFORE = re.compile(r"[\u4e00-\u9fff”）)][^\S\n]?\Z")
_BARE_WRAPPED = re.compile(r"[\u4e00-\u9fff]\n\Z")
_NOT_BARE = re.compile(r"(?:第|号|截至|截止|共分|年|月|日|图|表|附件|见|版|于|至|到|和|或|与|从|编|一|条|室|路|街|栋|楼|层)\s?$")
_RESPECTIVELY = re.compile(rf"分别[^，。；;、\d]{{0,8}}({_DIGITS}(?:\s?[、,，和]\s?{_DIGITS})+)")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and its place: ``text[start:end]`` is "860件", "18万余条" or "不超过5小时"'s "5小时"."""

    quantity: Quantity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number in a text: ``value`` is ``mantissa`` times ``scale`` (67亿: 67 and 100000000).

    ``counts`` is False for a word that need not be a number ("一" in 一律, "one" in "no one"): a
    checker may accept it as a proof but must not ask for one.
    """

    value: Decimal
    mantissa: Decimal
    scale: int
    unit: str
    start: int
    end: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class _Units:
    pattern: re.Pattern[str]
    counts: frozenset[str]
    percents: frozenset[str]
    barred: dict[str, str]
    english: dict[str, str]
    names: re.Pattern[str]


@cache
def _units() -> _Units:
    data = tomllib.loads(files("corpus").joinpath("quantities.toml").read_text("utf-8"))
    words = sorted([*data["measures"], *data["counts"], *data["percents"]], key=len, reverse=True)
    return _Units(
        pattern=re.compile("|".join(map(re.escape, words))),
        counts=frozenset(data["counts"]),
        percents=frozenset(data["percents"]),
        barred={unit: "".join(after) for unit, after in data["not_followed_by"].items()},
        english=data["english"],
        names=re.compile("|".join(map(re.escape, data["names"]["words"]))),
    )


def unit_kind(unit: str) -> str:
    """What sort of unit it is: "count", "money", "percent", "measure", or "" for a bare number."""
    bare = _split_unit(unit)[1]
    if not bare:
        return ""
    if bare in _units().percents:
        return "percent"
    if bare in _units().counts:
        return "count"
    return "money" if bare.endswith(("元", "镑", "币")) else "measure"


def parse_number(text: str) -> Decimal | None:
    """The value of one number: "12,932.14", "１２", "18万", "一千二百", "-62"; None if it is none."""
    text = text.strip()
    sign = -1 if text[:1] in ("-", "－", "−") else 1
    match = _NUMBER.match(text.lstrip("+＋-－−"))
    if not match or len(match.group()) > _LONGEST:
        return None
    value = _value_of(match.group())
    rest = match.string[match.end() :].strip()
    if value is None or any(c not in _MAGNITUDES for c in rest):
        return None
    for c in rest:
        value *= _MAGNITUDES[c]
    return sign * value


def _value_of(run: str) -> Decimal | None:
    if unicodedata.category(run[0]) == "Nd":
        plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in run)
        return Decimal(re.sub("[,，]", "", plain).replace("．", "."))
    whole, _, fraction = run.partition("点")
    value = _chinese_integer(whole)
    if value is None or not fraction:
        return value if not fraction else None
    digits = [_CHINESE_DIGITS.get(c) for c in fraction]
    if None in digits:
        return None
    return value + Decimal("0." + "".join(map(str, digits)))


def _chinese_integer(run: str) -> Decimal | None:
    if all(c in _CHINESE_DIGITS for c in run):
        digits = [_CHINESE_DIGITS[c] for c in run]
        return Decimal("".join(map(str, digits))) if len(run) == 1 or len(run) >= 3 else None
    total = section = 0
    digit: int | None = None
    for c in run:
        if c in _CHINESE_DIGITS:
            if digit:
                return None
            digit = _CHINESE_DIGITS[c]
        elif c in _CHINESE_TENS:
            section += (1 if digit is None else digit) * _CHINESE_TENS[c]
            digit = None
        else:
            total = (total + section + (digit or 0)) * _MAGNITUDES[c]
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))


class _Mask:
    """Stretches in which a number is a date, a title, a slogan, a document number or an address."""

    def __init__(self, text: str) -> None:
        spans = list(date_spans(text))
        for pattern in (_SLOGAN, _TITLE, _DOCUMENT, _CONTACT, _units().names):
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
    part = text[start : len(text) if end is None else end]
    mask = _Mask(part)
    found: list[FoundQuantity] = []
    for match in _NUMBER.finditer(part):
        if len(match.group()) > _LONGEST or mask.covers(match.start()):
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
    lower = re.search(rf"(?<![\d.])({_DIGITS})\s?(?:%|％)?$", head[: dash.start()]) if dash else None
    value = _value_of(lower.group(1)) if lower else None
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
        numbers = list(re.finditer(_DIGITS, match.group(1)))
        at = match.start(1)
        last = by_start.get(at + numbers[-1].start())
        if not last or not last.quantity.unit:
            continue
        for number in numbers[:-1]:
            value = _value_of(number.group())
            known = by_start.get(at + number.start())
            if not known or not known.quantity.unit:
                quantity = Quantity(value, last.quantity.unit, last.quantity.bound)
                yield FoundQuantity(quantity, at + number.start(), at + number.end())


def _read(text: str, match: re.Match[str]) -> FoundQuantity | None:
    start, at = match.span()
    run = match.group()
    chinese = unicodedata.category(run[0]) != "Nd"
    before = text[max(0, start - 6) : start]
    if chinese:
        run, at = _without_tail(run, start)
    dropped = None if chinese else _DROPPED_YEAR.match(run)
    if dropped and before.endswith(("至", "到", "转")):
        start, run = start + 4, run[4:]  # "结转至20213件": the year 2021 lost its 年
    elif _ORDINAL_BEFORE.search(before):
        return None
    value = _value_of(run) if run else None
    if value is None:
        return None
    magnitude = _MAGNITUDE.match(text, at)
    at = magnitude.end() if magnitude else at
    more = _AND_MORE.match(text, at)
    at = more.end() if more else at
    if chinese and not _counts_in_chinese(run, before, bool(more or magnitude)):
        return None
    scale = magnitude.group(1) if magnitude else ""
    unit, end = _unit_at(text, at)
    if unit is None:
        if chinese or more or not _is_bare(text, start, end):
            return None
        return FoundQuantity(Quantity(value, scale, _bound(before, "")), start, at)
    if "." in run and not scale and unit in _units().counts:
        dot = run.index(".") + 1  # "1.12个行政机关": a list mark, then the figure
        value, start = _value_of(run[dot:]), start + dot
    after = _MORE_AFTER.match(text, end)
    bound = _bound(before, "余" if more else after.group(1) if after else "")
    if after and not more:
        end = after.end()
    return FoundQuantity(Quantity(value, scale + unit, bound), start, end)


def _without_tail(run: str, start: int) -> tuple[str, int]:
    """Leave 万 and 亿 at the end of a Chinese numeral to the unit, as they are printed: 十二万户."""
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


def _unit_at(text: str, at: int) -> tuple[str | None, int]:
    units = _units()
    while text[at : at + 1].isspace():
        if at + 1 < len(text) and text[at] == "\n" and text[at + 1] in "\n\r":
            return None, at
        at += 1
        if text[at - 1] in "\n\r" and text[at : at + 1].isspace():
            return None, at
    match = units.pattern.match(text, at)
    if not match:
        return None, at
    unit, end = match.group(), match.end()
    if text[end : end + 1] in units.barred.get(unit, "") and end < len(text):
        return None, at
    return unit, end


def _is_bare(text: str, start: int, at: int) -> bool:
    """A figure without a unit: "线下申请113，", "粉丝数54373；"."""
    before = text[max(0, start - 4) : start]
    if _BARE_WRAPPED.search(before):
        return text[at : at + 1] in ("，", "；", "。")
    return bool(
        _BARE_AFTER.match(text, at) and _BARE_BEFORE.search(before) and not _NOT_BARE.search(before)
    )


def _bound(before: str, after: str) -> Bound:
    match = _MORE_BEFORE.search(before)
    ahead = _BOUND_BEFORE.get(match.group(1), "") if match else ""
    return ahead or _BOUND_AFTER.get(after, "")


def _split_unit(unit: str) -> tuple[int, str]:
    """The magnitude in a unit, and the unit proper in one spelling: 万元 -> 10000, 元."""
    words = unit.strip().lower().split()
    scale = 1
    while words and words[0] in _ENGLISH_MAGNITUDES:
        scale *= _ENGLISH_MAGNITUDES[words.pop(0)]
    rest = " ".join(words) if words else ""
    rest = _units().english.get(rest, rest)
    while rest and rest[0] in _MAGNITUDES and (len(rest) == 1 or rest[0] in "万萬亿億" or rest[1] in "万亿"):
        scale *= _MAGNITUDES[rest[0]]
        rest = rest[1:]
    rest = {"％": "%", "个百分点": "百分点", "元人民币": "元"}.get(rest, rest)
    return scale, rest


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two figures say the same: 67亿元, 6700000万元 and 6.7 billion do.

    A figure without a unit is compared by its number alone. Nought in words is the number zero.
    """
    if a.value is None or b.value is None:
        return a.value is b.value and a.state == b.state
    (scale_a, unit_a), (scale_b, unit_b) = _split_unit(a.unit), _split_unit(b.unit)
    return a.value * scale_a == b.value * scale_b and (unit_a == unit_b or not (unit_a and unit_b))


_STATED_DIGITS = re.compile(r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?")
_STATED_SIGN = re.compile(r"(?:^|[\s(（:：、，,])([-－−])$")
_STATED_SCALE = re.compile(r"\s?([百千]?[万萬][亿億]?|[百千]?[亿億])|[\s-]?(hundred|thousand|million|billion|trillion|bn|mn|[km](?![a-z]))\b", re.I)
_STATED_UNIT = re.compile(r"\s?(%|％|percentage points?|percent|个百分点|百分点|[\u4e00-\u9fff]{1,2})?", re.I)
_STATED_HAN = re.compile(rf"(百分之)?([{_HAN_NUMERAL}]+(?:点[{_HAN_NUMERAL}]+)?)")
_ENGLISH_WORD = "|".join([*_ENGLISH_ONES, *_ENGLISH_TENS, "hundred", "thousand", "million", "billion"])
_STATED_ENGLISH = re.compile(rf"\b(?:{_ENGLISH_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_ENGLISH_WORD}))*\b", re.I)


def numbers_in(text: str) -> tuple[StatedNumber, ...]:
    """Every number in a Chinese or English text, in order; every digit is covered by one of them."""
    found = [_stated_digits(text, m) for m in _STATED_DIGITS.finditer(text)]
    taken = {at for number in found for at in range(number.start, number.end)}
    for match in _STATED_HAN.finditer(text):
        if match.start(2) not in taken:
            number = _stated_chinese(text, match)
            found += [number] if number else []
    for match in _STATED_ENGLISH.finditer(text):
        if match.start() not in taken:
            value = _english_value(match.group().lower())
            counts = match.group().lower() not in ("one", "hundred", "thousand", "million")
            found.append(
                StatedNumber(value, value, 1, "", match.start(), match.end(), counts)
            )
    return tuple(sorted(found, key=lambda n: n.start))


def _stated_digits(text: str, match: re.Match[str]) -> StatedNumber:
    mantissa = _value_of(match.group())
    assert mantissa is not None
    if _STATED_SIGN.search(text[max(0, match.start() - 2) : match.start()]):
        mantissa = -mantissa
    after = _STATED_SCALE.match(text, match.end())
    scale = 1
    if after and len(match.group()) <= _LONGEST:
        for c in after.group(1) or "":
            scale *= _MAGNITUDES[c]
        scale *= _ENGLISH_MAGNITUDES.get((after.group(2) or "").lower(), 1)
    end = after.end() if after else match.end()
    unit = _STATED_UNIT.match(text, end)
    value = mantissa * scale if scale != 1 else mantissa
    return StatedNumber(value, mantissa, scale, (unit and unit.group(1)) or "", match.start(), end)


def _stated_chinese(text: str, match: re.Match[str]) -> StatedNumber | None:
    run = match.group(2)
    value = _value_of(run) if len(run) <= _LONGEST else None
    if value is None:
        return None
    percent = bool(match.group(1))
    unit, _ = _unit_at(text, match.end())
    sure = percent or (unit is not None and run != "一") or (len(run) >= 2 and run[0] not in "万亿千百")
    bare = run.rstrip("万萬亿億")
    scale = 1
    for c in run[len(bare) :]:
        scale *= _MAGNITUDES[c]
    mantissa = (_value_of(bare) if bare else None) or value
    if not bare:
        scale = 1
    return StatedNumber(
        value, mantissa, scale, "%" if percent else unit or "", match.start(), match.end(), sure
    )


def _english_value(words: str) -> Decimal:
    total = part = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _ENGLISH_ONES:
            part += _ENGLISH_ONES[word]
        elif word in _ENGLISH_TENS:
            part += _ENGLISH_TENS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word != "and":
            total += (part or 1) * _ENGLISH_MAGNITUDES[word]
            part = 0
    return Decimal(total + part)
