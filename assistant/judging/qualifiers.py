"""Words that claim something beyond their figure: the most, only, all, a day, in December, yuan.

Each is fair where the cited places have a word for it, and invented where they have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.regex import regex

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_NEEDS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (regex(said), regex(cited))
    for name, said, cited in (
        (
            "a superlative",
            r"最(?![近后终新])|第一(?![章条项款批次届季])|首位|居首|唯一|"
            r"\b(?:most|least|fewest|highest|lowest|largest|smallest|biggest|only|rank(?:s|ed)?)\b",
            r"最|第一|首|唯一|仅|只|独",
        ),
        (
            "that it is all",
            r"全部|均(?![衡等值匀])|\b(?:all of|every one|each of|entirely|without exception)\b",
            r"全|均|都|各|所有|一律|100\s*[%％]",
        ),
        (
            "a rate",
            r"每(?:天|日|周|月|人|件)|日均|月均|人均|平均|\b(?:per|daily|weekly|monthly|average)\b",
            r"每|均|/",
        ),
        ("money", r"\d\s?[万亿]?元|\d\s?(?:million |billion )?(?:yuan|rmb|cny|dollars?)\b", r"元"),
        (
            "a length of time",
            r"\d\s?(?:个工作日|小时|天|分钟)|\d\s?(?:working )?(?:hours?|days?|minutes?|weeks?)\b",
            r"日|小时|天|分钟|周|时",
        ),
    )
}


def unearned(text: str, said: str) -> str:
    """What a sentence claims that the cited places have no word for; "" if there is nothing.

    Args:
        text: the sentence, without marks.
        said: everything that the cited places say, with their labels, headings and units.
    """
    lower = text.lower()
    for name, (claims, earns) in _NEEDS.items():
        if claims.search(lower) and not earns.search(said):
            return name
    for number, month in enumerate(_MONTHS, 1):
        named = re.search(rf"\b(?:in|of|on|until|since|from) (?:\d+ )?{month}\b", lower)
        if named and not re.search(
            rf"(?<!\d)0?{number}(?:\s?月|[-/.]\d)|[-/.]0?{number}[-/.]", said
        ):
            return "the month"
    return ""
