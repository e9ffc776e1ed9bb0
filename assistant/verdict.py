"""Yes or no before an answer, and what a question takes for granted set right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.arithmetic import Computation, amounts
from assistant.figures import Figure
from assistant.messages import say
from assistant.nought import (
    accounted_for,
    before_none,
    known_words,
    names_what_was_not,
    there_are,
)
from assistant.outcomes import reach_asked, reached
from assistant.parts import WHOLE_RATE
from assistant.polarity import (
    all_said,
    asks_for_all,
    denies,
    only_planned,
    part_on,
    says,
    says_none,
    says_the_opposite,
)
from assistant.portions import holds, limits_in_percent
from assistant.prose import Candidate
from assistant.question import Question
from assistant.reckoning import (
    Reckoning,
    asks_which_it_is,
    compares_things,
    direction_in,
    limit_in,
)
from assistant.required import figures_taken_for_granted
from assistant.within import verdict
from assistant.words import fold
from corpus.quantities import numbers_in
from corpus.report import Quantity
from corpus.stated_numbers import StatedNumber
from corpus.units import split_unit

_QUANTIFIED = re.compile(
    r"\b(?:(?<!at )all|every|each|entire\w*|more|fewer|less|least|most|only|half|majority|"
    r"any other|ris\w+|rose|increas\w+|decreas\w+|f[ae]ll\w*|drop\w*|lose|lost|better|worse|"
    r"than|enough)\b|"
    r"都|全部|所有|均|超过|[多少高低]于|至少|只有|一半|多数|增|减|比|更|全是"
)
_NEARLY_ALL = re.compile(r"\b(?:nearly|almost|virtually)\b|几乎|绝大(?:多数|部分)|基本")
_NEARLY = Decimal("0.9")
_COUNTING = re.compile(
    r"\bhow (?:many|much|often|long)|\bwhat (?:number|share|percent|proportion|fraction)|"
    r"多少|几(?!乎)"
)
_HOW_MANY = re.compile(
    r"(?<!people )(?<!those )(?<!anyone )(?<!everyone )(?<!residents )(?<!citizens )"
    r"(?<!companies )(?<!applicants )\bwho\b|"
    r"\b(?:how|what|which|why|wie|wieviele?|combien|cu[aá]nt[oa]s?|quant[oa]s|сколько)\b|"
    r"多少|(?<![乎那这])几(?!乎)|什么|哪(?![^,，。？?]{1,8}(?:要是|如果|只要|一旦|若))|谁|为何|怎|何|还是|いつ|いくつ|どの|どん|どこ|なぜ|몇"
)
_THRESHOLD = re.compile(
    r"more than|less than|fewer than|at least|at most|(?<!carry )(?<!carried )over \d|"
    r"超过|多于|少于|至少|不足|以上|以下"
)
_IN_PASSING = re.compile(
    r"\b(?:of|among|out of|from|the|its|their|those|these|all)(?: (?:all|the|its|their))? $|"
    r"'s $|[的这那其共]$"
)
"""Before a figure that a question for yes or no speaks of, but does not ask about."""
_IS_WHOLE = re.compile(
    r"(?:率|均)(?:达到?|为|均为|是)?\s?100\s?[%％]|(?:均|全部|全都|都)(?:已)?[^，。；,;]{0,8}"
    r"(?:办结|答复|办理|完成|解决|公开|回复|处理)"
)
_DONE = re.compile(r"(?<!为)[了过](?:吗|没有?)[?？]?$|有没有")
_IS_IT = re.compile(r"(?<!有没)是(?![否不])[^,，。？?]{2,40}的吗")
_RISEN = re.compile(r"增(?:长|加|幅)|上升|提高|上涨")
_FALLEN = re.compile(r"减少|下降|降低|下滑|降幅")
_EXISTS = re.compile(
    r"有没有|有无|是否(?:有|收|发|存|被|开|公|设|办|召|发生)|(?:有|收到|发生|出现)[^,，。？?]{0,24}吗|"
    r"^(?:and |but |so )?(?:was|were|did|is|are|has|have|had) (?:there )?"
    r"(?:any|anyone|anybody|a|an)\b|"
    r"^(?:did|has|have|was|were) [^?]{3,60}?\b(?:any|anyone|anybody|ever)\b"
)


def before_figures(question: Question, figures: Sequence[Figure], language: str) -> str:
    """What goes before cells of tables: a correction, a yes or a no; "" where neither is sure."""
    if found := verdict(question, figures, language):
        return found
    known = [figure.value for figure in figures if figure.value is not None]
    none = before_none(question, any(known), language) if _asks_yes_or_no(question) else None
    if none is not None:
        return none if len(known) == len(figures) else ""
    if len(figures) == 1 and figures[0].operation == "share" and figures[0].value is not None:
        found = _against_a_share(question, figures[0].value, language)
        return found or _before_share(question, figures[0].value, language)
    if limits_in_percent(question.folded):
        return ""
    found = _against_the_portion(question, figures, language)
    if found := found or _whether_all_is_done(question, figures, language):
        return found
    relation, limit = limit_in(question.folded)
    if "why" in question.intents and relation == "none" and len(figures) == 1:
        return say("otherwise", language) if figures[0].value else ""
    held = _held_against(figures)
    if relation and limit and held is not None and _asks_yes_or_no(question):
        return _right(Reckoning("compared", relation=relation, limit=limit).counts(held), language)
    stated = [Quantity(figure.value, figure.unit) for figure in figures]
    found = _whether_any(question, figures, stated, language)
    if found := found or _premise(question, stated, language):
        return found
    value = figures[0].value
    if len(figures) != 1 or value is None or not _asks_yes_or_no(question):
        return _against_the_change(question, figures, language)
    if figures[0].column == "change" and (direction := direction_in(question.folded)):
        return _right(value > 0 if direction == "rise" else value < 0, language)
    if _quantified(question) or not known_words(question):
        return ""
    return _exists(bool(value), language) if not value or accounted_for(question) else ""


def _whether_any(
    question: Question, figures: Sequence[Figure], stated: Sequence[Quantity], language: str
) -> str:
    """Yes or no to whether there was any; a correction where it is asked why, and was none."""
    if names_what_was_not(question, stated):
        return say("otherwise", language)
    some = there_are(question, figures) if _asks_yes_or_no(question) else None
    return "" if some is None else _exists(some, language)


def _against_a_share(question: Question, share: Decimal, language: str) -> str:
    """Yes or no to whether a share is more, or less, than so many percent."""
    relation, limit = limit_in(question.folded)
    if not relation or not limits_in_percent(question.folded) or not _asks_yes_or_no(question):
        return ""
    return _right(Reckoning("compared", relation=relation, limit=limit).counts(share), language)


def _whether_all_is_done(question: Question, figures: Sequence[Figure], language: str) -> str:
    """Yes or no to whether all requests were dealt with: no, where some go on to the next year."""
    cells = [(f.row, f.column) for f in figures]
    left_over = [row for row, _ in cells] == ["total", "carried_forward"] or (
        [column for _, column in cells] == ["total", "pending"]
    )
    if not left_over or question.portion != "all":
        return ""
    left = figures[1].value
    if left is None or not _asks_yes_or_no(question):
        return ""
    return _right(not left, language)


def _against_the_portion(question: Question, figures: Sequence[Figure], language: str) -> str:
    """A correction where it is asked why all or most disputes ended in a way that they did not."""
    named = {c.name for c in question.concepts if c.group == "result" and c.start < c.end}
    if "why" not in question.intents or not question.portion or len(named) != 1:
        return ""
    part = next((f.value for f in figures if f.column in named), None)
    whole = next((f.value for f in figures if f.column == "total"), None)
    if part is None or not whole or holds(question.portion, part * 100 / whole):
        return ""
    return say("otherwise", language)


def _held_against(figures: Sequence[Figure]) -> Decimal | None:
    """The figure, multiplied out, that is held against a limit; of several the sum of money."""
    money = [f for f in figures if split_unit(f.unit)[1] == "元"]
    found = figures if len(figures) == 1 else money
    if len(found) != 1 or found[0].value is None:
        return None
    return found[0].value * split_unit(found[0].unit)[0]


def before_comparison(question: Question, computation: Computation, language: str) -> str:
    """Yes or no to whether the first of two things has more than the other, or less."""
    reckoning = question.reckoning
    if reckoning is None or not reckoning.than or len(computation.parts) != 2:
        return ""
    if not _asks_yes_or_no(question):
        return ""
    (one, other), _ = amounts(computation.parts)
    return _right(one < other if reckoning.fewer else one > other, language)


def before_computed(question: Question, computed: Computation, language: str) -> str:
    """Yes or no before a share of a whole, where it is asked if most of it was so."""
    return (
        _before_share(question, computed.value, language) if computed.operation == "share" else ""
    )


def _before_share(question: Question, share: Decimal, language: str) -> str:
    """Yes or no to whether most of something, less than half or all of it was so."""
    if not question.portion:
        return ""
    right = holds(question.portion, share)
    if "why" in question.intents:
        return "" if right else say("otherwise", language)
    return _right(right, language) if _asks_yes_or_no(question) else ""


def before_statements(
    question: Question, statements: Sequence[Candidate], said: str, language: str
) -> str:
    """What goes before figures of prose; ``said`` is the sentence that they stand in."""
    first = statements[0].fact.quantity
    label = fold(statements[0].fact.label)
    direction = label if _RISEN.search(label) or _FALLEN.search(label) else said
    if names_what_was_not(question, [c.fact.quantity for c in statements]):
        return say("otherwise", language)
    none = before_none(question, False, language) if _asks_yes_or_no(question) else None
    if none is not None:
        return none if len(statements) == 1 and not first.value else ""
    found = _against_the_direction(question, direction, language)
    if found := found or _before_plan(question, first, said, language):
        return found
    if found := _whether_all_was_done(question, statements, language):
        return found
    if len(statements) == 1 and _asks_yes_or_no(question):
        found = _by_one_figure(question, first, said, language)
    return found or _premise(question, [c.fact.quantity for c in statements], language)


def _by_one_figure(question: Question, stated: Quantity, said: str, language: str) -> str:
    """Yes or no where one stated figure decides it."""
    if stated.state == "none":
        return _exists(False, language)
    if stated.value is None:
        return ""
    value = stated.value * split_unit(stated.unit)[0]
    relation, limit = limit_in(question.folded)
    if relation and limit and not compares_things(question.folded):
        return _right(Reckoning("compared", relation=relation, limit=limit).counts(value), language)
    if found := _premise(question, [stated], language):
        return found
    if not value and not _quantified(question):
        return _exists(False, language)
    if figures_taken_for_granted(question) and not _quantified(question):
        return _right(True, language)
    if asks_for_all(question):
        return _right(True, language) if _IS_WHOLE.search(fold(said)) else ""
    return _confirmed(question, bool(value), said, language)


def _confirmed(question: Question, some: bool, said: str, language: str) -> str:
    """Yes or no where the sentence that a figure stands in says itself what is asked."""
    if _EXISTS.search(question.folded) and not denies(question, said):
        return _exists(some, language)
    plainly = not _quantified(question) and not says_the_opposite(question, said)
    return _right(True, language) if plainly and says(question, said) else ""


def _whether_all_was_done(
    question: Question, statements: Sequence[Candidate], language: str
) -> str:
    """Yes or no where a whole stands beside what was done of it, or beside the rate of that."""
    if len(statements) < 2 or not asks_for_all(question) or not _asks_yes_or_no(question):
        return ""
    rate = [c.fact.quantity.value for c in statements if c.fact.quantity.unit == "%"]
    counts = [c.fact.quantity for c in statements if c.fact.quantity.unit != "%"]
    if len(counts) == 2:
        return _right(_is_all(question, *counts), language)
    return _right(True, language) if rate[:1] == [WHOLE_RATE] else ""


def _before_plan(question: Question, stated: Quantity, said: str, language: str) -> str:
    """Yes or no where the share of a plan that was carried out is stated, else what is."""
    if not reach_asked(question):
        return ""
    if "why" in question.intents:
        missed = stated.unit == "%" and stated.value is not None
        missed = missed and not reached(reach_asked(question), stated.value or Decimal(0))
        return say("otherwise", language) if missed else ""
    if not _asks_yes_or_no(question):
        return ""
    if stated.unit == "%" and stated.value is not None:
        return _right(reached(reach_asked(question), stated.value), language)
    return say("planned", language) if only_planned(question, said) else ""


def _quantified(question: Question) -> bool:
    """Whether a question asks of all, of more or of a change, which no figure alone decides.

    Words that name a result are none of these: who lost a lawsuit speaks of no loss, and what was
    granted "only in part" is one of the outcomes.
    """
    results = [c for c in question.concepts if c.group == "result" or c.name == "partial"]
    return any(
        not any(c.start <= found.start() < c.end for c in results)
        for found in _QUANTIFIED.finditer(question.asked)
    )


def _is_all(question: Question, whole: Quantity, part: Quantity) -> bool:
    if whole.value is None or part.value is None:
        return False
    least = whole.value * _NEARLY if _NEARLY_ALL.search(question.folded) else whole.value
    return part.value >= least


def before_sentence(question: Question, said: str, language: str) -> str:
    """What goes before a sentence: a correction, or a no where it denies what is asked for."""
    if found := _against_the_direction(question, said, language):
        return found
    asked = figures_taken_for_granted(question)
    if _asks_yes_or_no(question):
        if only_planned(question, said):
            return say("planned", language)
        quantified = _quantified(question)
        if found := _against_the_limit(question, said, language):
            return found
        if says_the_opposite(question, said):
            return _right(False, language)
        if (none := before_none(question, False, language)) is not None:
            return none if says_none(question, said) else ""
        if asked and not quantified and any(n.value == asked[0].value for n in numbers_in(said)):
            return _right(True, language)
        if asks_for_all(question) and (_IS_WHOLE.search(fold(said)) or all_said(question, said)):
            return _right(True, language)
        if _EXISTS.search(question.folded) and denies(question, said):
            return _exists(False, language)
        if asked:
            return _against_the_clause(question, said, asked[0], language)
        polarity = says(question, said) if not quantified else None
        if polarity is not None:
            there = _EXISTS.search(question.folded) or not polarity
            return (_exists if there else _right)(polarity, language)
    counted = [Quantity(n.value) for n in numbers_in(said) if n.counts]
    alone = len(counted) == 1 and "why" in question.intents
    return _premise(question, counted, language) if alone else ""


def _against_the_clause(question: Question, said: str, asked: StatedNumber, language: str) -> str:
    """A correction of a figure where a clause on the matter states one other figure of its kind."""
    part, _ = part_on(question, said)
    alike = [n for n in numbers_in(part) if n.counts and n.unit.startswith(asked.unit)]
    if len(alike) != 1 or any(n.value == asked.value for n in numbers_in(said)):
        return ""
    return _premise(question, [Quantity(alike[0].value)], language)


def _against_the_limit(question: Question, said: str, language: str) -> str:
    """Yes or no where a clause states one figure in the measure word of the limit asked about."""
    relation, limit = limit_in(question.folded)
    limits = (n for n in numbers_in(question.folded) if n.value == limit)
    measures = {n.unit.rstrip("了吗么的") for n in limits} - {""}
    if not relation or not limit or len(measures) != 1:
        return ""
    part, _ = part_on(question, said)
    stated = [n for n in numbers_in(part) if n.counts and n.unit.startswith(tuple(measures))]
    if len(stated) != 1:
        return ""
    right = Reckoning("compared", relation=relation, limit=limit).counts(stated[0].value)
    return _right(right, language)


def _asks_yes_or_no(question: Question) -> bool:
    one = len(question.scope.report_ids) == 1 or question.scope.ambiguous
    one = one and not asks_which_it_is(question.folded)
    return one and "yesno" in question.intents and not _HOW_MANY.search(question.folded)


def as_asked(question: Question, before: str, language: str) -> str:
    """A no in the words of the question: 没有 to 到八成了吗, where 不是 denies 是八成吗."""
    if language != "zh":
        return before
    if before == _exists(False, "zh") and _IS_IT.search(question.folded):
        return say("wrong", "zh")
    asks_if_done = _DONE.search(question.folded) is not None
    return say("not_yet", "zh") if asks_if_done and before == say("wrong", "zh") else before


def _right(right: bool, language: str) -> str:
    return say("right" if right else "wrong", language)


def _exists(exists: bool, language: str) -> str:
    return say("yes" if exists else "no", language) + (", " if language == "en" else "，")


def _against_the_direction(question: Question, said: str, language: str) -> str:
    """A correction where a question takes for granted that something fell, and it rose."""
    if not {"why", "yesno"} & question.intents or "number" in question.intents:
        return ""
    direction = direction_in(question.folded)
    rises, falls = bool(_RISEN.search(said)), bool(_FALLEN.search(said))
    if not direction or rises == falls:
        return ""
    right = rises == (direction == "rise")
    if _asks_yes_or_no(question):
        return _right(right, language)
    return "" if right else say("otherwise", language)


def _against_the_change(question: Question, figures: Sequence[Figure], language: str) -> str:
    change = next((f for f in figures if f.column == "change" and f.value), None)
    direction = direction_in(question.folded)
    if change is None or change.value is None or not direction or "why" not in question.intents:
        return ""
    return "" if (change.value > 0) == (direction == "rise") else say("otherwise", language)


def _premise(question: Question, stated: Sequence[Quantity], language: str) -> str:
    """Corrects a figure that the question takes for granted and the report states otherwise."""
    if _COUNTING.search(question.folded) or question.elliptical:
        return ""
    asked = figures_taken_for_granted(question)
    if len(asked) != 1 or not stated or _THRESHOLD.search(question.folded):
        return ""
    values: set[Decimal | None] = {q.value for q in stated}
    right = bool(values & {asked[0].value, asked[0].mantissa})
    if right:
        return ""
    in_passing = _IN_PASSING.search(question.asked[: asked[0].start])
    claimed = _asks_yes_or_no(question) and not in_passing
    return say("not_so" if claimed else "otherwise", language)
