"""Which of the figures that may answer goes first: what has all that the question says of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.alike import of_its_sort_first
from assistant.evidence.arithmetic import and_the_rest
from assistant.evidence.decide import ENOUGH, figure_confidence
from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.finding.changed_by import changed_by_first, done_to_it_first
from assistant.finding.following import NEXT_BEST, as_asked_on, led_by
from assistant.finding.meant_first import (
    not_what_is_left_out,
    of_the_name_first,
    of_the_part_named_first,
    of_the_place_first,
    part_called,
    part_first,
    said_of_it_first,
    what_came_of_it_first,
    whole_is_called_so,
)
from assistant.finding.one_a_part import CONSIDERED
from assistant.finding.other_kinds import whole_of_kinds
from assistant.judging.required import answers_for, lacks_a_concept, of_one_kind, words_of
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.given import whole_given
from assistant.understanding.question import Question
from assistant.understanding.terms import VERB
from assistant.understanding.wants import OF_ALL_YEARS
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Report
from corpus.units import unit_kind

ALL_TOLD = regex(
    r"一共|总共|共计|合计|加起来|"
    r"\b(?:adding up|added up|summed up|altogether|in total|in all|overall|total)\b"
)
_ASKED_JUST_BEFORE = regex(r"(?:多少|几).?$")


def speaking_of_it(question: Question, finds: Finds) -> Finds:
    """The best figures without those that say nothing of what the question specifies."""
    best = tuple(c for c in finds.ranked[0][:CONSIDERED] if answers_for(question, c, finds.report))
    best = of_one_kind(question, best, finds)
    best = _of_every_word_first(question, _to_the_word_first(question, best, finds.report), finds)
    best = _all_before_the_new(question, _in_all_first(question, best, finds.report))
    best = not_what_is_left_out(question, best)
    if question.taken_terms:
        best = as_asked_on(question, finds, best)
    best = _whole_first(question, _fitting_first(question, best, finds.report))
    best = part_first(question, _of_the_stated_whole(question, finds, best))
    best = what_came_of_it_first(question, said_of_it_first(question, best))
    best = of_its_sort_first(question, _of_the_noun_first(question, best, finds.report))
    if not ALL_TOLD.search(question.folded):
        best = of_the_part_named_first(question, best)
    best = of_the_name_first(question, _inside_the_title_first(question, best, finds.report))
    best = of_the_place_first(question, _of_all_years_first(question, best, finds.report))
    best = done_to_it_first(question, best, finds.report)
    best = changed_by_first(question, best, finds.report)
    return replace(finds, ranked=(best, *finds.ranked[1:]))


def _of_all_years_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """A figure of all years first where that is asked for, before one of the year: 全年累计."""
    if not best or not _ALL_YEARS.search(question.folded):
        return best

    def of_the_year(candidate: Candidate) -> bool:
        clause = report.source_text[candidate.clause.start : candidate.clause.end]
        return _OF_THE_YEAR.search(clause) is not None

    unit = best[0].fact.quantity.unit
    others = (c for c in best[1:NEXT_BEST] if c.fact.quantity.unit == unit and not of_the_year(c))
    label = fold(best[0].fact.label)
    year = of_the_year(best[0])
    told = (
        c for c in others
        if _TO_DATE.search(c.fact.label) and (year or _TO_DATE.sub("", fold(c.fact.label)) == label)
    )  # fmt: skip
    return led_by(next(told, best[0]), best)


_ALL_YEARS = regex(
    rf"{OF_ALL_YEARS.pattern}|\bcumulative(?:ly)?\b|"
    r"\bto date\b|\bover the years\b|历年累计|(?<!全年)(?<!年内)累计"
)
_OF_THE_YEAR = regex("全年|本年|年内|当年|今年")
_TO_DATE = regex("累计|总计|历年")


def _to_the_word_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """A sure figure that has all that is counted before one that may say it in other words."""
    if not best or answers_for(question, best[0], report, to_the_word=True):
        return best
    if _is_so_limited(question, best[0]):
        return best
    exact = next(
        (
            c for c in best[1:NEXT_BEST]
            if figure_confidence(question, c) >= _SURE_ENOUGH
            and answers_for(question, c, report, to_the_word=True)
        ),
        None,
    )  # fmt: skip
    return best if exact is None else led_by(exact, best)


def _of_every_word_first(
    question: Question, best: tuple[Candidate, ...], finds: Finds
) -> tuple[Candidate, ...]:
    """A figure whose own words have all that the question names, before one that lacks some.

    Investment that was "signed": 签约引进项目总投资, and not 招商引资实际到位资金. Not where both
    stand in one sentence, whose words are of all its figures.
    """
    named = [t for t in question.own_terms if t.trust >= 1 and t.chinese]
    if not best or len(named) < _SEVERAL_WORDS or len(finds.ranked) > 1 or question.taken_terms:
        return best
    context = best[0].fact.context
    sentence = fold(finds.report.source_text[context.start : context.end])
    meant = (replace(term, chinese=term.chinese[:_LIKELY]) for term in named)
    if all(touches(term, sentence) for term in meant):
        return best
    kind = unit_kind(best[0].fact.quantity.unit)
    for c in best[1:NEXT_BEST]:
        said = fold(words_of(c, finds.report)[0])
        alike = unit_kind(c.fact.quantity.unit) == kind and c.features.fit >= best[0].features.fit
        apart = c.hit is not best[0].hit
        sure = alike and apart and figure_confidence(question, c) >= ENOUGH
        if sure and all(touches(term, said) for term in named):
            return led_by(c, best)
    return best


def _in_all_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """A figure that its clause calls the whole first, where that is asked for."""
    if not best or not _IN_ALL.search(question.folded) or _says_in_all(best[0], report):
        return best
    unit = unit_kind(best[0].fact.quantity.unit)
    least = figure_confidence(question, best[0]) - _HARDLY_LESS
    told = (
        c for c in best[1:NEXT_BEST]
        if unit_kind(c.fact.quantity.unit) == unit and figure_confidence(question, c) >= least
        and _says_in_all(c, report) and not c.fact.parent and not _names_more(question, best[0], c)
    )  # fmt: skip
    return led_by(next(told, best[0]), best)


def _names_more(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether a figure is called by a word of the question that the other is not: 泗洪, of all."""
    own, beside = fold(one.fact.label), fold(other.fact.label)
    named = (t for t in question.own_terms if t.trust >= 1 and t.chinese)
    return any(held_in(t, own) == 1 and held_in(t, beside) < 1 for t in named)


