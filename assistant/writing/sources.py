"""What a language model answers from: numbered places of reports, as many as its window holds.

The places that the composed answer stands on come first, under the numbers of its marks. Then come
cells of the tables and sentences of the passages around them, each with the headings above it. A
number means one verbatim place, so that a model's mark needs no more looking up than one of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.evidence.answer import Answer
from assistant.evidence.writer import LONGEST_QUOTE
from assistant.understanding.patterns import expression_of
from assistant.understanding.question import Question
from corpus.report import Fact, Report, Span, TableCell
from vectorstore.passage import Passage, sentences_of
from vectorstore.retriever import Hit, Retriever, SearchQuery

_PASSAGES = 8
_MOST_CELLS = 48
_MOST_REPORTS = 4
_NO_MARK = str.maketrans("[]", "［］")
"""Brackets in a report would look like the numbers of the evidence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A verbatim place with its number: ``text`` is what a model reads of it, on one line.

    ``quote`` is the place in the report's source text, ``names`` are the labels and headings that
    say what it is about. ``drafted``: the answer of the rules stands on it.
    """

    n: int
    report_id: str
    start: int
    end: int
    path: tuple[str, ...]
    quote: str
    text: str
    table: TableCell | None = None
    drafted: bool = False

    @property
    def names(self) -> str:
        """The labels of a cell and the heading above it, or the headings of a sentence."""
        if self.table is None:
            return " ".join(self.path)
        return " ".join((self.table.row_label, self.table.column_label, *self.path[-1:]))


def sources_for(
    question: Question,
    composed: Answer,
    report_of: Callable[[str], Report],
    retriever: Retriever,
    window: int,
) -> tuple[Source, ...]:
    """The numbered evidence for a question, at most ``window`` tokens of it; empty without any.

    Args:
        question: as understood.
        composed: the answer of the rules; its citations are the first sources, unless it abstains.
        report_of: a report by its id.
        retriever: finds the passages around.
        window: how many tokens the evidence may take.
    """
    told = () if composed.abstained else composed.citations
    cited = dict.fromkeys(citation.report_id for citation in told)
    ids = tuple(cited) or question.scope.report_ids[:_MOST_REPORTS]
    if not ids:
        return ()
    found = [_of_citation(composed, at, report_of) for at in range(len(told))]
    taken = {(source.report_id, source.start, source.end) for source in found}
    query = SearchQuery(question.standalone, question.language, report_ids=ids)
    hits = retriever.passages(query, _PASSAGES)
    more = [s for hit in hits for s in _of_passage(hit, report_of(hit.report_id))]
    if composed.abstained:
        more += [s for report_id in ids for s in _totals(report_of(report_id))]
    left = window - sum(tokens(source.text) for source in found)
    kept: list[Source] = []
    for source in more:
        left -= tokens(source.text) + _AROUND
        if left < 0:
            break
        if (source.report_id, source.start, source.end) not in taken:
            taken.add((source.report_id, source.start, source.end))
            kept.append(source)
    kept.sort(key=lambda source: (ids.index(source.report_id), source.start))
    return tuple(replace(source, n=n) for n, source in enumerate((*found, *kept), 1))


_AROUND = 6
"""Tokens for the number of a source and its share of the headings."""


def tokens(text: str) -> int:
    """How many tokens a language model makes of a text, on the safe side."""
    wide = sum(char >= "\u2e80" for char in text)
    return wide + (len(text) - wide) // 3 + 1


def listed(sources: Sequence[Source], report_of: Callable[[str], Report]) -> str:
    """The sources as a model reads them, under the titles and headings that they stand under."""
    lines = []
    above: tuple[str, tuple[str, ...]] | None = None
    for source in sources:
        place = (source.report_id, source.path)
        if place != above:
            header = report_of(source.report_id).header
            named = " > ".join((header.title or source.report_id, *source.path))
            lines.append(f"# {_flat(named)}")
            above = place
        lines.append(f"[{source.n}] {source.text}")
    return "\n".join(lines)


def _of_citation(composed: Answer, at: int, report_of: Callable[[str], Report]) -> Source:
    citation = composed.citations[at]
    report = report_of(citation.report_id)
    text = _flat(citation.quote)
    if citation.table is not None:
        unit = next((f.quantity.unit for f in report.facts if f.start == citation.start), "")
        text = _cell_text(citation.table, text, unit)
    return Source(
        citation.n, citation.report_id, citation.start, citation.end, citation.heading_path,
        citation.quote, text, citation.table, drafted=True,
    )  # fmt: skip


def _of_passage(hit: Hit, report: Report) -> Iterator[Source]:
    """The sentences of a passage, long ones in clauses; cells in place of a table."""
    if hit.kind == "table":
        cells = [f for f in report.facts if f.table and hit.start <= f.start < hit.end]
        yield from _cells(cells, report)
        return
    passage = Passage(hit.passage_id, hit.report_id, hit.path, hit.start, hit.end, hit.kind)
    spans = [Span(s.start, s.end) for s in sentences_of(report, (passage,))]
    for span in spans:
        length = span.end - span.start
        inside = any(_holds(o, span) and o.end - o.start <= LONGEST_QUOTE for o in spans)
        quote = report.source_text[span.start : span.end]
        if length > LONGEST_QUOTE or inside or is_instruction(quote):
            continue
        yield Source(0, report.id, span.start, span.end, hit.path, quote, _flat(quote))


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _totals(report: Report) -> Iterator[Source]:
    """The totals of the tables that are not nought: what a summary of a report speaks of."""
    yield from _cells([f for f in report.facts if f.table and f.table.column == "total"], report)


def _cells(facts: Iterable[Fact], report: Report) -> Iterator[Source]:
    counted = [fact for fact in facts if fact.quantity.value]
    for fact in counted[:_MOST_CELLS]:
        assert fact.table is not None
        quote = report.source_text[fact.start : fact.end]
        text = _cell_text(fact.table, _flat(quote), fact.quantity.unit)
        yield Source(0, report.id, fact.start, fact.end, fact.path, quote, text, fact.table)


def _cell_text(cell: TableCell, value: str, unit: str) -> str:
    shown = value if unit and unit in value else f"{value} {unit}".strip()
    return f"{_flat(cell.row_label)} / {_flat(cell.column_label)}: {shown}"


def _flat(text: str) -> str:
    return " ".join(text.split()).translate(_NO_MARK)


_instructions = partial(expression_of, "instructions", "patterns")


def is_instruction(text: str) -> bool:
    """Whether a text speaks to a language model: no evidence of anything a report is about."""
    return _instructions().search(" ".join(text.split()).lower()) is not None
