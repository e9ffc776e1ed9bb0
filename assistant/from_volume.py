"""How much information a report says was published: in all, or through one channel."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence import Evidence, Finds
from assistant.names_asked import names_a_town
from assistant.patterns import compile_words, load
from assistant.question import Question
from assistant.terms import Term
from assistant.wants import OF_ALL_YEARS
from corpus.regex import regex
from corpus.report import Fact, Report

_ALL = "disclosed.total"
_WEBSITE = "disclosed.website"
_CHANNELS = {"website": _WEBSITE, "wechat": "disclosed.wechat", "weibo": "disclosed.weibo"}
_OTHER_TIME = regex(
    r"[以之]前|年前|累计|历年|到[^,，。？?]{0,6}[年月]底|"
    r"\b(?:before|prior to|until|since|so far|to date)\b"
)
_SO_FAR = regex(
    rf"{OF_ALL_YEARS.pattern}|"
    r"(?<![全本当]年)累计|历年|至今|迄今|[截到][至止]?[^,，。？?]{0,8}年?底|"
    r"\b(?:so far|to date|(?:by|to) the end of|since|overall|cumulative\w*|"
    r"all[- ]time|running total)\b"
)
_NO_UNITS = frozenset(("个", "家", "名", "人", "人次", "场", "次", "处", "户", "%", "元", "万元"))
_MADE_PUBLIC = regex("公开|公布|发布|刊登|刊发|更新|上传|录入|推送|编发")
_ON_THE_WEB = regex("网|门户|平台|栏")
_ELSEWHERE = regex(
    '微信|微博|公众号|抖音|新媒体|头条|[“"](?![^”"]*网)[^”"]*[”"]\\s?(?:平台|APP|客户端)'
)
_OF_THE_GOVERNMENT = regex("主动公开|公开[^，]{0,6}(?:政府|政务)信息")
_NO_VOLUME = regex("申请|受理|复议|诉讼|查阅点|部分公开|予以公开|不予公开|会议|培训|规范性文件")
_DOUBTFUL = 0.4
"""English words that only the dictionary knows specify nothing: "end" in "by the end of 2017"."""
SURE_OF_VOLUME = 0.85


def from_volume(question: Question, finds: Finds) -> Evidence | None:
    """The figure for all that was published, else for all on the website; None if more is asked."""
    wanted = volume_asked(question)
    if not wanted or question.asks or finds.inside or not finds.ranked:
        return None
    if _SO_FAR.search(question.folded) and (all_years := _of_all_years(finds)):
        return all_years
    if _OTHER_TIME.search(question.folded):
        return None
    for indicator in (wanted, _WEBSITE) if wanted == _ALL else (wanted,):
        found = [
            c for c in finds.ranked[0]
            if c.fact.indicator == indicator and not c.fact.dimensions and c.fact.table is None
            and not c.fact.parent and not c.fact.period
        ]  # fmt: skip
        if found:
            return Evidence(
                finds.report, "statements", SURE_OF_VOLUME,
                statements=(max(found, key=lambda c: c.fact.quantity.value or 0),),
                sentences=finds.hits[:3],
            )  # fmt: skip
    return _of_the_whole(finds) if wanted == _ALL else None


_WHOLE = regex(
    "(?:(?:公开|公布|发布)(?:了|的|各类|政府|政务|工作)*|"
    "主动公开[^:：]{2,120}(?:等|其[他它]|各类)(?:政府|政务|各类|方面|的)*)"
    "信息(?:总[数量]|数量?|共计|[总合累]计|共)?[为达]?到?$|"
    "主动公开[^:：]{2,120}等内容(?:共计|[总合累]计|共)$"
)
_ONE_WAY = regex("网|微|平台|公众号|栏|APP|媒体|抖音|报纸|邮|申请|领域|方式", re.I)


def _of_the_whole(finds: Finds) -> Evidence | None:
    """The one figure whose clause says that so much information was made public, by no channel.

    主动公开工作动态、项目申报以及其他信息共计547条: of many things, and of all that there was.
    """
    found = [c for c in finds.ranked[0] if not c.fact.parent and _is_whole(c.fact, finds.report)]
    if len({c.fact.quantity.value for c in found}) != 1:
        return None
    return Evidence(
        finds.report, "statements", SURE_OF_VOLUME, statements=(found[0],), sentences=finds.hits[:3]
    )


def _is_whole(fact: Fact, report: Report) -> bool:
    sentence = report.source_text[fact.context.start : fact.context.end]
    before = report.source_text[fact.context.start : fact.start]
    clause = re.split("[,，;；。]", "".join(before.split()))[-1]
    if fact.quantity.unit.lstrip("万余") in _NO_UNITS or fact.dimensions or fact.table:
        return False
    if "累计" in clause and "新增" in sentence:
        return False  # of all years
    return _WHOLE.search(clause) is not None and not _ONE_WAY.search(clause)


def _of_all_years(finds: Finds) -> Evidence | None:
    """All that was published so far: the larger figure beside what is new of the year."""
    new = [c for c in finds.ranked[0] if c.fact.label.startswith("新增") and _is_public(c.fact)]
    found = [
        c for c in finds.ranked[0]
        if c.fact.label.startswith("累计") and _is_public(c.fact) and any(
            c.fact.context.start == one.fact.context.start
            and (c.fact.quantity.value or 0) > (one.fact.quantity.value or 0)
            for one in new
        )
    ]  # fmt: skip
    if len(found) != 1:
        return None
    return Evidence(
        finds.report, "statements", SURE_OF_VOLUME, statements=(found[0],), sentences=finds.hits[:3]
    )


def _is_public(fact: Fact) -> bool:
    """Whether a fact counts what was made public, as a whole."""
    return _MADE_PUBLIC.search(fact.label) is not None and not fact.parent


def counts_no_volume(question: Question, fact: Fact, said: str) -> bool:
    """Whether a figure is of something else, where what was published is asked for.

    ``said`` are the words of the figure's clause. A part of something answers only where it is
    said to be what was published.
    """
    wanted = volume_asked(question)
    if not wanted:
        return False
    if fact.quantity.unit.lstrip("万余") in _NO_UNITS or not _MADE_PUBLIC.search(said):
        return True
    if wanted == _WEBSITE and (not _ON_THE_WEB.search(said) or _ELSEWHERE.search(fact.label)):
        return True
    if wanted == _ALL and fact.parent and not _OF_THE_GOVERNMENT.search(fact.label):
        return True
    return bool(_NO_VOLUME.search(fact.label))


@lru_cache(256)
def volume_asked(question: Question) -> str:
    """The indicator of what was published, if a question asks for all or one channel; else ""."""
    asks, neutral, channels = _patterns()
    if len(question.aspects) > 1 or question.scope.body or not asks.search(question.folded):
        return ""
    said = [term.text for term in question.own_terms if term.trust > _DOUBTFUL]
    if names_a_town(question):
        return ""
    if not all(neutral.fullmatch(text) or text[0].isdigit() for text in said):
        return ""
    named = [key for key, pattern in channels if pattern.search(question.folded)]
    return "" if len(named) > 1 else named[0] if named else _ALL


def named_besides(question: Question, besides: re.Pattern[str], issuer: str) -> tuple[Term, ...]:
    """What a question names but for what is published, what else is given, and whose it is."""
    _, neutral, _ = _patterns()
    return tuple(
        term
        for term in question.own_terms
        if term.trust > _DOUBTFUL
        and not neutral.fullmatch(term.text)
        and not besides.fullmatch(term.text)
        and not any(word in issuer for word in term.chinese)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    data = load("wording")["volume"]
    channels = tuple((key, compile_words(data[name])) for name, key in _CHANNELS.items())
    return compile_words(data["asks"]), compile_words(data["neutral"]), channels
