"""Numerals, Chinese and Western: what a run of digits or numeral characters is worth."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from corpus.regex import regex

CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
}
CHINESE_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MAGNITUDES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "百": 100, "千": 1000}
ENGLISH_MAGNITUDES = {
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
ENGLISH_ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
ENGLISH_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
HAN_NUMERAL = "".join([*CHINESE_DIGITS, *CHINESE_TENS, "万萬亿億"])
DIGITS = r"\d+(?:,\d{3}(?!\d))*(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?"
NUMBER = regex(rf"{DIGITS}|[{HAN_NUMERAL}]+(?:点[{HAN_NUMERAL}]+)?")
LONGEST = 40
"""A longer run of digits is no figure."""


def value_of(run: str) -> Decimal | None:
    """The value of a run of digits or of Chinese numeral characters; None if they make none."""
    if unicodedata.category(run[0]) == "Nd":
        plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in run)
        return Decimal(re.sub("[,，]", "", plain).replace("．", "."))
    whole, _, fraction = run.partition("点")
    value = _chinese_integer(whole)
    if value is None or not fraction:
        return value if not fraction else None
    digits = [CHINESE_DIGITS.get(c) for c in fraction]
    if None in digits:
        return None
    return value + Decimal("0." + "".join(map(str, digits)))


def _chinese_integer(run: str) -> Decimal | None:
    if all(c in CHINESE_DIGITS for c in run):
        digits = [CHINESE_DIGITS[c] for c in run]
        return Decimal("".join(map(str, digits))) if len(run) == 1 or len(run) >= 3 else None
    total = section = 0
    digit: int | None = None
    for c in run:
        if c in CHINESE_DIGITS:
            if digit:
                return None
            digit = CHINESE_DIGITS[c]
        elif c in CHINESE_TENS:
            section += (1 if digit is None else digit) * CHINESE_TENS[c]
            digit = None
        else:
            total = (total + section + (digit or 0)) * MAGNITUDES[c]
            section, digit = 0, None
    return Decimal(total + section + (digit or 0))
