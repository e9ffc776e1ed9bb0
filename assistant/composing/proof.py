"""The proof that an answer must pass before it leaves.

Marks resolve, quotes are verbatim, and every number stands in a quote cited on its line, or is
computed there from numbers that do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.evidence.answer import Citation
from corpus.quantities import StatedNumber, numbers_in
from corpus.regex import regex
from corpus.report import Report
from corpus.stated_numbers import listed_in
from corpus.units import split_unit

MARK = regex(r"\[(\d{1,3})\]")
_NUMBER = r"-?\d+(?:\.\d+)?"
_TERM = rf"{_NUMBER}(?:[万亿]+[\u4e00-\u9fff]{{1,3}})?"
"""A number, with its unit where that multiplies it: 41.2亿元."""
_FORMULA = regex(rf"(?P<terms>{_TERM}(?: [-+/] {_TERM})+) = (?P<result>{_TERM})(?P<percent>%)?")
_ORDINAL = regex(r"(?m)^\s*(?:\d{1,2}[.、)]|[-•])\s")
_NAMES = regex(r"三类内部|四类过程|三安全一稳定|[（(][万亿]+(?:美)?元[)）]")
"""Numerals in the names of the statutory grounds, and in those of units: they state no number."""
NOUGHT = regex(r"未|无|没有|零|暂不|免费")


def unproven(
    text: str,
    citations: Sequence[Citation],
    exempt: Iterable[Decimal],
    report_of: Callable[[str], Report],
) -> tuple[str, ...]:
    """What in an answer is not proved, each as a short reason; empty if all is.

    ``exempt`` are numbers that need no proof: those of the question, years and titles of the cited
    reports, counts of the catalogue.
    """
    known = {citation.n: citation for citation in citations}
    problems = [
        f"citation [{c.n}] is not verbatim"
        for c in citations
        if report_of(c.report_id).source_text[c.start : c.end] != c.quote
    ]
    allowed = set(exempt) | {
        number.value for c in citations for number in numbers_in(f"{c.title} {c.year or ''}")
    }
    for line in text.splitlines():
        marks = {int(mark) for mark in MARK.findall(line)}
        problems += [f"mark [{mark}] has no citation" for mark in sorted(marks - known.keys())]
        quotes = [known[mark].quote for mark in sorted(marks & known.keys())]
        problems += _unproven_numbers(bare(line), quotes, allowed)
    return tuple(problems)


def bare(line: str) -> str:
    """A line without marks, list ordinals and the names that hold a numeral."""
    return _NAMES.sub(" ", _ORDINAL.sub("", MARK.sub("", line)))


def _unproven_numbers(line: str, quotes: Sequence[str], allowed: set[Decimal]) -> list[str]:
    stated = [number for quote in quotes for number in (*numbers_in(quote), *listed_in(quote))]
    proved = {value for number in stated for value in readings(number)} | allowed
    if any(NOUGHT.search(quote) for quote in quotes):
        proved.add(Decimal(0))
    terms = proved | {abs(number.mantissa) for number in stated}
    shown, wrong = computed(line, terms)
    proved |= {abs(value) for formula in shown for value in (*formula.terms, formula.result)}
    for number in numbers_in(line):
        if number.counts and not readings(number) & proved:
            wrong.append(f"{line[number.start : number.end]} is in no cited place")
    return wrong


@dataclass(frozen=True, slots=True)
class Formula:
    """A calculation that a line shows, and that is right."""

    terms: tuple[Decimal, ...]
    result: Decimal
    percent: bool


def computed(line: str, terms: set[Decimal]) -> tuple[list[Formula], list[str]]:
    """The calculations of a line that follow from ``terms``, and what is wrong with the others.

    The result of one may be a term of the next.
    """
    known = set(terms)
    shown: list[Formula] = []
    wrong: list[str] = []
    for found in _FORMULA.finditer(line):
        result, size = _in_full(found["result"])
        percent = bool(found["percent"])
        if _computes(found["terms"], result, size, percent, known):
            parts = tuple(_in_full(term)[0] for term in found["terms"].split(" ")[::2])
            shown.append(Formula(parts, result, percent))
            known |= {abs(value) for value in (*parts, result)}
        else:
            wrong.append(f"{found.group()} is not shown by the cited places")
    return shown, wrong


def _in_full(term: str) -> tuple[Decimal, int]:
    """The value of a term multiplied out, and by what its unit multiplies it."""
    number = re.match(_NUMBER, term)
    assert number is not None
    size = split_unit(term[number.end() :])[0]
    return Decimal(number.group()) * size, size


def readings(number: StatedNumber) -> set[Decimal]:
    """The values that a stated number may be compared by: with its scale, and as printed."""
    if number.scale == 1:
        return {abs(number.value), abs(number.mantissa)}
    return {abs(number.value)}


def _computes(terms: str, result: Decimal, size: int, percent: bool, proved: set[Decimal]) -> bool:
    """Whether the formula is right, to the last digit shown, and all its terms are proved.

    ``size``: by what the unit of the result multiplies its digits.
    """
    parts = terms.split(" ")
    total, _ = _in_full(parts[0])
    operands = [total]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        value, _ = _in_full(part)
        operands.append(value)
        if sign == "/":
            if not value:
                return False
            total = total * (100 if percent else 1) / value
        else:
            total += value if sign == "+" else -value
    if not all(abs(operand) in proved for operand in operands):
        return False
    digits = result / size
    return (total / size).quantize(digits, ROUND_HALF_UP) == digits
