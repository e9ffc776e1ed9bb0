"""Whether a question is on what reports there are of the places that it names."""

from __future__ import annotations

from assistant.understanding.place_spans import places_in, without
from assistant.understanding.question import Question
from corpus.language import HAN
from corpus.regex import regex

_HELD = regex(
    r"(?:(?:which|what|how many) (?:annual |disclosure )*(?:reports?|years?)(?: of reports?)? "
    r"(?:(?:for|on|of|about|from|by) )?"
    r"(?:(?:do|have|does|has) (?:you|we|i|youju|it|the corpus)(?: have| got| hold| cover)?|"
    r"(?:are|is) (?:there|available|covered|held|included)|exist)|"
    r"(?:do you have|have you(?: got)?|(?:is|are) there|does (?:the corpus|it) (?:have|hold)) "
    r"(?:an? |any |the )?(?:annual |disclosure )*reports?)"
    r"(?: (?:for|on|of|about|from|by|in|available))*|"
    r"(?:你们?|这里|语料(?:库)?(?:里|中)?|库里)?(?:都)?(?:有没有|有无|有|收录了?)"
    r"(?:哪几|哪些|多少|几)?(?:份|个|年|篇)?(?:度)?的?(?:年度)?(?:报告|年报|年份)|"
    r"(?:的)?(?:年度)?(?:报告|年报)(?:有没有|都?有(?:哪几|哪些|多少|几)?(?:份|个|年|篇)?的?)"
)
_YEAR_NAMED = regex(r"(?:\b(?:for|of|in) )?(?:19|20)\d\d年?度?")
_IN_CHINESE = regex(rf"(?<=[{HAN}]) | (?=[{HAN}])")
_AROUND = " ,.!?;:，。！？；：吗么呢"


def asks_what_is_held(question: Question) -> bool:
    """Whether it is asked which reports, or reports of which years, there are of a place."""
    scope = question.scope
    if not scope.named:
        return False
    left = without(question.folded, places_in(question.folded, scope.mentions))
    left = " ".join(_YEAR_NAMED.sub(" ", left).replace("'s", " ").split())
    left = _IN_CHINESE.sub("", left)
    return _HELD.fullmatch(left.strip(_AROUND)) is not None