def _says_in_all(candidate: Candidate, report: Report) -> bool:
    """Whether the words before a figure say that it is all there is: 共发布事项1710项."""
    before = report.source_text[candidate.clause.start : candidate.fact.start]
    return _WHOLE.search(before) is not None


_IN_ALL = regex(r"总数|总量|总共|一共|共有|共计|\b(?:in total|in all|altogether|total number)\b")
_WHOLE = regex("(?<![公一])共(?!享|同|建|治|中|产|性|和|服|资)|合计|总计|总数|累计")
_HARDLY_LESS = 0.12


def _all_before_the_new(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """How many there are before how many were new, where it is asked how many there are."""
    if not best or not _THERE_ARE.search(question.folded) or _IS_NEW.search(question.folded):
        return best
    label = fold(best[0].fact.label)
    if not _NEW.match(label):
        return best
    named = [t for t in question.own_terms if t.chinese and held_in(t, label) == 1]
    unit = best[0].fact.quantity.unit
    there = (
        c for c in best[1:NEXT_BEST]
        if c.fact.quantity.unit == unit and figure_confidence(question, c) >= ENOUGH
        and not _NEW.match(fold(c.fact.label)) and len(named) > 1
        and all(held_in(t, fold(c.fact.label)) == 1 for t in named)
    )  # fmt: skip
    return led_by(next(there, best[0]), best)


_NEW = regex("(?:全年|本年|今年|当年)?(?:新(?!闻|媒|浪|冠|华)|增[加设]|添)")
_IS_NEW = regex(
    r"新(?!闻|媒|浪|冠|华)|增|添|\b(?:new\w*|add\w*|more|extra|creat\w+|regist\w+|start\w*)\b"
)
_THERE_ARE = regex(
    r"有了?(?:多少|几)|"
    r"\bhow many [^?]+? (?:are there|(?:do|does|did|has|have) [^?]+ ?(?:have|got))\b|"
    r"\bhow many [^?]+? in [\w ]+[?]?$"
)
_LIKELY = 2
"""So many words stand for a term in all likelihood; the others are offers of a dictionary."""


def _is_so_limited(question: Question, candidate: Candidate) -> bool:
    """Whether a figure's label has the limit asked for: what stands beside it is of other ages."""
    label = fold(candidate.fact.label)
    limits = (term for term in question.own_terms if term.limit)
    return any(fold(word) in label for term in limits for word in term.chinese)


_SURE_ENOUGH = 0.8
"""So sure is a figure that goes before another because it has every word of the question."""


def _whole_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figure that governs the best one first, where all of it together is asked for.

    So it is where nothing tells the part, and what is asked is what the whole is called.
    """
    rest = and_the_rest(question.folded)
    if not best or not best[0].fact.parent:
        return best
    if added_up := whole_of_kinds(question, best[0], best[:CONSIDERED]):
        return led_by(added_up, best)
    called_so = whole_is_called_so(question, best)
    all_of_them = _THROUGH_ALL.search(question.folded) is not None
    if not (rest or called_so or all_of_them or ALL_TOLD.search(question.folded)):
        return best
    part = best[0].fact
    whole = next(
        (
            c for c in best[: CONSIDERED if rest else NEXT_BEST]
            if c.fact.label == part.parent and c.fact.quantity.unit == part.quantity.unit
        ),
        None,
    )  # fmt: skip
    sure = rest or called_so or all_of_them
    if whole is None or (not sure and whole.features.near < best[0].features.near):
        return best
    return led_by(whole, best)


_THROUGH_ALL = regex(
    r"\b(?:through|via|over|on|by) (?:all )?(?:its|their|the) "
    r"(?:(?:online|web|various|different) )*"
    r"(?:platforms|channels|mailboxes)\b|通过(?:各个?|各类|多个|这些|所有)(?:平台|渠道|信箱)"
)
"""Through all that a body has: no figure of one of its platforms answers."""


def _of_the_stated_whole(
    question: Question, finds: Finds, best: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """The figures without those larger than the whole that a question states: of the 1,710 items.

    What the report counts as a part of it goes first where it is so named.
    """
    whole = whole_given(question)
    if whole is None:
        return best
    size, past = whole
    wholes = {c.fact.label for c in finds.ranked[0] if c.fact.quantity.value == size}
    if not wholes:
        return best
    fitting = tuple(
        c for c in best if c.fact.quantity.unit == "%" or (c.fact.quantity.value or 0) <= size
    )
    if not fitting or fitting[0].fact.parent in wholes:
        return fitting
    said = [t for t in question.own_terms if t.start >= past and t.trust >= 1]
    part = part_called(said, wholes, fitting)
    return fitting if part is None else led_by(part, fitting)


def _fitting_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """The figures with those first that have the unit and the concepts asked for, if sure.

    The best of all without them would be refused.
    """
    if not best:
        return best
    if fits(question, best[0], report):
        return _so_counted_first(question, best)
    fitting = next((c for c in best[:NEXT_BEST] if fits(question, c, report)), None)
    if fitting is None or figure_confidence(question, fitting) < ENOUGH:
        return best
    return led_by(fitting, best)


def _so_counted_first(question: Question, best: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The figures with a surer one first that has the very measure word asked with: 清了几次."""
    if not question.counted or best[0].features.fit == 1:
        return best
    enough = max(ENOUGH, figure_confidence(question, best[0]))
    surer = (
        c for c in best[1:NEXT_BEST]
        if c.features.fit == 1 and figure_confidence(question, c) >= enough
    )  # fmt: skip
    return led_by(next(surer, best[0]), best)


def _of_the_noun_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """The figures with that first which the noun counted follows: 26个单位, not 30名个人.

    Only among those of one sentence, of which no other is so followed, and where the noun so
    follows in the question: 多少单位.
    """
    nouns = counted_of(question).nouns(question.own_terms)
    noun = nouns[-1] if nouns and nouns[-1].trust != VERB else None
    words = tuple(fold(word) for word in noun.chinese) if noun else ()
    if words and question.language == "zh":  # 多少专业人员, in two words
        words += (question.folded[nouns[0].start : nouns[-1].end],)
    if not best or not words or not _ASKED_JUST_BEFORE.search(question.folded[: nouns[0].start]):
        return best
    if _is_so_limited(question, best[0]):
        return best
    beside = [c for c in best[:NEXT_BEST] if c.fact.context.start == best[0].fact.context.start]
    text = report.source_text
    named = [c for c in beside if fold(text[c.fact.end : c.fact.end + 12]).startswith(words)]
    if len(named) != 1 or named[0] is best[0]:
        return best
    return led_by(named[0], best)


def _inside_the_title_first(
    question: Question, best: tuple[Candidate, ...], report: Report
) -> tuple[Candidate, ...]:
    """A figure of a title before that which counts the title, where it is of what is counted.

    Recruiting 220 social managers, in a notice: 招聘108名专业人员及220名社会管理人员等信息18条.
    """
    nouns = [t for t in counted_of(question).nouns(question.own_terms) if t.trust >= VERB]
    if not best or question.language == "zh" or len(nouns) < _SEVERAL_WORDS:
        return best
    text = report.source_text
    label = best[0].fact.label
    inner = [c for c in best[1:NEXT_BEST] if text[c.fact.start : c.fact.end] in label]
    for c in inner:
        behind = fold(_NOT_HAN.split(text[c.fact.end : c.fact.end + _A_NOUN])[0])
        if sum(touches(term, behind) for term in nouns) >= _SEVERAL_WORDS:
            return led_by(c, best)
    return best


_SEVERAL_WORDS = 2
_A_NOUN = 16
"""Characters behind a figure in which its noun stands, and what ends it."""
_NOT_HAN = regex(r"[^\u4e00-\u9fff]")


def fits(question: Question, candidate: Candidate, report: Report) -> bool:
    """Whether a figure has the unit and the concepts asked for."""
    lacking = lacks_a_concept(question, *words_of(candidate, report))
    return not lacking and candidate.features.fit > -1
