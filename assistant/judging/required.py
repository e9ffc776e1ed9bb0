"""What the words of a question require of anything that is to answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.evidence.clause import names_aside, said_of, without_names_aside
from assistant.evidence.decide import figure_confidence
from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.judging.another_body import is_of_another_body
from assistant.judging.cost_of import is_of_another_building
from assistant.judging.done_to_it import lacks_what_was_done_to_it
from assistant.judging.growth import (
    grew_otherwise,
    tells_a_change_unasked,
    tells_what_was_before_unasked,
)
from assistant.judging.measured import VIEWS, measures_another_sort, tells_what_writings_are_on
from assistant.judging.of_a_sister import is_of_a_sister
from assistant.judging.of_another import is_of_another, kind_among_others
from assistant.judging.of_the_opposite import is_of_the_opposite
from assistant.judging.outcomes import is_of_a_plan_unasked
from assistant.judging.spoken import (
    counted_of,
    counts_requests,
    first_part,
    lacks_what_is_counted,
    surely_said_of_some,
)
from assistant.judging.subject import (
    lacks_the_subject,
    lacks_what_is_published,
    lacks_what_they_deal_with,
)
from assistant.judging.touched import touches
from assistant.judging.volume import counts_no_volume
from assistant.understanding.concepts import Concept, contrasted
from assistant.understanding.months import months_asked, names_months
from assistant.understanding.names_asked import lacks_a_name
from assistant.understanding.place_spans import without
from assistant.understanding.question import Question
from assistant.understanding.requirements import Requirement, required_by, speaks_of_unasked
from assistant.understanding.terms import Term
from assistant.understanding.words import fold
from corpus.language import han_count
from corpus.regex import regex
from corpus.report import Report, Span
from corpus.units import unit_kind
from corpus.wraps import paragraph_start

OTHER_WAYS = frozenset({"who", "where", "when", "how", "contact", "about"})
"""Intents that no cell of a table answers."""

_SPECIFIED = frozenset({"average", "decisions", "fees", "in_force", "items_before", "repealed"})
_DISCLOSURE = regex(r"信息|公开|foi|ogi|information|disclosure|records|transparen")
_OF_DISCLOSURE = regex(r"信息公开|依申请|公开申请|申请公开|政府信息")
_SPECIFIC = frozenset(
    {"applicant", "ground", "outcome", "result", "route", "channel", "topic", "charge"}
)
_OF_TOPIC = {
    "applicant": frozenset({"request", "review", "suit"}),
    "result": frozenset({"review", "suit"}),
    "channel": frozenset({"request"}),
}
"""Groups that mean an applicant, a result, or a way to apply only where requests or disputes are
spoken of: "businesses", "open", "correction" and "online" are ordinary words elsewhere."""
_BEFORE = 100
"""Characters before a sentence, in its paragraph, that say what it is about."""
_LEAST_ALLOWED = regex(r"不得?(?:少于|低于)")
_OF_DUTY = regex(
    r"不得|至少|最少|最低|必须|应当?|须|要求|规定|多久|[一每]年(?=[^,，。？?]*[几多要])|每[季月]|"
    r"\b(?:a|per|each|every) (?:year|quarter|month)\b|\byearly\b|\bannually\b|"
    r"\b(?:must|should|shall|required?|have to|has to|at (?:the )?(?:very )?least|expected to|"
    r"minim\w+|need)\b"
)
_WAYS_IN = regex("(?:受理点|申请点|查阅点|窗口|渠道|栏目?|平台|系统|流程图?|指南|信箱|邮箱)$")
_SURE_ALL_THE_SAME, _WORD_FOR_WORD = 0.85, 0.7
"""So sure is a figure all the same, or so many of its words does the question have."""
_SURE_WHATEVER_IT_IS_CALLED, _SURE_BY_NAME, _A_NAME = 0.95, 0.65, 4
"""So sure is a figure whose noun may have another name, or one of which a name of so many
Chinese characters stands in a question of another language."""


def counts_something_else(
    question: Question, said: str, around: str, *, loosely: bool = False, renamed: bool = False
) -> bool:
    """Whether a figure is of something else than the question counts.

    ``said`` are the words of the figure itself, ``around`` those of its sentence and headings
    besides. ``loosely``: words of the question may stand for others of the figure; ``renamed``:
    even the noun that it counts.
    """
    return (
        lacks_a_requirement(question, said, around)
        or lacks_what_is_counted(question, said, around, loosely=loosely, renamed=renamed)
        or lacks_the_subject(question, said)
        or lacks_what_is_published(question, said)
        or lacks_what_they_deal_with(question, said)
        or _is_of_another_time(question, around)
        or lacks_a_name(question, said, around)
        or bool(_LEAST_ALLOWED.search(said) and not _OF_DUTY.search(question.folded))
    )


def answers_for(
    question: Question, candidate: Candidate, report: Report, *, to_the_word: bool = False
) -> bool:
    """Whether a stated figure is of what the question counts.

    ``to_the_word``: also where it is so sure that words may stand for others.
    """
    # What tells most for its time is looked at first: half of the figures are of something else.
    if _is_labelled_otherwise(question, candidate):
        return False
    said, around = words_of(candidate, report)
    confidence = 0.0 if to_the_word else figure_confidence(question, candidate)
    loosely = _may_say_it_otherwise(candidate, confidence)
    clause = report.source_text[candidate.clause.start : candidate.clause.end]
    renamed = _is_surely_meant(question, candidate, confidence) and not names_aside(clause)
    if counts_something_else(question, said, around, loosely=loosely, renamed=renamed):
        return False
    return not (
        counts_no_volume(question, candidate.fact, said)
        or _is_spent_on_something_else(question, candidate, report, said, around)
        or grew_otherwise(question, candidate, said, around)
        or tells_a_change_unasked(question, candidate, report.source_text)
        or measures_another_sort(question, candidate, report)
        or is_of_another(question, candidate, around, report)
        or lacks_what_was_done_to_it(question, candidate, report)
        or is_of_a_sister(question, candidate, report)
        or is_of_the_opposite(question, said, report)
    )


def _is_labelled_otherwise(question: Question, candidate: Candidate) -> bool:
    """Whether the label of a figure, and what governs it, tell that it is of something else."""
    fact = candidate.fact
    if _is_of_disputes(question, fact.label) or _is_where_requests_go(question, fact.label):
        return True
    if tells_what_was_before_unasked(question, candidate):
        return True
    if _counts_no_request(fact.quantity.unit) and counts_requests(question):
        return True
    if is_of_a_plan_unasked(question, candidate) or (
        _OF_INFORMATION.search(fact.label)
        and not question.elliptical
        and not _INFORMATION.search(question.folded)
    ):
        return True
    # What is counted in other words than views is no part of them, whatever stands before it.
    of_views = VIEWS.search(fact.parent) and not fact.quantity.unit.endswith("次")
    label = fold(fact.label + ("" if of_views else fact.parent))
    if is_of_another_body(question, label):
        return True
    unasked = speaks_of_unasked(_with_what_it_leans_on(question), label)
    return unasked and not tells_what_writings_are_on(question, candidate)


def _with_what_it_leans_on(question: Question) -> str:
    """A folded question with those before that a follow-up leans on: fees, and "how much of it"."""
    before = question.before
    return question.folded if before is None else _with_what_it_leans_on(before) + question.folded


def _is_of_disputes(question: Question, label: str) -> bool:
    """Whether requests are counted, and a figure counts disputes: 申请行政复议 is no request."""
    ask, disputes = question.ask, {"review", "suit"}
    if ask is None or ask.kind != "requests" or disputes & {c.name for c in question.concepts}:
        return False
    return _DISPUTES.search(label) is not None and _REQUESTS_TOO.search(label) is None


_DISPUTES = regex("复议|诉讼")


def _counts_no_request(unit: str) -> bool:
    """Whether a unit is of those who apply, or of what they want: 32家企业申请2072万元."""
    return unit in _WHO_APPLIES or unit_kind(unit) == "money"


_WHO_APPLIES = frozenset("家户名人位")
_REQUESTS_TOO = regex("公开(?:的)?申请(?!行政复议|复议)|依申请")
_OF_INFORMATION = regex("公示[^，。]{2,12}信息$")
"""What counts notices of something, and none of it: 公示许可和处罚信息."""
_INFORMATION = regex(
    r"信息|公开|公[示布]|发布|条|消息|\b(?:information|publi\w*|disclos\w*|items?|pieces?|entries|"
    r"records?|post(?:s|ed)?|put|releas\w*|made|announc\w*|updates?)\b"
)


def of_one_kind(
    question: Question, figures: Sequence[Candidate], finds: Finds
) -> tuple[Candidate, ...]:
    """The figures that name the kind asked for, where the best of all counts it with others."""
    best = finds.ranked[0][:1]
    asked = kind_among_others(question, best[0], finds.report) if best else None
    if asked is None:
        return tuple(figures)
    return tuple(c for c in figures if touches(asked, fold(words_of(c, finds.report)[0])))


def _may_say_it_otherwise(candidate: Candidate, confidence: float) -> bool:
    """Whether a word that a figure lacks may stand for one of its own that the question lacks.

    Where the question has all the words of the figure, a further one asks for something else.
    """
    worded_alike = candidate.features.precise >= _WORD_FOR_WORD
    return not worded_alike and confidence >= _SURE_ALL_THE_SAME


def _is_surely_meant(question: Question, candidate: Candidate, confidence: float) -> bool:
    """Whether nearly every word but the noun counted leads to a figure, and so does its unit.

    In another language a name as printed leads there by itself: "proposals on 城市留言板".
    """
    if candidate.features.fit < 0 or confidence < _SURE_BY_NAME:
        return False
    label = fold(candidate.fact.label)
    named = question.language != "zh" and any(
        han_count(term.text) >= _A_NAME and fold(term.text) in label for term in question.own_terms
    )
    sure = _SURE_BY_NAME if named else _SURE_WHATEVER_IT_IS_CALLED
    return confidence >= sure


def _is_spent_on_something_else(
    question: Question, candidate: Candidate, report: Report, said: str, around: str
) -> bool:
    """Whether money is asked for that went into something, which is only told behind a sum."""
    counted = counted_of(question)
    quantity = candidate.fact.quantity
    none = not quantity.value and _CHARGES.search(candidate.fact.label) is not None
    if not (none or unit_kind(quantity.unit) == "money"):
        return False
    start = candidate.fact.start
    text = fold(said + report.source_text[max(0, start - _BEFORE) : start])
    if is_of_another_building(question, fold(said + around)):
        return True
    if counted.of_some:
        return False
    purpose = surely_said_of_some(question)
    return bool(purpose) and not any(_is_told_in(term, text, none=none) for term in purpose)


def _is_told_in(term: Term, text: str, *, none: bool) -> bool:
    """Whether a text speaks of a purpose; that nothing was spent on it, only by its whole name."""
    return any(fold(word) in text for word in term.chinese) if none else touches(term, text)


_CHARGES = regex("费|支出")


def _is_where_requests_go(question: Question, label: str) -> bool:
    """Whether requests are counted, and a figure counts places or ways to make them."""
    ask = question.ask
    counted = ask is not None and ask.kind == "requests" and question.wants_number
    return counted and _WAYS_IN.search(label) is not None


def lacks_a_requirement(question: Question, said: str, around: str) -> bool:
    """Whether a word that the question's words require is missing."""
    return any(
        not requirement.holds.search(fold(around if requirement.around else said))
        for requirement in _required_of(question)
    )


