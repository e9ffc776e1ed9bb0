"""Is a figure the whole of which a part is asked for (174栋中一级29栋), or of another grade?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Fact, Report

_PART_BEHIND = regex(
    r"[^，,。；;、\d（(]{0,4}(?:（[^（）]{1,8}）)?中(?!心|学|小|型|央|标|介|医)[，,]?(?P<part>[^。；;]{0,40})"
)
"""What stands right behind a whole that its part is told of: 15个镇中有6个更换过信息员."""
_SHARED = regex(r"比例|比重|占|百分|几成|\b(?:share|percent\w*|proportion|fraction|rate)\b")
_GRADE = regex(
    r"(?<![这那哪])(?P<which>[一二三四五六甲乙丙])(?P<of>[级类等期档批])"
    r"(?![型似待候于间货量复示准次别])"
)
_GRADE_NAMED = regex(
    r"\b(?:(?P<before>first|second|third|fourth)[- ](?P<of>class|grade|level|tier|category|prize|"
    r"phase|stage|batch|round)|"
    r"(?P<kind>class|grade|level|tier|category|phase|stage|batch) "
    r"(?P<behind>one|two|three|four|i{1,3}|iv|[1-4]))\b"
)
_ORDINALS = {
    one: chinese
    for chinese, names in zip(
        "一二三四", ("first one i 1", "second two ii 2", "third three iii 3", "fourth four iv 4"),
        strict=True,
    )
    for one in names.split()
}  # fmt: skip
_KINDS = {"prize": "等", "phase": "期", "stage": "期", "batch": "批", "round": "批"}
_ANY_GRADE = "级类等档"


def is_whole_of_it(question: Question, fact: Fact, report: Report) -> bool:
    """Whether a figure is all of which some are asked for: what says so is told behind it."""
    behind = _PART_BEHIND.match(report.source_text, fact.end)
    if behind is None or not any(c.isdigit() for c in behind["part"]):
        return False
    if question.reckoning is not None or _SHARED.search(question.folded):
        return False
    part = fold(behind["part"])
    before = fold(report.source_text[fact.context.start : fact.end] + "".join(fact.path))
    own = (t for t in question.own_terms if question.aspects[0].holds(t) and t.trust >= 1)
    return any(t.chinese and touches(t, part) and not touches(t, before) for t in own)


def is_part_unasked(question: Question, fact: Fact, report: Report) -> bool:
    """Whether a figure is of some of a whole right before it, of which a question says nothing."""
    if question.language != "zh":
        return False
    before = _WHOLE_BEFORE.search(report.source_text, fact.context.start, fact.start)
    if before is None or len(before["part"]) < _A_WORD:
        return False
    part = fold(before["part"])
    return not any(touches(t, part) for t in question.own_terms) and part not in question.folded


_WHOLE_BEFORE = regex(
    r"\d[^，,。；;、\d]{1,5}中(?!心|学|小|型|央|标|介|医)有?(?P<part>[^，,。；;、\d]{0,12})$"
)
_A_WORD = 2


def is_of_another_grade(question: Question, fact: Fact) -> bool:
    """Whether a figure is of the second class of things, and those of the first are asked for."""
    asked = _grades_asked(question.folded)
    if not asked:
        return False
    its = _grades_in(fact.label) or _grades_in(fact.parent)
    return any(which and not which & asked.get(of, which) for of, which in its.items())


@lru_cache(64)
def _grades_asked(folded: str) -> Mapping[str, frozenset[str]]:
    """Which grades a folded question names, by what sort they are of."""
    found = dict(_grades_in(folded))
    for named in _GRADE_NAMED.finditer(folded):
        which = _ORDINALS[named["before"] or named["behind"]]
        for of in _KINDS.get(named["of"] or named["kind"], _ANY_GRADE):
            found[of] = found.get(of, frozenset()) | {which}
    return found


def _grades_in(text: str) -> Mapping[str, frozenset[str]]:
    """The grades that Chinese words name, by what sort they are of: 一级, 二期."""
    found: dict[str, frozenset[str]] = {}
    for grade in _GRADE.finditer(text):
        found[grade["of"]] = found.get(grade["of"], frozenset()) | {grade["which"]}
    return found
