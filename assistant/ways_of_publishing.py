"""By what ways a body makes information public, or of what kinds, where no more is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.enumerations import Item, body_of, items_of, path_at, unpadded
from assistant.from_volume import names_no_more_than
from assistant.patterns import compile_words, load
from assistant.question import Question
from assistant.words import fold
from corpus.regex import regex
from corpus.report import Report, Section, Span

_WAYS = "(?:途径|渠道|载体|形式|方式|媒体|媒介)"
_HEADING = regex(rf"公开(?:政府|政务|信息|的|主要)*{_WAYS}(?!.*(?:建设|创新|拓展|优化))")
_LONGEST_HEADING = 24
_SAID = regex(
    rf"(?:公开|发布|公布)(?:政府|政务|信息|的|主要)*{_WAYS}(?:主要)?(?:有|是|为|包括|[:：])|"
    r"(?:通过|利用|运用|依托|采用|采取)[^。；;\d]{3,80}?"
    rf"(?:{_WAYS}|平台)[^。；;\d]{{0,16}}(?:公开|发布|公布|公示)"
)
"""What a sentence says that names the ways: 利用教育网站,微信平台等载体,及时向社会发布."""
_KINDS_SAID = regex(
    "公开[^。；;|]{0,30}?(?:信息|内容|类别)[^。；;|、]{0,14}?"
    "(?:(?<!不)(?:包括|涵盖|涉及)|(?:主要)?(?:有|为)(?=[^。；;、\\d]{2,12}、))"
)
"""What a sentence says that names the kinds: 主动公开政府信息的主要类别为工作动态、财务预决算."""
_SEVERAL = regex("[、,，]|一是")
_SENTENCE = regex(r"[^。！？!?\n]+[。！？!?]?")


def ways_of_publishing(question: Question, report: Report) -> tuple[Item, ...]:
    """What stands under the heading of the ways, or the sentence that names several; else none."""
    if not _asks(question, report, "ways"):
        return ()
    for section in _sections(report):
        if found := items_of(report, section) or body_of(report, section):
            return found
    return tuple(_sentences(report, _SAID))[:1]


def kinds_of_information(question: Question, report: Report) -> tuple[Item, ...]:
    """The sentence that names most kinds of what was made public; none where none names several."""
    if not _asks(question, report, "kinds"):
        return ()
    text = report.source_text
    found = _sentences(report, _KINDS_SAID)
    best = max(found, key=lambda i: text[i.span.start : i.span.end].count("、"), default=None)
    return (best,) if best else ()


def _asks(question: Question, report: Report, what: str) -> bool:
    """Whether a question asks for the ways or the kinds, and names nothing that was published."""
    words = load("wording")[f"{what}_of_publishing"]
    if question.wants_number or "yesno" in question.intents:
        return False
    if compile_words(words["asks"]).search(question.folded) is None:
        return False
    return names_no_more_than(question, compile_words(words["said"]), fold(report.header.issuer))


def _sections(report: Report) -> Iterator[Section]:
    return (
        section
        for section in report.sections
        if section.path
        and len(section.path[-1]) <= _LONGEST_HEADING
        and _HEADING.search(section.path[-1])
    )


def _sentences(report: Report, said: re.Pattern[str]) -> Iterator[Item]:
    for found in _SENTENCE.finditer(report.source_text):
        if said.search(found.group()) and _SEVERAL.search(found.group()):
            yield Item(unpadded(report, Span(*found.span())), path_at(report, found.start()))