@lru_cache(64)
def _required_of(question: Question) -> tuple[Requirement, ...]:
    """What the first part of a question requires of its answer."""
    figure = question.wants_number or bool(question.wants) or "yesno" in question.intents
    asked = first_part(question)
    return tuple(
        requirement
        for requirement in required_by(without(asked, contrasted(asked)))
        if (figure or not requirement.figures)
        and not (requirement.one_report and len(question.scope.report_ids) > 1)
    )


def asks_for_a_rank(question: Question) -> bool:
    """Whether the place in a ranking is asked for, which no count says: 排名第四."""
    return any(one.name == "rank" for one in required_by(question.folded))


def cells_lack_what_was_specified(question: Question, labels: str) -> bool:
    """Whether cells of a statutory table, by their labels, say nothing of what is specified."""
    besides = _but_for_grounds(question)
    if lacks_a_requirement(besides, labels, labels) or _is_of_another_time(question, labels):
        return True
    said = surely_said_of_some(question)
    labels = fold(labels)
    return bool(said) and not any(_explained(question, t) or touches(t, labels) for t in said)


def _but_for_grounds(question: Question) -> Question:
    """The question without the words of grounds: to hurt others is a row, nobody is injured."""
    grounds = (Span(c.start, c.end) for c in question.concepts if c.group in ("ground", "frame"))
    return replace(question, folded=without(question.folded, grounds))


