"""Questions worth asking of the reports at hand: each was asked, and answered with its place."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator

from assistant.understanding.messages import say
from assistant.understanding.patterns import load
from assistant.youju import Youju
from corpus.indicators import load_indicators
from corpus.report import Fact, Span

MOST_EXAMPLES = 4
_TRIED_REPORTS = 12
_TRIED_FACTS = 6
_WHOLE = ("total", "amount", "in_force", "decisions")


class Suggestions:
    """Finds questions that the corpus answers, and remembers them until it changes."""

    def __init__(self, youju: Youju) -> None:
        self._youju = youju
        self._guard = threading.Lock()
        self._generation = -1
        self._found: dict[tuple[str, str], tuple[tuple[str, Span], ...]] = {}

    def examples(self, lang: str) -> tuple[str, ...]:
        """A few questions about different reports."""
        rows = sorted(self._youju.store.catalogue.reports(), key=lambda row: -row.facts)
        firsts: list[str] = []
        rest: list[str] = []
        for row in rows[:_TRIED_REPORTS]:
            answered = [question for question, _ in self._about(row.id, lang)]
            firsts += answered[:1]
            rest += answered[1:]
            if len(firsts) == MOST_EXAMPLES:
                break
        return tuple((firsts + rest)[:MOST_EXAMPLES])

    def further(self, report_id: str, told: Collection[Span], lang: str) -> tuple[str, ...]:
        """Questions to go on with about a report: those whose answers were not told yet."""
        return tuple(
            question
            for question, place in self._about(report_id, lang)
            if not any(place.start < span.end and span.start < place.end for span in told)
        )[:3]

    def _about(self, report_id: str, lang: str) -> tuple[tuple[str, Span], ...]:
        """Questions that a report answers, each with the place of its answer."""
        generation = self._youju.store.generation
        with self._guard:
            if generation != self._generation:
                self._generation, self._found = generation, {}
            if (report_id, lang) in self._found:
                return self._found[report_id, lang]
        answered = tuple(
            (question, Span(fact.start, fact.end))
            for question, fact in self._candidates(report_id, lang)
            if self._answers(question, fact)
        )
        with self._guard:
            self._found[report_id, lang] = answered
        return answered

    def _candidates(self, report_id: str, lang: str) -> Iterator[tuple[str, Fact]]:
        header = self._youju.query_engine.index.headers.get(report_id)
        if header is None or header.year is None:
            return
        name = self._youju.query_engine.index.name_of(report_id, lang)
        firsts: dict[str, Fact] = {}
        for fact in self._youju.store.catalogue.facts((report_id,)):
            if fact.quantity.value and _is_whole(fact):
                firsts.setdefault(fact.indicator, fact)
        order = {key: at for at, key in enumerate(load("suggest")["first"])}
        ranked = sorted(firsts, key=lambda key: order.get(key, len(order)))
        for key in ranked[:_TRIED_FACTS]:
            yield _question(key, firsts[key], name, header.year, lang), firsts[key]

    def _answers(self, question: str, fact: Fact) -> bool:
        """Whether the question is answered from where the fact stands."""
        answer = self._youju.ask(question)
        return not answer.abstained and any(
            citation.report_id == fact.report_id
            and citation.start < fact.end
            and fact.start < citation.end
            for citation in answer.citations
        )


def _is_whole(fact: Fact) -> bool:
    """Whether a fact is a total under an indicator that has a name in both languages."""
    if fact.indicator not in load_indicators().by_key:
        return False
    return not fact.dimensions or (fact.table is not None and fact.dimensions[0][1] in _WHOLE)


def _question(key: str, fact: Fact, name: str, year: int, lang: str) -> str:
    words = {"name": name, "year": year}
    if key in load("suggest")["first"]:
        return say("first", key, lang, file="suggest", **words)
    indicator = load_indicators().by_key[key]
    what = indicator.zh.removesuffix("，据正文") if lang == "zh" else indicator.en
    money = "元" in (fact.quantity.unit or indicator.unit)
    template = "how_much" if money else "how_many"
    what = what.removesuffix(", as the text states")
    return say(template, lang, file="suggest", what=what, **words)
