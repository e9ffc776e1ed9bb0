"""By what way requests came in, where that is asked: by letter, online, at the counter."""

from __future__ import annotations

from assistant.judging.polarity import asks_for_a_rule
from assistant.understanding.enumerations import Item, told_in
from assistant.understanding.question import Question
from corpus.regex import regex
from corpus.report import Report

_MADE = (
    r"(?:sen[dt]|submit\w*|fil(?:e|ed|ing)|lodg\w+|ma[dk]e|c[ao]me|arriv\w+|reach\w*|receiv\w+|"
    r"put in|deliver\w*|hand\w*|get|got)"
)
_HOW = (
    r"(?:how(?! (?:many|much|long|often|quickly|soon|fast|far|well|big))|"
    r"(?:by|in|through|via|over) (?:what|which) (?:(?:kind|sort|type)s? of )?"
    r"(?:\w+ )?(?:means|ways?|channels?|methods?|routes?|forms?|post|mail|letters?|delivery))"
)
_WANTED = (
    "(?:怎么|如何|怎样|(?:以|用|通过|经|是)?(?:了)?(?:什么|哪[种些个]|何种)"
    "(?:方式|渠道|途径|形式|办法|路径))"
)
_SENT = "(?:递交|提交|提出|送|交|寄|递|进|来|收)"
_ASKS = regex(
    rf"\b{_HOW}\b[^?]{{0,60}}\b{_MADE}\b[^?]{{0,40}}\b(?:requests?|applications?)\b|"
    rf"\b{_HOW}\b[^?]{{0,60}}\b(?:requests?|applications?)\b[^?]{{0,70}}\b{_MADE}\b|"
    rf"\b(?:requests?|applications?)\b[^?]{{0,40}}"
    rf"\bhow (?:they|these|those|it|each)\b[^?]{{0,20}}{_MADE}\b|"
    rf"\b(?:requests?|applications?)\b[^?]{{0,30}}\bby (?:channel|means|route|way in|mode)s?\b|"
    rf"申请[^,，。？?]{{0,6}}{_WANTED}[^,，。？?]{{0,4}}{_SENT}|"
    rf"{_WANTED}[^,，。？?]{{0,4}}{_SENT}[^,，。？?]{{0,8}}申请"
)
_DEALT_WITH = regex(
    r"答复|回复|处理|办理|送达|公开(?!申请|的申请)|\b(?:repl\w+|answer\w*|respon\w+|deal\w*|dealt|"
    r"handl\w+|treat\w*|process\w*|becom\w+|became|decid\w+)\b"
)
"""What asks how requests were answered, not how they came in."""
_WAY = (
    "(?:信函|挂号信|信件|来信|邮寄|邮政|快递|EMS|当面|现场|窗口|网上|网络|网站|官网|互联网|在线|线上|线下|"
    "平台|电子邮[件箱]|邮[件箱]|传真|书面|短信|电话)"
)
_SAYS = regex(
    rf"(?:为|是|系|均|都|通过|以|由|采[用取]|经)[^。；;，,]{{0,16}}{_WAY}[^。；;，,]{{0,12}}"
    "(?:申请|提交|递交|提出|方式|渠道|途径|形式|件)|"
    rf"{_WAY}[^。；;，,]{{0,6}}(?:申请|提交|递交|提出|收到|接收)[^。；;，,]{{0,10}}\d+\s?[件条宗份项]"
)
_CAME_IN = regex("申请")
_RECEIVED = regex("其中|办件|收到|受理|接到|接收|新收|收悉|提交|递交|提出")
_MAY = regex("可(?!信)|应当?|须|畅通|拓[宽展]|设[置立]|指南|流程|投诉|咨询|举报")
"""What says how one may apply, or that ways were opened, and not how anybody did."""
_MOST = 2


def ways_of_applying(question: Question, report: Report) -> tuple[Item, ...]:
    """The sentences that say by what way the requests received came in, where that is asked."""
    if question.wants_number or "yesno" in question.intents or asks_for_a_rule(question):
        return ()
    folded = question.asked
    if not _ASKS.search(folded) or _DEALT_WITH.search(folded):
        return ()
    return tuple(told_in(report, _tells))[:_MOST]


def _tells(said: str) -> bool:
    """Whether a sentence says how requests came in: 共受理2件,为挂号信申请."""
    if not (_CAME_IN.search(said) and _RECEIVED.search(said)) or "|" in said:
        return False
    return any(
        not _MAY.search(said[max(0, m.start() - _BEFORE) : m.end()]) for m in _SAYS.finditer(said)
    )


_BEFORE = 12
"""So many characters before what names a way may say that it is only allowed."""
