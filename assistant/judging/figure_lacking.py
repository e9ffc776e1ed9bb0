"""Does a sentence state the figure that is asked for, or of a rise or fall the reason?"""

from __future__ import annotations

import re

from assistant.evidence.arithmetic import is_given
from assistant.evidence.evidence import Finds
from assistant.judging.growth import (
    against_the_year_before,
    asks_for_a_percentage,
    tells_a_change_unasked,
)
from assistant.judging.required import answers_for, of_one_kind
from assistant.judging.spoken import counted_of, idle
from assistant.judging.telling import tells_the_reason
from assistant.judging.touched import touches
from assistant.understanding.details import detail_asked
from assistant.understanding.given import numbers_given
from assistant.understanding.question import Question
from assistant.understanding.requirements import required_by
from assistant.understanding.terms import are_verbs
from assistant.understanding.words import fold
from corpus.regex import regex
from vectorstore.retriever import Hit

_LASTS = regex("为期|半[天日年]|整天|全天")
_ORDINALS = frozenset({"place_in_a_ranking", "number_in_a_series"})
"""The requirements of which of its kind something is: no figure states that."""


def lacks_the_figure(question: Question, finds: Finds, top: Hit) -> bool:
    """Whether a figure, or what the average of something was, is asked for and not stated."""
    averaged = any(c.name == "average" for c in question.concepts) and "what" in question.intents
    if averaged and not _AVERAGED.search(top.text):
        return True
    if _asks_why_alone(question):
        return not tells_the_reason(top.text)
    than_before = "yesno" in question.intents and against_the_year_before(question)
    if than_before and _THAN_LAST_YEAR.search(top.text):
        return False
    if question.wants_number or averaged or asks_for_a_percentage(question):
        return not _states_a_figure(question, finds, top)
    an_area = [name for name, _ in question.wants] == ["area"] and not question.intents & _ASIDE
    in_units = an_area or _IN_UNITS.search(question.folded)
    if in_units and not _measures_it(question, finds, top):
        return True
    best = (c for c in finds.ranked[0][:1] if top.start <= c.fact.start < top.end)
    measured = question.wants or _A_MEASURE.search(question.folded)
    return bool(measured) and any(
        tells_a_change_unasked(question, c, finds.report.source_text) for c in best
    )


def _states_a_figure(question: Question, finds: Finds, hit: Hit) -> bool:
    """Whether a sentence states a figure of a kind, and of what, was asked for.

    How long something took may stand there in words (为期半天); so may its place (第五名), and
    which of several has the most.
    """
    ordinal = (one for one in required_by(question.folded) if one.name in _ORDINALS)
    if any(one.holds.search(hit.text) for one in ordinal):
        return True
    if any(name == "duration" for name, _ in question.wants) and _LASTS.search(hit.text):
        return True
    most = detail_asked("the_most", question.folded)
    counted = question.counted or question.intents & {"number", "compare"}
    if most and not counted and most.says.search(hit.text):
        return True  # which of them it is, not how many
    if _counts_it_directly(question, hit.text):
        return True
    given = numbers_given(question)
    return any(
        hit.start <= c.fact.start < hit.end
        and c.features.fit >= 0
        and not is_given(c, given)
        and answers_for(question, c, finds.report)
        for c in of_one_kind(question, finds.ranked[0], finds)
    )


def _counts_it_directly(question: Question, text: str) -> bool:
    """Whether a number stands right before what is counted, with no measure word: 2.7万汉籍市民."""
    if any(_stands_behind(_IN_WHOLES, word, text) for word in _words_counted(question)):
        return True
    return counts_in_numerals(question, text)


def counts_in_numerals(question: Question, text: str) -> bool:
    """Whether a numeral, which states no figure, says how many there are: 七大版块, 三级网络."""
    if _OF_LEVELS.search(question.folded):
        return _LEVELS.search(text) is not None
    return any(_stands_behind(_LARGE, word, text) for word in _words_counted(question))


def _stands_behind(number: re.Pattern[str], word: str, text: str) -> bool:
    """Whether a word stands in a text right behind a number of two characters."""
    *before, _ = text.split(word)
    return any(number.fullmatch(one[-2:]) for one in before)


def _words_counted(question: Question) -> set[str]:
    nouns = [n for n in counted_of(question).nouns(question.own_terms) if not idle(n, question)]
    named = nouns[-1:] or [term for term in question.own_terms if not idle(term, question)][:1]
    return {word for one in named if one.trust >= 1 for word in one.chinese if len(word) > 1}


_NUMERALS = "二两三四五六七八九十"
_IN_WHOLES = regex(r"\d[万亿]")
_LARGE = regex(f"[{_NUMERALS}]大")
_OF_LEVELS = regex(r"(?:几|多少)个?(?:级|层级)(?!以上|以下|别)|\bhow many (?:levels|tiers)\b")
_LEVELS = regex(f"[{_NUMERALS}]级(?!以上|以下|甲|乙|医|保护|等保|标准|响应)")


def _asks_why_alone(question: Question) -> bool:
    """Whether the reason of a rise or fall is asked for, and not how large that was."""
    counts = "number" in question.intents or bool(question.counted)
    return question.wants_number and "why" in question.intents and not counts


_ASIDE = frozenset({"yesno", "why", "how", "who", "where", "when", "list"})
"""What asks for no figure, though it names an area."""
_IN_UNITS = regex(
    r"\bwhat (?:was|is|were|are) [^?]{3,90}\bin (?:yuan|rmb|per ?cent|micrograms?|hectares|tonnes|"
    r"square (?:met(?:er|re)s|kilomet(?:er|re)s)|kilomet(?:er|re)s)\b|"
    r"\bwhat (?:did|does|do) [^?]{3,80}\bcost\b"
)
"""What asks for a figure by its unit: "what was the value added, in yuan"."""
_A_MEASURE = regex(
    r"\bwhat (?:was|were|is|are) [^?]{0,60}?\b"
    r"(?:incomes?|concentrations?|levels?|rates?|prices?)\b|"
    r"\bconcentrations? (?:in|of)\b|(?:浓度|收入|价格)(?:是|为|有)?(?:多少|多高)"
)
_FREE = regex("免费|[不未]收")


def _measures_it(question: Question, finds: Finds, top: Hit) -> bool:
    """Whether a sentence states a figure, of a unit that fits, which has a word of the question."""
    named = [t for t in question.own_terms if t.trust >= 1 and not are_verbs(t.chinese[:1])]
    return _FREE.search(top.text) is not None or any(
        top.start <= c.fact.start < top.end
        and c.features.fit > 0
        and any(touches(term, fold(c.fact.label)) for term in named)
        for c in finds.ranked[0]
    )


_THAN_LAST_YEAR = regex("(?:超过|高于|多于|好于|优于|低于|少于|不及)(?:去年|上年|上一年|前一年)")
"""What a sentence says itself of the year before, without a figure: 客流量超过去年."""
_AVERAGED = regex("平均|[人日户月件年场]均")
