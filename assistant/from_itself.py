"""Evidence that is neither figure nor sentence: a number that names a thing, a report's date."""

from __future__ import annotations

from assistant.evidence import Evidence, Finds
from assistant.fields import fields_of, only_a_field_answers
from assistant.numbered import asks_for_number_of, numbered, only_a_number_answers
from assistant.of_itself import SURE, from_what_is_taken, takes_for_granted
from assistant.question import Question
from assistant.words import in_words_of_reports


def from_itself(question: Question, finds: Finds) -> Evidence | None:
    """The number that names what a question asks of, or what it takes for granted of a report."""
    report = finds.report
    if asks_for_number_of(question.folded):
        item = numbered(question, report, in_words_of_reports(finds.weighed, (report,)))
        return Evidence(report, "sentences", SURE, items=(item,)) if item else None
    if takes_for_granted(question):
        return from_what_is_taken(question, report)
    items = fields_of(report, question.folded) if only_a_field_answers(question.folded) else ()
    return Evidence(report, "sentences", SURE, items=items) if items else None


def only_itself_answers(question: Question) -> bool:
    """Whether nothing else of a report answers: no figure and no sentence tells a fax number."""
    if only_a_number_answers(question.folded) or takes_for_granted(question):
        return True
    return only_a_field_answers(question.folded)
