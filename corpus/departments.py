"""Departments named after or before a place: 硚口区教育局, "the education bureau of Qiaokou"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.issuers import place_words
from corpus.place_mark import Mark

_DEPARTMENT_EN = (
    "bureau|department|dept|com+is+ion|office|com+it+ee|agency|administration|authority|court|"
    "procuratorate|police|sub-?bureau|branch"
)
_ENDING_ZH = "局|委员会|委|厅|办公室|办|中心|分局|队|院"
_UNLISTED = re.compile(
    "(?:(?![哪各有的个多少几些是和与年全所属其受收到公开信息政务办理等及向在对由建成了市区县州省村社])[\u4e00-\u9fff]){2,8}?"
    "(?:(?<!管理)委员会|分?局|检察院|法院|(?:街道|镇|乡)(?:办事处)?)"
)


def departments(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The departments that stand beside the places marked in a folded text."""
    words = place_words()
    listed, body, ahead = _department_patterns()
    starts = {mark.start for mark in marks}
    for mark in marks:
        if mark.end in starts:
            continue
        if found := listed.match(text, mark.end):
            topic = words.topics_zh[found.group(2)]
            yield Mark(found.start(1), found.end(1), department=found.group(1), topic=topic)
        elif mark.explicit and (found := _UNLISTED.match(text, mark.end)):
            yield Mark(found.start(), found.end(), department=found.group())
        elif found := (body.match(text, mark.end) or ahead.search(text[: mark.start])):
            topic = words.topics_en[_spelled(found.group(2) or found.group(3) or "police")]
            name = words.topic_names[topic]
            yield Mark(found.start(1), found.end(1), department=name, topic=topic)


def _spelled(topic: str) -> str:
    return re.sub(r"\s*&\s*", " and ", topic)


@cache
def _department_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Departments after a place in Chinese, after it in English, and before it in English."""
    words = place_words()
    chinese = "|".join(sorted(words.topics_zh, key=len, reverse=True))
    english = "|".join(
        re.escape(topic).replace(r"\ and\ ", r"(?:\ and\ |\ ?&\ ?)")
        for topic in sorted(words.topics_en, key=len, reverse=True)
    )
    named = (
        rf"(?:{_DEPARTMENT_EN}) (?:of|for) (?:the )?({english})|({english}) (?:{_DEPARTMENT_EN})"
    )
    level = "(?:(?:municipal|district|county|city|government|people's) )*"
    return (
        re.compile(f"(?:的|[省市区县州])?(?:人民政府)?(({chinese})(?:{_ENDING_ZH}))"),
        re.compile(rf"(?:['’]s|s['’])?[\s,]+{level}({named}|police)\b"),
        re.compile(rf"\b({named}) (?:of|in|at) (?:the )?$"),
    )