def _explained(question: Question, term: Term) -> bool:
    return any(
        term.start < span.end and span.start < term.end
        for ask in question.asks
        for span in ask.explained
    )


def lacks_a_concept(question: Question, said: str, around: str) -> bool:
    """Whether an applicant, ground or result that is asked for is not spoken of.

    A topic (requests, lawsuits) may stand ``around``, in the sentence or heading.
    """
    explicit = any(ask.explicit and ask.kind != "proactive" for ask in question.asks)
    named = {c.name for c in question.concepts if c.group in ("topic", "route")}
    if any(c.name == "each_applicant" for c in question.concepts):
        named.add("request")  # those who asked
    matters = any(c.group == "matter" for c in question.concepts)
    besides = _counts_no_requests(question, said)
    for concept in question.concepts:
        if concept.group in ("ground", "outcome", "channel") and not explicit:
            continue
        if concept.group in _OF_TOPIC and not _OF_TOPIC[concept.group] & named:
            continue
        if concept.group == "measure" and not matters:
            continue
        wanted = concept.group in _SPECIFIC or concept.name in _SPECIFIED
        if not wanted or not concept.holds:
            continue
        if besides and concept.group == "channel" and _is_of_requests(question, concept):
            continue  # an alarm for requests made in person
        text = around if concept.group == "topic" else said
        if not re.search(concept.holds, text):
            if _is_said_otherwise(question, concept, said):
                continue
            return True
        asked = question.folded[concept.start : concept.end]
        if (
            concept.name == "request"
            and _DISCLOSURE.search(asked)
            and not _OF_DISCLOSURE.search(around)
        ):
            return True
    return False


