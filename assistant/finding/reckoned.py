"""What was computed from stated figures, as evidence: if they are of one sort and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.arithmetic import Computation
from assistant.evidence.decide import figure_confidence
from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.fit import go_together
from assistant.evidence.prose import Candidate
from assistant.judging.required import answers_for, lacks_a_requirement, words_of
from assistant.judging.spoken import counted_of, idle, lacks_what_is_said_of_some
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Report

SURE = 0.7
"""How sure is what was computed from figures that are surely those asked for."""
NAMED_BY_LABEL = 0.6
"""So much of a question must the label of a figure hold that is told of two years."""
_ALL_NAMED = 0.9
_AGAINST = regex(r"(?:比|较|\bthan (?:in )?|\bcompared (?:with|to) )((?:19|20)\d\d)(?!\d)")
_ADDED = frozenset({"sum", "difference", "compared", "ratio"})
"""What is done to figures as they are printed: they must be of one magnitude and of one sort."""


def _lacks_the_year(question: Question, report: Report, around: str) -> bool:
    """Whether a figure is to be held against that of a year of which nothing is said here."""
    against = _AGAINST.search(question.folded)
    return (
        against is not None and int(against[1]) != report.header.year and against[1] not in around
    )


def _adds_up_no_people(question: Question, parts: Sequence[Candidate]) -> bool:
    """Whether it is asked how many people it comes to, and other things would be added up."""
    people = dict(question.wants).get("people", frozenset())
    if not people or question.language != "zh":
        return False
    return any(part.fact.quantity.unit not in people for part in parts)


def _counts_none_of_it(question: Question, computation: Computation, report: Report) -> bool:
    """Whether no figure that would be added up speaks of what an English question counts."""
    noun = counted_of(question).noun if question.language == "en" else None
    verb = _VERB.search(question.folded, noun.end) if noun else None
    if noun is None or verb is None:
        return False
    counted = [t for t in question.own_terms if noun.start <= t.start < verb.start()]
    if not counted or any(t.trust < 1 or idle(t, question) for t in counted[-1:]):
        return False
    said = [fold("".join(words_of(part, report))) for part in computation.parts]
    return not any(touches(term, text) for term in counted for text in said)


_VERB = regex(r"\b(?:did|do|does|was|were|is|are|has|have|had)\b")


def as_evidence(
    question: Question, finds: Finds, computation: Computation | None
) -> Evidence | None:
    """A computed value as evidence; the unit of its parts says nothing for it or against it.

    None where its figures do not go together, or are not of what is asked for.
    """
    if computation is None:
        return None
    if computation.operation in _ADDED and not go_together(
        {part.fact.quantity.unit for part in computation.parts}
    ):
        return None
    if computation.operation == "sum" and _adds_up_no_people(question, computation.parts):
        return None
    part = computation.parts[0]
    said, around = words_of(part, finds.report)
    if computation.operation == "share" and (
        lacks_what_is_said_of_some(question, around) or lacks_a_requirement(question, said, around)
    ):
        return None
    if computation.operation == "sum" and _counts_none_of_it(question, computation, finds.report):
        return None
    unnamed = computation.operation == "sum" and not computation.names
    if unnamed and not all(answers_for(question, c, finds.report) for c in computation.parts):
        return None
    if computation.operation == "difference" and _lacks_the_year(question, finds.report, around):
        return None
    confidence = figure_confidence(question, replace(part, features=part.features._replace(fit=0)))
    named = computation.operation == "sum" and all(
        part.features.near >= _ALL_NAMED for part in computation.parts
    )
    if confidence > 0.3 or named:
        confidence = max(confidence, 0.55)
    return Evidence(
        finds.report, "statements", confidence,
        statements=computation.parts, sentences=finds.hits[:3], computation=computation,
    )  # fmt: skip
