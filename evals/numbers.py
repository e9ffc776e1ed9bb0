"""The numbers of an answer, as a grader sees them: citation marks and list ordinals are none.

Graders read more strictly than the product does: a comma between full-width figures separates them,
and a forbidden number counts only where it is printed in digits ("one of the reports" is no 1).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from corpus.quantities import StatedNumber, numbers_in

MARK = re.compile(r"\[(\d+)\]")
_ORDINAL = re.compile(r"^[ \t]*(?:[-*•]\s*)?\d{1,2}[.、)）](?!\d)(?=[ \t]*\S)", re.MULTILINE)
_PRINTED = re.compile(r"(?<![\d.])\d+(?:,\d{3}(?!\d))*(?:\.\d+)?")
_HAN_NUMERALS = "〇零一二两三四五六七八九十百千万亿第"


def prose(answer: str) -> str:
    """An answer without its citation marks and the ordinals of its lists, in half-width digits."""
    digits = "".join(
        unicodedata.normalize("NFKC", c) if c.isdecimal() or c == "．" else c for c in answer
    )
    return _ORDINAL.sub(lambda m: " " * len(m.group()), MARK.sub(" ", digits))


def printed(text: str) -> frozenset[Decimal]:
    """Every number printed in digits, without its sign: 36,369 and 95.1."""
    return frozenset(Decimal(run.replace(",", "")) for run in _PRINTED.findall(prose(text)))


def stated(text: str) -> frozenset[Decimal]:
    """Every number stated in digits or words, without its sign, with and without its magnitude."""
    found = numbers_in(prose(text))
    values = {abs(value) for number in found for value in (number.value, number.mantissa)}
    return printed(text) | values


def states(text: str, form: str) -> bool:
    """Whether a text states a number in this form: "162", "6.7 billion", "six" or "六"."""
    values = {abs(number.value) for number in _numbers(form)}
    if len(values) == 1 and values <= stated(text):
        return True
    word = unicodedata.normalize("NFKC", form).casefold()
    edge = rf"[{_HAN_NUMERALS}]" if word[:1] in _HAN_NUMERALS else r"[\w.,]"
    folded = unicodedata.normalize("NFKC", prose(text)).casefold()
    pattern = rf"(?<!{edge}){re.escape(word)}(?!{edge.replace('.,', '')})(?![.,]\d)"
    return re.search(pattern, folded) is not None


def _numbers(form: str) -> tuple[StatedNumber, ...]:
    """The numbers in one form of a number; a form with other words in it is a phrase, not one."""
    found = numbers_in(form)
    if not found:
        return ()
    outside = form[: found[0].start] + form[found[-1].end :]
    return () if re.search(r"\w", outside) else found
