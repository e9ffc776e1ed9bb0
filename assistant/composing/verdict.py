"""Yes or no before an answer, and what a question takes for granted set right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.prose import Candidate
from assistant.judging.against_limit import (
    clause_keeps_to_limit,
    is_that_figure,
    passes_so_much,
    quantity_keeps_to_limit,
)
from assistant.judging.begun import only_begun
from assistant.judging.but_for import is_left_out
from assistant.judging.first_time import asks_if_first, was_first
from assistant.judging.free_of_charge import asks_if_free
from assistant.judging.held import part_on
from assistant.judging.in_order import asks_for_order
from assistant.judging.nought import before_none, names_what_was_not
from assistant.judging.outcomes import reach_asked, reached
from assistant.judging.parts import WHOLE_RATE
from assistant.judging.polarity import (
    all_but_some,
    all_said,
    asks_for_all,
    denies,
    did_not_happen,
    has_nothing_else,
    is_denied_so,
    only_planned,
    says,
    says_none,
    says_the_opposite,
)
from assistant.judging.unspoken import leaves_a_noun_out
from assistant.judging.yes_or_no import (
    against_the_direction,
    asks_yes_or_no,
    claim_corrected,
    quantified,
    right_or_wrong,
    says_a_direction,
    there_is,
)
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.messages import say
from assistant.understanding.portions import PART_OR_MORE, holds
from assistant.understanding.question import Question
from assistant.understanding.reckoning import compares_things, limit_in
from assistant.understanding.words import fold
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.report import Quantity
from corpus.stated_numbers import StatedNumber

_NEARLY_ALL = regex(r"\b(?:nearly|almost|virtually)\b|几乎|绝大(?:多数|部分)|基本")
_NEARLY = Decimal("0.9")
_IS_WHOLE = regex(
    r"(?:率|均)(?:达到?|为|均为|是)?\s?100\s?[%％]|(?:均|全部|全都|都)(?:已)?[^，。；,;]{0,8}"
    r"(?:办结|答复|办理|完成|解决|公开|回复|处理)(?!率)"
)
_EXISTS = regex(
    r"有没有|有无|是否(?:有|收|发|存|被|开|公|设|办|召|发生)|(?:有|收到|发生|出现)[^,，。？?]{0,24}吗|"
    r"^(?:(?:at|by|in|after|during) [^?]{3,80}, )?(?:and |but |so )?"
    r"(?:was|were|did|is|are|has|have|had) (?:there )?(?:any|anyone|anybody|a|an)\b|"
    r"^(?:did|has|have|was|were) [^?]{3,60}?\b(?:any|anyone|anybody|ever)\b"
)


_SUPERLATIVE = regex(r"最[多大高少低小快长]")


def before_statements(
    question: Question, statements: Sequence[Candidate], said: str, language: str
) -> str:
    """What goes before figures of prose; ``said`` is the sentence that they stand in."""
    first = statements[0].fact.quantity
    label = fold(statements[0].fact.label)
    direction = label if says_a_direction(label) else said
    if names_what_was_not(question, [c.fact.quantity for c in statements]):
        return say("otherwise", language)
    none = before_none(question, False, language) if asks_yes_or_no(question) else None
    if none is not None:
        return none if len(statements) == 1 and not first.value else ""
    if asks_if_first(question) and asks_yes_or_no(question):
        return _by_first_time(question, said, language)
    found = against_the_direction(question, direction, language)
    if found := found or _before_plan(question, first, said, language):
        return found
    if found := _whether_all_was_done(question, statements, language):
        return found
    if len(statements) == 1 and asks_yes_or_no(question):
        if passes_so_much(question, label):
            return there_is(True, language)
        found = _by_one_figure(question, first, said, language)
    return found or claim_corrected(question, [c.fact.quantity for c in statements], language)


def _by_one_figure(question: Question, stated: Quantity, said: str, language: str) -> str:
    """Yes or no where one stated figure decides it."""
    if asks_if_free(question.folded) and not stated.value:
        return right_or_wrong(True, language)
    if stated.state == "none":
        return there_is(False, language)
    if stated.value is None:
        return ""
    if stated.unit == "%" and question.portion in PART_OR_MORE:
        return right_or_wrong(holds(question.portion, stated.value), language)
    relation, limit = limit_in(question.folded)
    if relation and limit and not compares_things(question.folded):
        keeps = quantity_keeps_to_limit(question, stated)
        return "" if keeps is None else right_or_wrong(keeps, language)
    if found := claim_corrected(question, [stated], language):
        return found
    if not stated.value and not quantified(question):
        return there_is(False, language)
    asked = figures_taken_for_granted(question)
    if asked and not quantified(question):
        named = any(is_that_figure(n, stated.value, stated.unit) for n in asked)
        return right_or_wrong(True, language) if named else ""
    if asks_for_all(question):
        whole = _IS_WHOLE.search(fold(said))
        return right_or_wrong(not all_but_some(said), language) if whole else ""
    return _confirmed(question, bool(stated.value), said, language)


def _confirmed(question: Question, some: bool, said: str, language: str) -> str:
    """Yes or no where the sentence that a figure stands in says itself what is asked."""
    if _SUPERLATIVE.search(question.folded):
        return ""
    if _EXISTS.search(question.folded) and not denies(question, said):
        return "" if leaves_a_noun_out(question, said) else there_is(some, language)
    if only_begun(question, said):
        return right_or_wrong(False, language)
    plainly = not quantified(question) and not says_the_opposite(question, said)
    return right_or_wrong(True, language) if plainly and says(question, said) else ""


def _whether_all_was_done(
    question: Question, statements: Sequence[Candidate], language: str
) -> str:
    """Yes or no where a whole stands beside what was done of it, or beside the rate of that."""
    if len(statements) < 2 or not asks_for_all(question) or not asks_yes_or_no(question):
        return ""
    rate = [c.fact.quantity.value for c in statements if c.fact.quantity.unit == "%"]
    counts = [c.fact.quantity for c in statements if c.fact.quantity.unit != "%"]
    if len(counts) == 2:
        return right_or_wrong(_is_all(question, *counts), language)
    if len(counts) > 2 and {c.fact.parent for c in statements[1:]} == {statements[0].fact.label}:
        return right_or_wrong(False, language)  # some were this, and others that
    return right_or_wrong(True, language) if rate[:1] == [WHOLE_RATE] else ""


def _before_plan(question: Question, stated: Quantity, said: str, language: str) -> str:
    """Yes or no where the share of a plan that was carried out is stated, else what is."""
    if not reach_asked(question):
        return ""
    if "why" in question.intents:
        missed = stated.unit == "%" and stated.value is not None
        missed = missed and not reached(reach_asked(question), stated.value or Decimal(0))
        return say("otherwise", language) if missed else ""
    if not asks_yes_or_no(question):
        return ""
    if stated.unit == "%" and stated.value is not None:
        return right_or_wrong(reached(reach_asked(question), stated.value), language)
    return say("planned", language) if only_planned(question, said) else ""


def _is_all(question: Question, whole: Quantity, part: Quantity) -> bool:
    if whole.value is None or part.value is None:
        return False
    least = whole.value * _NEARLY if _NEARLY_ALL.search(question.folded) else whole.value
    return part.value >= least


def before_sentence(question: Question, said: str, language: str) -> str:
    """What goes before a sentence: a correction, or a no where it denies what is asked for."""
    if found := against_the_direction(question, said, language):
        return found
    before = _by_sentence(question, said, language) if asks_yes_or_no(question) else ""
    if before or "why" not in question.intents:
        return before
    return _before_a_reason(question, said, language)


def _by_sentence(question: Question, said: str, language: str) -> str:
    """Yes or no where a sentence says what is asked, or denies it; "" where it does neither."""
    if asks_if_first(question):
        return _by_first_time(question, said, language)
    if only_planned(question, said):
        return say("planned", language)
    asked, of_a_quantity = figures_taken_for_granted(question), quantified(question, said)
    if (keeps := clause_keeps_to_limit(question, said)) is not None:
        return "" if leaves_a_noun_out(question, said) else right_or_wrong(keeps, language)
    if says_the_opposite(question, said) or only_begun(question, said):
        return right_or_wrong(False, language)
    if is_left_out(question, said):
        return right_or_wrong(False, language)
    if (none := before_none(question, False, language)) is not None:
        return none if says_none(question, said) else ""
    so_many = not asked or any(is_that_figure(asked[0], n.value, n.unit) for n in numbers_in(said))
    claimed = asked and not of_a_quantity and not limit_in(question.folded)[1]
    if claimed and so_many:
        return right_or_wrong(True, language)
    whole = asks_for_all(question) and so_many
    if whole and (_IS_WHOLE.search(fold(said)) or all_said(question, said)):
        return right_or_wrong(not all_but_some(said), language)
    if _says_of_none(question, said):
        return there_is(False, language)
    if asked:
        return _against_the_clause(question, said, asked[0], language)
    unsaid = of_a_quantity or (asks_for_order(question) and not _IN_ORDER.search(said))
    polarity = None if unsaid else says(question, said)
    if polarity is None:
        return ""
    there = _EXISTS.search(question.folded) or not (polarity or is_denied_so(question, said))
    return (there_is if there else right_or_wrong)(polarity, language)


_IN_ORDER = regex("(?<!目)前|后|先")
"""What a sentence says itself of what comes before what: 决策前."""


def _by_first_time(question: Question, said: str, language: str) -> str:
    """Yes or no to whether it was the first time, where the sentence says since when."""
    first = was_first(question, said)
    return "" if first is None else right_or_wrong(first, language)


def _before_a_reason(question: Question, said: str, language: str) -> str:
    """A correction where it is asked why, and a sentence says that it was not, or of how many."""
    if did_not_happen(question, said):
        return say("otherwise", language)
    counted = [Quantity(n.value) for n in numbers_in(said) if n.counts]
    return claim_corrected(question, counted, language) if len(counted) == 1 else ""


def _says_of_none(question: Question, said: str) -> bool:
    """Whether it is asked if there was any, or anything else to report, and there was none."""
    nothing = has_nothing_else(question, said)
    if nothing is not None:
        return nothing
    return _EXISTS.search(question.folded) is not None and denies(question, said)


def _against_the_clause(question: Question, said: str, asked: StatedNumber, language: str) -> str:
    """A correction of a figure where a clause on the matter states one other figure of its kind."""
    part, _ = part_on(question, said)
    alike = [n for n in numbers_in(part) if n.counts and n.unit.startswith(asked.unit)]
    if len(alike) != 1 or any(n.value == asked.value for n in numbers_in(said)):
        return ""
    return claim_corrected(question, [Quantity(alike[0].value)], language)
