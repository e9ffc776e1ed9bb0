"""The product as the runner asks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant import Youju
from evals.places import Place
from evals.run import DEPTH
from evals.sets import Case
from vectorstore.retriever import Hit


class Product:
    """Youju, and the retriever that it stands on: all reports compete, also those not asked for."""

    def __init__(self, youju: Youju, name: str = "youju") -> None:
        self.name = name
        self._youju = youju
        self._retriever = youju.store.retriever

    def ask(self, case: Case) -> Mapping[str, Any]:
        """The answer object."""
        return self._youju.ask(case.question, history=case.messages()).to_dict()

    def search(self, case: Case) -> tuple[Sequence[Place], Sequence[Place]]:
        """Passages and sentences for the question as asked, all reports competing."""
        query = self._youju.search_for(case.question)
        return (
            _places(self._retriever.passages(query, DEPTH)),
            _places(self._retriever.sentences(query, DEPTH)),
        )


def _places(hits: Sequence[Hit]) -> list[Place]:
    return [Place(hit.report_id, hit.start, hit.end) for hit in hits]
