"""Who issued a report that names no place: a body with its level, by its heading or its text."""

from __future__ import annotations

import re
from functools import cache

from corpus.place_words import place_words, topic_of
from corpus.regex import regex

_PARTS = regex(r"[_\s|｜—–-]+")
_ENDS_AS_A_BODY = regex("(?:分?局|委员会|委|厅|办公室|办|中心)$")
_GOVERNMENT = regex(
    r"(?<![^在由经照据于和与及我\W])(?P<level>[省市区县旗])(?:委、?[省市区县旗])?(?:人民)?政府"
)
_OPENING = 3000
"""So many characters of a text tell whose report it is; what stands behind names others."""


def unplaced_body(heading: str, text: str) -> str:
    """A department with its level (区审计局), for a report whose place is not known; "" for none.

    The last part of a heading names it (2020年报_审计局), or the text does, behind the
    government that it belongs to (区政府政务服务办).
    """
    last = _PARTS.split(heading.strip())[-1]
    if topic_of(last) and _ENDS_AS_A_BODY.search(last) and len(last) > 2:
        levels = {found["level"] for found in _GOVERNMENT.finditer(text)}
        return (levels.pop() if len(levels) == 1 and last[0] not in "省市区县旗" else "") + last
    named = _of_government().finditer(text[:_OPENING])
    bodies = {found["level"] + found["body"] for found in named}
    return bodies.pop() if len(bodies) == 1 else ""


@cache
def _of_government() -> re.Pattern[str]:
    topics = "|".join(sorted(place_words().topics_zh, key=len, reverse=True))
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?P<level>[省市区县旗])(?:人民)?政府"
        rf"(?P<body>(?:{topics})(?:管理)?(?:局|委员会|委|厅|办公室|办))(?=[\u4e00-\u9fff])"
    )
