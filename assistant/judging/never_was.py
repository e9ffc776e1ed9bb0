"""What a question takes to have happened, and a report says never did: a lawsuit, a request.

"It lost one lawsuit: who sued it" of a report that says 未发生行政诉讼.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.evidence.evidence import Evidence, Finds, denied_as, denied_by
from assistant.evidence.figures import Figure, requests_received
from assistant.judging.requests_amiss import are_other_requests
from assistant.understanding.question import Question
from assistant.understanding.words import coverage, fold
from corpus.regex import regex
from corpus.report import Quantity

_TOPICS = (
    ("suit", ("prose.suits",)),
    ("review", ("prose.reviews",)),
    ("request", ("requests.accepted", "requests.new")),
)
"""What may be taken to have happened, the most telling first, and what counts it in prose."""
_SO_MANY = (
    r"(?:[1-9]\d{0,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|dozens of|"
    r"hundreds of|both|the only)"
)
_HAPPENED = regex(
    rf"\b{_SO_MANY} (?:\w+ ){{0,3}}(?:requests?|applications?|lawsuits?|suits?|court cases?|"
    r"(?:re)?considerations?|reviews?)\b|"
    r"\b(?:sued|taken to (?:court|review)) (?:once|twice|\w+ times)\b|"
    r"\b(?:lost|won) (?:\w+ ){0,4}(?:lawsuits?|suits?|cases?|reviews?)\b|"
    r"\bwho (?:sued|took)\b|\bthe (?:\w+ )?(?:lawsuit|suit) (?:against|over|it|that|in|of)\b|"
    r"(?:[1-9]\d{0,4}|[一二两三四五六七八九十几])[件份条宗起场个次][^,，。？?]{0,10}(?:申请|复议|诉讼|官司)|"
    r"被(?:告|起诉|复议)了?(?:[一二两三四五六七八九十几]|\d+)[次回起]|"
    r"(?:败诉|胜诉|打?[输赢])了?的?|那[场起件次宗][^,，。？?]{0,10}(?:申请|复议|诉讼|官司)|"
    r"谁(?:把[^,，。？?]{1,20})?告了?|(?:复议|诉讼|官司)(?:案件?)?是谁|"
    r"谁(?:提起|提出)了?[^,，。？?]{0,10}(?:复议|诉讼|官司)|"
    r"\bwho (?:filed|brought|lodged) (?:the|those|these) (?:\w+ ){0,3}"
    r"(?:requests?|applications?|lawsuits?|suits?|cases?|reviews?)\b"
)
"""What a question says of so many requests, lawsuits or reviews, or of how one ended."""
_IN_GENERAL = regex(
    r"\b(?:can|could|may|should|would|must|if)\b|(?:如何|怎么|怎样)(?:提|申请|办|处理)|可以|能否|应当|"
    r"\bhow (?:do|does|to)\b|\bany\b"
)
"""What asks how it is done, or whether there was any."""
_ASKING = frozenset({"who", "where", "when", "why", "how", "what", "list"})


def takes_for_happened(question: Question) -> bool:
    """Whether a question takes it that there was a request, a review or a lawsuit, and asks on."""
    asks_on = not question.intents or question.intents & _ASKING
    leaning = question.elliptical or not question.scope.named
    if "yesno" in question.intents or not asks_on or leaning:
        return False
    if len(question.scope.report_ids) > 1 and not question.scope.ambiguous:
        return False
    asked = question.asked
    return _HAPPENED.search(asked) is not None and not _IN_GENERAL.search(asked)


def never_was(question: Question, finds: Finds) -> Evidence | None:
    """The words of a report that there was none of what a question takes to have happened."""
    if not takes_for_happened(question) or are_other_requests(question, finds) or not finds.ranked:
        return None
    indicators = _counted_as(question)
    counted = [f for f in finds.report.facts if f.indicator in indicators]
    if not counted or any(not _is_none(f.quantity) for f in counted):
        return None
    best = next((c for c in finds.ranked[0] if c.fact.indicator in indicators), None)
    return None if best is None else denied_as(finds, (best,), _SURE)


def none_found(question: Question, finds: Finds) -> Evidence | None:
    """The words of a report that there was none of what a question asks where it went, or who had.

    Where the patients were taken whom the tests had found: 没有发现一例确诊病例.
    """
    asks_on = question.intents & _OF_SOME and not question.intents & {"yesno", "number"}
    if not asks_on or not finds.ranked or _DENIES.search(question.folded):
        return None
    if {c.name for c in question.concepts} & {topic for topic, _ in _TOPICS}:
        return None  # who deals with requests is asked where there were none as well
    for hit in finds.hits[:_FIRST]:
        if coverage(finds.weighed, fold(hit.text)) < _ON_IT:
            continue
        nought = (c for c in finds.ranked[0][:_BEST] if c.fact.quantity.state == "none")
        stated = next((c for c in nought if hit.start <= c.fact.start < hit.end), None)
        if stated is not None and _is_named(stated.fact.label, question):
            return denied_as(finds, (stated,), _SURE)
        if any(_is_named(one["what"], question) for one in _NONE_OF.finditer(hit.text)):
            return denied_by(finds, hit, _SURE)
    return None


def _is_named(label: str, question: Question) -> bool:
    """Whether the words of a question make up most of what there was none of."""
    what = fold(label)
    named = {w for t in question.own_terms if t.sure for w in map(fold, t.chinese) if w in what}
    return sum(map(len, named)) * 2 >= len(what)


_NONE_OF = regex(
    r"(?:(?<![有])无|没有|未(?:发[生现]|收到|出现|检出|查出))(?:新增|一例|一起|任何)?"
    r"(?P<what>[\u4e00-\u9fff]{3,12})(?=[，。；,;、\s]|$)"
)
"""A sentence that there was none of something: 全县无本地确诊病例."""
_OF_SOME = frozenset({"who", "where", "when", "why"})
_DENIES = regex(
    r"[没未无不零]|是否|吗|\b(?:no|not|none|nothing|neither|never|nobody|without|zero|any)\b|n't\b|"
    r"\b(?:and|or) (?:if|whether|did|do|does|was|were|is|are|has|have|had)\b"
)
"""What leaves it open, or says itself, that there was none."""
_BEST, _FIRST, _ON_IT = 4, 2, 0.35
"""What says that there was none is one of so many best figures, in one of so many best sentences,
which have so much of the question.
"""


def none_received(question: Question, finds: Finds) -> Figure | None:
    """The requests received, where their table says none, and a question takes some for granted."""
    if question.ask is None or question.ask.kind != "requests":
        return None
    received = requests_received(finds.report.facts)
    none = received is not None and _is_none(received.parts[0].quantity)
    return received if none and takes_for_happened(question) else None


def _counted_as(question: Question) -> Iterable[str]:
    named = {c.name for c in question.concepts}
    return next((indicators for topic, indicators in _TOPICS if topic in named), ())


def _is_none(quantity: Quantity) -> bool:
    return quantity.state == "none" or quantity.value == 0


_SURE = 0.9
