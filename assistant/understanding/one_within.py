"""The Hubei district, 内蒙古那个区: the one issuer that a question takes to lie in a wider place.

Or it names an account or a hotline that one of them writes of as its own: “悦读嵩明”, “12333”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from assistant.understanding.named import bare
from assistant.understanding.romanised import spelt_so
from corpus.language import simplify
from corpus.place_mention import PlaceMention
from corpus.places import PlaceIndex
from corpus.regex import regex
from corpus.report import Header

_A_PLACE = r"(?:district|county|zone|town|township|street|subdistrict|one)"
"""No city: the Wuhan city is Wuhan."""
_BEFORE = regex(
    rf"(?P<the>\b(?:the|that|this) )$|"
    rf"\b(?:the|that|this) (?:\w+ )?(?:{_A_PLACE}|place|report) (?:in|from) (?:the )?$|"
    r"[那这](?:个|份)$",
    re.IGNORECASE,
)
_BEHIND = regex(rf"(?:'s)? {_A_PLACE}\b", re.IGNORECASE)
_BEHIND_IN_CHINESE = regex(
    r"(?:省|自治区|市|州)?(?:(?:19|20)\d\d年)?的?(?:[那这]|唯一)(?:个|份|家|座)?"
)
_ITS_REPORT = regex(
    r"['’]s (?:(?:19|20)\d\d )?(?:annual |disclosure )*report\b|"
    r"(?:(?:19|20)\d\d年?)?的?(?:年度)?(?:报告|年报)"
)
"""A report is said to be there: Laifeng's 2021 report; then that of its only body is meant."""
_ITS_TOWN = regex(r"(?:['’]s)? (?:town|township|street|subdistrict)\b", re.IGNORECASE)
_IN_FULL = regex(
    r"[省市区县州旗盟]$|\b(?:city|county|district|prefecture|province)$", re.IGNORECASE
)
"""Anshan City's report is that of its government."""
_ENDS_AS_A_PLACE = regex(rf" {_A_PLACE}$", re.IGNORECASE)


_MOST_READ = 12
"""So many reports of issuers in a place are looked into at most."""
_OWN = regex(
    r"[“\"‘「](?P<name>[^“”\"‘’「」]{3,20})[”\"’」]\s?[^,，。;；“]{0,16}?"
    r"(?:微信|微博|公众号|平台|APP|客户端|热线|抖音|头条|视频号|小程序|新媒体|网站|栏目?|账号)"
)
"""What a report calls its own: “健康岱山”微信公众号, “12333”服务热线. 信息公开 is any column's."""


def the_one_within(
    text: str,
    mentions: Sequence[PlaceMention],
    headers: Mapping[str, Header],
    places: PlaceIndex,
    text_of: Callable[[str], str],
    meanings: Callable[[str], Collection[str]],
) -> tuple[str, ...]:
    """The reports of the only issuer in a wider place that a question means one in.

    ``meanings`` are the Chinese words that an English one may stand for.
    """
    first = mentions[0]
    if first.kind != "parent" or len({mention.zh for mention in mentions}) != 1:
        return ()
    issuers = {headers[report_id].issuer for report_id in first.report_ids}
    if len(issuers) == len(mentions) == 1 and _means_one(text, first.start, first.end):
        return first.report_ids
    if first.department or len(first.report_ids) > _MOST_READ:
        return ()
    if _ITS_REPORT.match(text, first.end) and not _IN_FULL.search(first.text):
        its_own = tuple(i for i in first.report_ids if places.is_of(i, first.zh, "department"))
    elif _ITS_TOWN.match(text, first.end):
        its_own = tuple(i for i in first.report_ids if places.is_of(i, first.zh, "town"))
    else:
        asked = [text, *_in_chinese(text, first, meanings)]
        its_own = tuple(i for i in first.report_ids if _names_its_own(asked, first, text_of(i)))
    return its_own if len({headers[report_id].issuer for report_id in its_own}) == 1 else ()


def reports_inside(
    outer: Sequence[str], years: Sequence[int], headers: Mapping[str, Header], places: PlaceIndex
) -> tuple[str, ...]:
    """The reports of some years whose places lie in those that other reports are of."""
    return tuple(
        i for i, header in headers.items()
        if header.year in years and any(places.lies_within(i, other) for other in outer)
    )  # fmt: skip


