"""Departments named after or before a place: 硚口区教育局, "the education bureau of Qiaokou"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from corpus.issuers import place_words
from corpus.place_mark import Mark

_DEPARTMENT_EN = (
    "(?:bureau|department|dept|com+is+ion|office|com+it+ee|administration|court|regulator|watchdog|"
    "procuratorate|sub-?bureau)s?|agenc(?:y|ies)|authorit(?:y|ies)|police|branch"
)
_AND = re.compile(r"(?:['’]s)?(?: ?[,，、&] ?(?:and )?| and |和|与|及|以及|跟|同|还有)")
_ELLIPTICAL = re.compile(r"['’]s(?= (?:in|for|of|from|one\b)|[,?.]|$)")
"""Without the department that was named before: "Daye's audit bureau or Lantian's in 2021"."""
_ENDING_ZH = "局|委员会|委|厅|办公室|办|中心|分局|队|院"
_FACILITY = "服务中心"
"""Where people go; reports call it hall or centre: what is asked of it is asked of its place."""
_OF_A_YEAR = r"(?=[12]\d{3}年)"
"""广州公安2011年 is the bureau; what police did for the city follows its year."""
_UNLISTED = re.compile(
    "(?:(?![哪各有的个多少几些是和与年全所属其受收到公开信息政务办理等及向在对由建成了市区县州省村社])[\u4e00-\u9fff]){2,8}?"
    "(?:(?<!管理)委员会|分?局|检察院|法院|(?:街道|镇|乡)(?:办事处)?)"
)


def departments(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The departments that stand beside the places marked in a folded text.

    One said of several places at once (甲县和乙县的教育局) is that of each: the others get an empty
    mark.
    """
    starts = {mark.start for mark in marks}
    places = sorted(marks, key=lambda mark: mark.start)
    beside = [_named(mark) or _beside(text, mark) for mark in places]
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


def _asked_of_all(text: str) -> Mark | None:
    """The kind of department of which it is asked which: "which water bureau", 哪个水利局."""
    chinese, english = _which_department()
    words = place_words()
    if found := chinese.search(text):
        topic = words.topics_zh[found.group(2)]
        return Mark(found.start(), found.end(), department=found.group(1), topic=topic)
    if found := english.search(text):
        topic = words.topics_en[_spelled(found.group(1))]
        return Mark(found.start(), found.end(), department=words.topic_names[topic], topic=topic)
    return None


@cache
def _which_department() -> tuple[re.Pattern[str], re.Pattern[str]]:
    chinese, english = _topics()
    return (
        re.compile(f"哪(?:个|一个|家|一家)(({chinese})(?:{_ENDING_ZH}))"),
        re.compile(rf"\bwhich (?:of the )?(?:two )?({english}) (?:{_DEPARTMENT_EN})\b"),
    )


@cache
def _topics() -> tuple[str, str]:
    """What departments deal with in Chinese and in English, as patterns, the longest first."""
    words = place_words()
    chinese = "|".join(sorted(words.topics_zh, key=len, reverse=True))
    english = "|".join(
        re.escape(topic).replace(r"\ and\ ", r"(?:\ and\ |\ ?&\ ?)")
        for topic in sorted(words.topics_en, key=len, reverse=True)
    )
    return chinese, english


def _named(mark: Mark) -> Mark | None:
    """The department in a whole name: 洋县自然资源局."""
    topic = mark.issuers[0].topic if len(mark.issuers) == 1 else ""
    return Mark(mark.end, mark.end, department=mark.issuers[0].tail, topic=topic) if topic else None


def _beside(text: str, mark: Mark) -> Mark | None:
    """The department right behind a place, or right before it."""
    words = place_words()
    listed, body, ahead = _department_patterns()
    behind = mark.end - text.startswith("市场", mark.end - 1)  # 汉中市场监管局: 汉中, 市场监管局
    found = listed.match(text, behind)
    if found and not found.group(1).endswith(_FACILITY):
        topic = words.topics_zh.get(found.group(2)) or words.shortened_zh[found.group(1)]
        return Mark(found.start(1), found.end(1), department=found.group(1), topic=topic)
    if mark.explicit and (found := _UNLISTED.match(text, behind)):
        return Mark(found.start(), found.end(), department=found.group())
    if found := (body.match(text, mark.end) or ahead.search(text[: mark.start])):
        topic = words.topics_en[_spelled(found.group(2) or found.group(3) or "police")]
        name = words.topic_names[topic]
        return Mark(found.start(1), found.end(1), department=name, topic=topic)
    return None


def _spelled(topic: str) -> str:
    return re.sub(r"\s*&\s*", " and ", topic)


@cache
def _department_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Departments after a place in Chinese, after it in English, and before it in English."""
    words = place_words()
    chinese, english = _topics()
    named = (
        rf"(?:{_DEPARTMENT_EN}) (?:of|for) (?:the )?({english})|({english}) (?:{_DEPARTMENT_EN})"
    )
    level = "(?:(?:municipal|district|county|city|government|people's) )*"
    return (
        re.compile(
            f"(?:的|[省市区县州])?(?:人民政府)?"
            f"(({chinese})(?:{_ENDING_ZH}|部门|机关|系统|{_OF_A_YEAR})|{'|'.join(words.shortened_zh)})"
        ),
        re.compile(rf"\)?(?:['’]s|s['’])?[\s,]+{level}({named}|police)\b"),
        re.compile(rf"\b({named}) (?:of|in|at) (?:the )?$"),
    )
