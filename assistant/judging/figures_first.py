"""When stated figures answer by themselves, however much a sentence says besides."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.decide import ENOUGH
from assistant.evidence.evidence import Evidence, Finds
from assistant.judging.named_itself import names_its_own
from assistant.judging.polarity import asks_for_all
from assistant.judging.required import lacks_a_concept, words_of
from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.things_counted import things_counted
from assistant.understanding.words import fold

NAMED = 0.7
"""So sure at least is a figure that a question names without asking how many."""


def has_every_word(question: Question, stated: Evidence) -> bool:
    """Whether a figure that may be meant is called by all that a question names, and governed so.

    Of 492 polluting firms 460 were shut down: no sentence on such firms says more.
    """
    fact = stated.statements[0].fact
    said = fold(fact.label + fact.parent)
    asked = [t for t in question.own_terms if not idle(t, question)]
    every = len(asked) > 1 and all(t.sure and touches(t, said) for t in asked)
    return every and bool(fact.parent) and stated.confidence >= ENOUGH


def is_so_counted(stated: Evidence) -> bool:
    """Whether a figure surely answers 多少条 and carries 条: no sentence does better."""
    return stated.confidence >= NAMED and stated.statements[0].features.fit == 1


def names_the_figure(question: Question, stated: Evidence) -> bool:
    """Whether a question without "how many" names what a figure counts: "what was its GDP"."""
    candidate = stated.statements[0]
    if _lacks_what_is_meant(question, stated):
        return False  # the requests of a county are none of those that it refused
    f = candidate.features
    if question.language == "zh" and "what" in question.intents:
        return False
    if question.intents - {"what", "sum", "number"} or f.fit < 0:
        return False
    return f.precise >= 0.55 and f.near >= 0.6 and f.first > 0


def _lacks_what_is_meant(question: Question, stated: Evidence) -> bool:
    """Whether a figure is not of the applicants, grounds or outcome that a question names.

    What a part of it measures need not be the first figure's: of 修改了几件,废止了几件 the first
    tells what was changed, and not what was repealed.
    """
    meant = tuple(c for c in question.concepts if c.group != "measure")
    words = words_of(stated.statements[0], stated.report)
    return lacks_a_concept(replace(question, concepts=meant), *words)


def is_its_own(question: Question, finds: Finds, stated: Evidence) -> bool:
    """Whether a figure is of the very thing that a follow-up names: then no sentence says more."""
    said, _ = words_of(stated.statements[0], finds.report)
    return bool(question.taken_terms) and names_its_own(question, said)


def needs_no_sentence(question: Question, stated: Evidence) -> bool:
    """Whether figures say what no sentence does: computed, of each part, or against a premise."""
    both = len(stated.statements) > 1 and asks_for_all(question)
    answered = both or bool(stated.missing) or answers_each_part(question, stated)
    return stated.computation is not None or answered or _denies_a_premise(question, stated)


def answers_each_part(question: Question, stated: Evidence) -> bool:
    """Whether every part of a question for several figures has one that carries its unit.

    So has each of several things that its one part counts.
    """
    parts = len(question.aspects)
    if parts == 1:
        parts = len(things_counted(question))
    fit = all(c.features.fit >= 0 for c in stated.statements)
    return 1 < parts <= len(stated.statements) and fit


def _denies_a_premise(question: Question, stated: Evidence) -> bool:
    """Whether a question why takes one figure for granted, and the report states another."""
    asked = figures_taken_for_granted(question)
    if "why" not in question.intents or len(asked) != 1:
        return False
    return all(c.fact.quantity.value != asked[0].value for c in stated.statements)
