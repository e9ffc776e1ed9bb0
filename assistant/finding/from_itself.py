"""Evidence that is neither figure nor sentence: a number that names a thing, a report's date."""

from __future__ import annotations

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.fields import fields_of, only_a_field_answers
from assistant.finding.ways_of_applying import ways_of_applying
from assistant.judging.of_itself import SURE, from_what_is_taken, takes_for_granted
from assistant.understanding.numbered import asks_for_number_of, numbered, only_a_number_answers
from assistant.understanding.question import Question
from assistant.understanding.words import in_words_of_reports


def from_itself(question: Question, finds: Finds) -> tuple[Evidence | None, bool]:
    """The number that names what a question asks of, or what it takes for granted of a report.

    And whether nothing else answers: no figure and no sentence tells a fax number, no figure by
    what way requests came in.
    """
    report, folded = finds.report, question.folded
    if asks_for_number_of(folded):
        item = numbered(question, report, in_words_of_reports(finds.weighed, (report,)))
        if item is not None:
            return Evidence(report, "sentences", SURE, items=(item,)), True
        alone = only_a_number_answers(folded) or takes_for_granted(question)
        return None, alone or only_a_field_answers(folded)
    if takes_for_granted(question):
        return from_what_is_taken(question, report), True
    if ways := ways_of_applying(question, report):
        return Evidence(report, "sentences", SURE, items=ways), True
    if not only_a_field_answers(folded):
        return None, False
    items = fields_of(report, folded)
    return (Evidence(report, "sentences", SURE, items=items) if items else None), True
