"""The second half of a double question: "how many were there, and what were they about?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.aspects import asks_for_figure
from assistant.understanding.concepts import Concept, concepts_in
from assistant.understanding.details import detail_asked, told_at_least
from assistant.understanding.place_spans import without
from assistant.understanding.reckoning import reckoning_in
from assistant.understanding.wants import intents_in
from corpus.language import HAN, han_count
from corpus.regex import regex
from corpus.report import Fact, Span

_ENGLISH = regex(
    r"(?:,? and|;|\?|, )(?: then| also| if so,?)? "
    r"(?P<half>(?:(?:from|by|to|on|about|for|in|of|with|at|under|during) )?"
    r"(?P<word>what|which|who|whom|whose|where|when|why|how)\b[^?;]*)"
)
_CHINESE = regex(
    r"(?:[，,；;。？?、]|以及|并且|[和与及])"
    rf"(?P<half>(?:又|也|都|各|分别|主要|具体|其中|它们|他们|这些){{0,3}}[{HAN}]{{0,8}}?"
    rf"(?P<word>哪(?:些|几|个|家|类|种|里|天|年|月)|什么|谁|为何|怎么|怎样|如何|何时|何处)"
    r"[^？?；;。]*)"
)
_WHO_FIRST = regex(
    rf"(?P<asked>[^，,；;。？?最]*?(?P<word>(?:又|都)?是(?:谁|哪(?:些|几|个|家)?[{HAN}]{{1,6}}?))[?？，,；;])"
    rf"(?!\s?(?:各|分别|每))(?=[^？?]*(?:多少|(?<![哪前这近])几))"
)
"""Who it was, asked before the figure: 收费的是哪个局？收了多少？"""
_WHO_IT_WAS = regex("是谁|是哪")
"""What every such question has, and few others."""
_IF_ALL_DONE = regex(
    r"(?:是不是|是否)?(?:全都|全部|都)[^，,；;。？?]{0,6}(?:办|答复|回复|处理|完成|解决|结)[^，,；;。？?]{0,3}?"
    r"(?:没有?|了吗|了没有?|吗|(?<=[完结复理成决])了?(?=[?？]?$))[?？]?|"
    r"(?:(?:were|was|are|is|have|has) (?:they|it|these|those|all)|did (?:they|it) all)\b[^?;]*"
    r"\b(?:answered|replied|dealt|handled|settled|closed|completed?|done|finished|processed|"
    r"resolved|concluded)\b[^?;]*\??"
)
"""Whether all of it was done: 都办完没有, "were they all answered"."""
_ALL_DONE = regex(rf"(?:[，,；;。？?]|(?:,? and|;|[?]) )(?P<half>{_IF_ALL_DONE.pattern})$")
_IS_DONE = regex(
    r"(?:均|都|全部|全数|所有)[^，,。；;]{0,12}(?:办|答复|回复|处理|完成|解决|结)|"
    r"(?:办结|答复|办复|回复|处理|解决|完成)率[^，,。；;\d]{0,6}\d"
)
"""What a sentence says that tells whether all of it was done."""
_ELSE = regex(
    r"\b(?:what|which|whom?|whose|where|when|why)\b|\bhow (?:did|were|was)\b|"
    r"哪(?:些|几|个|家|类|种|里)|什么|谁|为何|怎么|怎样|如何"
)
_MERELY = regex(r"\bwhat about\b|怎么样|如何[?？]?$")
"""How a follow-up asks for the same figure of something else."""
_NAMES = regex(r"《|“|‘|、|包括|其中|分别|即|主要(?:是|有)|涉及|关于|围绕|聚焦")
_STOPS = regex(r"[。！？!?]|\n\s*\n")
_GOES_ON = regex(r"\s*(?:其中|分别|包括|主要(?:是|有)|即)")
_WHICH_THEY_ARE = regex(
    r"\b(?:what|which)\b.*\b(?:they|them|those|these|\d+)\b|哪(?:些|几)|(?:都|分别)是什么"
)
_UP_TO = regex(r"[，,；;。]")
_NUMBER = regex(r"[；;。]|\d")
"""Where the words before a figure begin, and those behind it end, that no other figure has."""
_LONGEST = 320
"""Characters of the sentence that is quoted for the second half at most."""
_MORE = 8
"""So many Chinese characters more than is quoted already must it have."""
_BESIDE = 90
"""Characters before and behind a figure in which what it counts is told."""


def second_half(folded: str) -> Span | None:
    """Where a folded question for a figure asks for something else besides; None if nowhere."""
    done = _ALL_DONE.search(folded)
    if done is not None and asks_for_figure(folded[: done.start()]):
        return Span(*done.span("half"))
    pattern = _CHINESE if re.search(f"[{HAN}]", folded) else _ENGLISH
    for match in pattern.finditer(folded):
        half = Span(*match.span("half"))
        asks = asks_for_figure(folded[: half.end], half.start)
        if asks_for_figure(folded[: half.start]) and not asks:
            return half
    return None


def first_half(folded: str) -> tuple[str, str]:
    """A question for a figure, blanks in place of what else it asks, and that.

    Where that names rows or columns of the tables ("and on what grounds") it is read with the rest.
    What it asks of the figures themselves ("and which was the largest") is nothing else.
    """
    who = _WHO_FIRST.search(folded) if _WHO_IT_WAS.search(folded) else None
    if who and "最" not in folded[: who.end()]:
        return without(folded, (Span(*who.span("word")),)), who["asked"].strip(" ,，?？；;")
    half = second_half(folded)
    if half is None:
        return folded, ""
    reckoned = reckoning_in(folded[half.start : half.end], yesno=False)
    if reckoned is not None and not reckoned.why:
        return folded, ""
    asked = folded[half.start : half.end].strip(" ,，?？。.")
    if any(half.start < c.end and c.start < half.end for c in concepts_in(folded)):
        return folded, asked
    return without(folded, (half,)), asked


def asked_of_what_was_said(folded: str, concepts: Sequence[Concept]) -> str:
    """What a follow-up asks of the figure before it, and is no figure: "what were they about"."""
    if any(c.end for c in concepts) or reckoning_in(folded, yesno=False) is not None:
        return ""
    return folded.strip(" ,，?？。.") if _asks_else(folded) else ""


def _asks_else(folded: str) -> bool:
    """Whether folded words ask for something, and for no figure: "what were they about"."""
    asks = _ELSE.search(folded) is not None and not _MERELY.search(folded)
    return asks and not asks_for_figure(folded)


def beside(asked: str, shown: Sequence[Fact], text: str) -> tuple[int, int] | None:
    """The sentence around figures of prose that answers the second half; None if it does not."""
    start, end = shown[0].start, shown[0].end
    first, last = sentence_around(start, end, text)
    if asks_if_all_done(asked):
        told = _IS_DONE.search(text[start:last]) or _says_as_many(text[end:last], text[start:end])
        return (first, last) if told else None
    labels = "".join(fact.label + fact.parent for fact in shown)
    more = han_count(text[first:last]) - han_count(labels)
    near = text[max(first, start - _BESIDE) : min(last, end + _BESIDE)]
    its_own = _UP_TO.split(text[first:start])[-1] + _NUMBER.split(text[end:last])[0]
    return (first, last) if more >= _MORE and says_it(asked, near, its_own) else None


def sentence_around(start: int, end: int, text: str) -> tuple[int, int]:
    """The sentence that a figure stands in, and the next where that goes on; cut if long."""
    first = max((m.end() for m in _STOPS.finditer(text, 0, start)), default=0)
    stop = _STOPS.search(text, end)
    last = stop.start() if stop else len(text)
    if stop and stop.group() == "。" and _GOES_ON.match(text, stop.end()):
        after = _STOPS.search(text, stop.end())
        last = after.start() if after else len(text)
    while first < start and text[first].isspace():
        first += 1
    if last - first > _LONGEST:
        return _shortened(text, first, last, start, end)
    return first, last


def _says_as_many(said: str, figure: str) -> bool:
    """Whether words say that as many were done: 受理560件，已办结560件."""
    many = re.escape("".join(re.findall(r"\d[\d.,]*", figure)[:1]))
    done = rf"(?:办结|答复|回复|处理|完成|解决)[^\d，,。；;]{{0,8}}{many}(?!\d)"
    return bool(many) and re.search(done, said) is not None


def named_first(folded: str) -> Span | None:
    """Where a folded question asks which one it was before it asks for the figure of that.

    "Whose heating went off, and how much were they given back?", 哪个社区垫底？扣了多少？
    """
    pattern = _NAMED_FIRST_ZH if re.search(f"[{HAN}]", folded) else _NAMED_FIRST
    match = pattern.match(folded)
    if match is None or asks_for_figure(match["asked"]) or begins_with_a_clause(folded):
        return None
    return Span(*match.span("asked"))


def begins_with_a_clause(folded: str) -> bool:
    """Whether a question begins with a clause that asks nothing: when it asked the public, ..."""
    return _SUBORDINATE.match(folded) is not None


_SUBORDINATE = regex(
    r"(?:[^?:]{0,60}: )?(?:(?:when|where|while)\b|(?:of|in|from|with|for|to|on|at|by) what\b)"
    r"(?! (?:is|are|was|were|did|does|do)\b)[^?;]*, how\b"
)


_NAMED_FIRST = regex(
    r"(?P<asked>(?:[^?:]{0,60}: )?(?:in|on|to|for|at|by|from|of|with)? ?"
    r"(?:which|who|whose|whom|what|where|when|why)\b[^?;]*?)"
    r"(?:,? and (?:by |to |for |of |in |at )?|[,;?] )"
    r"(?=how (?:much|many)\b|what (?:number|share|percentage)\b)"
)
_NAMED_FIRST_ZH = regex(
    r"(?P<asked>[^，,；;。？?]*?(?:哪(?!怕)|什么|谁|何[处时地])[^，,；;。？?]*)[？?，,；;]\s?(?=[^？?]*(?:多少|几))"
)


def asks_who(asked: str) -> bool:
    """Whether a second half asks who it was."""
    return re.search(r"\bwhom?\b|谁|哪些人", asked) is not None


def asks_if_all_done(asked: str) -> bool:
    """Whether a second half asks whether all of it was done."""
    return _IF_ALL_DONE.fullmatch(asked) is not None


def says_it(asked: str, said: str, its_own: str | None = None) -> bool:
    """Whether words can be an answer to a second half at all: a date to "when", names to "who".

    ``its_own``: those that no other figure has, where the names must be of what is counted.
    """
    at_least = told_at_least()
    ways = [at_least[way] for way in intents_in(asked) & at_least.keys()]
    if not ways and (how := detail_asked("likely_how", asked)):
        ways = [how.says]
    if not ways:
        named = its_own is not None and _WHICH_THEY_ARE.search(asked) is not None
        return _NAMES.search(its_own if named and its_own else said) is not None
    return any(way.search(said) for way in ways)


def _shortened(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The part of a long sentence around a figure, cut at clauses."""
    if start - first > _LONGEST // 2:
        cut = re.search(r"[，,；;。]", text[start - _LONGEST // 2 : start])
        first = start - _LONGEST // 2 + (cut.end() if cut else 0)
    if last - first > _LONGEST:
        cuts = [m.start() for m in re.finditer(r"[，,；;]", text[end : first + _LONGEST])]
        last = end + cuts[-1] if cuts else first + _LONGEST
    return first, last
