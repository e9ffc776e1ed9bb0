"""What a question says that a reading as table cells leaves out, and which requests that means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.evidence.evidence import Finds
from assistant.understanding.asks import TableAsk
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.terms import accounts_for
from assistant.understanding.words import Weighed
from corpus.regex import regex
from corpus.report import Span


def which_requests(question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The terms that say which requests are meant, where no cell is named: withdrawn, late.

    Without them the question is about all that were received, or all that were handled.
    """
    ask = question.ask
    said = ("outcome", "ground", "breakdown", "computed")
    if ask is None or ask.kind != "requests" or any(c.group in said for c in question.concepts):
        return ()
    if {"carried_over", "carried_forward", "whole_load"} & set(ask.rows):
        return ()
    asked = _sentence_of(question.folded, ask)
    left = telling(ask, question, finds)
    return tuple(item for item in left if asked.start <= item.term.start < asked.end)


def telling(ask: TableAsk, question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """What the reading as table cells leaves out, without what says nothing of which are meant."""
    left = left_over(ask, question, finds)
    return tuple(item for item in left if not NEUTRAL.fullmatch(item.term.text))


def _sentence_of(folded: str, ask: TableAsk) -> Span:
    """The sentence of a question in which the cells are asked for."""
    first = min((span.start for span in ask.explained if span.end), default=0)
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(folded)), len(folded)]
    return Span(
        max(e for e in ends if e <= first), min(e for e in ends if e > first or e == ends[-1])
    )


_SENTENCE_END = regex(r"[?!？！。]|\.(?= |$)")
SPECIFIED = 0.4
"""From this weight on, the terms that say which requests are meant leave out the others."""
NEUTRAL = regex(
    r"各?[办提收受交递]|份数|tables?|columns?|年内|当年|全年|递交|来信|统计表?|表格?[里中内]?|新收的?|登记|显示|记录|全[市区县]|分局|itself|committee|narrative|text|"
    r"account|tally|applicants?|管理|委员会|管理委员会|管委会|办事处|机关|authorit(?:y|ies)|"
    r"还有|另有|其余|此外|来自|出自|源自|来源|属于|lapsed?|reach(?:ed)?|arriv(?:e|ed)|land(?:ed)?|"
    r"grown?|grew|earlier|previous|compared|同比|增长|增加了?|比上年|较上年|总共|一年|全年度"
)
"""Words that say nothing of which requests are meant."""


def left_over(ask: TableAsk, question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The question's own terms that the reading as table cells leaves out."""
    spans = (*ask.explained, *(question.reckoning.spans if question.reckoning else ()))
    return tuple(
        item
        for item in finds.weighed
        if not item.taken  # in words of reports it is none of the question's own terms any more
        and not item.term.text[0].isdigit()
        and not any(accounts_for(span, item.term) for span in spans)
        and not _is_done_to(ask, item.term.text)
        and not (ask.kind == "requests" and _REQUESTS.issuperset(item.term.chinese[:1]))
    )


_REQUESTS = frozenset({"政府信息公开申请", "信息公开申请"})
"""What all rows of that table count, in whatever words: requests for government information."""


def _is_done_to(ask: TableAsk, text: str) -> bool:
    """Whether a word only says what is done to what a row counts: licences are issued."""
    return any(verbs.fullmatch(text.lower()) for row in ask.rows if (verbs := _done().get(row)))


@cache
def _done() -> Mapping[str, re.Pattern[str]]:
    return {row: compile_words(verbs) for row, verbs in load("wording")["done"].items()}


def unexplained(ask: TableAsk, question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The question's own terms that the reading as table cells leaves out, where prose has them."""
    return tuple(
        item
        for item in left_over(ask, question, finds)
        if item.present and item.term.sure and item.weight > 0.3
    )
