"""What the reports hold on a question: cells, stated figures, or the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.asks import TableAsk
from assistant.enumerations import Item, inline_items, items_of, section_at, section_named
from assistant.figures import Figure, figures_for
from assistant.prose import Candidate, Weighed, candidates, coverage, fold, held_in, weigh
from assistant.question import Question
from corpus.report import Fact, Report, Span
from vectorstore.retriever import Hit, Retriever, SearchQuery

_HITS = 24

Kind = Literal["figures", "statements", "sentences", "nothing"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one report holds on a question, and how sure it is that this is what was asked.

    ``strength`` is comparable between reports; ``missing`` are the question's terms that the report
    has no word for.
    """

    report: Report
    kind: Kind
    figures: tuple[Figure, ...] = ()
    statements: tuple[Candidate, ...] = ()
    sentences: tuple[Hit, ...] = ()
    items: tuple[Item, ...] = ()
    strength: float = 0.0
    missing: tuple[str, ...] = ()


def gather(question: Question, report: Report, retriever: Retriever) -> Evidence:
    """The evidence of one report."""
    weighed = weigh(question.terms, (report,))
    query = SearchQuery(
        question.standalone,
        question.language,
        tuple(word for term in question.terms if term.sure for word in term.chinese),
        (report.id,),
    )
    hits = retriever.sentences(query, _HITS)
    ranked = candidates(
        report.facts,
        hits,
        weighed,
        question.wants,
        question.counted,
        {report.id: report.source_text},
    )
    table = figures_for(question.ask, report.facts) if question.ask is not None else ()
    if question.ask is not None and table and _table_answers(question.ask, question, weighed, ranked):
        return Evidence(report, "figures", figures=table, strength=2.0)
    missing = tuple(w.term.text for w in weighed if not w.present and w.term.sure)
    if question.wants_number and ranked:
        chosen = choose(question, ranked, weighed)
        if chosen:
            return Evidence(
                report, "statements", statements=chosen, sentences=tuple(hits[:3]),
                strength=chosen[0].far, missing=missing,
            )  # fmt: skip
    return _sentences(question, report, hits, weighed, missing)


def _table_answers(
    ask: TableAsk, question: Question, weighed: Sequence[Weighed], ranked: Sequence[Candidate]
) -> bool:
    """Whether the cells answer, rather than a stated figure that fits the question's other words."""
    unexplained = [
        item
        for item in weighed
        if item.weight > 0.2
        and item.term in question.own_terms
        and not any(_overlaps(item, span) for span in ask.explained)
    ]
    if not unexplained:
        return True
    prose = [c for c in ranked[:8] if c.fact.table is None]
    held = max(
        (
            coverage(unexplained, fold(f"{c.fact.label}{c.fact.parent}") + (fold(c.hit.text) if c.hit else ""))
            for c in prose
        ),
        default=0.0,
    )
    weight = sum(item.weight for item in unexplained)
    return held * weight < 0.5


def _overlaps(item: Weighed, span: Span) -> bool:
    return item.term.start < span.end and span.start < item.term.end


def choose(
    question: Question, ranked: Sequence[Candidate], weighed: Sequence[Weighed]
) -> tuple[Candidate, ...]:
    """The stated figures that answer: the best one for each kind of figure asked for."""
    best = ranked[0]
    chosen = [best]
    for name, units in question.wants[1:] if len(question.wants) > 1 else ():
        more = [
            c
            for c in ranked
            if c.fact.quantity.unit in units and _same_sentence(c, best) and c not in chosen
        ]
        chosen += more[:1]
        del name
    if _asks_each(question.folded):
        chosen += [c for c in ranked if c not in chosen and _sister(c.fact, best.fact)]
    return tuple(sorted(chosen, key=lambda c: c.fact.start))


def _same_sentence(one: Candidate, other: Candidate) -> bool:
    if one.hit is None or other.hit is None:
        return one.fact.context == other.fact.context
    return one.hit.start == other.hit.start


def _asks_each(text: str) -> bool:
    return any(word in text for word in ("分别", "各", "respectively", "each"))


def _sister(one: Fact, other: Fact) -> bool:
    """Figures of one enumeration: the same clause, or the same parent, in the same unit."""
    if one.quantity.unit != other.quantity.unit or one.report_id != other.report_id:
        return False
    near = one.context == other.context
    return near or bool(one.parent and one.parent == other.parent and one.path == other.path)


def _sentences(
    question: Question,
    report: Report,
    hits: Sequence[Hit],
    weighed: Sequence[Weighed],
    missing: tuple[str, ...],
) -> Evidence:
    if not hits:
        return Evidence(report, "nothing", missing=missing)
    best, last = hits[0].score, hits[-1].score
    spread = (best - last) or 1.0

    def score(hit: Hit) -> float:
        text = fold(hit.text) + fold("".join(hit.path))
        return 1.2 * (hit.score - last) / spread + 1.6 * coverage(weighed, text)

    ranked = sorted(hits, key=score, reverse=True)
    top = ranked[0]
    held = coverage(weighed, fold(top.text) + fold("".join(top.path)))
    items = _items(question, report, top, weighed)
    return Evidence(
        report, "sentences", sentences=tuple(ranked[:3]), items=items, strength=held, missing=missing
    )


def _items(
    question: Question, report: Report, top: Hit, weighed: Sequence[Weighed]
) -> tuple[Item, ...]:
    """The list that answers, where one is asked for: of the section named, or around the sentence."""
    if "list" not in question.intents:
        return ()
    named = section_named(report, weighed, 0.6)
    if named is not None:
        items = items_of(report, named)
        if items:
            return items
    section = section_at(report, top.start)
    if section is None or not _ITEM_MARK.search(top.text):
        return ()
    return inline_items(report, section, top.start)


_ITEM_MARK = re.compile(r"[一二三四五六七八九十]是")


def best_terms_held(weighed: Sequence[Weighed], text: str) -> tuple[str, ...]:
    """The terms that a text holds, for reasons given to the reader."""
    folded = fold(text)
    return tuple(item.term.text for item in weighed if held_in(item.term, folded))
