"""A question in a conversation: how it is rather read, and what answers it after what was told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.evidence.evidence import Evidence
from assistant.evidence.stated import StatedFigures
from assistant.finding.from_before import from_before
from assistant.finding.pointed_at import numbers_of, places_told
from assistant.finding.search import find
from assistant.finding.two_readings import tells_less
from assistant.understanding.preamble import rejects
from assistant.understanding.question import Question
from corpus.report import Report
from vectorstore.store import Store

_LOOKED_BACK = 3
"""So many questions before are answered again at most, to see what a follow-up is about."""

Found = tuple[Question, tuple[Evidence, ...]]


@dataclass
class Conversation:
    """The questions of one conversation, each answered once.

    ``otherwise`` reads a follow-up alone, or as leaning on the question before: as it is not read;
    None where there is no other reading.
    """

    store: Store
    stated: StatedFigures
    report_of: Callable[[str], Report]
    otherwise: Callable[[Question], Question | None]
    _found: dict[Question, tuple[Evidence, ...]] = field(default_factory=dict)

    def settled_on(self, question: Question) -> Question:
        """A question before as it is rather read: as that which its reply answers."""
        return self._rather(question, self._of(question))[0]

    def answered(self, question: Question) -> Found:
        """A question as it is rather read, and what answers it."""
        told = self._told(question)
        found = self._of(question)
        ids = [e.report.id for e in told[:1]] or question.scope.report_ids
        if question.before is not None and len(ids) == 1:
            stated = self.stated.of(self.report_of(ids[0]))
            reckoned = from_before(question, told, stated, found)
            if reckoned:
                return question, reckoned
        return self._rather(question, found)

    def _rather(self, question: Question, found: tuple[Evidence, ...]) -> Found:
        """The reading of a question that finds what it names, and what that finds."""
        if question.prior is None or (found and _is_told(question, found)):
            return question, found
        other = self.otherwise(question)
        if other is None:
            return question, found
        others = self._of(other)
        if _is_told(other, others) or tells_less(
            question, found, other, others, self._told_lately(question)
        ):
            return other, others
        return question, found

    def _of(self, question: Question) -> tuple[Evidence, ...]:
        """What the reports hold on a question."""
        if question not in self._found:
            told = self._told(question)
            places = places_told(told, question.before, self.stated, self.report_of)
            self._found[question] = find(question, self.store, self.stated, places)
        return self._found[question]

    def _told(self, question: Question, turns: int = _LOOKED_BACK) -> list[Evidence]:
        """What answers the questions that a follow-up leans on, the last one first."""
        if question.before is None or not turns or rejects(question.text):
            return []
        return [*self._of(question.before), *self._told(question.before, turns - 1)]

    def _told_lately(self, question: Question) -> list[Evidence]:
        """What answers the last questions, whether one leans on them or not, the last one first."""
        told: list[Evidence] = []
        before = question.prior
        for _ in range(_LOOKED_BACK):
            if before is not None:
                told += self._of(before)[:1]
                before = before.prior
        return told


def _is_told(question: Question, found: Sequence[Evidence]) -> bool:
    """Whether what was found is what the reply to a question says."""
    given = {*numbers_of(question.reply)}
    return bool(given) and any(given & {*e.values} for e in found[:1])
