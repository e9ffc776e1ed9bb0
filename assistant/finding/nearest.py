"""Where the reports do not say what is asked: the places in them that come nearest to it."""

from __future__ import annotations

from assistant.finding.looked_for import in_reports
from assistant.understanding.courtesy import courtesy
from assistant.understanding.question import Question
from assistant.understanding.words import coverage, fold
from vectorstore.retriever import Hit
from vectorstore.store import Store

_MOST = 2
_FEW = 6
"""In so many reports at most, where a question names them, is it said what is nearest."""
_SPOKEN_OF = 0.3
"""So much of a question's words, by their weight, must stand in a place that is near to it."""
_ALIKE = 0.25
"""Or so alike in meaning must it be (cosine of centred vectors). Of 204 development questions that
were refused although the reports answer them, 161 are shown something so, 124 of them what answers.
"""
_ANYWHERE = 0.5
"""Where no report is named, this much of its words must stand there: most reports are not meant."""


def nearest_told(question: Question, store: Store) -> tuple[Hit, ...]:
    """The sentences that come nearest to what no report says, best first; none if none is near.

    Only of the reports that are meant: what is said of another place or year is not near.
    """
    scope = question.scope
    ids = scope.report_ids
    if scope.problem or scope.body or scope.place[0] or not ids or courtesy(question.folded):
        return ()
    if scope.named and len(ids) > _FEW:
        return ()
    query, weighed = in_reports(question, store.catalogue, ids)
    near = []
    for hit in store.retriever.sentences(query, _MOST):
        held = coverage(weighed, fold(hit.text + "".join(hit.path)))
        alike = scope.named and hit.dense >= _ALIKE
        if alike or held >= (_SPOKEN_OF if scope.named else _ANYWHERE):
            near.append(hit)
    return tuple(near)
