"""What a report states of fees for requests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.arithmetic import shares
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.averages import asks_for_an_average
from assistant.judging.free_of_charge import says_free
from assistant.judging.required import OTHER_WAYS, answers_for
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.units import unit_kind


def from_charges(question: Question, finds: Finds) -> Evidence | None:
    """What a report states of fees for requests, where it is asked what they cost."""
    asked = question.wants_number or question.wants or "yesno" in question.intents
    asked = asked or not (question.intents or _ASKS.search(question.folded))  # in note form
    which = _WHICH_BODY.search(question.folded) is not None
    if question.scope.body or not (which or asked):
        return None
    if not asks_for_charges(question) or _MOST.search(question.folded):
        return None
    words = question.folded
    if asks_for_an_average(words) or (shares(words) and not _ASKS_FOR_MONEY.search(words)):
        return None
    counts = _COUNTS_REQUESTS.search(words)
    charged = [c for c in finds.ranked[0] if _is_charged_request(c)]
    fees = [c for c in finds.ranked[0] if _is_a_fee(c)]
    if which and (by_body := _by_body(question, finds, (*fees, *charged))):
        return Evidence(finds.report, "statements", 0.9, statements=by_body)
    if question.intents & OTHER_WAYS:
        return None
    fees.sort(key=lambda c: "费" not in c.fact.label)  # 收取费用 before 手续均为免费
    noun = counted_of(question).noun
    if noun and any(
        c.group == "charge" and noun.start <= c.start < noun.end for c in question.concepts
    ):
        charged, fees = (
            [c for c in found if answers_for(question, c, finds.report)]
            for found in (charged, fees)
        )
    if counts_requests(question):
        found = charged[:1]
    else:
        each = counts is not None and len(question.aspects) > 1
        found = charged[: int(each)] + fees[:1]
        if each and not charged:
            return None
    if not found:
        return _free(finds)
    own = [t for t in question.own_terms if question.elliptical and t.trust >= 1 and t.chinese]
    if own and not any(touches(term, fold(c.fact.label)) for term in own for c in found):
        return None
    return Evidence(
        finds.report, "statements", 0.9, statements=tuple(found), sentences=finds.hits[:3]
    )


def _by_body(
    question: Question, finds: Finds, stated: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What each body charged of what is stated for all: 民政局1件，收取380元.

    Of several that one whose figure the question states.
    """
    labels = {c.fact.label for c in stated}
    given = {number.value for number in figures_taken_for_granted(question)}
    found = [
        c for c in finds.ranked[0]
        if c.fact.parent in labels and unit_kind(c.fact.quantity.unit) == "money"
        and _BODY.search(c.fact.label)
    ]  # fmt: skip
    named = [c for c in found if c.fact.quantity.value in given]
    return tuple(sorted(named or found, key=lambda c: c.fact.start))


_WHICH_BODY = regex(
    r"\b(?:which|what) (?:\w+ ){0,3}(?:bureaus?|departments?|offices?|bod(?:y|ies)|units?|"
    r"agenc(?:y|ies)|authorit(?:y|ies))\b(?![^?]*\b(?:rules?|standards?|rates?)\b)[^?]*\b"
    r"(?:charg|collect|levi|took in|case|yuan)\w*|"
    r"^(?![^?？]*(?:标准|规定|办法)).*哪(?:[个家些]|几[个家])?(?:部门|单位|局|机关)"
)
_BODY = regex("(?:局|委|办|厅|处|院|所|中心|政府|委员会)(?: |收|$)")


def _free(finds: Finds) -> Evidence | None:
    """The sentence that says that nothing was charged for information."""
    said = next(
        (h for h in finds.hits if says_free(h.text) and _OF_INFORMATION.search(h.text)), None
    )
    if said is None or re.search(r"\d\s*万?元", said.text):
        return None
    return Evidence(finds.report, "sentences", 0.9, sentences=(said,))


_OF_INFORMATION = regex("公开|申请|查阅")


def _is_charged_request(candidate: Candidate) -> bool:
    """Whether a figure counts the requests that paid: 有3件申请收取信息处理费2230元."""
    fact = candidate.fact
    charged = fact.label.endswith("费") and "收取" in fact.label and not fact.parent
    return charged and fact.quantity.unit in ("件", "起", "宗", "份")


def _is_a_fee(candidate: Candidate) -> bool:
    """Whether a figure is a sum that was charged for information, and not for how many."""
    quantity = candidate.fact.quantity
    paid = unit_kind(quantity.unit) == "money" or not quantity.value
    return candidate.fact.indicator == "fees.processing" and paid


_ASKS = regex(r"\b(?:which|what|who\w*|where|when|why|how)\b|[哪谁何几]|什么|多少")
_COUNTS_REQUESTS = regex(
    r"\bhow many (?:\w+ ){0,4}(?:requests?|applications?|cases?|applicants?|people)\b|"
    r"(?:几|多少)(?:[件起宗份]|[个名位]?人)"
)
_ASKS_FOR_MONEY = regex(
    r"how much|\bwhat (?:did|does|was|were|sum|amount)\b|金额|"
    r"多少(?:信息)?(?:处理)?(?:钱|元|费)|(?:几|多少)[^，,？?]{0,6}元"
)
_MOST = regex(r"最(?:大|高|多|低|少|小)|\b(?:largest|biggest|highest|smallest|lowest|most|least)\b")


def asks_for_charges(question: Question) -> bool:
    """Whether it is asked what requests cost; administrative fees are charged for other things."""
    others = any(c.name == "fees" and _ADMINISTRATIVE.search(c.text) for c in question.concepts)
    damages = _DAMAGES.search(question.folded) is not None
    return not (others or damages) and any(c.group == "charge" for c in question.concepts)


def counts_requests(question: Question) -> bool:
    """Whether it is asked how many requests were charged for, and not how much."""
    words = question.folded
    return bool(_COUNTS_REQUESTS.search(words)) and not _ASKS_FOR_MONEY.search(words)


_DAMAGES = regex(r"\b(?:compensat\w+|damages)\b|赔")
_ADMINISTRATIVE = regex("administrati|行政|事业性")
