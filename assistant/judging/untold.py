"""What no cell of the statutory tables tells, whatever words of theirs a question has."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from assistant.judging.spoken import counted_of
from assistant.understanding.asks import TableAsk
from assistant.understanding.concepts import DOCUMENTS
from assistant.understanding.counted import whole_counted
from assistant.understanding.question import Question
from assistant.understanding.reasons import gives_another_reason
from corpus.regex import regex
from corpus.report import Span


def not_in_tables(question: Question, ask: TableAsk, *, averaged: bool = False) -> bool:
    """Whether no cell tells what is asked, though its row or column is named.

    Averages, times and sums of money are in no cell about requests or disputes. ``averaged``:
    the average of cells is asked for, so that the word speaks against none.
    """
    wants = {name for name, _ in question.wants}
    if _OF_NO_CELL.search(question.folded):
        return True
    if ask.kind == "proactive" and _tells_no_column(question, ask):
        return True
    if "yesno" in question.intents and _IN_SUCH_A_CASE.search(question.folded):
        return True
    average = not averaged and any(c.name == "average" for c in question.concepts)
    barred = any(
        c.group == "channel" or (c.group == "charge" and not _is_charged(ask, c.text))
        for c in question.concepts
    )
    if average or barred:
        return ask.kind != "statistics"
    told = ("applicant", "ground", "outcome") if ask.explicit else ("applicant",)
    people = "people" in wants and not any(c.group in told for c in question.concepts)
    people = people and not _BY_PEOPLE.search(question.folded)
    if ask.kind not in ("requests", "disputes"):
        return False
    if ask.kind == "requests" and gives_another_reason(question.concepts, question.folded):
        return True
    if ask.operation == "sum" and _leaves_an_item_out(question):
        return True
    wants -= {_NAMED_BY[row] for row in ask.rows if row in _NAMED_BY}
    return people or bool(wants & {"duration", "money", "area"}) or _counts_other_things(question)


_OF_NO_CELL = regex(
    r"\bforeign(?:ers?|[- ](?:invested |funded |owned )?"
    r"(?:compan\w+|firms?|enterprises?|business\w*|applicants?|nationals?))\b|外资|外商|外企|外国(?:人|公司|企业)|外籍|境外|"
    r"^will (?!.* be held)[^?]*\bnext year\b|明年(?:会|还会|将)(?:不会|是否)?"
)
"""Those who apply are told apart by what they are, never by where they are from; nor does any cell
tell what will be."""
_IN_SUCH_A_CASE = regex(
    r"^(?:if|when(?:ever)?|once|suppose|should) (?!.{0,12}\b(?:19|20)\d\d\b)[^?]*,[^?]*\b"
    r"(?:can|could|may|must|should|will|is|are|does|do|gets?|has to|have to)\b|"
    r"(?:如果|要是|假如|万一|一旦)[^?？]*(?:吗|能不能|会不会|可不可以|是不是)|[^,，]的话"
)
"""What asks for a rule: no cell tells what is done in such a case."""

_NAMED_BY: Mapping[str, str] = {"o1": "duration", "o2": "money"}
"""Rows whose own words speak of time or money: no correction in time, a fee not paid."""


def _tells_no_column(question: Question, ask: TableAsk) -> bool:
    """Whether table 2 does not tell it: which documents they are, what the fines amount to."""
    counted = question.wants_number or "yesno" in question.intents
    if "list" in question.intents and not counted and DOCUMENTS & set(ask.rows):
        return True
    kinds = {name for name, _ in question.wants}
    return "money" in kinds and not _SUMS & set(ask.rows)


_SUMS = frozenset({"fees", "procurement"})
"""Rows of table 2 that state sums of money."""


def _leaves_an_item_out(question: Question) -> bool:
    """Whether rows are added up, and between those named stands something that is none of them."""
    rows = sorted(
        (c for c in question.concepts if c.group in ("ground", "outcome") and c.start < c.end),
        key=lambda c: c.start,
    )
    between = (question.folded[one.end : other.start] for one, other in pairwise(rows))
    return any(
        _ITEM.search(part) is not None
        for gap in between if _LIST.search(gap)
        for part in _LIST.split(gap)[1:-1]
    )  # fmt: skip


_LIST = regex(r"[,，、;；]|\b(?:and|or|plus)\b")
_ITEM = regex(r"[a-z]{3,}|[\u4e00-\u9fff]{2,}")


def _counts_other_things(question: Question) -> bool:
    """Whether the noun counted is nothing of requests: 提出了几个方面要求, shoppers.

    In Chinese it stands behind a measure word; in English it counts where requests are not named.
    """
    noun = counted_of(question).noun or whole_counted(question.folded)
    if noun is None:
        return False
    if question.language == "zh":
        if not question.folded[: noun.start].endswith(_MEASURES):
            return False
        if _HOW_MANY.search(question.folded, noun.end):  # 几种情形加起来是几件: of some kinds
            return False
    elif question.language != "en" or _may_be_requests(question, noun):
        return False
    meant = any(
        c.start < noun.end and noun.start < c.end and c.group not in ("measure", "matter")
        for c in question.concepts
    )
    named = any(
        t.sure and (t.chinese or question.language == "en") and noun.start <= t.start < noun.end
        for t in question.own_terms
    )
    return named and not meant


def _may_be_requests(question: Question, noun: Span) -> bool:
    """Whether requests or disputes are named, or what is counted may be those who made them."""
    named = any(c.group in ("topic", "route") for c in question.concepts)
    return named or _ANY_OF_THEM.search(question.folded, noun.start, noun.end) is not None


_ANY_OF_THEM = regex(
    r"\b(?:people|persons|cases|times|occasions|instances|ones|applicants|decisions|outcomes|"
    r"repl(?:y|ies)|answers|responses|results)\b"
)
_HOW_MANY = regex("多少|几")
_MEASURES = ("几", "个", "项", "条", "点", "方面", "种", "类", "份")


_BY_PEOPLE = regex(
    r"多少人(?:次)?(?:提出|提交|递交)?(?:了|过)?[^,，。？?返回]{0,8}信息公开(?:的)?(?:申请)?|"
    r"\bhow many (?:people|persons|citizens|individuals|residents|locals|folks?) (?:\w+ )?"
    r"(?:applied|filed|submitted|requested|asked|appealed|sued|put in)\b.*"
    r"\b(?:information|disclosure|foi|reconsideration|review|records?|documents|papers|files|"
    r"requests)\b|"
    r"\bhow many (?:people|ppl|persons|citizens|individuals) (?:had |have )?applied"
    r"(?=(?: (?:in|to|with) \S+(?: \S+){0,3})?[?. ]*$)"
)
"""People who asked for information, which reports count in requests."""


def _is_charged(ask: TableAsk, word: str) -> bool:
    """Whether "charged" speaks of the administrative fees of table 2, not of fees for requests."""
    return "fees" in ask.rows and word.startswith("charg")
