"""Where several things stand that one question word counts: "how many units and individuals"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.question import Question
from assistant.understanding.terms import VERB, are_verbs
from corpus.regex import regex
from corpus.tongues import is_read_as_english
from corpus.units import MEASURE_WORDS

VERBS = r"(?:did|do|does|were|was|are|is|have|has|had|can|could|will)"
_THINGS = regex(
    r"\b(?:by how much did|(?:by )?what per ?cent(?:age)?s? did|"
    r"(?:by )?how many per ?cent(?:age points?)? did|"
    r"how many|(?:numbers?|quantit(?:y|ies)) of) (.+?)"
    rf"(?: {VERBS}\b|[?]|\.(?!\d)|$)"
)
_AND = regex(r",? and |, ")
_JOINT = regex(
    r", and |, or |, | (?:and|or) "
    r"(?!(?:above|over|older|up|upwards|under|below|younger|more|fewer|less)\b)"
)
_EXAMPLES = regex(r"(?:such as|including|for (?:example|instance)|e\.g\.|like|among them)\b")
"""What is no further thing counted: services such as registering a company."""
_ASIDE = regex(r", (?:in|with|by|through|via|on|at|for|over|using|under|during|counting) ")
"""Before what is said of all the things counted: explainers, in words and pictures."""
_SAID_OF_SOME = regex(r"\bhow many [^?]*?\b(?:were|was|are|is|concerned|came from|went to) ([^?]+)")
SEVERAL = 3
"""So many things said are one each; of two both may be said of the same."""
_EACH = regex(
    r"각각|それぞれ|各々|respectiv|jeweils|\bje\b|cada un|chacun|rispettiv|соответственно|каждо|"
    r"lần lượt"
)
_WHEN_DONE = regex(r"(?: (?:in|during|over|for) (?:the year )?(?:[12]\d{3}|the year))?[ ?.!]*$")
"""What may follow the verbs of a question: keep, amend and scrap in 2018."""
_CHINESE = regex(r"(?P<things>[^,，。;；?？:：]+?)(?:各自?|分别)[^,，。?？]{0,6}?(?:多少|几)")
_CHINESE_AT_ONCE = (
    regex(
        rf"(?:多少|(?<![哪前这近])几)[{MEASURE_WORDS}]?"
        r"(?P<things>[^,，。;；?？:：]{2,}?[、和与及][^,，。;；?？:：的多几]{2,}?)"
        r"[呢啊]?[,，;；?？ ]*$"
    ),
    regex(
        r"(?P<things>[^,，。;；?？:：]{2,}?[、和与及][^,，。;；?？:：的]{2,}?)(?:一?共|总共)?"
        r"[有是为达了]?(?:多少|(?<![哪前这近])几)[\u4e00-\u9fff]{0,4}[,，;；?？ ]*$"
    ),
)
"""How several are counted by one question word: 多少单位和个人, 图片新闻和视频新闻有多少条."""
_ASKED = regex("(?:一?共|总共)?[有是为达了]?(?:多少|几)")
CHINESE_JOINT = regex(r"以及|[、和与及]|(?<=[”》])(?=[“《])")
"""Between the things of 网上申请和线下申请各多少件, and those in quotation marks."""


def things_counted(question: Question, at: int = 0) -> tuple[tuple[int, int], ...]:
    """Where the things stand that one question word counts in a part of a question, at least two.

    A joint inside a known term (budgets and final accounts) parts nothing.
    """
    part = question.aspects[at]
    if question.language == "zh":
        ways: Sequence[re.Pattern[str]] = (_CHINESE, *_CHINESE_AT_ONCE)
    elif question.language == "en" or is_read_as_english(question.language):
        ways = (_THINGS,)
    else:
        return ()
    for way in ways:
        counted = way.search(question.folded, part.start, part.end)
        parts = _joined(question, *_but_the_verb(question, counted)) if counted else ()
        if len(parts) >= 2:
            return parts
    if question.language == "zh" or at:
        return ()
    return _things_said(question) or _things_done(question)


def _but_the_verb(question: Question, counted: re.Match[str]) -> tuple[int, int]:
    """Where the things stand, without a Chinese verb behind them: 图片新闻和视频新闻发了多少条."""
    start, end = counted.span(1)
    if question.language != "zh" or not _ASKED.match(question.folded, end):
        return start, end
    verbs = (t for t in question.own_terms if t.trust == VERB and t.start < end <= t.end)
    return start, next((t.start for t in verbs), end)


def _joined(question: Question, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the things stand that are joined in a part of a question; examples are none."""
    known = [(term.start, term.end) for term in question.own_terms]
    aside = _ASIDE.search(question.folded, start, end)
    end = aside.start() if aside else end
    cuts = [start]
    joints = (CHINESE_JOINT if question.language == "zh" else _JOINT).finditer
    for joint in joints(question.folded, start, end):
        if _EXAMPLES.match(question.folded, joint.end()):
            break
        if not any(start < joint.end() and joint.start() < end for start, end in known):
            cuts += [joint.start(), joint.end()]
    cuts.append(end)
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


def _things_said(question: Question) -> tuple[tuple[int, int], ...]:
    """Where three things or more stand that are said of some each: how many were for A, B and C."""
    said = _SAID_OF_SOME.search(question.folded)
    parts = _joined(question, *said.span(1)) if said else ()
    terms = [term for term in question.own_terms if term.chinese]
    known = [part for part in parts if any(part[0] <= t.start < part[1] for t in terms)]
    return parts if len(known) >= 2 and len(parts) >= SEVERAL else ()


def says_of_each(question: Question, at: int) -> bool:
    """Whether a part of a question shows that it counts several things: in English it always does.

    In Chinese, and in what is read as English, where it says of each.
    """
    if question.language == "en":
        return True
    part = question.aspects[at]
    if question.language == "zh":
        return _CHINESE.search(question.folded, part.start, part.end) is not None
    return _EACH.search(question.text) is not None


def _things_done(question: Question) -> tuple[tuple[int, int], ...]:
    """Where the verbs stand of what was done with the things: how many did it keep and scrap."""
    folded = question.folded
    done = _WHEN_DONE.search(folded)
    end = done.start() if done else len(folded)
    if not re.search(rf"\bhow many .*{VERBS}\b", folded):
        return ()
    verbs: list[tuple[int, int]] = []
    for term in sorted(question.own_terms, key=lambda term: -term.end):
        between = folded[term.end : verbs[0][0] if verbs else end]
        joined = _AND.fullmatch(between) if verbs else not between
        verb = any(are_verbs((word,)) for word in term.chinese) and " " not in term.text
        if joined and verb and term.end <= end:
            verbs.insert(0, (term.start, term.end))
        elif verbs:
            break
    return tuple(verbs) if len(verbs) >= 2 else ()
