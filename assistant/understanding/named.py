"""The years that a question names, and names that only begin with a place's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.periods import Period, periods_in
from corpus.place_mention import PlaceMention
from corpus.regex import regex
from corpus.report import Span

_SINCE = regex(
    r"(20\d\d)\s?年?(?:以来|以后|之后|至今|起|开始)|\bsince (?:the year )?(20\d\d)", re.I
)
_DOCUMENT = regex(
    r"(?<=[发办函字预令政规通文厅委])\s?[〔［\[(（]?\s?(?:19|20)\d\d\s?[〕］\])）]?\s?年?\s?第?"
    r"(?:多少|几|\d{1,4})\s?号"
)
"""The year of a document's number, which is no year of a report: 财预〔2014〕36号."""
_LAST_YEAR = 2099


def years_in(text: str) -> tuple[int, ...]:
    """The years that a question names; all from one on where it says since."""
    text = _DOCUMENT.sub(lambda m: " " * len(m.group()), text)
    text = _ACADEMIC_YEAR.sub(r"\1年", text)
    text = _BESIDE_A_YEAR.sub(_year_beside, text)
    periods = _less_the_day_of_publishing(text, periods_in(text))
    named = tuple(dict.fromkeys(year for period in periods for year in period.years))
    since = _SINCE.search(text)
    if since is None:
        return named
    first = int(since.group(1) or since.group(2))
    return tuple(dict.fromkeys((*named, *range(first, _LAST_YEAR))))


def _less_the_day_of_publishing(text: str, periods: Sequence[Period]) -> Sequence[Period]:
    """The times without the month in which a report came out, where its year is named besides.

    "Why was the report for 2019 only published in June 2020" asks nothing of a report for 2020.
    """
    whole = [period for period in periods if period.months is None]
    alone = any(period.years for period in whole)
    return whole if alone and _REPORT_OUT.search(text) else periods


_REPORT_OUT = regex(
    r"\breports?\b.*\b(?:publish\w*|releas\w+|c[ao]me out|online|issued|posted)|"
    r"\b(?:publish|release|issue|post|put)\b.*\breports?\b|"
    r"(?:报告|年报).*月(?:\d{1,2}[日号])?(?:才|就|正式|对外)?(?:发|公布|上网|挂|出)",
    re.I,
)
_ACADEMIC_YEAR = regex(
    r"((?:19|20)\d\d)年?\s?[-—–~至/]\s?(?:19|20)?\d\d\s?(?:学年度?|(?:academic|school) year)"
)
"""Universities report on academic years, by the first of their two years."""
_BESIDE_A_YEAR = regex(
    r"\b(?:the )?year (?:(?P<before>before|prior to|preceding)|after|following) (?P<en>20\d\d)\b|"
    r"(?P<zh>20\d\d)年?的?(?:(?P<ahead>[前上]一年)|[后下]一年)",
    re.I,
)
"""The year before 2016 is 2015."""


def _year_beside(match: re.Match[str]) -> str:
    earlier = match["before"] or match["ahead"]
    year = int(match["en"] or match["zh"]) + (-1 if earlier else 1)
    return f"{year}年".ljust(len(match.group()))


_COUNT = r"(?P<n{at}>\d|two|three|four|五|四|三|两|二|一)?"
_NEWEST = regex(
    rf"\b{_COUNT.format(at=1)} ?(?:most recent|latest|newest)(?: {_COUNT.format(at=2)})? ?"
    r"(?:annual |disclosure |published )?(?:reports?|years?|editions?)\b|"
    r"\breports? (?:is|was) (?:the )?(?:latest|newest|most recent)\b|"
    r"\b(?:latest|newest|most recent) of (?:the|these|all) (?:\w+ )?reports\b|"
    rf"\blast {_COUNT.format(at=3).removesuffix('?')} (?:annual )?reports\b|"
    rf"最(?:近|新)(?:的)?{_COUNT.format(at=4)}(?:份|年|个年度|期)(?:的)?(?:年度)?(?:报告|年报)?|"
    r"最(?:近|新)(?:的)?(?:年度)?(?:报告|年报)|(?:报告|年报)(?:是)?最(?:近|新)"
)
_OLDEST = regex(
    rf"\b{_COUNT.format(at=1)} ?(?:earliest|oldest)(?: {_COUNT.format(at=2)})? ?"
    r"(?:annual )?(?:reports?|years?)\b|\breports? (?:is|was) (?:the )?(?:earliest|oldest)\b|"
    r"\b(?:earliest|oldest) "
    r"of (?:the|these|all) (?:\w+ )?reports\b|"
    rf"最早(?:的)?{_COUNT.format(at=3)}(?:份|年|个年度)(?:的)?(?:年度)?(?:报告|年报)?|"
    r"最(?:早|旧|老)的?(?:报告|年报)|(?:报告|年报)(?:是)?最(?:早|旧|老)"
)
_OF_AN_AGE = regex("最|most recent|latest|newest|last|earliest|oldest")
"""What each of them has, and few other questions."""
_NUMERALS = {"two": 2, "three": 3, "four": 4, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, slots=True)
class Recency:
    """So many of the newest reports, or of the oldest; and where a question says so."""

    count: int
    newest: bool
    span: Span

    def of(self, years: Iterable[int]) -> frozenset[int]:
        """Those of these years."""
        ordered = sorted(set(years), reverse=self.newest)
        return frozenset(ordered[: self.count])


