"""The query engine: a question goes in, a proved answer comes out. The product in one screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from assistant.composing.abstain import abstention
from assistant.composing.checks_text import compose_checks
from assistant.composing.compose import Draft, compose
from assistant.composing.mentions_text import compose_mentions
from assistant.composing.proof import unproven
from assistant.composing.series_text import compose_series
from assistant.composing.warn import failed_checks, warnings_of
from assistant.evidence.answer import Answer, AnsweredBy, Seconds
from assistant.evidence.evidence import Evidence, shortest
from assistant.evidence.stated import StatedFigures
from assistant.evidence.writer import Writer
from assistant.finding.across import series_for
from assistant.finding.from_charges import asks_for_charges
from assistant.finding.in_conversation import Conversation
from assistant.finding.keywords import as_a_count, speaks_of_it, tells_how_many
from assistant.finding.mentions import asks_who_speaks_of_it, mentions_for
from assistant.finding.one_by_one import parts_of, tells_less, tells_of_each
from assistant.finding.place_by_place import place_by_place
from assistant.finding.series import Series
from assistant.judging.volume import volume_asked
from assistant.understanding.adds_up import asks_if_it_adds_up
from assistant.understanding.courtesy import courtesy
from assistant.understanding.holdings import asks_what_is_held
from assistant.understanding.index import index_of
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from assistant.understanding.scope import Index
from assistant.understanding.understand import read_otherwise, understand
from corpus.checks import check
from corpus.quantities import numbers_in
from corpus.report import Check, Fact, Report
from corpus.units import split_unit
from vectorstore.retriever import as_node
from vectorstore.store import Store

if TYPE_CHECKING:
    from assistant.writing.model import Model


@dataclass
class Ask(QueryBundle):
    """A LlamaIndex query with the conversation before it and the reports it is limited to."""

    history: Sequence[Mapping[str, str]] = ()
    report_ids: Sequence[str] | None = field(default=None)


_Found = tuple[tuple[Evidence, ...], Sequence[Series]]
_MOST_CHECKED = 300
"""So many reports are checked for what does not add up in them at most."""


class YoujuQueryEngine(BaseQueryEngine):
    """understand -> find -> compose -> prove. Takes any LlamaIndex query; Ask says more.

    A language model, where there is one, writes what is shown only as far as it is proved.
    """

    def __init__(self, store: Store, model: Model | None = None) -> None:
        super().__init__(callback_manager=CallbackManager([]))
        self._store = store
        self.model = model
        self._index: tuple[int, Index] | None = None
        self._failed: tuple[int, dict[str, tuple[Check, ...]]] = (-1, {})
        self._stated = StatedFigures()

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    @property
    def index(self) -> Index:
        """What is known of the corpus for understanding questions, made anew when it changes."""
        generation = self._store.generation
        if self._index is None or self._index[0] != generation:
            self._index = (generation, index_of(self._store.catalogue))
        return self._index[1]

    def _query(self, query_bundle: QueryBundle) -> Response:
        ask = query_bundle if isinstance(query_bundle, Ask) else Ask(query_bundle.query_str)
        *_, (answer, found) = self._steps(ask)
        return Response(answer.text, source_nodes=_nodes(found), metadata={"answer": answer})

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def stream(self, ask: Ask) -> Iterator[Answer]:
        """The answer as it grows, each text a beginning of the next; the last one is whole."""
        for answer, _ in self._steps(ask):
            yield answer

    def understood(self, ask: Ask, talk: Conversation | None = None) -> Question:
        """A question as it is understood of this corpus, in a conversation as that settles on."""
        return understand(
            ask.query_str, ask.history, self.index, ask.report_ids, self._came_first,
            (talk or self._talk(ask)).settled_on,
        )  # fmt: skip

    def _talk(self, ask: Ask) -> Conversation:
        def otherwise(question: Question) -> Question | None:
            return read_otherwise(question, self.index, ask.report_ids)

        return Conversation(self._store, self._stated, self._report, otherwise)

    def _came_first(self, question: Question) -> str:
        """The report that comes first in the answer to a question; "" where several do."""
        for one in series_for(question, self._store, self.index.places)[:1]:
            best = [p for p in one.ordered if p.value == one.ordered[0].value]
            return best[0].report_id if len(best) == 1 else ""
        return ""

    def _steps(self, ask: Ask) -> Iterator[tuple[Answer, tuple[Evidence, ...]]]:
        started = time.perf_counter()
        reading = self._store.catalogue.reading
        with reading() if self.model is None else nullcontext():  # a model is long in answering
            with reading():
                talk = self._talk(ask)
                question = self.understood(ask, talk)
                asked = question.text
                understood = time.perf_counter()
                question, found, series = self._found(question, talk)
                if not series:
                    question, found = self._as_a_count(ask, question, found)
            if self.model is not None:
                question, found, series = self._read_again(ask, question, found, series, self.model)
            retrieved = time.perf_counter()
            with reading():
                composed = self._answer(question, found, series)
                if asks := self._asked_apart(ask, question, found) if not series else ():
                    composed, found = self._one_by_one(question, asks) or (composed, found)
        if self.model is None and not ask.history:
            composed = _told_of_languages(composed)
        for answer in self._grown(question, composed):
            now = time.perf_counter()
            seconds = Seconds(
                understood - started, retrieved - understood, now - retrieved, now - started
            )
            yield replace(answer, question=asked, seconds=seconds), found

    def _found(self, question: Question, talk: Conversation) -> tuple[Question, *_Found]:
        if courtesy(question.folded) and not question.scope.mentions:
            return question, (), ()
        of_the_corpus = (asks_what_is_held, asks_who_speaks_of_it, asks_if_it_adds_up)
        if any(asks(question) for asks in of_the_corpus):
            return question, (), ()
        series = series_for(question, self._store, self.index.places)
        if found := self._of_series(series):
            return question, found, series
        question, found = talk.answered(question)
        return question, found, series

    def _as_a_count(
        self, ask: Ask, question: Question, found: tuple[Evidence, ...]
    ) -> tuple[Question, tuple[Evidence, ...]]:
        """Keywords alone are read as a question for their figure, where the reports state it."""
        asked = as_a_count(question)
        told = any(one.kind != "sentences" for one in found)
        field = any(item.field for one in found for item in one.items)
        meant = question.ask is not None or asks_for_charges(question)
        if not asked or field or (told and meant):
            return question, found
        as_asked = Ask(asked, history=ask.history, report_ids=ask.report_ids)
        counted, again, _ = self._found(self.understood(as_asked), self._talk(as_asked))
        if tells_how_many(again):
            return counted, again
        return question, tuple(one for one in found if speaks_of_it(counted, one))

    def _read_again(
        self, ask: Ask, question: Question, found: tuple[Evidence, ...],
        series: Sequence[Series], model: Model,
    ) -> tuple[Question, *_Found]:  # fmt: skip
        """A follow-up that the rules are unsure of is read as a model says that it stands alone."""
        from assistant.writing.condense import condensed, unsure

        if unsure(question, bool(found)):
            alone = condensed(question.text, ask.history, model, self.index)
            if alone is not None:
                by_itself = Ask(alone, report_ids=ask.report_ids)
                again, better, of_each = self._found(
                    self.understood(by_itself), self._talk(by_itself)
                )
                if better:
                    again = replace(again, text=question.text, language=question.language)
                    return again, better, of_each
        return question, found, series

    def _of_series(self, series: Sequence[Series]) -> tuple[Evidence, ...]:
        points = [point for one in series for point in one.shown]
        return tuple(point.evidence(self._report(point.report_id)) for point in points)

    def _grown(self, question: Question, composed: Answer) -> Iterator[Answer]:
        """The composed answer, or a language model's in its place where there is one to ask."""
        if self.model is None:
            yield composed
            return
        from assistant.writing.generate import written

        yield from written(
            question, composed, self.model, self.index, self._store.encoder,
            self._store.retriever, self._report,
        )  # fmt: skip

    def _answer(
        self, question: Question, found: Sequence[Evidence], series: Sequence[Series]
    ) -> Answer:
        language = "zh" if question.language == "zh" else "en"
        for attempt in (found, tuple(shortest(evidence) for evidence in found)):
            if not attempt:
                continue
            writer = Writer(self._report)
            if series:
                draft = compose_series(series, writer, self.index.name_of, language)
            else:
                draft = compose(question, attempt, writer, self.index, language)
            exempt = _exempt(question, attempt, series) | self._named(question, series)
            if not unproven(draft.text, writer.citations, exempt, self._report):
                warnings = warnings_of(attempt, self._failed_checks, language)
                return _finished(question, draft, writer, warnings)
        writer = Writer(self._report)
        if not found and (told := mentions_for(question, self._store)) and told.places:
            draft = compose_mentions(told, writer, self.index, language)
            counts = {Decimal(len(told.places)), Decimal(told.looked_into)}
            exempt = counts | _exempt(question, (), ()) | _years(writer)
            if not unproven(draft.text, writer.citations, exempt, self._report):
                return _finished(question, draft, writer)
            writer = Writer(self._report)
        if not found and asks_if_it_adds_up(question):
            draft, reckoned = self._checked(question, writer, language)
            exempt = reckoned | _exempt(question, (), ()) | _years(writer)
            exempt |= self._named(question, ())
            if not unproven(draft.text, writer.citations, exempt, self._report):
                return _finished(question, draft, writer)
            writer = Writer(self._report)
        draft = abstention(question, self.index, writer, self._store, language)
        return _finished(question, draft, writer)

    def _checked(
        self, question: Question, writer: Writer, language: str
    ) -> tuple[Draft, set[Decimal]]:
        """Whether the numbers of the reports meant add up, and what was reckoned to tell."""
        reports = [self._report(i) for i in question.scope.report_ids[:_MOST_CHECKED]]
        checked = [(report, check(report)) for report in reports]
        return compose_checks(checked, writer, self.index, language)

    def _lacks_volume(self, question: Question, found: Sequence[Evidence], part: str) -> bool:
        """Whether a part asks for all that was published, and what was found does not tell it."""
        ids = question.scope.report_ids
        if len(ids) != 1:
            return False
        wanted = volume_asked(self.understood(Ask(part, report_ids=ids)))
        told = (c.fact.indicator for e in found for c in e.statements)
        return bool(wanted) and wanted not in told

    def _asked_apart(self, ask: Ask, question: Question, found: Sequence[Evidence]) -> list[Ask]:
        """What to ask instead of a question for several things that is not answered as a whole."""
        if places := place_by_place(question):
            return [Ask(one, history=ask.history, report_ids=ask.report_ids) for one in places]
        parts = parts_of(question.text)
        if not parts or not (
            tells_less(question, found, parts) or self._lacks_volume(question, found, parts[0])
        ):
            return []
        asked = [*ask.history, *({"role": "user", "content": part} for part in parts)]
        ids = question.scope.report_ids
        return [
            Ask(part, history=asked[: len(ask.history) + at], report_ids=ids)
            for at, part in enumerate(parts)
        ]

    def _one_by_one(
        self, question: Question, asks: Sequence[Ask]
    ) -> tuple[Answer, tuple[Evidence, ...]] | None:
        """The parts of a question answered one after the other; None unless each is told."""
        language = "zh" if question.language == "zh" else "en"
        writer = Writer(self._report)
        lines: list[str] = []
        questions: list[Question] = []
        all_found: tuple[Evidence, ...] = ()
        for ask in asks:
            talk = self._talk(ask)
            asked, found, series = self._found(self.understood(ask, talk), talk)
            if series or len(found) != 1:
                return None
            lines.append(compose(asked, found, writer, self.index, language).text)
            exempt = _exempt(asked, found, series) | self._named(question, series)
            if unproven(lines[-1], writer.citations, exempt, self._report):
                return None
            questions.append(asked)
            all_found += found
        if not tells_of_each(questions, all_found):
            return None
        by: AnsweredBy = "passages" if all(e.kind == "sentences" for e in all_found) else "facts"
        warnings = warnings_of(all_found, self._failed_checks, language)
        return _finished(question, Draft("\n".join(lines), by), writer, warnings), all_found

    def _named(self, question: Question, series: Sequence[Series]) -> set[Decimal]:
        """Numbers in the names, and the years, of the reports that a question names or counts."""
        ids = [i for one in series for i in one.report_ids]
        ids += question.scope.report_ids if question.scope.named else ()
        headers = [self.index.headers[i] for i in ids]
        names = (header.issuer or header.title for header in headers)
        years = {Decimal(header.year) for header in headers if header.year is not None}
        return years | {number.value for name in names for number in numbers_in(name)}

    def _failed_checks(self, report: Report) -> tuple[Check, ...]:
        """The checks that a report fails, worked out once as long as the corpus stays the same."""
        generation = self._store.generation
        if self._failed[0] != generation:
            self._failed = (generation, {})
        known = self._failed[1]
        if report.id not in known:
            known[report.id] = failed_checks(report)
        return known[report.id]

    def _report(self, report_id: str) -> Report:
        report = self._store.catalogue.report(report_id)
        if report is None:
            raise KeyError(report_id)
        return report


