"""Whether most, half or all of something was so: the share of a whole that decides it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from assistant.understanding.asks import GROUPS, TableAsk
from assistant.understanding.concepts import Concept
from assistant.understanding.reckoning import limit_in
from corpus.regex import regex

Portion = Literal["", "most", "half", "less", "all"]

PART_OR_MORE: frozenset[Portion] = frozenset({"most", "half", "less"})
"""What is asked of a share, not of two things that are held against each other."""

ALL_IN_CHINESE = r"(?<!首)(?<!成)都(?!市|江|会|督|没)|全部|所有"
"""都 says all but in names of cities, in 都督 and 都会, and where nothing was (都没)."""
_ASKED = (
    r"^(?:(?:in|by|during|for|of|as of) [^,?]{1,50}, )?(?:and |but |so )?(?:why )?"
    r"(?:did|was|were|is|are|has|have|had|could|how come)\b[^,?]{0,40}?"
)
_LESS = regex(
    rf"{_ASKED}\b(?:(?:less|fewer) than half|a minority|not even half)\b|"
    r"不到一半|不足一半|不到半数|少数"
)
_MOST = regex(
    rf"{_ASKED}\b(?:(?:more than|over) half|(?:the|a) majority|"
    r"(?<!at )most (?:of|requests|applications|applicants|cases)|"
    r"(?:mostly|largely|mainly|in the main|for the most part) "
    r"(?:up|over|grant|refus|reject|den|accept|approv|success|settl|answer|handl|los|lost|won|corr|fil|made|submit|sent|came|online|from)\w*|"
    r"the bulk|(?:nearly|almost|virtually) (?:all|every(?:thing|one)?))\b|"
    r"^(?:why )?(?:were|was|did|are|is|have|could) most\b|"
    r"大多|大部分|绝大|过半|超过一半|一半以上|半数以上|多数"
)
_ALL = regex(
    r"^(?:why )?(?:were|was|did|are|is|have|has) (?:all|every|each)\b|"
    r"\b(?:every single|were all)\b|"
    rf"{_ASKED}\b(?:(?:all|every one) of (?:the|its|their)|(?<!at )all (?:requests|applications)|"
    r"(?:every|each) (?:\w+ )?(?:request|application|case|lawsuit|letter|call|complaint)|"
    r"every(?:one|body) who (?:asked|applied|requested|filed|wrote|put in))"
    r"\b|"
    r"^why did [^,?]{0,60}? all (?:\d|(?:its|the|their|of)\b)|"
    rf"{ALL_IN_CHINESE}|均(?=被|已|为|是|得|获)"
)
_HALF = regex(
    rf"{_ASKED}(?<!than )(?<!only )\bhalf of (?:the|its|their|all)\b|"
    r"\b(?:half or more|at least half|no less than half)\b|"
    r"至少一半|不低于一半|[有到够占]了?一半(?!以)"
)
_WHOLE = Decimal(100)
_NOT_PARTS = frozenset({"new", "total", "whole_load", "carried_over", "carried_forward"})


def portion_in(folded: str, intents: frozenset[str]) -> Portion:
    """Whether a folded question asks, or takes for granted, that most, half, less or all was so."""
    if not intents & {"yesno", "why"}:
        return ""
    if _LESS.search(folded):
        return "less"
    if _HALF.search(folded):
        return "half"
    if _MOST.search(folded):
        return "most"
    return "all" if _ALL.search(folded) else ""


_TENTHS = regex(
    r"([一二两三四五六七八九])成([一二三四五六七八九半])?(?=[以之的多了吗没？?，,]|左右|上下|$)|"
    r"(?<![a-z])(one|two|three|four|five|six|seven|eight|nine)[- ]tenths?(?![a-z])"
)
_DIGITS = {
    **dict(zip("一二两三四五六七八九半", "12234567895", strict=True)),
    **{word: str(at) for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)},
}  # fmt: skip


_FIFTHS = regex(r"(?<![a-z])(one|two|three|four)[- ]fifths?(?![a-z])")


def in_percent(folded: str) -> str:
    """A folded question with tenths and fifths in percent: 九成 is 90%, 九成五 95%."""
    folded = _FIFTHS.sub(lambda m: f"{2 * int(_DIGITS[m[1]])}0%", folded)
    return _TENTHS.sub(lambda m: f"{_DIGITS[m[1] or m[3]]}{_DIGITS.get(m[2], '0')}%", folded)


def limits_in_percent(folded: str) -> bool:
    """Whether a folded question holds something against a share in percent: "more than 10 %"."""
    return (
        re.search(r"\d\s?[%％]|\d (?:per ?cent|percent)\b|百分之[一二三四五六七八九十]", folded)
        is not None
    )


def holds(portion: Portion, share: Decimal) -> bool:
    """Whether a share, in percent, is such a portion."""
    if portion == "less":
        return share * 2 < _WHOLE
    if portion == "half":
        return share * 2 >= _WHOLE
    return share == _WHOLE if portion == "all" else share * 2 > _WHOLE


_CONCLUDED = regex(r"[审都]结|结案|办结|\b(?:concluded|decided|closed|settled|resolved|finished)\b")
_ANY = regex(r"\bany\b|有没有|有无|是否有")
"""Whether any of them are closed is not whether they are."""


def as_shares(
    asks: tuple[TableAsk, ...], portion: Portion, folded: str, intents: frozenset[str]
) -> tuple[TableAsk, ...]:
    """The cells asked for, as shares of their whole where that decides the question.

    Whether all was done is decided by what is left, also where disputes are closed.
    """
    percent = "yesno" in intents and limits_in_percent(folded)
    closed = "yesno" in intents and portion in ("", "all") and not limit_in(folded)[0]
    closed = closed and bool(_CONCLUDED.search(folded) and not _ANY.search(folded))
    if not (portion or percent or closed) or len(asks) != 1:
        return asks
    ask = asks[0]
    if ask.kind == "disputes" and ask.columns == ("total",) and (closed or portion == "all"):
        return (replace(ask, columns=("total", "pending")),) if closed else asks
    if not (portion or percent):
        return asks
    if portion == "all" and ask.kind == "requests" and ask.rows == ("total",):
        return (replace(ask, rows=("total", "carried_forward")),)
    parts = [replace(ask, rows=(row,)) for row in ask.rows]
    if not all(map(_is_part, parts)) or (len(parts) > 1 and not _added(ask)):
        return asks
    return (replace(ask, operation="share", together="alone" if len(parts) > 1 else ""),)


def _added(ask: TableAsk) -> bool:
    """Whether several outcomes are meant together: disclosed, in full or in part."""
    return set(ask.rows) == {"granted", "partial"}


_OF_IT = regex(
    r"(?:\s(?:requests?|applications?|ones|decisions?|cases?))?(?:\sin \d{4})?,?\s"
    r"(?:were|was|are|is|came|had|have|did|fell|refused|denied|rejected|what|which|how)\b|"
    r"的?(?:政府信息)?(?:公开)?(?:申请|决定|信息|案件|件|情形)?(?:当中|之中|中|里)"
)
_DONE_TO_IT = regex(r"\b(?:was|were|been|being|got|is|are)\s$")


def of_named_whole(
    asks: tuple[TableAsk, ...], concepts: Sequence[Concept], folded: str
) -> tuple[TableAsk, ...]:
    """The share of one ground in what was refused, where that is named as the whole.

    "Were most of those refused internal affairs": of the refused, not of all requests.
    """
    if len(asks) != 1 or asks[0].operation != "share" or len(asks[0].rows) != 1:
        return asks
    row = asks[0].rows[0]
    for concept in concepts:
        named = row in GROUPS.get(concept.name, ()) and concept.group == "outcome"
        before, behind = folded[: concept.start], folded[concept.end :]
        if named and concept.end and _OF_IT.match(behind) and not _DONE_TO_IT.search(before):
            return (replace(asks[0], of=concept.name),)
    return asks


def _is_part(ask: TableAsk) -> bool:
    if ask.operation or not ask.explicit or len(ask.rows) != 1 or len(ask.columns) != 1:
        return False
    row, column = ask.rows[0], ask.columns[0]
    if ask.kind == "disputes":
        return column != "total"
    return ask.kind == "requests" and (row in _NOT_PARTS) != (column == "total")