def _counts_no_requests(question: Question, said: str) -> bool:
    """Whether a question counts what is no request, and a figure is of that: reminders."""
    counted = counted_of(question)
    if counted.noun is None:
        return False
    nouns = counted.nouns(question.own_terms)
    of_requests = any(
        counted.noun.start <= c.start < counted.noun.end
        for c in question.concepts
        if c.group in _SPECIFIC
    )
    return bool(nouns) and not of_requests and touches(nouns[-1], fold(said))


def _is_of_requests(question: Question, channel: Concept) -> bool:
    """Whether a way to apply stands right before the word for requests."""
    return any(c.name == "request" and 0 <= c.start - channel.end <= 1 for c in question.concepts)


def _is_said_otherwise(question: Question, concept: Concept, said: str) -> bool:
    """Whether a figure has a word for what was taken for a row or column of a table.

    "Tax exemptions" are reduced taxes (减免), "residents' requests" on a message board 诉求: where
    what else the question names is the figure's too, the word is meant so. So it is in a longer
    term that the figure has: "not to be disclosed".
    """
    around = (
        t for t in question.own_terms
        if t.start <= concept.start and concept.end <= t.end
        and t.end - t.start > concept.end - concept.start
    )  # fmt: skip
    if any(fold(word) in said for term in around for word in term.chinese if len(word) > 1):
        return True
    asked = question.folded[concept.start : concept.end]
    if concept.group == "charge" or _DISCLOSURE.search(asked):
        return False
    inside = [t for t in question.own_terms if concept.start <= t.start < concept.end]
    beside = [
        t for t in question.own_terms
        if t.trust >= 1 and not any(c.start <= t.start < c.end for c in question.concepts)
    ]  # fmt: skip
    otherwise = [
        any(fold(word) in said for word in term.chinese if len(word) > 1) for term in inside
    ]
    whole = question.language == "zh"  # 公开 alone says nothing of what was 不予公开
    told = any(otherwise) and (all(otherwise) or not whole)
    return told and any(touches(term, said) for term in beside)


def _is_of_another_time(question: Question, around: str) -> bool:
    """Whether a month, or a quarter, is asked for that what was found does not name."""
    asked = months_asked(question.folded)
    if not asked or not question.wants_number:
        return False
    return not names_months(around, asked)


def words_of(candidate: Candidate, report: Report) -> tuple[str, str]:
    """The words of a figure, and those of its sentence and headings besides."""
    fact, hit, text = candidate.fact, candidate.hit, report.source_text
    said = candidate.said or said_of(candidate.clause, fact, text)
    before = ""
    if hit:
        least = max(0, hit.start - _BEFORE)
        before = text[paragraph_start(text, hit.start, report.width, least) : hit.start]
    around = before + text[fact.context.start : fact.context.end] + (hit.text if hit else "")
    return said, said + without_names_aside(around) + "".join(fact.path)