def _exempt(
    question: Question, found: Sequence[Evidence], series: Sequence[Series]
) -> set[Decimal]:
    """Numbers that need no proof: the question's, years, counts of reports, cells with a unit."""
    years = {Decimal(e.report.header.year) for e in found if e.report.header.year is not None}
    cells = {abs(v) for e in found for f in e.figures for part in f.parts for v in _in_full(part)}
    counts = {Decimal(n) for one in series for n in one.counts}
    years |= {Decimal(year) for one in series for year in one.told_years}
    years |= {Decimal(year) for year in question.scope.years}
    return years | cells | counts | {number.value for number in numbers_in(question.folded)}


def _years(writer: Writer) -> set[Decimal]:
    """The years of the reports that are cited, which their names are told with."""
    return {Decimal(c.year) for c in writer.citations if c.year is not None}


def _in_full(fact: Fact) -> tuple[Decimal, ...]:
    """A cell's value with the unit that its column is headed with (单位：万元), multiplied out."""
    scale, _ = split_unit(fact.quantity.unit)
    if fact.quantity.value is None or scale == 1:
        return ()
    return (fact.quantity.value * scale,)


def _finished(
    question: Question, draft: Draft, writer: Writer, warnings: tuple[str, ...] = ()
) -> Answer:
    return Answer(
        question=question.text,
        language=question.language,
        text=draft.text,
        abstained=draft.abstained,
        answered_by=draft.answered_by,
        citations=writer.citations,
        warnings=warnings,
    )


def _told_of_languages(answer: Answer) -> Answer:
    """Says, at the first answer of a conversation, why it is not in the question's language."""
    if answer.language in ("zh", "en"):
        return answer
    return replace(answer, warnings=(*answer.warnings, say("english_only", "en")))


def _nodes(found: Sequence[Evidence]) -> list[NodeWithScore]:
    return [NodeWithScore(node=as_node(hit), score=hit.score) for e in found for hit in e.sentences]
