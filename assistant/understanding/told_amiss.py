"""A rank, a date or a first year that a question states, and a sentence states otherwise.

"Why was the training held on 28 April", where it was on the 26th; "did it come second", where it
came first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.numerals import CHINESE_DIGITS
from corpus.regex import regex

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NTH = rf"(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_NOT_FIRST = -1
"""The rank of what is said to have lost the first one."""
_RANK = regex(
    r"(?P<lost>\b(?:los[et]|losing|slip\w*|fell|fall(?:s|en|ing)?|dropp?(?:ed|ing)?|knocked|pushed|"
    r"toppled|ousted|miss(?:ed|ing)?) (?:\w+ ){0,4}?(?:top|first|number one) "
    r"(?:spot|place|position|rank)\b|"
    r"(?:跌|掉|滑|退|挤)出了?(?:第一|榜首|首位|头名)|(?:丢|失|没保住|没拿到?|没评上|没得)了?(?:第一|榜首|首位|头名)名?)|"
    r"第(?P<zh>[一二三四五六七八九十]|\d{1,3})(?:名|位)|"
    r"(?:排名?|名列|位列|位居)(?:是不是|是否|是|为|在|全[国省市区])?"
    r"第(?P<nr>[一二三四五六七八九十]|\d{1,3})(?![项个次章批届期])|"
    r"(?P<top>名列榜首|位居首位|榜首|居首)|"
    rf"\b(?:rank(?:s|ed|ing)?|came|come|placed?|finish\w*)(?: \w+)?(?: in)? {_NTH}\b|"
    rf"\b{_NTH.replace('nth', 'place')} (?:place|rank)\b"
)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATE = regex(
    r"(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?|"
    rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTHS})\b|"
    rf"\b(?P<m3>{_MONTHS}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)|"
    rf"\b(?:in (?P<m4>{_MONTHS})\b|(?P<m5>{_MONTHS})(?= [12]\d{{3}}\b))"
)

_FIRST_YEAR = regex(
    r"(?P<zh>[12]\d{3})年(?:度|底|初)?(?:才|就|开始|起|首次|第一次)|"
    r"\b(?:since|start\w*|beg[aiu]n\w*|introduc\w*|launch\w*|set up|for the first time|"
    r"wait(?:ed)? (?:un)?till?)\b"
    r"[^,?]{0,60}?\b(?P<en>[12]\d{3})\b"
)
"""The year in which a question says that something began."""
_YEAR = regex(r"(?<!\d)([12]\d{3})年(?!度)")


@lru_cache(256)
def days_named(folded: str) -> tuple[str, ...]:
    """The days of a month that a folded question names, as reports write them: 12月28日."""
    return tuple(f"{month}月{day}日" for month, day in dates_in(folded) if day)


@lru_cache(256)
def says_a_rank(text: str) -> bool:
    """Whether a folded question, or a sentence, states a place in a ranking."""
    return _RANK.search(text) is not None


def states_a_rank_or_date(folded: str) -> bool:
    """Whether a folded question states a rank, a date or the year in which something began."""
    dated = _DATE.search(folded) or _FIRST_YEAR.search(folded)
    return says_a_rank(folded) or dated is not None


def spans_of_a_rank_or_first_year(folded: str) -> list[tuple[int, int]]:
    """Where a folded question says what rank, or in which year something began: "until 2017"."""
    return [m.span() for pattern in (_RANK, _FIRST_YEAR) for m in pattern.finditer(folded)]


def contradicted(asked: str, part: str, said: str) -> bool:
    """Whether a folded question states one rank, and a sentence another; so a date, and its part.

    A rank stands far behind what it is of: the prize first, then who gave it, then the rank.
    """
    ranks = _differ(list(_ranks(asked)), list(_ranks(said)))
    return (
        ranks
        or _began_otherwise(asked, part)
        or _differ(list(dates_in(asked)), list(dates_in(part)))
    )


def of_another_grade(asked: str, said: str) -> bool:
    """Whether a folded question names the level of something, and what is said another alone."""
    named, told = set(_grades(asked)), set(_grades(said))
    return bool(named and told) and named.isdisjoint(told)


def of_the_same_grade(asked: str, said: str) -> bool:
    """Whether a folded question names the level of something, and what is said the same."""
    return not set(_grades(asked)).isdisjoint(_grades(said))


def _grades(text: str) -> Iterator[int]:
    for match in _GRADE.finditer(text):
        word = match["en"] or match["nth"] or match["zh"]
        names = next((names for names in (_NUMBERS, _ORDINALS) if word in names), None)
        yield _number(word) if names is None else names.index(word) + 1


_NUMBERS = ("one", "two", "three", "four", "five", "six")
_GRADE = regex(
    rf"\b(?:level|grade|tier|class)[- ](?P<en>{'|'.join(_NUMBERS)}|\d)\b|"
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})[- ](?:level|grade|tier|class)\b|"
    r"(?P<zh>[一二三四五六])级(?!政府|政务|联动|网络|平台|机构|以上|以下)"
)


def _began_otherwise(asked: str, part: str) -> bool:
    """Whether a question says in which year something began, and a part of a sentence another."""
    began = _FIRST_YEAR.search(asked)
    said = set(_YEAR.findall(part))
    return began is not None and len(said) == 1 and (began["zh"] or began["en"]) not in said


def _differ(asked: list[tuple[int, int]], said: list[tuple[int, int]]) -> bool:
    if len(asked) != 1 or len(said) != 1:
        return False
    (first, second), (one, other) = asked[0], said[0]
    if first == _NOT_FIRST:
        return one == 1
    return first != one or (second != other and 0 not in (second, other))


def _ranks(text: str) -> Iterator[tuple[int, int]]:
    for match in _RANK.finditer(text):
        if match["lost"]:
            yield _NOT_FIRST, 0
        elif match["top"]:
            yield 1, 0
        elif match["zh"] or match["nr"]:
            yield _number(match["zh"] or match["nr"]), 0
        else:
            word = match["nth"] or match["place"]
            yield (_ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])), 0


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else CHINESE_DIGITS.get(digits, 10)


def dates_in(text: str) -> Iterator[tuple[int, int]]:
    """Months and days, 0 where a month alone is named."""
    names = [re.compile(name) for name in _MONTHS.split("|")]
    for match in _DATE.finditer(text):
        if match["m"]:
            yield int(match["m"]), int(match["d"] or 0)
            continue
        word = match["m2"] or match["m3"] or match["m4"] or match["m5"]
        month = next(at for at, name in enumerate(names, 1) if name.fullmatch(word))
        yield month, int(match["d2"] or match["d3"] or 0)
