"""What stands around the answer of each report: whose it is, and which reports say nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.evidence.evidence import Evidence
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from corpus.report import Header

NameOf = Callable[[str, str], str]
"""The issuer of a report by its id, in a language."""

_MOST_NAMED = 6
"""So many reports that say nothing are named at most."""


def framed(header: Header, issuer: str, language: str, text: str) -> str:
    """A text with the issuer and year of the report that it is from."""
    if header.year is None:
        return say("frame", f"{language}_undated", issuer=issuer, text=text)
    return say("frame", language, issuer=issuer, year=header.year, text=text)


def silent(
    question: Question, found: Sequence[Evidence], writer: Writer, name_of: NameOf, language: str
) -> list[str]:
    """A line for each report that a question asks of by name and that does not say it.

    Without them an answer for one of two places reads as if it were for both.
    """
    scope = question.scope
    asked = scope.named and not scope.ambiguous and not scope.body
    several = len(scope.groups) > 1 or len(scope.years) > 1
    answering = {evidence.report.id for evidence in found}
    rest = [i for i in scope.report_ids if i not in answering]
    if not (asked and several) or len(rest) > _MOST_NAMED:
        return []
    return [
        framed(writer.report(i).header, name_of(i, language), language, say("not_said", language))
        for i in rest
    ]
