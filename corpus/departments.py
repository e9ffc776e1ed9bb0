"""Departments named after or before a place: 硚口区教育局, "the education bureau of Qiaokou"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from corpus.bodies_abroad import body_before, body_behind
from corpus.gazetteer import pinyin_of
from corpus.place_mark import Mark
from corpus.place_words import place_words
from corpus.regex import regex
from corpus.report import Span

DEPARTMENT_EN = (
    "(?:bureau|department|dept|com+is+ion|office|com+it+ee|administration|court|regulator|watchdog|"
    "procuratorate|sub-?bureau|organ|bureaux)s?|agenc(?:y|ies)|authorit(?:y|ies)|police|branch|"
    "folks|guys|people(?!['’])"
)
_LOOSELY = regex(r"\b(?:folks|guys|people)$")
_ACCOUNTS_EN = r"(?:we(?:chat|ixin)|weibo|douyin|tiktok|accounts?|hot-?line|help-?line|apps?)\b"
_ACCOUNTS_ZH = "(?:微信|微博|抖音|公众号|热线|头条号|视频号|app)"
YEAR = r"(?:,? (?:in |for )?\(?(?:19|20)\d\d\)?)?"
_AND = regex(
    rf"(?:['’]s)?{YEAR}(?: ?[,，、&] ?(?:and )?| (?:and|or|vs\.?|versus) |"
    "和|与|及|以及|跟|同|还有|或|还是)"
)
_ELLIPTICAL = regex(r"['’]s(?= (?:in|for|of|from|one\b)|[,?.]|$)")
"""Without the department that was named before: "Daye's audit bureau or Lantian's in 2021"."""
_ENDING_ZH = "局|委员会|委|厅|办公室|办|中心|分局|队|院|弁公室|事务[所局]|オフィス"
"""Those of Japanese too, as folded texts have them: 政務サービス弁公室."""
_MANAGED = (" city management", " city administration", " city law enforcement")
"""Deyang city management bureau: Deyang, city management."""
_FACILITY = "服务中心"
"""Where people go; reports call it hall or centre: what is asked of it is asked of its place."""
_AS_A_BODY = r"(?=[12]\d{3}年|主动公开|收到|新收|受理了|在[12]\d{3}|的?(?:年报|年度报告))"
"""广州公安2011年 is the bureau; what police did for the city follows its year."""
_NO_VERB = "(?:(?<!办)|(?!理|结|事|件|案))"
"""政务办 is an office, 政务办理 what is done."""
_UNLISTED = regex(
    "(?:(?![哪各有的个多少几些是和与年全所属其受收到公开信息政务办理等及向在对由建成了市区县州省村社])[\u4e00-\u9fff]){2,8}?"
    "(?:(?<!管理)委员会|分?局|检察院|法院|(?:街道|镇|乡)(?:办事处)?)"
)


def departments(text: str, marks: Sequence[Mark], language: str) -> Iterator[Mark]:
    """The departments that stand beside the places marked in a folded text.

    One said of several places at once (甲县和乙县的教育局) is that of each: the others get an empty
    mark.
    """
    starts = {mark.start for mark in marks}
    places = sorted(marks, key=lambda mark: mark.start)
    beside = [_named(mark) or _beside(text, mark, language) for mark in places]
    for mark, found in zip(places, beside, strict=True):
        if found and found.start < found.end and mark.end not in starts:
            yield found
    if asked := _asked_of_all(text):
        yield from (
            Mark(place.end, place.end, department=asked.department, topic=asked.topic)
            for place, found in zip(places, beside, strict=True)
            if found is None
        )
    for (at, found), step in product(enumerate(beside), (-1, 1)):
        other = at + step
        # A department behind its place is also of those before it, one before it of those behind.
        before = found is not None and found.start < places[at].start
        leaning = at + 1 < len(places) and _ELLIPTICAL.match(text, places[at + 1].end)
        if not found or (before != (step > 0) and not (step > 0 and leaning)):
            continue
        while 0 <= other < len(places) and beside[other] is None:
            left, right = sorted((places[other - step], places[other]), key=lambda m: m.start)
            elliptical = step > 0 and _ELLIPTICAL.match(text, right.end)
            if not elliptical and not _AND.fullmatch(text, left.end, right.start):
                break
            end = places[other].end
            yield Mark(end, end, department=found.department, topic=found.topic)
            other += step


def departments_apart(text: str) -> Iterator[Mark]:
    """A department that a folded text names anywhere: across Cangxi, did the agriculture bureau."""
    if found := _department_in(text, *_any_department()):
        yield found


def departments_of_accounts(text: str) -> Iterator[Mark]:
    """The departments whose accounts or hotlines a folded text names: traffic police Douyin."""
    words = place_words()
    for found in _of_account().finditer(text):
        topic = words.topics_zh.get(found["zh"] or "") or topic_said(found["en"])
        end = found.end("zh") if found["zh"] else found.end("en")
        yield Mark(found.start(), end, department=words.topic_names[topic], topic=topic)


def is_said_loosely(text: str, mark: Mark) -> bool:
    """Whether a department is only meant if there is one: "the finance people" of a city."""
    return _LOOSELY.search(text[mark.start : mark.end]) is not None


@cache
def _of_account() -> re.Pattern[str]:
    chinese, english = topic_patterns()
    return re.compile(
        rf"(?=(?P<zh>{chinese})[^,，。？?]{{0,8}}?{_ACCOUNTS_ZH})|"
        rf"\b(?=(?P<en>{english}|{_alone()}) (?:[\w&'’-]+ ){{0,4}}?{_ACCOUNTS_EN})"
    )


def _asked_of_all(text: str) -> Mark | None:
    """The kind of department of which it is asked which: "which water bureau", 哪个水利局."""
    return _department_in(text, *_which_department())


def _department_in(text: str, chinese: re.Pattern[str], english: re.Pattern[str]) -> Mark | None:
    words = place_words()
    if found := chinese.search(text):
        topic = words.topics_zh[found.group(2)]
        return Mark(found.start(), found.end(), department=found.group(1), topic=topic)
    if found := english.search(text):
        topic = topic_said(found.group(1) or found.group(2))
        return Mark(found.start(), found.end(), department=words.topic_names[topic], topic=topic)
    return None


@cache
def _which_department() -> tuple[re.Pattern[str], re.Pattern[str]]:
    chinese, english = topic_patterns()
    return (
        re.compile(f"哪(?:个|一个|家|一家)(({chinese})(?:{_ENDING_ZH}))"),
        re.compile(
            rf"\b(?:which|whose) (?:of the )?(?:two )?"
            rf"(?:({english}) (?:{DEPARTMENT_EN})|({_alone()}))\b"
        ),
    )


@cache
def _any_department() -> tuple[re.Pattern[str], re.Pattern[str]]:
    chinese, english = topic_patterns()
    return (
        re.compile(f"(({chinese})(?:{_ENDING_ZH}))"),
        re.compile(rf"\b(?:({english}) (?:{DEPARTMENT_EN})|({_alone()}))\b"),
    )


@cache
def topic_patterns() -> tuple[str, str]:
    """What departments deal with, as patterns in Chinese and English, the longest words first."""
    words = place_words()
    chinese = "|".join(sorted(words.topics_zh, key=len, reverse=True))
    english = "|".join(
        re.escape(topic).replace(r"\ and\ ", r"(?:\ and\ |\ ?&\ ?)").replace(r"\ ", "[ -]")
        for topic in sorted(words.topics_en, key=len, reverse=True)
    )
    return chinese, english


def _named(mark: Mark) -> Mark | None:
    """The department in a whole name: 洋县自然资源局."""
    topic = mark.issuers[0].topic if len(mark.issuers) == 1 else ""
    return Mark(mark.end, mark.end, department=mark.issuers[0].tail, topic=topic) if topic else None


def _beside(text: str, mark: Mark, language: str) -> Mark | None:
    """The department right behind a place, or right before it."""
    words = place_words()
    behind = mark.end - text.startswith("市场", mark.end - 1)  # 汉中市场监管局: 汉中, 市场监管局
    found = _in_chinese().match(text, behind)
    if found and not found.group(1).endswith(_FACILITY):
        topic = words.topics_zh.get(found.group(2)) or words.shortened_zh[found.group(1)]
        start = min(found.start(1), mark.end)
        return Mark(start, found.end(1), department=found.group(1), topic=topic)
    if mark.explicit and (found := _UNLISTED.match(text, behind)):
        return Mark(found.start(), found.end(), department=found.group())
    behind = mark.end - len(" city") * text.startswith(_MANAGED, mark.end - len(" city"))
    if _says_a_body(text[behind:]) and (found := _behind().match(text, behind)):
        topic = topic_said(found.group(2) or found.group(3) or found.group(1))
        return Mark(mark.end, found.end(1), department=words.topic_names[topic], topic=topic)
    if _LEADS.search(text, 0, mark.start) and (found := _ahead().search(text[: mark.start])):
        topic = topic_said(found.group(2) or found.group(3) or found.group(1))
        name = words.topic_names[topic]
        return Mark(found.start(1), found.end(1), department=name, topic=topic)
    if abroad := _abroad(text, mark, language):
        span, topic = abroad
        name = words.topic_names[topic]
        return Mark(span.start, span.end, department=name, topic=topic)
    return None


def stands_before_department(text: str, end: int) -> bool:
    """Whether a whole department follows what ends there: "Yu'an" Water Bureau, 安康 应急局."""
    latin = text[end : end + 1] in " '’" and _says_a_body(text[end:])
    return bool(_whole_body().match(text, end) or (latin and _behind().match(text, end)))


@cache
def _whole_body() -> re.Pattern[str]:
    chinese, _ = topic_patterns()
    return re.compile(f"(?:{chinese})(?:{_ENDING_ZH}){_NO_VERB}")


def topic_said(said: str) -> str:
    """What a department deals with, by its English words: "planning & natural resources"."""
    words = place_words()
    spelled = re.sub(r"\s*&\s*", " and ", said)
    if of := words.topics_en.get(spelled) or words.alone_en.get(spelled):
        return of
    if of := words.topics_en.get(spelled.replace("-", " ")):
        return of
    return topics_in_pinyin()[
        re.sub(r" ?(?:ju|wei|weiyuanhui|ting|ban)$", "", said).replace(" ", "")
    ]


@cache
def topics_in_pinyin() -> dict[str, str]:
    """What departments deal with, by the pinyin of its words: weijian, 卫健."""
    topics = place_words().topics_zh.items()
    return {"".join(pinyin_of(word)): topic for word, topic in topics if len(word) > 1}


def _pinyin_words() -> list[str]:
    """Topics in pinyin, their syllables together or apart."""
    words = [word for word in place_words().topics_zh if len(word) > 1]
    return sorted((" ?".join(pinyin_of(word)) for word in words), key=len, reverse=True)


@cache
def _alone() -> str:
    return "|".join(sorted(place_words().alone_en, key=len, reverse=True))


def _abroad(text: str, mark: Mark, language: str) -> tuple[Span, str] | None:
    """The department beside a place in a language other than English and Chinese."""
    if language in ("ko", "tr"):
        return body_behind(text, mark.end)
    return None if language in ("en", "zh") else body_before(text[: mark.start])


@cache
def _in_chinese() -> re.Pattern[str]:
    """A department right behind a place, in Chinese."""
    chinese, _ = topic_patterns()
    shortened = "|".join(place_words().shortened_zh)
    year = f"(?:19|20)\\d\\d年度?的?(?=(?:{chinese})(?:{_ENDING_ZH})|{shortened})"
    return re.compile(
        f"(?:[两三四五]地|等地)?(?:[的の]|[省市区県州]の?)?(?:人民政府)?(?:{year})?"
        f"(({chinese})(?:{_ENDING_ZH}|部门|机关|系统|{_AS_A_BODY})"
        f"|{shortened}){_NO_VERB}"
    )


@cache
def _behind() -> re.Pattern[str]:
    """A department right behind a place, in English."""
    level = "(?:(?:municipal|district|county|city|government|people's) )*"
    return re.compile(rf"\)?(?:['’]s|s['’])?[\s,]+{level}(?!traffic police)({_in_english()})\b")


@cache
def _ahead() -> re.Pattern[str]:
    """A department right before a place, in English."""
    return re.compile(rf"\b({_in_english()}) (?:of|in|at|for) (?:the )?$")


def _in_english() -> str:
    _, english = topic_patterns()
    return (
        rf"(?:{DEPARTMENT_EN}) (?:of|for) (?:the )?({english})|({english}) (?:{DEPARTMENT_EN})|"
        rf"(?:{'|'.join(_pinyin_words())}) ?(?:ju|wei|weiyuanhui|ting)\b|"
        rf"(?:{_alone()})(?! (?:road|street|officer|record|station|case)s?\b)"
    )


_LEADS = regex(r" (?:of|in|at|for) (?:the )?$")
_BODIES = regex(rf"(?:{DEPARTMENT_EN})|(?:ju|wei|weiyuanhui|ting)\b")


def _says_a_body(text: str) -> bool:
    """Whether a text may name a department at all, whose pattern takes long to compile."""
    return bool(_BODIES.search(text)) or any(word in text for word in place_words().alone_en)