def the_one_of_a_quoted_name(
    text: str,
    place: PlaceMention,
    inside: Sequence[str],
    text_of: Callable[[str], str],
    meanings: Callable[[str], Collection[str]],
) -> tuple[str, ...]:
    """The only report, of those from inside a place, that has the quoted name with the place in it.

    “上海科技” is no account of Shanghai's government, but of a body in it; so is, in English,
    the 'Shanghai Science and Technology' channel.
    """
    quoted = (quote[1] for quote in _QUOTED.finditer(text))
    name = next((name for name in quoted if place.text in name and name != place.text), "")
    names = ["".join(simplify(name).split())] if name else []
    if name.isascii():
        rest = name.replace(place.text, "").replace("&", "and").strip().lower()
        names = [bare(place.zh) + word for word in meanings(rest)]
    said = {i: "".join(text_of(i).split()) for i in inside} if names else {}
    named = [i for i, report in said.items() if any(f"“{one}”" in report for one in names)]
    return tuple(named) if len(named) == 1 else ()


def the_one_that_writes_of_it(
    text: str,
    place: PlaceMention,
    inside: Sequence[str],
    text_of: Callable[[str], str],
    meanings: Callable[[str], Collection[str]],
) -> tuple[str, ...]:
    """The only report, of those from inside a place, that has a name which a question has.

    It is a name that nothing else knows and that spells Chinese (the Lingke park is 领科), or that
    of a park, a firm or a school, which ends so.
    """
    asked = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    spelt = [word for word in _A_NAME.findall(asked) if not meanings(word.lower())]
    called = [match.group() for match in _A_SITE.finditer(simplify(asked))]

    def names_it(report_id: str) -> bool:
        said = "".join(simplify(text_of(report_id)).split())
        ends = (name[at:] for name in called for at in range(len(name) - _NAME_OF_A_SITE + 1))
        return any(end in said for end in ends) or any(
            spelt_so(word.lower(), (said,)) for word in spelt
        )

    named = [report_id for report_id in inside[:_MOST_READ] if names_it(report_id)]
    return tuple(named) if len(named) == 1 else ()


_A_NAME = regex(r"(?<=[a-z,'] )[A-Z][a-z]{4,19}\b")
_A_SITE = regex(
    "[\u4e00-\u9fff]{3,}?(?:园区|[业技学流]园|公司|集团|学校|医院|大厦|广场|公园|社区|基地)"
)
_NAME_OF_A_SITE = 5
"""Characters of the name of a park, a firm or a school at least."""
_QUOTED = regex(r"[“\"'‘「]([^“”\"'‘’「」]{3,60})[”\"'’」]")


def _names_its_own(asked: Sequence[str], place: PlaceMention, report: str) -> bool:
    """Whether a question names an account, an app or a hotline that a report calls its own."""
    said = ["".join(simplify(text).split()) for text in asked]
    names = ("".join(found["name"].split()) for found in _OWN.finditer(report))
    return any(
        name in text and name not in place.zh
        for name in names
        if "公开" not in name
        for text in said
    )


def _in_chinese(
    text: str, place: PlaceMention, meanings: Callable[[str], Collection[str]]
) -> Iterator[str]:
    """What an English name of a word and the place may be in Chinese: Healthy Daishan, 健康岱山."""
    name = bare(place.zh)
    before = _CAPITALISED_BEFORE.search(text, 0, place.start)
    behind = _CAPITALISED_BEHIND.match(text, place.end)
    if before is not None:
        yield from (word + name for word in meanings(before[1]))
    if behind is not None:
        yield from (name + word for word in meanings(behind[1]))


_CAPITALISED_BEFORE = regex(r"(?<=[\w,] )([A-Z][a-z]{2,}) $")
_CAPITALISED_BEHIND = regex(r" ([A-Z][a-z]{2,})\b")


def _means_one(text: str, start: int, end: int) -> bool:
    before = _BEFORE.search(text, 0, start)
    if before is None:
        return _BEHIND_IN_CHINESE.match(text, end) is not None
    named_so = _ENDS_AS_A_PLACE.search(text[start:end]) or _BEHIND.match(text, end)
    return not before["the"] or named_so is not None
