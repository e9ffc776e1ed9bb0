"""Every number that a text states, for the proof: it must miss no digit, whatever it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.numerals import (
    ENGLISH_MAGNITUDES,
    ENGLISH_ONES,
    ENGLISH_TENS,
    HAN_NUMERAL,
    LONGEST,
    MAGNITUDES,
    value_of,
)
from corpus.regex import regex
from corpus.units import unit_at


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


_STATED_DIGITS = regex(r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?")
_STATED_SIGN = regex(r"(?:^|[\s(（:：、，,])([-－−])$")
_STATED_SCALE = regex(
    r"\s?(?:[余餘多几](?=[百千]?[万萬亿億]))?([百千]?[万萬][亿億]?|[百千]?[亿億])|"
    r"[\s-]?(hundred|thousand|million|billion|trillion|bn|mn|[km](?![a-z]))\b",
    re.IGNORECASE,
)
_STATED_UNIT = regex(
    r"\s?(%|％|percentage points?|percent|个百分点|百分点|[\u4e00-\u9fff]{1,2})?", re.IGNORECASE
)
# Which characters it begins with is said first, so that little is tried at any other.
_STATED_HAN = regex(rf"(?=[{HAN_NUMERAL}])(百分之)?([{HAN_NUMERAL}]+(?:点[{HAN_NUMERAL}]+)?)")
_RESPECTIVELY = regex(r"(?<=分别)[^，。；;、\d]{0,8}\d[\d.]*(?:\s?[、,，和]\s?\d[\d.]*)+")
_ENGLISH = [*ENGLISH_ONES, *ENGLISH_TENS, "hundred", "thousand", "million", "billion"]
_ENGLISH_WORD = "|".join(_ENGLISH)
_ENGLISH_BEGINS = "".join(sorted({word[0] for word in _ENGLISH}))
_STATED_ENGLISH = regex(
    rf"(?=[{_ENGLISH_BEGINS}])\b(?:{_ENGLISH_WORD})"
    rf"(?:(?:\s+and\s+|[\s-]+)(?:{_ENGLISH_WORD}))*\b",
    re.IGNORECASE,
)


@lru_cache(256)
def numbers_in(text: str) -> tuple[StatedNumber, ...]:
    """Every number in a Chinese or English text, in order; they cover every digit in it."""
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
            found.append(StatedNumber(value, value, 1, "", match.start(), match.end(), counts))
    return tuple(sorted(found, key=lambda n: n.start))


def listed_in(text: str) -> tuple[StatedNumber, ...]:
    """The numbers of lists whose magnitude stands behind the last alone, each in full.

    4.63亿 and 1.30亿 in 分别达4.63、1.30、0.57亿元.
    """
    return tuple(
        replace(one, value=one.mantissa * last.scale, scale=last.scale)
        for match in _RESPECTIVELY.finditer(text)
        for *before, last in [
            [n for n in numbers_in(text) if match.start() <= n.start < match.end()]
        ]
        if last.scale != 1
        for one in before
        if one.scale == 1
    )


def _stated_digits(text: str, match: re.Match[str]) -> StatedNumber:
    mantissa = value_of(match.group())
    assert mantissa is not None
    if _STATED_SIGN.search(text[max(0, match.start() - 2) : match.start()]):
        mantissa = -mantissa
    after = _STATED_SCALE.match(text, match.end())
    scale = 1
    if after and len(match.group()) <= LONGEST:
        for c in after.group(1) or "":
            scale *= MAGNITUDES[c]
        scale *= ENGLISH_MAGNITUDES.get((after.group(2) or "").lower(), 1)
    end = after.end() if after else match.end()
    unit = _STATED_UNIT.match(text, end)
    value = mantissa * scale if scale != 1 else mantissa
    return StatedNumber(value, mantissa, scale, (unit and unit.group(1)) or "", match.start(), end)


def _stated_chinese(text: str, match: re.Match[str]) -> StatedNumber | None:
    run = match.group(2)
    value = value_of(run) if len(run) <= LONGEST else None
    if value is None:
        return None
    percent = bool(match.group(1))
    unit, _ = unit_at(text, match.end())
    long = len(run) >= 2 and run[0] not in "万亿千百"
    sure = percent or long or (unit is not None and run != "一")
    bare = run.rstrip("万萬亿億")
    scale = 1
    for c in run[len(bare) :]:
        scale *= MAGNITUDES[c]
    mantissa = (value_of(bare) if bare else None) or value
    if not bare:
        scale = 1
    return StatedNumber(
        value, mantissa, scale, "%" if percent else unit or "", match.start(), match.end(), sure
    )


def _english_value(words: str) -> Decimal:
    total = part = 0
    for word in re.findall(r"[a-z]+", words):
        if word in ENGLISH_ONES:
            part += ENGLISH_ONES[word]
        elif word in ENGLISH_TENS:
            part += ENGLISH_TENS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word != "and":
            total += (part or 1) * ENGLISH_MAGNITUDES[word]
            part = 0
    return Decimal(total + part)
