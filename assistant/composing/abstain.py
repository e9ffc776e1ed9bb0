"""Saying that the reports do not say, why, and what they do hold."""

from __future__ import annotations

from assistant.composing.compose import Draft
from assistant.evidence.lacking import years_lacking
from assistant.evidence.writer import Writer
from assistant.finding.nearest import nearest_told
from assistant.understanding.courtesy import courtesy
from assistant.understanding.holdings import asks_what_is_held
from assistant.understanding.messages import say
from assistant.understanding.one_within import reports_inside
from assistant.understanding.question import Question
from assistant.understanding.scope import Index
from vectorstore.store import Store

_MOST_LISTED = 6
_MOST_TOLD = 40
_MOST_YEARS = 4


def abstention(
    question: Question, index: Index, writer: Writer, store: Store, language: str
) -> Draft:
    """An abstention with its reason: place, year, or not stated.

    What comes nearest is pointed to and not told: no number of it stands in the answer.
    """
    scope = question.scope
    joint = "; " if language == "en" else "；"
    kind = courtesy(question.folded) if not scope.mentions else ""
    if kind == "catalogue":
        held = joint.join(_listed(index, tuple(index.headers), language, _MOST_TOLD))
        return Draft(say("catalogue", language, count=len(index.headers), held=held), "none")
    if kind == "newest_or_oldest" and scope.named:
        held = joint.join(_listed(index, scope.report_ids, language))
        return Draft(say("held", language, held=held), "none")
    if kind:
        examples = joint_examples(index, language)
        said = say(kind, language, count=len(index.headers), examples=examples)
        return Draft(said, "none", True)
    if asks_what_is_held(question) and not scope.problem:
        those = _listed(index, scope.report_ids, language, _MOST_TOLD)
        key = "held_of" if len(those) > 1 else "held_one"
        return Draft(
            say(key, language, count=len(scope.report_ids), held=joint.join(those)), "none"
        )
    ids = scope.nearest or (scope.report_ids if not scope.problem else ()) or tuple(index.headers)
    held = joint.join(_listed(index, ids, language))
    years = ", ".join(str(year) for year in scope.years[:_MOST_YEARS])
    if scope.problem == "year_not_held" and scope.named:
        place = index.name_of(scope.nearest[0], language) if scope.nearest else scope.place[0]
        text = say("year_not_held", language, place=place, years=years, held=held)
        within = reports_inside(scope.nearest, scope.years, index.headers, index.places)
        if inside := joint.join(_listed(index, within, language)):
            text += say("held_inside", language, years=years, held=inside)
        return Draft(text + _left_over(question, index, writer, language), "none", True)
    if scope.problem == "year_not_held":
        return Draft(say("year_unnamed", language, years=years, held=held), "none", True)
    if scope.problem:
        place = scope.place[0 if language == "zh" else 1]
        text = say(scope.problem, language, place=place, held=held)
        return Draft(text, "none", True)
    if lacking := years_lacking(question, index.headers):
        place = index.name_of(scope.report_ids[0], language)
        named = ", ".join(str(year) for year in lacking)
        return Draft(
            say("year_not_held", language, place=place, years=named, held=held), "none", True
        )
    if scope.place[0]:
        place = scope.place[0 if language == "zh" else 1]
        return Draft(say("place_not_stated", language, place=place, held=held), "none", True)
    return Draft(
        say("not_stated", language, held=held) + _nearest(question, index, writer, store, language),
        "none", True,
    )  # fmt: skip


def _nearest(question: Question, index: Index, writer: Writer, store: Store, language: str) -> str:
    """Where that stands which comes nearest to what is not said; "" where nothing is near."""
    near = nearest_told(question, store)
    marks = [writer.mark(hit.report_id, hit.start, hit.end, hit.path) for hit in near]
    if not marks:
        return ""
    if len(question.scope.report_ids) == 1:
        return say("nearest", language, places="".join(marks))
    joint = "; " if language == "en" else "；"
    labels = [index.label_of(hit.report_id, language) for hit in near]
    told = joint.join(f"{label} {mark}" for label, mark in zip(labels, marks, strict=True))
    return say("nearest", language, places=told)


def joint_examples(index: Index, language: str) -> str:
    """Two questions that the corpus can answer, for a reader who does not know what to ask."""
    dated = [i for i, header in index.headers.items() if header.year is not None][:2]
    asked = [
        say("example", language, place=index.name_of(i, language), year=index.headers[i].year)
        for i in dated
    ]
    return " / ".join(asked)


def _left_over(question: Question, index: Index, writer: Writer, language: str) -> str:
    """What the next year's report says of the year asked for: how many requests were left over."""
    if question.ask is None or question.ask.kind != "requests":
        return ""
    for report_id in question.scope.nearest:
        year = index.headers[report_id].year
        if year is None or year - 1 not in question.scope.years:
            continue
        for fact in writer.report(report_id).facts:
            cell = fact.table
            if cell and (cell.kind, cell.row, cell.column) == ("requests", "carried_over", "total"):
                if fact.quantity.value is None:
                    continue
                value = format(fact.quantity.value, "f")
                mark = writer.mark_fact(fact)
                return say(
                    "left_over", language, year=year, before=year - 1, value=value, mark=mark
                )
    return ""


def _listed(
    index: Index, ids: tuple[str, ...], language: str, most: int = _MOST_LISTED
) -> list[str]:
    names = [index.label_of(report_id, language) for report_id in ids[:most]]
    if len(ids) > most:
        names.append("…")
    return names
