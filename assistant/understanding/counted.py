"""What a question counts: the noun after "how many", and what is said of some of a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.terms import Term
from assistant.understanding.wants import REQUESTS_MADE
from corpus.language import HAN, han_words
from corpus.regex import regex
from corpus.report import Span
from corpus.units import MEASURE_WORDS

_PHRASE = 5
"""Words of an English noun phrase after "how many" at most."""

_ROUNDS = r"(?:rounds?|instal?lments?|episodes?|batch(?:es)?|series|sets?|pairs?)"
"""What things come in; so many of them are no part of a whole."""
_HOW_MANY = regex(
    r"\b(?:how many|(?:the|total|what|which) number of|(?:^|[:,;] )number of)\s+"
    r"(?!of\b)(?:(?:more|different|new|such|other|total|full|of the|of its|"
    rf"{_ROUNDS} of)\s+)*"
)
_SUCH = regex(
    r"(?:(?!(?:people|staff|children|women|men|police|personnel|media|folk|cattle|data)\b)"
    r"[a-z]+(?:-[a-z]+)*(?<!s), )+(?=[a-z]+(?:-[a-z]+)* [a-z])"
)
"""Adjectives before another and the noun: filthy, unlicensed workshops."""
_ROUNDS_OF = regex(r"\b(?:rounds?|episodes?|series) of $")
_QUOTED = regex(r"(?<!\w)['\"‘“]([^'\"’”]{2,60})['\"’”](?!\w)")
PHRASE_ENDS = regex(
    r"\s(?:(?:did|do|does|was|were|is|are|has|have|had|could|would)n't|"
    r"did|do|does|was|were|is|are|has|have|had|been|be|in|at|by|of|on|from|for|to|with|"
    r"there|that|which|who|whose|per|can|could|would|will|may|must|under|over|during|after|before|"
    r"across|throughout|around|inside|outside|"
    r"within|between|and|or|came|come|went|got|get|took|take|made|make|ended|led|"
    r"handle|deal|manage|serve|receive|publish|follow|need|want|look|care|cover|share|reach|appear|"
    r"belong|exist|remain|go|join|use|watch|attend|apply|benefit|broke|rose|fell|grew|worth|valued|"
    r"dealt|kept|held|sent|sold|built|given|put|paid|won|lost|spent|left|found|begun|began|run|ran|drawn|known|seen|sit|stand|live|work|"
    rf"\w+ed)\b|(?<=s)\s\w+ing\b|[?.,;:!]|\((?!\s?[{HAN}])|\s\d|$"
)
_OF_A_WHOLE = regex(
    r"\b(?:how many|how much|what (?:share|percentage|proportion|part|portion|fraction)|number) "
    rf"(?:(?!{_ROUNDS})\w+ )?of\b"
    r"(?P<whole>.{3,90}?)"
    r"\b(?:was|were|is|are|came|come|comes|went|goes|go|had|have|has|ended|led|turned)\b"
    r"(?P<said>[^?.]*)"
)
_SENT_OUT = regex(
    r"\bhow many of (?:the|its|these|those|their) [^?,]{2,80}? (?:did|do|does) [^?,]{2,80}? "
    r"(?:on|by|via|through|over) (?!20\d\d)(?P<said>[^?.]+)"
)
"""By what way some of the things counted went: of the 455 items, how many it posted on boards."""
_SOME_WERE = regex(
    r"\b(?:of|among) (?:(?:the|these|those|its|all)\b|[a-z' -]{2,40}['’]s (?=\d))[^?]{2,90}?,? "
    r"how (?:many (?:of them )?|much (?:of (?:it|that) )?(?!(?:was|were) (?:about|on)\b))"
    r"(?:was|were|is|are|had|have|came|come|went|ended|led|turned|dealt with|concerned|involved)\b"
    r"(?P<said>[^?.]*)"
)
_CAME_OUT = regex(
    r"\bhow many (?:(?! of | and )[^?,])+? "
    r"(?:ended|finished|(?:was|were) (?:closed|settled|concluded)) (?:up )?"
    r"(?:with|in|by|through) (?!20\d\d)(?P<said>[^?.]+)"
)
"""How some of the things counted came out: cases that ended with a ruling."""
_CONCERNED = regex(
    r"\bhow many (?:(?! of | and )[^?,])+? "
    r"(?:involv(?:ed?|ing)|concern(?:ed|ing)|(?:were |was )?(?:related to|connected with)|"
    r"had to do with) (?!20\d\d)(?P<said>[^?.]+)"
)
"""What some of the things counted were about: registered cases that involved enterprises."""
_HAD_IT_DONE = regex(
    r"\bhow many (?:(?! of | and )[^?,])+? (?:had|got) "
    r"(?P<said>(?!(?:been|it|they|there|this|that|he|she|we|you)\b|\w+ed\b)"
    r"(?:[a-z-]+ ){1,4}?(?:\w{3,}ed|paid|built|cut|made|done))\b"
)
"""What was done about some of the things counted: flats that had title problems solved."""
_NOT_THE_OTHER = regex(
    r"\b(?:how many|number of) [^?]+? not (?P<by>from|for|by|about|through|on|in|with|to) "
    r"[^?,]{3,40}?,? but (?P=by) (?P<said>[^?.,]+)"
)
_RATHER = regex(
    r"\b(?:how many|number of) [^?]+? (?:was|were|are|came|come|had been|have been|got) "
    r"(?P<said>[^?.,]{3,60}?),? (?:rather than|instead of|as opposed to) "
)
"""Which of all it was, beside which it was not: shut down rather than put right."""
_SPENT_ON = regex(
    r"\b(?:how much|what (?:sum|amount)) .{0,60}?\b"
    r"(?:spen[dt]|paid|(?<!back )(?<!back-)pay|put|went|invest(?:ed)?|"
    r"pour(?:ed)?|plough(?:ed)?|sank|sink|budget(?:ed)?|allocated?)\b(?: \w+){0,2}? "
    r"(?:on|into|in|for|towards?) "
    r"(?P<purpose>(?!20\d\d)[^?.,]+?)(?= (?:in|during|for) (?:20\d\d|the year)|[?.,]|$)|"
    r"\b(?:what|how much) (?:did|does|do) (?P<thing>[^?.,]{3,60}?) cost\b|"
    r"\bhow much (?:paid|spent|invested) (?:\S+ )*?20\d\d (?P<what>[a-z]{3,}(?: [a-z]{3,})?)|"
    r"\bhow much (?:cost|money) "
    r"(?P<item>(?!(?:was|were|is|did|does|has|have|had|went|for|from|the|that)\b)"
    r"[a-z]{3,}(?: [a-z]{3,})?)"
)
_SAID_OF_SOME = regex(
    rf"(?<!报告)(?<!年报)(?<!工作)(?<!集)(?<![市县区镇乡省州旗村])(?:当中|里面|里头|中(?!心)|里)"
    rf"(?:,|，|的|有|,?其中)*"
    rf"(?:(?:多少|几)[{HAN}](?P<after>[{HAN}]{{2,16}})|"
    rf"(?P<said>[{HAN}“”\"]{{2,20}}?)(?:的)?(?:有|是|占|共)?(?:多少|几))"
)
_AT_LAST = regex(
    rf"[,，](?:到)?(?:最后|最终|后来|真正|到头来)(?P<said>[{HAN}]{{2,16}})的(?:有|是|占|共)?(?:多少|几)"
)
"""What became of some in the end: 网上提的申请,最后拿到信息的有几件."""
_SOME_ARE = regex(
    rf"(?<=[{HAN}])(?<!的)(?<!了)(?:有|里有|中有)?(?:多少|几)[件条个项家户名位封场]?(?:是|属于|涉及)(?:关于|有关)?"
    rf"(?P<said>[{HAN}]{{2,16}})"
)
"""市长信箱的信件有多少件是投诉."""
_AND_NOT_THAT = regex(rf"而是(?P<said>[{HAN}]{{2,16}}?)的?(?:一共)?(?:有|是|占|共)?(?:多少|几)")
"""Which of all it was, beside which it was not: 不是个人拖欠,而是企业拖欠的有多少起."""
_MEASURE = (
    r"(?:人次|亩|次数|个人(?!信息|隐私)|个工作日|工作日|平方米|"
    rf"[{MEASURE_WORDS}年天])?"
)
_OF_SUCH_A_SORT = (
    rf"(?:关于|有关|涉及|针对|围绕)[{HAN}、“”]{{2,20}}的|"
    rf"[{HAN}、“”]{{2,20}}?(?:之类|方面|这类|那类|这种|那种)的"
)
"""What the things counted are about, before their noun: 关于整改、检查之类的文件."""
_COUNTED_AFTER = regex(
    rf"(?:多少|(?<![哪前这近])几)(?![万亿美]元)(?:万|亿)?{_MEASURE}"
    rf"(?:{_OF_SUCH_A_SORT}|[{HAN}]{{2,6}}的)?"
    rf"(?P<noun>(?![万亿]?(?:平方|公里|公顷|人次|元))[{HAN}]{{2,8}})"
)
_COUNTED_BEFORE = regex(
    rf"(?P<noun>[{HAN}]{{2,12}}?)(?:的?总?(?:占地|用地|建筑)?总?面积)?"
    r"(?:一共|总共|共计|大概|大约|分别)?(?:占地|占|用地)?"
    r"(?:各)?(?:是|有|为|达|共有|到)?(?:了)?(?<!百分之)(?:多少|几)"
)

_DONE_TO_IT = regex(
    r"(?:\w+ly )?(?!(?:concern|involv|relat|includ|cover|contain)ed)\w+ed(?= \w)"
    r"(?! (?:in|at|by|of|on|from|for|to|with|and|or|more|less|the|an?|any|"
    r"did|do|does|was|were|is|are|has|have|had)\b)"
)
"""What has become of the things counted, before their noun: newly registered firms."""
_TIMES = regex(r"times\b")
"""How often is asked: what follows was done, and is not counted."""
_AFTER_NOUN = regex("[dpum]|t[gt]?")
"""Word classes that begin what is said of the things counted: adverbs, prepositions, numerals."""
_DIRECTION = regex("(?:[出进回过起上下][来去]|来|去)(?![\u4e00-\u9fff]*的)")
"""Where something goes: 送了多少册出去."""
_DONE = frozenset("了过着")
"""What follows a verb: 多少企业拿到了贷款."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question counts: where the noun phrase stands, and where what is said of some does.

    ``of_some``: it is said of some of a whole that is named, and tells no purpose.
    """

    noun: Span | None
    said: Span | None
    of_some: bool

    def nouns(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """The terms of the noun phrase."""
        return tuple(term for term in _within(terms, self.noun) if not term.verb)

    def predicate(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """The terms of what is said of some of a whole: "were women"."""
        return _within(terms, self.said)


_ABOUT = regex(r"\b(?:about|concerning|regarding) [^,?]+(?=,? how many\b)")
"""What a whole is about says nothing of the kind of its figure: "notices about public money"."""


def asking_part(folded: str) -> str:
    """A question's words that tell the kind of figure: "how many complaints" from residents.

    Of complaints, how many concerned workers: complaints are counted.
    """
    if some := _SOME_WERE.search(folded):
        return _ABOUT.sub("", folded[: some.start("said")])
    if told := _OF_WHAT_WAS_TOLD.search(folded) or REQUESTS_MADE.search(folded):
        return told.group()
    asked = _HOW_MANY.search(folded)
    if asked and _ROUNDS_OF.search(asked.group()):
        return asked.group()  # of urging people: rounds, and no people
    noun = _noun(folded) if asked else None
    return folded[asked.start() : noun.end] if asked and noun else folded


_OF_WHAT_WAS_TOLD = regex(
    r"\bhow many (?:of (?:them|these|those) (?:did|do|does|had|have|has|came|went|ended|got)|"
    r"(?:came|went|arrived|ended|reached))\b"
)
"""How some are asked for of what was told before, which is what is counted, whoever did it."""


@lru_cache(256)
def counted_in(folded: str) -> Counted:
    """What a folded question counts."""
    of_some = _said_of_some(folded)
    return Counted(_noun(folded), of_some or _purpose(folded), of_some is not None)


def _within(terms: Sequence[Term], span: Span | None) -> tuple[Term, ...]:
    if span is None:
        return ()
    return tuple(t for t in terms if span.start <= t.start < min(t.end, span.end))


def _noun(folded: str) -> Span | None:
    folded = _QUOTED.sub(_unquoted, folded)
    asked = _HOW_MANY.search(folded)
    if asked:
        if times := _TIMES.match(folded, asked.end()):
            return Span(*times.span())
        such = _SUCH.match(folded, asked.end())
        start = such.end() if such else asked.end()
        done = _DONE_TO_IT.match(folded, start)
        stop = PHRASE_ENDS.search(folded, done.end() if done else start - 1)
        end = stop.start() if stop else len(folded)
        words = folded[start:end].split()
        return Span(start, end) if 0 < len(words) <= _PHRASE else None
    asked = _COUNTED_AFTER.search(folded)
    if asked and not _DIRECTION.match(asked["noun"]):
        return _up_to_the_verb(asked["noun"], asked.start("noun"))
    asked = _COUNTED_BEFORE.search(folded)
    return Span(*asked.span("noun")) if asked else None


def whole_counted(folded: str) -> Span | None:
    """The things of which an English question counts some: "how many of the suggestions"."""
    asked = _HOW_MANY_OF.search(folded)
    stop = PHRASE_ENDS.search(folded, asked.end() - 1) if asked else None
    return Span(asked.end(), stop.start()) if asked and stop else None


_HOW_MANY_OF = regex(r"\bhow many of (?:the|its|their|these|those|all|[a-z]+['’]s) (?!\d)")


def _unquoted(match: re.Match[str]) -> str:
    """A phrase without its quotation marks; one that holds what ends a phrase ends with itself."""
    inside = match.group(1).replace(",", " ")
    stop = PHRASE_ENDS.search(inside)
    if stop is None or stop.start() == len(inside):
        return f" {inside} "
    return f" {_GAPS.sub('_', inside)}."


_GAPS = regex(r"[\s.;:!?]")


def _up_to_the_verb(words: str, start: int) -> Span:
    """The things of 多少家企业跑来谈合作: 企业, not what they do."""
    at = 0
    for word, tag in han_words(words):
        short_verb = len(word) == 1 and tag.startswith("v")
        done = words[at + len(word) :][:1] in _DONE
        if at and (_AFTER_NOUN.fullmatch(tag) or short_verb or done):
            break
        at += len(word)
    return Span(start, start + at)


def _said_of_some(folded: str) -> Span | None:
    in_english = (
        _NOT_THE_OTHER,
        _RATHER,
        _SENT_OUT,
        _OF_A_WHOLE,
        _SOME_WERE,
        _CAME_OUT,
        _CONCERNED,
        _HAD_IT_DONE,
    )
    some = next((m for way in in_english if (m := way.search(folded))), None)
    if some:
        return Span(*some.span("said"))
    ways = (_AND_NOT_THAT, _SAID_OF_SOME, _SOME_ARE, _AT_LAST)
    some = next((m for way in ways if (m := way.search(folded))), None)
    if some:
        return Span(*some.span("after" if some.groupdict().get("after") else "said"))
    return None


def _purpose(folded: str) -> Span | None:
    purpose = _SPENT_ON.search(folded)
    return Span(*purpose.span(purpose.lastgroup or 0)) if purpose else None
