"""Nought in words: 未收到政府信息公开申请, 无收取信息处理费情况, 费用支出额为零."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus.labels import clean_back, clean_front
from corpus.narrative_words import narrative_words
from corpus.quantities import FoundQuantity
from corpus.regex import regex
from corpus.report import Quantity

_ALONE = regex("(?:暂?无|没有|无此类?(?:情况|事项))[。.]?")


@dataclass(frozen=True, slots=True)
class Nought:
    """What there is none of; ``start`` and ``end`` are the words that say so, within the whole."""

    quantity: Quantity
    label: str
    indicators: tuple[str, ...]
    start: int
    end: int
    whole_start: int
    whole_end: int


@dataclass(frozen=True, slots=True)
class _Data:
    patterns: tuple[re.Pattern[str], ...]
    units: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, re.Pattern[str]], ...]
    said: tuple[tuple[str, re.Pattern[str]], ...]
    under: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]


@cache
def _data() -> _Data:
    data = narrative_words()["nought"]
    return _Data(
        tuple(re.compile(p) for p in data["patterns"]),
        tuple(data["units"].items()),
        tuple((key, re.compile(p)) for key, p in data["indicators"].items()),
        tuple((key, re.compile(p)) for key, p in data["said"].items()),
        tuple((key, re.compile(a), re.compile(b)) for key, (a, b) in data["under"].items()),
    )


def nought_under(label: str, headings: str) -> str:
    """The indicator of a nought whose words alone do not say it, by the headings above it."""
    under = _data().under
    return next((k for k, own, above in under if own.search(label) and above.search(headings)), "")


def noughts_in(text: str, start: int, end: int, found: Sequence[FoundQuantity]) -> Iterator[Nought]:
    """Every nought in words of ``text[start:end]`` that is not also printed as a figure."""
    data = _data()
    part = text[start:end]
    taken = bytearray(len(part))
    for figure in found:
        taken[figure.start - start : figure.end - start] = b"\x01" * (figure.end - figure.start)
    for pattern in data.patterns:
        for match in pattern.finditer(part):
            left, right = start + match.start(), start + match.end()
            before = match.start("what") < match.start("words")
            label = clean_front(match["what"]) if before else clean_back(match["what"])
            if not label or any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\x01" * (right - left)
            whole = label + match["words"] if before else match["words"] + label
            unit = next((u for noun, u in data.units if noun in whole), "")
            at, until = (start + offset for offset in match.span("words"))
            keys = [key for key, words in data.said if words.search(whole)]
            keys = keys or [key for key, words in data.indicators if words.search(label)]
            quantity = Quantity(Decimal(0), unit, state="none")
            yield Nought(quantity, label, tuple(keys), at, until, left, right)


def nought_of_section(heading: str, body: str) -> tuple[tuple[str, str], ...]:
    """The indicators and their units of which a section says, by 无 alone, that there is none."""
    data = _data()
    if not _ALONE.fullmatch(body.strip()):
        return ()
    unit = next((u for noun, u in data.units if noun in heading), "")
    return tuple((key, unit) for key, words in data.indicators if words.search(heading))
