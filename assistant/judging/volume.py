"""Whether all that was published is asked for, or one channel of it, and what does not count it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.understanding.names_asked import names_a_town
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from corpus.regex import regex
from corpus.report import Fact

ALL = "disclosed.total"
WEBSITE = "disclosed.website"
_CHANNELS = {"website": WEBSITE, "wechat": "disclosed.wechat", "weibo": "disclosed.weibo"}
NO_UNITS = frozenset(("个", "家", "名", "人", "人次", "场", "次", "处", "户", "%", "元", "万元"))
"""Units that no item of information is counted in."""
MADE_PUBLIC = regex("公开|公布|发布|刊登|刊发|更新|上传|录入|推送|编发")
_ON_THE_WEB = regex("网|门户|平台|栏")
_ELSEWHERE = regex(
    '微信|微博|公众号|抖音|新媒体|头条|[“"](?![^”"]*网)[^”"]*[”"]\\s?(?:平台|APP|客户端)'
)
_OF_THE_GOVERNMENT = regex("主动公开|公开[^，]{0,6}(?:政府|政务)信息")
_NO_VOLUME = regex("申请|受理|复议|诉讼|查阅点|部分公开|予以公开|不予公开|会议|培训|规范性文件")
_DOUBTFUL = 0.4
"""English words that only the dictionary knows specify nothing: "end" in "by the end of 2017"."""


def counts_no_volume(question: Question, fact: Fact, said: str) -> bool:
    """Whether a figure is of something else, where what was published is asked for.

    ``said`` are the words of the figure's clause. A part of something answers only where it is
    said to be what was published.
    """
    wanted = volume_asked(question)
    if not wanted:
        return False
    if fact.quantity.unit.lstrip("万余") in NO_UNITS or not MADE_PUBLIC.search(said):
        return True
    if wanted == WEBSITE and (not _ON_THE_WEB.search(said) or _ELSEWHERE.search(fact.label)):
        return True
    if wanted == ALL and fact.parent and not _OF_THE_GOVERNMENT.search(fact.label):
        return True
    return bool(_NO_VOLUME.search(fact.label))


@lru_cache(256)
def volume_asked(question: Question) -> str:
    """The indicator of what was published, if a question asks for all or one channel; else ""."""
    asks, neutral, channels = _patterns()
    if len(question.aspects) > 1 or question.scope.body or not asks.search(question.folded):
        return ""
    said = [term.text for term in question.own_terms if term.trust > _DOUBTFUL]
    if names_a_town(question) or _left_out().search(question.folded):
        return ""  # apart from what is on the website
    if not all(neutral.fullmatch(text) or text[0].isdigit() for text in said):
        return ""
    named = [key for key, pattern in channels if pattern.search(question.folded)]
    return "" if len(named) > 1 else named[0] if named else ALL


@cache
def _left_out() -> re.Pattern[str]:
    return compile_words(load("reckoning")["rest"]["apart"])


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
