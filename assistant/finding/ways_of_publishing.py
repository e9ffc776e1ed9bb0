"""By what ways a body makes information public, or of what kinds, where no more is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.judging.rest import part_named
from assistant.judging.telling import asks_for_plans
from assistant.judging.volume import named_besides
from assistant.understanding.enumerations import Item, body_of, items_of, told_in
from assistant.understanding.patterns import expression_of
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Report, Section

_WAYS = "(?:途径|渠道|载体|形式|方式|媒体|媒介)"
_HEADING = regex(rf"公开(?:政府|政务|信息|的|主要)*{_WAYS}(?!.*(?:建设|创新|拓展|优化))")
_LONGEST_HEADING = 24
_SAID = regex(
    rf"(?:公开|发布|公布)(?:政府|政务|信息|的|主要)*{_WAYS}(?:主要)?(?:有|是|为|包括|[:：])|"
    r"(?:通过|利用|运用|依托|采用|采取)[^。；;\d]{3,80}?"
    rf"(?:{_WAYS}|平台)[^。；;\d]{{0,16}}(?:公开|发布|公布|公示)|"
    r"其他(?:[^、。，；;\d]{2,6}、){1,6}[^、。，；;\d]{2,6}(?:公开|发布|公布)"
)
"""What a sentence says that names the ways: 利用教育网站,微信平台等载体,及时向社会发布."""
_KINDS_SAID = regex(
    "公开[^。；;|]{0,30}?(?:信息|内容|类别)[^。；;|、]{0,14}?"
    "(?:(?<!不)(?:包括|涵盖|涉及)|(?:主要)?(?:有|为)(?=[^。；;、\\d]{2,12}、))|"
    "(?:公开|发布|公布)[^。；;|]{0,24}信息[^。；;|，,]{0,10}\\d+余?条[^。；;|]{0,12}其中"
    "[^。|]{2,30}\\d+[条件](?:[^。|\\d]{2,24}\\d+[条件]){2}"
)
"""What a sentence says that names the kinds: 主动公开政府信息的主要类别为工作动态、财务预决算."""
_SEVERAL = regex("[、,，]|一是")


def ways_of_publishing(question: Question, report: Report) -> tuple[Item, ...]:
    """What stands under the heading of the ways, or the sentence that names several; else none."""
    named = _named_besides(question, report, "ways")
    if named is None:
        return ()
    for section in _sections(report) if not named else ():
        if found := items_of(report, section) or body_of(report, section):
            return found
    return tuple(_sentences(report, _SAID, named))[:1]


def kinds_of_information(question: Question, report: Report) -> tuple[Item, ...]:
    """The sentence that names most kinds of what was made public; none where none names several."""
    named = _named_besides(question, report, "kinds")
    if named is None:
        return ()
    text = report.source_text
    found = _sentences(report, _KINDS_SAID, named)
    best = max(found, key=lambda i: _commas(text[i.span.start : i.span.end]), default=None)
    return (best,) if best else ()


def _commas(said: str) -> int:
    return sum(map(said.count, "、,，"))


def _named_besides(question: Question, report: Report, what: str) -> tuple[Term, ...] | None:
    """What a question for the ways, or the kinds, names besides; None if it asks for neither.

    What is published on one site is told where a sentence speaks of that site alone.
    """
    if question.wants_number or "yesno" in question.intents or asks_for_plans(question.folded):
        return None
    words = partial(expression_of, "wording", f"{what}_of_publishing")
    if words("asks").search(question.folded) is None:
        return None
    named = named_besides(question, words("said"), fold(report.header.issuer))
    if (left := part_named(question.folded)) is not None:  # apart from the Internet
        named = tuple(t for t in named if not left.phrase.start <= t.start < left.phrase.end)
    sites = all(any(_SITE.search(word) for word in term.chinese) for term in named)
    return named if sites else None


_SITE = regex("网|微信|微博|公众号|平台|[栏屏端]")


def _sections(report: Report) -> Iterator[Section]:
    return (
        section
        for section in report.sections
        if section.path
        and len(section.path[-1]) <= _LONGEST_HEADING
        and _HEADING.search(section.path[-1])
    )


def _sentences(report: Report, said: re.Pattern[str], named: Sequence[Term]) -> Iterator[Item]:
    def tells(sentence: str) -> bool:
        if not said.search(sentence) or not _SEVERAL.search(sentence):
            return False
        text = fold(sentence)
        return all(held_in(term.widened, text) >= _SPOKEN_OF for term in named)

    return told_in(report, tells)


_SPOKEN_OF = 0.5
"""So much of what is named besides must stand in a sentence that tells the ways or the kinds."""
