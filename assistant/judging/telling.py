"""What makes a sentence answer besides its words: a date where it is asked when, plans, topics."""

from __future__ import annotations

from functools import lru_cache

from assistant.judging.naming import counts_and_names, names_just_so_many, things_asked
from assistant.understanding.how_done import how_it_is_done
from assistant.understanding.months import months_asked, names_months
from assistant.understanding.told_amiss import days_named, says_a_rank
from assistant.understanding.wants import without_occasion
from assistant.understanding.words import fold
from corpus.regex import regex
from vectorstore.retriever import Hit

_ASKS_WHEN = regex(
    r"^(?:and )?when\b(?! asked)|\b(?:which|what) (?:\w+ )?(?:date|day|month)\b|\bsince when\b|"
    r"什么时候|何时|哪(?:一)?天|几月|几号|哪(?:一)?个?月"
)
_DATED = regex(r"\d\s?[月日]|年[底初中]|月[底初中]|[上中下]旬|季度")
_TOLD, _COUNTED_SO, _ON_THEM = 0.6, 0.4, 1.0
"""What it counts that a sentence tells what is asked for, of as many things, or on what it was."""
_JUST_SO_MANY = 0.8
"""What it counts besides that it names just as many, behind their number."""
_OF_PLANS = regex(
    r"下一?步|今后|明年|来年|接下来|往后|打算|"
    r"\b(?:next(?! to\b)|in the (?:year|years) ahead|in the coming years?|going forward|"
    r"(?:plans?|promises?|intends?|aims?|pledges?|vows?) to|going to (?!court|law\b|the\b)|"
    r"(?:do|does|did) [^?,]{2,60}? (?:want|hope) to|"
    r"in its plans|from now on|in future|in the future)\b"
)
_PLANS = regex("下一?步|打算|计划|改进|今后|努力方向|工作思路|工作安排|明年")
"""Headings under which a report says what it will do."""
_WHICH_YEARS = regex(r"\b(?:which|what) years\b|哪几年")
_YEARS = regex(r"(?:19|20)\d\d年?\s?[-—–~～至到、和]\s?(?:19|20)\d\d")
_WHAT_TOPICS = regex(
    r"\b(?:which|what) (?:\w+ )?(?:topics?|subjects?|themes?)\b|(?:哪些|什么)(?:话题|主题|议题)"
)
_ON_TOPICS = regex(
    "(?:关于|围绕|针对|涉及|就)[^，。；]{4,80}(?:等?(?:方面|领域|内容|问题|话题|主题|工作)|、)"
)
_LEAD = regex(
    r"(?:^|[。；;\n])\s*((?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十]+[)）])"
    r"[^。；;\n]{4,30}[。:：])\s*$"
)
"""A short sentence that names what the next one tells: 二是深入推进重点领域信息公开。"""
_A_LEAD = 48


@lru_cache(256)
def asks_when(folded: str) -> bool:
    """Whether it is asked when something was: "when X happens, who" asks no time."""
    return _ASKS_WHEN.search(without_occasion(folded)) is not None


def says_when(text: str) -> bool:
    """Whether a sentence names a time."""
    return _DATED.search(text) is not None


def asks_for_plans(folded: str) -> bool:
    """Whether a folded question asks what is to come."""
    return _asked_besides(folded)[1]


def tells_the_reason(text: str) -> bool:
    """Whether a sentence says of something what the reason of it was."""
    return _REASON.search(text) is not None


_REASON = regex("原因(?:主要|之一|如下)?(?:是|为|在于|有|[：:])|是由于|由于|主要是因为|是因为")
_ASKS_WHY = regex(r"为什么|为何(?![?？]?$)|什么原因|原因(?:是|在|何)|\bwhy\b|\breasons?\b")


def tells_what_is_asked(folded: str, hit: Hit) -> bool:
    """Whether a sentence names the time, reason, years, topics or so many things asked for."""
    wanted = things_asked(folded)
    return bool(
        (asks_when(folded) and says_when(hit.text))
        or (_ASKS_WHY.search(folded) and tells_the_reason(hit.text))
        or _names_the_day(folded, hit)
        or names_a_way(folded, hit.text)
        or (wanted and counts_and_names(hit.text, wanted))
        or (_WHICH_YEARS.search(folded) and _YEARS.search(hit.text))
        or (_WHAT_TOPICS.search(folded) and _ON_TOPICS.search(hit.text))
    )


