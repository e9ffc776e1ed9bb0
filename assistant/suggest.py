"""Questions worth asking of the reports at hand: each was asked, and answered with its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from assistant.engine import Youju
from assistant.messages import say
from corpus.indicators import load_indicators
from corpus.report import Fact

MOST_EXAMPLES = 4
_TRIED_REPORTS = 12
_TRIED_FACTS = 4
_DIMENSION = "total"


class Suggestions:
    """Finds questions that the corpus answers, and remembers them until it changes."""

    def __init__(self, youju: Youju) -> None:
        self._youju = youju
        self._guard = threading.Lock()
        self._generation = -1
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def examples(self, lang: str) -> tuple[str, ...]:
        """A few questions about different reports."""
        rows = sorted(self._youju.store.catalogue.reports(), key=lambda row: -row.facts)
        firsts: list[str] = []
        rest: list[str] = []
        for row in rows[:_TRIED_REPORTS]:
            answered = self.about(row.id, lang)
            firsts += answered[:1]
            rest += answered[1:]
            if len(firsts) == MOST_EXAMPLES:
                break
        return tuple((firsts + rest)[:MOST_EXAMPLES])

    def further(
        self, report_ids: Sequence[str], asked: Sequence[str], lang: str
    ) -> tuple[str, ...]:
        """Questions to go on with, about the report that was cited first."""
        if not report_ids:
            return ()
        seen = set(asked)
        return tuple(q for q in self.about(report_ids[0], lang) if q not in seen)[:3]

    def about(self, report_id: str, lang: str) -> tuple[str, ...]:
        """Questions that a report answers."""
        generation = self._youju.store.generation
        with self._guard:
            if generation != self._generation:
                self._generation, self._found = generation, {}
            if (report_id, lang) in self._found:
                return self._found[report_id, lang]
        answered = tuple(
            question
            for question, fact in self._candidates(report_id, lang)
            if self._answers(question, fact)
        )
        with self._guard:
            self._found[report_id, lang] = answered
        return answered

    def _candidates(self, report_id: str, lang: str) -> Iterator[tuple[str, Fact]]:
        index = self._youju.query_engine.index
        if report_id not in index.headers:
            return
        year = index.headers[report_id].year
        name = index.name_of(report_id, lang)
        seen: set[str] = set()
        for fact in self._youju.store.catalogue.facts((report_id,)):
            indicator = load_indicators().by_key.get(fact.indicator)
            if not indicator or not fact.quantity.value or fact.indicator in seen:
                continue
            if fact.dimensions and fact.dimensions[0][1] not in (_DIMENSION, "amount"):
                continue
            seen.add(fact.indicator)
            what = (indicator.zh if lang == "zh" else indicator.en).partition("，据正文")[0]
            key = "of_year" if year is not None else "of_no_year"
            yield (
                say(key, lang, file="suggest", name=name, year=year,
                    what=what.partition(", as the text states")[0]),
                fact,
            )  # fmt: skip
            if len(seen) >= _TRIED_FACTS:
                return

    def _answers(self, question: str, fact: Fact) -> bool:
        """Whether the question is answered from where the fact stands."""
        answer = self._youju.ask(question)
        return not answer.abstained and any(
            citation.report_id == fact.report_id
            and citation.start < fact.end
            and fact.start < citation.end
            for citation in answer.citations
        )
