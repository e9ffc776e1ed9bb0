"""Numbers that limit what a question counts: over eighty, in their eighties.

Reports write them in Chinese numerals as well as in digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.numerals import ENGLISH_ONES, ENGLISH_TENS
from corpus.regex import regex
from corpus.report import Span


def numerals(digits: str) -> tuple[str, ...]:
    """A number as digits and, below a hundred, as Chinese writes it: 13, 十三."""
    if not digits.isdigit() or not 0 < int(digits) < 100:
        return (digits,)
    tens, ones = divmod(int(digits), 10)
    words = ("" if tens == 0 else "十" if tens == 1 else _ONES[tens] + "十") + _ONES[ones]
    return (digits, words) if words else (digits,)


_ONES = ("", *"一二三四五六七八九")
_AGES = rf"(?:{'|'.join((*ENGLISH_ONES, *ENGLISH_TENS))}|[1-9]\d?)"
_DECADES = {word[:-1] + "ies": number for word, number in ENGLISH_TENS.items()}
_LIMIT = regex(
    rf"\b(?:over|under|above|below|aged|older than|younger than) (?:the age of )?"
    rf"({_AGES})(?![\d.,]*\d|\s?(?:%|per ?cent)| (?:roof|umbrella|name|banner|brand))\b|"
    rf"(?<![\d.,])\b({_AGES})(?: years (?:old|of age))? (?:and|or) "
    r"(?:over|above|older|under|below|younger)\b|"
    rf"\bin their ({'|'.join(_DECADES)})(?: (?:and|or) (?:over|above|older|beyond|up))?\b"
)


def limits_in(text: str) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    """The numbers that limit what is counted, as Chinese may write each, and where they stand."""
    for match in _LIMIT.finditer(text):
        number = match.group(match.lastindex or 0)
        known = ENGLISH_ONES.get(number) or ENGLISH_TENS.get(number) or _DECADES.get(number)
        digits = str(known or number)
        forms = numerals(digits)
        of_age = number in _DECADES or _OF_AGE.search(match.group())
        if of_age or int(digits) < _DIGITS_APART:  # 3 stands in 353 too
            forms = tuple(f"{form}{years}" for form in forms for years in ("岁", "周岁"))
        yield number, forms, Span(*match.span(match.lastindex or 0))


_DIGITS_APART = 10
_OF_AGE = regex(r"\b(?:age|aged|old|older|younger)\b")
