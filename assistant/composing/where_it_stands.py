"""Under which headings of a report an answer stands, where a follow-up asks for its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.composing.verbatim import quoted
from assistant.evidence.evidence import Evidence
from assistant.evidence.writer import Writer
from assistant.understanding.asked_on import of_what_was_told
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from corpus.language import simplify

_LONGEST_HEADING = 60
"""Characters of what is printed as a heading at most; more is a paragraph."""


def where_it_stands(
    question: Question, found: Sequence[Evidence], writer: Writer, language: str
) -> list[str]:
    """The headings above each piece of evidence, outermost first; none where none is asked for."""
    if of_what_was_told(simplify(question.text).lower()) != "source":
        return []
    lines = []
    for evidence in found:
        at = _place(evidence)
        headings = list(_headings(evidence, at, writer)) if at is not None else []
        if headings:
            lines.append(say("stands_under", language, headings=" > ".join(headings)))
    return lines


def _place(evidence: Evidence) -> int | None:
    if evidence.figures:
        return evidence.figures[0].parts[0].start
    if evidence.statements:
        return evidence.statements[0].fact.start
    if evidence.items:
        return evidence.items[0].span.start
    return evidence.sentences[0].start if evidence.sentences else None


def _headings(evidence: Evidence, at: int, writer: Writer) -> Iterator[str]:
    report = evidence.report
    above = [s for s in report.sections if s.start <= at < s.end and s.level]
    for section in sorted(above, key=lambda s: s.level):
        if section.heading_end - section.start <= _LONGEST_HEADING:
            mark = writer.mark(report.id, section.start, section.heading_end, section.path)
            yield f"{quoted(section.path[-1], 'en')} {mark}"
