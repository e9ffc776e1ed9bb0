"""Whom a report names to ask about it, and whether a question asks for the telephone of another."""

from __future__ import annotations

import re

from assistant.evidence.fields import fields_asked
from assistant.understanding.enumerations import Item, path_at
from assistant.understanding.question import Question
from assistant.understanding.words import fold, pairs_of
from corpus.regex import regex
from corpus.report import Report, Span

_OF_THE_CONTACT = frozenset({"phone", "fax", "email", "address", "postcode"})
_TO_ASK = regex(
    r"(?:请|可)(?:与|直接与)(?P<body>[^，。；,;:：()（）]{3,40}?)联系|"
    r"(?:请联系[:：]?|可?致电)(?P<other>[^，。；,;:：()（）]{3,40})"
)
_BODY = regex(
    r"(?:^|[与和向给去打是联系找里中,，、说的]|[省市县区])(?P<name>[\u4e00-\u9fff]{2,14}?(?:局|办公[室厅]|委员会|"
    r"监委|支队|大队|政府办|研究室))(?=的|这|那|联|电|号|[,，?？]|$)"
)
_OF_DISCLOSURE = regex("公开|政务|信息|本(?:机关|单位)|年报|报告|党政|人民政府$")
_LEAST = 0.5
"""So much of a body's name must stand in that of the body to ask, to be the same."""


def contact_denied(question: Question, report: Report) -> tuple[Item, ...]:
    """The words that name another body to ask than a question does; nothing if it names none."""
    if not any(field.name in _OF_THE_CONTACT for field in fields_asked(question.folded)):
        return ()
    named = _named(question)
    told = _TO_ASK.search(report.source_text)
    if not named or told is None or _OF_DISCLOSURE.search(named):
        return ()
    pairs = pairs_of(named)
    body = fold(told["body"] or told["other"]).replace("人民政府", "政府")
    if not pairs or sum(pair in body for pair in pairs) / len(pairs) >= _LEAST:
        return ()
    return (Item(Span(*told.span()), path_at(report, told.start()), field=True),)


def _named(question: Question) -> str:
    """The body whose telephone a Chinese question asks for, without the place it belongs to."""
    found = _BODY.search(question.asked) if question.language == "zh" else None
    named = found["name"].lstrip("省市县区") if found else ""
    return "" if re.search("[哪何某这那]|什么", named) else named
