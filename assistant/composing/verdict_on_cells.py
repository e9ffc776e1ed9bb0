"""Yes or no before cells of tables, and before what was computed of figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.arithmetic import Computation, amounts
from assistant.evidence.figures import Figure
from assistant.finding.within import verdict
from assistant.judging.against_limit import keeps_to
from assistant.judging.first_time import asks_if_first
from assistant.judging.held import names_an_opposite
from assistant.judging.nought import (
    accounted_for,
    before_none,
    known_words,
    names_what_was_not,
    there_are,
)
from assistant.judging.yes_or_no import (
    asks_yes_or_no,
    claim_corrected,
    quantified,
    right_or_wrong,
    there_is,
)
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.messages import say
from assistant.understanding.portions import holds, limits_in_percent
from assistant.understanding.question import Question
from assistant.understanding.reckoning import (
    Relation,
    asks_whether_it_changed,
    direction_in,
    limit_in,
)
from corpus.report import Quantity
from corpus.units import split_unit


def before_figures(question: Question, figures: Sequence[Figure], language: str) -> str:
    """What goes before cells of tables: a correction, a yes or a no; "" where neither is sure."""
    found = verdict(question, figures, language)
    if found or (asks_if_first(question) and asks_yes_or_no(question)):
        return found
    known = [figure.value for figure in figures if figure.value is not None]
    none = before_none(question, any(known), language) if asks_yes_or_no(question) else None
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
    denied = relation == "none" and not names_an_opposite(question)
    if "why" in question.intents and denied and len(figures) == 1:
        return say("otherwise", language) if figures[0].value else ""
    held = _held_against(figures)
    if relation and limit and held is not None and asks_yes_or_no(question):
        return _by_limit(relation, limit, held, language)
    stated = [Quantity(figure.value, figure.unit) for figure in figures]
    found = _whether_any(question, figures, stated, language)
    if found := found or claim_corrected(question, stated, language):
        return found
    value = figures[0].value
    if len(figures) != 1 or value is None or not asks_yes_or_no(question):
        return _against_the_change(question, figures, language)
    if figures[0].column == "change":
        found = _of_the_change(question, value, language)
    return found or _of_one_cell(question, value, language)


def _of_the_change(question: Question, change: Decimal, language: str) -> str:
    """Yes or no to whether a count rose, fell, or changed at all."""
    if asks_whether_it_changed(question.folded):
        return there_is(bool(change), language)
    direction = direction_in(question.folded)
    right = change > 0 if direction == "rise" else change < 0
    return right_or_wrong(right, language) if direction else ""


def _of_one_cell(question: Question, value: Decimal, language: str) -> str:
    """Yes or no to whether there was any of what one cell counts."""
    if quantified(question) or not known_words(question):
        return ""
    claimed = {n.value for n in figures_taken_for_granted(question)}
    if len(claimed) > 1 and value not in claimed:  # 29 of the 121, where it is 3
        return say("not_so", language)
    return there_is(bool(value), language) if not value or accounted_for(question) else ""


def _whether_any(
    question: Question, figures: Sequence[Figure], stated: Sequence[Quantity], language: str
) -> str:
    """Yes or no to whether there was any; a correction where it is asked why, and was none."""
    if names_what_was_not(question, stated):
        return say("otherwise", language)
    some = there_are(question, figures) if asks_yes_or_no(question) else None
    return "" if some is None else there_is(some, language)


def _against_a_share(question: Question, share: Decimal, language: str) -> str:
    """Yes or no to whether a share is more, or less, than so many percent."""
    relation, limit = limit_in(question.folded)
    if not relation or not limits_in_percent(question.folded) or not asks_yes_or_no(question):
        return ""
    return _by_limit(relation, limit, share, language)


def _by_limit(relation: Relation, limit: Decimal, value: Decimal, language: str) -> str:
    """Yes or no to whether a value keeps to the limit that is asked about."""
    return right_or_wrong(keeps_to(relation, limit, value), language)


def _whether_all_is_done(question: Question, figures: Sequence[Figure], language: str) -> str:
    """Yes or no to whether all requests were dealt with: no, where some go on to the next year.

    So it is with disputes that are closed: no, where some are pending.
    """
    carried = [f.row for f in figures] == ["total", "carried_forward"]
    pending = bool(figures) and all(
        [one.column, other.column] == ["total", "pending"]
        for one, other in zip(figures[::2], figures[1::2], strict=False)
    )
    if len(figures) % 2 or (not pending and not (carried and question.portion == "all")):
        return ""
    left = [figure.value for figure in figures[1::2]]
    if question.portion not in ("", "all") or None in left or not asks_yes_or_no(question):
        return ""
    return right_or_wrong(not any(left), language)


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
    """Yes or no to whether the first of two has more, or less; a correction where it is why."""
    reckoning = question.reckoning
    if reckoning is None or not reckoning.than or len(computation.parts) != 2:
        return ""
    (one, other), _ = amounts(computation.parts)
    right = one < other if reckoning.fewer else one > other
    if asks_yes_or_no(question):
        return right_or_wrong(right, language)
    return say("otherwise", language) if "why" in question.intents and not right else ""


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
    return right_or_wrong(right, language) if asks_yes_or_no(question) else ""


def _against_the_change(question: Question, figures: Sequence[Figure], language: str) -> str:
    change = next((f for f in figures if f.column == "change" and f.value), None)
    direction = direction_in(question.folded)
    if change is None or change.value is None or not direction or "why" not in question.intents:
        return ""
    return "" if (change.value > 0) == (direction == "rise") else say("otherwise", language)
