"""Does what was found only repeat what a question says: that it was so much, or how many?"""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.evidence import Evidence, Finds
from assistant.finding.from_sentences import from_sentences
from assistant.judging.held import held_of
from assistant.judging.polarity import asks_for_all
from assistant.judging.told_more import takes_for_the_most
from assistant.judging.unspoken import leaves_a_noun_out, leaves_the_last_out
from assistant.judging.yes_or_no import direction_said
from assistant.understanding.given import (
    but_years,
    figures_taken_for_granted,
    is_about,
    whole_given,
)
from assistant.understanding.question import Question
from assistant.understanding.reckoning import direction_in
from corpus.quantities import numbers_in
from corpus.regex import regex

_OF_ALL = regex("均|全部|全都")
_SPOKEN_OF = 0.5
"""So much of a question for yes or no must be said of the figure that it states."""


def only_repeats(question: Question, found: Evidence) -> bool:
    """Whether it is asked why something was so much, and only that it was is found.

    So it is where the figure of a question for yes or no stands beside the one found, in its label:
    did the 108 pass, in a notice on 108 of 18.
    """
    if found.kind == "figures" and "why" in question.intents and not found.denies:
        given = {n.value for n in figures_taken_for_granted(question)}
        return len(found.values) == 1 and given == set(found.values)
    if found.kind != "statements" or found.denies:
        return False
    if _is_the_whole(question, found):
        return True
    if question.counted:
        return False
    given = {n.value for n in figures_taken_for_granted(question)}
    values = {c.fact.quantity.value for c in found.statements}
    if takes_for_the_most(question) and found.computation is not None:
        return found.computation.operation == "extreme"
    if "why" in question.intents and "number" not in question.intents:
        direction, said = direction_in(question.folded), found.statements[0].fact.label
        alike = not direction or direction_said(said) in ("", direction)
        return _is_that_much(question, found) and alike
    if len(given) != 1:
        return False
    labels = "".join(c.fact.label for c in found.statements)
    beside = {n.value for n in numbers_in(labels) if n.counts}
    if "yesno" not in question.intents:
        return False
    if values == given:  # did all 108 pass, of 108 who were hired
        first = found.statements[0]
        context, hit = first.fact.context, first.hit
        said = found.report.source_text[context.start : context.end] + (hit.text if hit else "")
        said += labels
        if asks_for_all(question) and _OF_ALL.search(said):
            return False  # 均已答复
        last = leaves_a_noun_out(question, said) or leaves_the_last_out(question, said)
        return last or held_of(question, said) < _SPOKEN_OF
    return given.isdisjoint(values) and given <= beside


def _is_that_much(question: Question, found: Evidence) -> bool:
    """Whether the one figure found is what a question names, in tenths (七成) or rounded."""
    named = {n.value for n in but_years(question.asked)}
    first = found.statements[0].fact.quantity
    if len(named) != 1 or any(c.fact.quantity.value != first.value for c in found.statements):
        return False
    rounded = first.unit == "%" and is_about(first.value, named, question.asked)
    return first.value in named or rounded


def _is_the_whole(question: Question, found: Evidence) -> bool:
    """Whether some of so many are asked for, and all of them were found, not said to be all so."""
    whole = whole_given(question) if question.wants_number else None
    if whole is None or found.computation is not None:
        return False
    text = found.report.source_text
    said = "".join(text[c.fact.context.start : c.fact.context.end] for c in found.statements)
    return {c.fact.quantity.value for c in found.statements} == {whole[0]} and not _OF_ALL.search(
        said
    )


def of_that_number(question: Question, finds: Finds, found: Evidence) -> Evidence | None:
    """What answers in place of what only repeats: the very figure of a question, or a sentence.

    25件申请案件收取了信息处理费2950元 says itself that 25 were charged for.
    """
    if "yesno" not in question.intents:
        return None
    given = {n.value for n in figures_taken_for_granted(question)}
    there = found.statements[0].fact.context.start
    own = next(
        (
            c for c in finds.ranked[0]
            if c.fact.quantity.value in given and c.fact.context.start == there
        ),
        None,
    )  # fmt: skip
    stated = replace(found, statements=(own,)) if own is not None else None
    if stated is not None and not only_repeats(question, stated):
        return stated
    return from_sentences(question, finds)
