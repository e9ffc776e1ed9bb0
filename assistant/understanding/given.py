"""The numbers that a question itself states: no answer to it, or what it takes for granted."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache

from assistant.understanding.question import Question
from assistant.understanding.reckoning import limit_in
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.stated_numbers import StatedNumber

_IN_UNITS_OF = regex(r"\bin (?:units of )?$")
"""Before a number that says the unit of the answer: in 10,000 yuan."""
_OF_A_NAME = regex(r"[a-z]$")
"""What stands right before the number of a name: PM2.5."""
_NAMES_A_PART = regex(r"\b(?:table|form|annex|section|part|chapter|column|row)s? (?:no\.? )?$")
"""Before a number that names a part of the report: table 3."""

_OF_SO_MANY = regex(
    r"\bof (?:the|its|all|these|those|their)(?: \w+)? (?P<many>\d[\d,]*)\b(?!\.\d|%)|"
    r"(?<![\d.])(?P<so_many>\d[\d,]*)[项件个家户条人名起宗][^,，。？?\d]{0,14}?(?:当中|之中|里面|[中里])"
)
"""How a question states the whole of which it asks for a part."""


def whole_given(question: Question) -> tuple[Decimal, int] | None:
    """The number of the whole of which a question asks for a part, and where it is past that.

    Of the 1,710 items, how many ...
    """
    stated = _OF_SO_MANY.search(question.folded)
    if stated is None:
        return None
    return Decimal((stated["many"] or stated["so_many"]).replace(",", "")), stated.end()


@lru_cache(64)
def numbers_given(question: Question) -> frozenset[Decimal]:
    """Figures that a question itself states, but in names, and that are no answer to it.

    It asks for a figure, or what something was.
    """
    named = "what" in question.intents and not question.intents & {"yesno", "why"}
    if not (question.wants_number or named):
        return frozenset()
    asked = NAMED.sub(" ", question.asked)
    if question.language not in ("en", "zh"):
        asked = _THOUSANDS.sub("", asked)
    given = frozenset(
        number.value
        for number in numbers_in(asked)
        if number.counts and not _OF_A_NAME.search(asked, 0, number.start)
    )
    limit = limit_in(question.folded)[1] if "yesno" in question.intents else None
    return given - {limit}  # whether a rate reached 100%: the figure may be just that


_THOUSANDS = regex(r"(?<=\d)[. \u00a0\u202f](?=\d{3}\b)")
"""What parts thousands in other languages: 2.500, 2 500."""
NAMED = regex(r"[“\"‘《「][^”\"’》」]{1,20}[”\"’》」]")
"""A name in quotation marks: “45证合1”."""


def but_years(text: str) -> tuple[StatedNumber, ...]:
    """The numbers that a text states, but its years and words that need not be a number."""
    return tuple(n for n in numbers_in(text) if n.counts and not 1900 <= n.value <= 2100)


@lru_cache(64)
def figures_taken_for_granted(question: Question) -> tuple[StatedNumber, ...]:
    """The figures that a question itself states in digits, years left out.

    In words too where it counts requests, reviews or lawsuits: the six applications.
    """
    return tuple(
        n
        for n in but_years(question.asked)
        if not _IN_UNITS_OF.search(question.folded, 0, n.start)
        and not _NAMES_A_PART.search(question.folded, 0, n.start)
        and (
            any(c.isdigit() for c in question.folded[n.start : n.end])
            or (n.value > 1 and _OF_REQUESTS.match(question.asked, n.end))
        )
        and not _OF_A_NAME.search(question.asked, 0, n.start)
        and not (10000 < n.value < 100000 and _IS_A_LINE.match(question.asked, n.end))
        and not (_LINES[0] < n.value < _LINES[1] and not _COUNTED.match(question.asked, n.end))
    )


_OF_REQUESTS = regex(
    r"[件份条宗起](?:政府)?(?:信息)?(?:公开)?(?:的)?(?:行政)?(?:申请|复议|诉讼|官司)|"
    r" (?:(?!of|or|and)[a-z]+ ){0,2}(?:requests|applications|lawsuits|suits|reviews)\b"
)
"""What follows a number in words that counts requests, reviews or lawsuits."""
_IS_A_LINE = regex(
    r"[\"”]?\s?(?:(?:\w+ )?(?:(?:hot ?)?lines?|platform|system)\b|"
    r"[市便政]民|政务|[热专]线|平台|系统)"
)
"""What follows a number that is dialled: the 12345 hotline."""


_LINES = (12300, 12400)
"""Numbers of the state's hotlines lie between: 12345, 12369."""
_COUNTED = regex(r"[\u4e00-\u9fff]?[件条个起次份宗家项人名元户]| (?:\w+ )?[a-z]{2,}(?<!s)s\b")
"""What follows a number that counts something."""


def said_roughly(text: str, number: StatedNumber) -> bool:
    """Whether a number is only said to be about so much: 两百来户, some 200, more than 30."""
    return bool(
        _ROUGHLY_BEHIND.match(text, number.end) or _ROUGHLY_BEFORE.search(text, 0, number.start)
    )


_ROUGHLY_BEHIND = regex("[来多余几]|左右|上下|-?odd| or so")
_ROUGHLY_BEFORE = regex(
    r"(?:约|近|将近|大概|差不多|上|好几)$|"
    r"\b(?:about|around|some|roughly|nearly|almost|over|more than|approximately|close to) $"
)


def is_about(value: Decimal | None, percents: Collection[Decimal], text: str) -> bool:
    """Whether a rate is one that a text names, in tenths (七成) or rounded: 70.3 is 70%."""
    near = _TENTHS_WIDE if _IN_TENTHS.search(text) else _ROUNDED
    return value is not None and any(abs(value - percent) < near for percent in percents)


_IN_TENTHS = regex(r"[一二两三四五六七八九十\d半]\s?成")
_TENTHS_WIDE, _ROUNDED = Decimal(5), Decimal(1)