def tells_besides(folded: str, hit: Hit) -> float:
    """What a sentence counts for what it tells besides the words of a folded question."""
    told = _TOLD if asks_when(folded) and says_when(hit.text) else 0.0
    told += _ON_THEM if names_a_way(folded, hit.text) else 0.0
    told += _ON_THEM if _asks_since_when(folded) and _FROM_THEN_ON.search(hit.text) else 0.0
    told += _TOLD if says_a_rank(folded) and says_a_rank(hit.text) else 0.0
    told += _ON_THEM if _asks_for_the_most(folded) and _NAMES_THE_MOST.search(hit.text) else 0.0
    wanted, months = things_asked(folded), months_asked(folded)
    told += _COUNTED_SO if wanted and counts_and_names(hit.text, wanted) else 0.0
    told += _JUST_SO_MANY if wanted and names_just_so_many(hit.text, wanted) else 0.0
    told += _TOLD if months and names_months(hit.text, months) else 0.0
    told += _ON_THEM if _names_the_day(folded, hit) else 0.0
    years, plans, topics = _asked_besides(folded)
    told += _TOLD if years and _YEARS.search(hit.text) else 0.0
    told += _TOLD if plans and _PLANS.search("".join(hit.path[-2:])) else 0.0
    told += _ON_THEM if topics and _ON_TOPICS.search(hit.text) else 0.0
    return told


def names_a_way(folded: str, text: str) -> bool:
    """Whether it is asked how something is done, and a sentence names a way: 电话预约."""
    asked = how_it_is_done(folded)
    done = folded[asked.start : asked.end] if asked else ""
    return bool(done) and any(
        _A_WAY_BEFORE.search(text, max(0, at - _NEAR), at) is not None
        for at in range(len(text)) if text.startswith(done, at)
    )  # fmt: skip


_NEAR = 8
_A_WAY_BEFORE = regex(
    "电话|网上|网络|互联网|线上|线下|现场|当面|窗口|手机|(?:app|APP)|扫码|微信|支付宝|小程序|公众号|自助|上门|"
    "邮[寄件箱政]|快递|短信|热线|刷卡|现金|银行|转账|平台|系统|终端|信函|传真|书面|网站|客户端"
)


@lru_cache(256)
def _asked_besides(folded: str) -> tuple[bool, bool, bool]:
    """Whether a folded question asks for years, for plans and for topics."""
    asked = (_WHICH_YEARS, _OF_PLANS, _WHAT_TOPICS)
    years, plans, topics = (words.search(folded) is not None for words in asked)
    return years, plans, topics


@lru_cache(256)
def _asks_for_the_most(folded: str) -> bool:
    """Whether it is asked which body, place or kind had the most, or was the best, of anything."""
    return _WHICH_MOST.search(folded) is not None


_WHICH_MOST = regex(
    r"\b(?:which|what) (?!year|month|day)(?:\w+ )?\w+ [^?]*\b(?:most|fewest|least|best|worst|"
    r"(?:high|larg|bigg|great|low|small|busi)est)\b|(?:哪(?!一?[年月天]|个月)|谁|什么)[^,，。？?]*最|"
    r"最[^,，。？?]{1,12}[是为](?:哪(?!一?[年月天]|个月)|谁|什么)"
)
_NAMES_THE_MOST = regex(
    "[最较](?:多|大|高|少|低|好|快|强|差|活跃|集中|突出|忙|活|广|长)的?[\u4e00-\u9fff]{0,10}?"
    "(?:依次|分别|主要)?(?:是|为(?!主))"
)
"""What says by name which had the most: 公开量较大的乡镇是澳前镇."""


@lru_cache(256)
def _asks_since_when(folded: str) -> bool:
    """Whether it is asked since when something is so."""
    return _SINCE_WHEN.search(folded) is not None


_SINCE_WHEN = regex(
    r"\bsince (?:when|(?:what|which) (?:\w+ )?(?:date|day|month|year|time))\b|"
    r"(?:自|从|自从|打)(?:什么时候|何时|几时|哪(?:一)?[年天月])|(?:什么时候|何时)(?:开始|起)"
)
_FROM_THEN_ON = regex(r"[自从][^。；;，,]{0,12}\d[^。；;，,]{0,10}(?:起(?!至|到)|以来|开始)")
"""What says from when on something is so."""


def _names_the_day(folded: str, hit: Hit) -> bool:
    """Whether a sentence names the very day of a month that a question names."""
    days = days_named(folded)
    return bool(days) and any(day in fold(hit.text) for day in days)


def led_in_by(text: str, start: int) -> str:
    """The numbered words right before a sentence that name what it tells; "" where none do."""
    lead = _LEAD.search(text[max(0, start - _A_LEAD) : start])
    return lead[1] if lead else ""