def recency_in(text: str) -> Recency | None:
    """Whether only the newest reports are meant, or the oldest, and how many."""
    text = text.lower()
    if not _OF_AN_AGE.search(text):
        return None
    for pattern, newest in ((_NEWEST, True), (_OLDEST, False)):
        match = pattern.search(text)
        if match is not None:
            said = next((word for word in match.groups() if word), "1")
            count = int(said) if said.isdigit() else _NUMERALS[said]
            return Recency(count, newest, Span(*match.span()))
    return None


def bare(name: str) -> str:
    """A Chinese place name without 县, 区 or 市, as reports shorten it; two characters stay."""
    return name[:-1] if len(name) > 2 and name[-1] in "县区市旗省" else name


_BASIS = regex(
    r"(?:[比较]|与|than (?:it did |it had |there were )?(?:in )?(?:the )?|"
    r"(?:compared|relative) (?:with|to) (?:the )?|"
    r"\b(?:grow|grew|grown|rise|rose|risen|fall|fell|fallen|increase|decrease|change|"
    r"go up|go down|up|down|more|fewer|less)d? (?:over|from|on|against|since|versus|vs\.?) "
    r"(?:the )?)$",
    re.I,
)
"""Before a year that is only compared with."""


_YEARS_AWAY = regex(
    r"\b(one|a|two|three|four) years? (later|after|earlier|before)\b|"
    r"([一二两三四五])年([以之]?[前后])",
    re.I,
)


def relative_years(text: str, before: tuple[int, ...]) -> tuple[int, ...]:
    """The year before or after those of the question before, where a follow-up says so."""
    away = _YEARS_AWAY.search(text)
    if away is not None and before:
        count = _NUMERALS.get((away[1] or away[3]).lower(), 1)
        by = count if (away[2] or away[4]).lower().endswith(("later", "after", "后")) else -count
        return tuple(year + by for year in before)
    shift = {"last_year": -1, "next_year": 1}
    for period in periods_in(text):
        if _BASIS.search(text[: period.start]):
            continue
        if period.relative in shift and before:
            return tuple(year + shift[period.relative] for year in before)
    return ()


_BY_HOW_MUCH = regex(
    r"[多少增减涨降](?:加|长)?了(?:多少|几)|\bhow (?:many|much) (?:more|fewer|less)\b", re.I
)


def with_those_before(
    text: str, years: tuple[int, ...], before: tuple[int, ...]
) -> tuple[int, ...]:
    """The years of a follow-up that only names what those before are held against: "than in 2022".

    Unchanged where it names a year of its own.
    """
    if years and _BY_HOW_MUCH.search(text):
        return tuple(dict.fromkeys((*before, *years)))
    named = [period for period in periods_in(text) if _BASIS.search(text[: period.start])]
    if not named or {year for period in named for year in period.years} != set(years):
        return years
    shift = {"last_year": -1, "next_year": 1}
    relative = [shift[p.relative] for p in named if p.relative in shift]
    beside = tuple(year + by for by in relative for year in before)
    return tuple(dict.fromkeys((*before, *years, *beside)))


def as_compared(text: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """The years that a question names, one that is only compared with behind the others."""
    basis = {
        year
        for period in periods_in(text)
        if _BASIS.search(text[: period.start])
        for year in period.years
    }
    return tuple(sorted(years, key=lambda year: year in basis))


_THINGS = (
    r"(?:Bay|Net|Park|Bridge|Avenue|Street|Road|Lake|River|Mountain|Group|Bank|University|Daily|"
    r"Expo|Plaza|Museum|Station|Airport|Garden|Square|Release)\b(?:'s)?"
)


def begins_a_thing(text: str, mention: PlaceMention) -> bool:
    """Whether the name of a place only begins that of something else: Hanjiang Bay."""
    return mention.kind == "known_place" and bool(
        re.compile(rf"\s{_THINGS}").match(text, mention.end)
    )


_LEVEL = regex(r"(?: (?:city|municipal|provincial|prefectural|county|district))?[- ]levels?\b|级")


def names_a_level(text: str, mention: PlaceMention) -> bool:
    """Whether a place only tells of what level something is: 青岛市级以上, Qingdao city level."""
    return _LEVEL.match(text, mention.end) is not None


def names_a_thing(name: str) -> bool:
    """Whether a name ends in what is no place that governs: a bay, a bridge."""
    return re.search(rf"\s{_THINGS}$", name) is not None


_HELD_AGAINST = regex(
    r"(?:哪|谁)[^,，。？?]{0,6}更?[多少高低]|"
    r"\b(?:which|who)\b.*\b(?:more|fewer)|"
    r"\b(?:is|are|was|were) (?:that|this|it|they|those|these)\b.*"
    r"\b(?:more|fewer|less|higher|lower|larger|bigger|smaller|greater) than\b|"
    r"^(?:[那这]?(?:个|些)?)?比.{2,16}?(?:还|更|要)?[多少高低]",
    re.I,
)


def holds_against_the_one_before(text: str) -> bool:
    """Whether a follow-up on another place holds it against the one before (那淮安呢？哪个更多)."""
    return _HELD_AGAINST.search(text) is not None


_IN = regex(r"(?<!\bwith )\b(?:in|during|for|over) (?:the )?$")
"""Not behind a verb's own preposition, which would be left without it: dealt with in Qiaokou."""


def with_preposition(period: Span, folded: str) -> Span:
    """A period, or a place, with the preposition before it: sent in 2025 was not sent in."""
    before = _IN.search(folded, max(0, period.start - 12), period.start)
    return Span(before.start(), period.end) if before else period
