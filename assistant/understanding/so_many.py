"""So many things as a question says that there are: the three accounts, 四类环境信息."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.regex import regex
from corpus.report import Span

_NUMERALS = {
    **dict(zip("两二三四五六七八九", (2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(
        zip(
            ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
            range(2, 10),
            strict=True,
        )
    ),
    **{str(number): number for number in range(2, 10)},
}
_SO_MANY = regex(
    r"(?<![前第后最\d.十百每])(?<![最更][多少高低大小好]的)(?P<zh>[两二三四五六七八九2-9])大?"
    r"(?:[个类种项家条块处]|大(?=渠道|平台|领域|板块))(?P<sort>[\u3400-\u9fff]{2,10})|"
    r"\b(?:the|of|its|their|these|those|all|'s) "
    r"(?P<en>two|three|four|five|six|seven|eight|nine|[2-9])"
    r"(?! (?:most|least|top|years?|months?|weeks?|days?|hours?|quarters?|times|per|percent|or|and|"
    r"of|(?:larg|bigg|small|high|low|busi|few)est)\b)"
    r"(?P<kind>(?: (?:(?!was|were|had|has|did|got|is|are|in|on|at|by|that|which|it|together)"
    r"[a-z'-]+)){1,5})"
)
"""A number of things that are there, and what they are: no rank, no years, no limit."""


@dataclass(frozen=True, slots=True)
class SoMany:
    """How many things a question says that there are, and where it says what they are."""

    number: int
    sort: Span


@lru_cache(256)
def so_many(folded: str) -> SoMany | None:
    """The things of which a folded question says how many there are; None where of none."""
    found = _SO_MANY.search(folded)
    if found is None:
        return None
    return SoMany(_NUMERALS[found["zh"] or found["en"]], _span(found))


def _span(found: re.Match[str]) -> Span:
    return Span(*found.span("sort" if found["zh"] else "kind"))
