"""Saying that the reports do not say, why, and what they do hold."""

from __future__ import annotations

from assistant.compose import Draft
from assistant.messages import say
from assistant.question import Question
from assistant.scope import Index
from assistant.writer import Writer

_MOST_LISTED = 6


def abstention(question: Question, index: Index, writer: Writer, language: str) -> Draft:
    """An abstention with its reason: place, year, or not stated."""
    del writer
    scope = question.scope
    joint = "; " if language == "en" else "；"
    ids = scope.nearest or (scope.report_ids if not scope.problem else ()) or tuple(index.headers)
    held = joint.join(_listed(index, ids, language))
    years = ", ".join(str(year) for year in scope.years)
    if scope.problem == "year_not_held" and scope.named:
        place = index.name_of(scope.nearest[0], language) if scope.nearest else scope.place[0]
        return Draft(say("year_not_held", language, place=place, years=years, held=held), "none", True)
    if scope.problem == "year_not_held":
        return Draft(say("year_unnamed", language, years=years, held=held), "none", True)
    if scope.problem:
        place = scope.place[0 if language == "zh" else 1]
        text = say(scope.problem, language, place=place, held=held)
        return Draft(text, "none", True)
    return Draft(say("not_stated", language, held=held), "none", True)


def _listed(index: Index, ids: tuple[str, ...], language: str) -> list[str]:
    names = [index.label_of(report_id, language) for report_id in ids[:_MOST_LISTED]]
    if len(ids) > _MOST_LISTED:
        names.append("…")
    return names
