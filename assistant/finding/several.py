"""What comparable figures of several reports come to: their sum, or which has how much more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.evidence.evidence import Evidence
from assistant.evidence.figure_text import difference, plain
from assistant.evidence.fit import go_together
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from assistant.understanding.scope import Index
from corpus.report import Fact
from corpus.units import split_unit


def comparison(
    question: Question, found: Sequence[Evidence], writer: Writer, index: Index, language: str
) -> list[str]:
    """What comparable figures of several reports come to: their sum, or who has how much more."""
    if not question.intents & {"compare", "rank", "sum"}:
        return []
    facts = [fact for evidence in found if (fact := _single(evidence)) is not None]
    units = {fact.quantity.unit for fact in facts if fact.quantity.unit}
    if len(facts) != len(found) or len(facts) < 2 or not _are_comparable(units):
        return []
    if any(fact.quantity.value is None for fact in facts):
        return []
    values = [fact.quantity.value or Decimal(0) for fact in facts]
    if "sum" in question.intents and not question.intents & {"compare", "rank"}:
        marks = "".join(writer.mark_fact(fact) for fact in facts)
        terms = " + ".join(plain(value) for value in values)
        added = f"{terms} = {plain(sum(values, Decimal(0)))} {marks}"
        return [added + _counted_twice([fact.report_id for fact in facts], index, language)]
    if len(set(values)) == 1:
        return [say("equal", language)]
    ordered = sorted(facts, key=lambda fact: -(fact.quantity.value or Decimal(0)))
    first, second = ordered[0], ordered[1] if len(facts) == 2 else None
    name = index.name_of(first.report_id, language)
    if second is None:
        return [say("most", language, one=name, mark=writer.mark_fact(first))]
    more, less = first.quantity.value or Decimal(0), second.quantity.value or Decimal(0)
    marks = writer.mark_fact(first) + writer.mark_fact(second)
    by = f"{difference(more, less)} {marks}"
    return [say("more", language, one=name, difference=by)]


def _are_comparable(units: Collection[str]) -> bool:
    """Whether figures as printed can be subtracted: 个 and 件, but not 万元 and 亿元."""
    return go_together(units) and len({split_unit(unit)[0] for unit in units}) <= 1


def _single(evidence: Evidence) -> Fact | None:
    if evidence.kind == "figures" and evidence.figures and evidence.figures[0].operation == "cell":
        return evidence.figures[0].parts[0]
    one = evidence.kind == "statements" and len(evidence.statements) == 1
    if one and not evidence.computation:
        return evidence.statements[0].fact
    return None


def _counted_twice(ids: Sequence[str], index: Index, language: str) -> str:
    """Which of the places added up lie inside another of them, in brackets."""
    notes = [
        say("series", "nested", language).format(
            inner=index.name_of(one, language), outer=index.name_of(other, language)
        )
        for one, other in index.places.nested([(i, index.headers[i].year) for i in ids])
    ]
    if not notes:
        return ""
    return f" ({'; '.join(notes)})" if language == "en" else f"（{'；'.join(notes)}）"
