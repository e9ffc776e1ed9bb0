"""The assistant over one store: it asks, streams, and tells the search what to look for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from llama_index.core.base.response.schema import Response

from assistant.engine import Ask, YoujuQueryEngine
from assistant.evidence.answer import Answer
from assistant.finding.looked_for import in_all_reports
from corpus.report import Span
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

if TYPE_CHECKING:
    from assistant.writing.model import Model


class Youju:
    """The assistant over one store. Safe to share between threads."""

    def __init__(self, store: Store, model: Model | None = None) -> None:
        self.store = store
        self.query_engine = YoujuQueryEngine(store, model)
        self._rules = YoujuQueryEngine(store) if model else self.query_engine

    @classmethod
    def open(
        cls, folder: Path | str = ".youju", model: Model | None = None, **options: str | None
    ) -> Self:
        """Opens the store in a folder; ``model`` writes, ``options`` go to Store.open."""
        return cls(Store.open(folder, **options), model)

    def ask(
        self,
        question: str,
        history: Sequence[Mapping[str, str]] = (),
        report: str | None = None,
        issuer: str | None = None,
        year: int | None = None,
    ) -> Answer:
        """Answers a question.

        Args:
            question: in any language.
            history: the turns before, oldest first: ``{"role": "user", "content": ...}``.
            report: the id of the only report to answer from.
            issuer: a name of the only issuer whose reports to answer from.
            year: the only report year to answer from.

        Raises:
            BadQuestion: the text is no question; the message says why.
            UnknownReport: no report fits ``report``, ``issuer`` or ``year``.
        """
        response = self.query_engine.query(self._asked(question, history, report, issuer, year))
        assert isinstance(response, Response)
        assert response.metadata is not None
        answer = response.metadata["answer"]
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[Mapping[str, str]] = (),
        report: str | None = None,
        issuer: str | None = None,
        year: int | None = None,
    ) -> Iterator[Answer]:
        """Answers as ``ask`` does, while the answer grows; closing the iterator ends it.

        Each text is a beginning of the next, every part of it proved; the last answer is whole.
        """
        return self.query_engine.stream(self._asked(question, history, report, issuer, year))

    def _asked(
        self, question: str, history: Sequence[Mapping[str, str]],
        report: str | None, issuer: str | None, year: int | None,
    ) -> Ask:  # fmt: skip
        limited = any(limit is not None for limit in (report, issuer, year))
        ids = self.query_engine.index.narrowed(report, issuer, year) if limited else None
        return Ask(question, history=history, report_ids=ids)

    def search_for(self, text: str) -> SearchQuery:
        """What the retriever is to look for among all reports, as a question is understood.

        What the answer to it stands on goes first, where it names reports and they answer.

        Raises:
            BadQuestion: there is nothing to look for; the message says why.
        """
        with self.store.catalogue.reading():
            question = self.query_engine.understood(Ask(text))
            query = in_all_reports(question, self.store.catalogue)
        if not query.prefer:
            return query
        *_, answer = self._rules.stream(Ask(text))
        told = () if answer.abstained else answer.citations
        return replace(query, answers=tuple((c.report_id, Span(c.start, c.end)) for c in told))

    def close(self) -> None:
        """Lets go of the store."""
        self.store.close()
