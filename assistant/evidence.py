"""What the reports hold on a question: cells, stated figures, or the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.arithmetic import Computation, computed
from assistant.asks import IN_PROSE, TableAsk
from assistant.aspects import Aspect
from assistant.decide import ENOUGH, figure_confidence, sentence_confidence
from assistant.enumerations import Item, items_around, items_of, named_topic, section_named
from assistant.fields import fields_of
from assistant.figures import Figure, figures_for
from assistant.prose import (
    LATER_WEIGHTS,
    WEIGHTS,
    Candidate,
    Weighed,
    candidates,
    coverage,
    fold,
    pairs_of,
    weigh,
)
from assistant.question import Question
from assistant.terms import VERB
from corpus.quantities import numbers_in
from corpus.report import Report, Span
from vectorstore.retriever import Hit, Retriever, SearchQuery

_HITS = 24
_BESIDE = 0.6
"""What it counts for a second figure to stand in the sentence of the first."""

Kind = Literal["figures", "statements", "sentences"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one report holds on a question.

    ``confidence`` is the estimated chance that this is what was asked for; ``missing`` are the
    question's terms that the report has no word for.
    """

    report: Report
    kind: Kind
    confidence: float
    figures: tuple[Figure, ...] = ()
    statements: tuple[Candidate, ...] = ()
    sentences: tuple[Hit, ...] = ()
    items: tuple[Item, ...] = ()
    computation: Computation | None = None
    missing: tuple[str, ...] = ()


def shortest(evidence: Evidence) -> Evidence:
    """The best piece of evidence alone: what is left when more of it cannot be proved."""
    return replace(
        evidence, figures=evidence.figures[:1], statements=evidence.statements[:1], computation=None
    )


@dataclass(frozen=True, slots=True)
class Finds:
    """All that was found in one report, before it is decided what answers."""

    report: Report
    weighed: tuple[Weighed, ...]
    hits: tuple[Hit, ...]
    ranked: tuple[tuple[Candidate, ...], ...]
    figures: tuple[Figure, ...]


def look_into(question: Question, report: Report, retriever: Retriever) -> Finds:
    """Searches one report."""
    weighed = weigh(question.terms, (report,), 0.25 if question.wants_number else 0.1)
    taken = set(question.taken_terms)
    weighed = tuple(replace(w, taken=w.term in taken) for w in weighed)
    terms = tuple(word for term in question.terms if term.sure for word in term.chinese)
    query = SearchQuery(question.standalone, question.language, terms, (report.id,))
    hits = tuple(retriever.sentences(query, _HITS))
    words = frozenset(
        pair for term in question.terms for word in term.chinese for pair in pairs_of(fold(word))
    )
    if question.language == "zh":
        words |= pairs_of(question.folded)
    texts = {report.id: report.source_text}
    ranked = tuple(
        candidates(
            report.facts, hits, weighed, aspect, words, texts, WEIGHTS if at == 0 else LATER_WEIGHTS
        )
        for at, aspect in enumerate(_aspects(question))
    )
    figures = tuple(
        dict.fromkeys(f for ask in question.asks for f in figures_for(ask, report.facts))
    )
    return Finds(report, weighed, hits, ranked, figures)


def _aspects(question: Question) -> tuple[Aspect, ...]:
    if len(question.aspects) == 1:
        only = question.aspects[0]
        return (replace(only, wants=question.wants, counted=question.counted),)
    return question.aspects


def gather(question: Question, report: Report, retriever: Retriever) -> Evidence | None:
    """The evidence of one report that answers best; None if there is nothing at all."""
    finds = look_into(question, report, retriever)
    missing = tuple(w.term.text for w in finds.weighed if not w.present and w.term.sure)
    table = _from_table(question, finds)
    known = _from_indicators(question, finds) if not finds.figures else None
    if known is not None:
        return replace(known, missing=missing)
    stated = _from_statements(question, finds)
    sure = table is not None and table.confidence >= ENOUGH
    if table is not None and sure and not _says_more(question, finds, stated, table):
        return replace(table, missing=missing)
    text = _from_sentences(question, finds)
    best = stated
    if stated is not None and stated.computation is not None and stated.confidence >= ENOUGH:
        return replace(stated, missing=missing)
    if stated is not None and _names_the_figure(question, stated.statements[0]):
        return replace(stated, confidence=max(stated.confidence, 0.7), missing=missing)
    if stated is None or (text is not None and text.confidence > stated.confidence):
        best = text
        if (
            question.wants_number
            and stated is not None
            and text is not None
            and _in_top(stated, text)
        ):
            best = replace(stated, confidence=text.confidence)
    return None if best is None else replace(best, missing=missing)


def _says_more(question: Question, finds: Finds, stated: Evidence | None, table: Evidence) -> bool:
    """Whether a stated figure says what the reading as table cells leaves out."""
    if stated is None or question.ask is None or stated.confidence <= table.confidence:
        return False
    left = _unexplained(question.ask, question, finds)
    first = stated.statements[0]
    text = finds.report.source_text[first.clause.start : first.clause.end]
    said = fold(text + first.fact.label + first.fact.parent + (first.hit.text if first.hit else ""))
    return bool(left) and coverage(left, said) >= 0.5


def _from_indicators(question: Question, finds: Finds) -> Evidence | None:
    """What prose states in place of the cells of a table that the report does not have."""
    ask = question.ask
    nought = _nought(question, finds)
    if nought is not None:
        return nought
    if ask is None or ask.kind == "proactive" or ask.columns != ("total",):
        return None
    if ask.operation not in ("", "sum"):
        return None
    if question.scope.body:
        return None
    if any(c.group == "channel" for c in question.concepts) or _not_in_tables(question, ask):
        return None
    if any(item.term.sure and item.weight > 0.3 for item in _left_over(ask, question, finds)):
        return None
    chosen: list[Candidate] = []
    for row in dict.fromkeys(row for one in question.asks for row in one.rows):
        for indicator in IN_PROSE.get(row, ()):
            fitting = [c for c in finds.ranked[0] if c.fact.indicator == indicator]
            if fitting:
                chosen.append(fitting[0])
                break
    if not chosen:
        return None
    ways = question.intents & _OTHER_WAYS
    if ways and "compare" not in question.intents and any(c.fact.quantity.value for c in chosen):
        return None
    return Evidence(
        finds.report, "statements", 0.9, statements=tuple(chosen), sentences=finds.hits[:3]
    )


def _nought(question: Question, finds: Finds) -> Evidence | None:
    """That there were no requests, or no disputes, answers whatever is asked of them."""
    ask = question.ask
    if ask is None or ask.kind == "proactive" or question.scope.body:
        return None
    if not any(c.group == "topic" for c in question.concepts):
        return None
    wanted = ("requests.accepted",) if ask.kind == "requests" else ("prose.reviews", "prose.suits")
    if ask.kind == "requests" and any(c.group == "charge" for c in question.concepts):
        return None
    found = [
        c for c in finds.ranked[0] if c.fact.indicator in wanted and c.fact.quantity.state == "none"
    ]
    if not found:
        return None
    return Evidence(
        finds.report, "statements", 0.9, statements=tuple(found[:1]), sentences=finds.hits[:3]
    )


def _names_the_figure(question: Question, candidate: Candidate) -> bool:
    """Whether a question without "how many" names what a figure counts: "what was its GDP"."""
    f = candidate.features
    if question.language == "zh" and "what" in question.intents:
        return False
    if question.intents - {"what", "sum", "number"} or f.fit < 0:
        return False
    return f.precise >= 0.55 and f.near >= 0.6 and f.first > 0


def _in_top(stated: Evidence, text: Evidence) -> bool:
    """Whether the figure stands in the sentence that was found: then the figure is the answer."""
    top, first = text.sentences[0], stated.statements[0]
    inside = top.start <= first.fact.start < top.end
    return inside and not text.items and first.features.fit >= 0


def _from_table(question: Question, finds: Finds) -> Evidence | None:
    ways = question.intents & _OTHER_WAYS
    if question.ask is None or not finds.figures or question.scope.body:
        return None
    verdict = any(c.name == "verdict" for c in question.concepts)
    if ways and "compare" not in question.intents and not verdict:
        return None
    if _not_in_tables(question, question.ask):
        return None
    if len(finds.figures) == 1 and finds.figures[0].value in _numbers_given(question):
        return None
    if question.ask.kind == "disputes" and any(c.group == "applicant" for c in question.concepts):
        return None
    left = sum(
        item.weight for item in _left_over(question.ask, question, finds) if item.term.trust != VERB
    )
    if question.ask.explicit and left < _EXPLAINED:
        confidence = 0.95
    elif question.ask.explicit and left < _UNEXPLAINED:
        confidence = 0.75
    else:
        confidence = 0.4
    return Evidence(finds.report, "figures", confidence, figures=finds.figures)


_EXPLAINED, _UNEXPLAINED = 0.3, 1.3
"""So much of a question, by the weight of its terms, may a reading as table cells leave out: to be
sure, and to stand at all."""


def _left_over(ask: TableAsk, question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The question's own terms that the reading as table cells leaves out."""
    return tuple(
        item
        for item in finds.weighed
        if item.term in question.own_terms
        and not item.term.text[0].isdigit()
        and not any(_overlaps(item, span) for span in ask.explained)
    )


def _unexplained(ask: TableAsk, question: Question, finds: Finds) -> tuple[Weighed, ...]:
    """The question's own terms that the reading as table cells leaves out, where prose has them."""
    return tuple(
        item
        for item in _left_over(ask, question, finds)
        if item.present and item.term.sure and item.weight > 0.3
    )


def _overlaps(item: Weighed, span: Span) -> bool:
    return item.term.start < span.end and span.start < item.term.end


def _from_statements(question: Question, finds: Finds) -> Evidence | None:
    """The stated figures that answer: one for each part of the question."""
    if not finds.ranked or not finds.ranked[0]:
        return None
    chosen: list[Candidate] = []
    given = _numbers_given(question)
    for ranked in finds.ranked:
        best = max(
            (
                c
                for c in ranked
                if c.fact not in [one.fact for one in chosen] and c.fact.quantity.value not in given
            ),
            key=lambda c: c.score + _BESIDE * _beside(c, chosen),
            default=None,
        )
        if best is not None:
            chosen.append(best)
    if "rank" in question.intents:
        chosen = _extreme(question, finds.ranked[0]) or chosen
    computation = computed(question.folded, finds.ranked[0], given, _compares(question))
    if computation is not None:
        part = computation.parts[0]
        plain = replace(part, features=replace(part.features, fit=0.0))
        confidence = figure_confidence(question, plain)
        return Evidence(
            finds.report, "statements", max(confidence, 0.55 if confidence > 0.3 else confidence),
            statements=computation.parts, sentences=finds.hits[:3], computation=computation,
        )  # fmt: skip
    if len(finds.ranked) == 1 and _EACH.search(question.folded):
        named = [
            c for c in finds.ranked[0] if c.fact is not chosen[0].fact and _sister(c, chosen[0])
        ]
        chosen += named or _children(chosen[0], finds.ranked[0])
    confidence = figure_confidence(question, chosen[0])
    lacking = _lacks_what_was_specified(question, *_words_of(chosen[0], finds.report))
    if lacking or chosen[0].features.fit <= -1:
        confidence *= 0.4
    ordered = tuple(sorted(chosen, key=lambda c: c.fact.start))
    return Evidence(
        finds.report, "statements", confidence, statements=ordered, sentences=finds.hits[:3]
    )


def _not_in_tables(question: Question, ask: TableAsk) -> bool:
    """Averages, times and sums of money are in no cell about requests or disputes."""
    wants = {name for name, _ in question.wants}
    if any(c.name == "average" or c.group in ("channel", "charge") for c in question.concepts):
        return ask.kind != "statistics"
    people = "people" in wants and not any(c.group == "applicant" for c in question.concepts)
    if ask.kind not in ("requests", "disputes"):
        return False
    return people or bool(wants & {"duration", "money", "area"})


_OTHER_WAYS = frozenset({"who", "where", "when", "how", "contact", "about"})
"""Intents that no cell of a table answers."""

_EACH = re.compile(r"分别|各(?!类|种|项|级|地|方|部门|单位)|respectively|\beach\b")


_SPECIFIED = frozenset({"average", "decisions", "in_force", "repealed", "items_before"})
_DISCLOSURE = re.compile(r"信息|公开|foi|ogi|information|disclosure|records|transparen")
_OF_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|申请公开|政府信息")
_SPECIFIC = frozenset(
    {"applicant", "ground", "outcome", "result", "route", "channel", "topic", "charge"}
)


def _lacks_what_was_specified(question: Question, said: str, around: str) -> bool:
    """Whether what was found says nothing of the applicant, ground or result that the question names.

    ``said`` are the words of the figure itself; a topic (requests, lawsuits) may stand in the sentence
    or heading, ``around``.
    """
    explicit = any(ask.explicit for ask in question.asks)
    for concept in question.concepts:
        if concept.group in ("ground", "outcome", "channel") and not explicit:
            continue
        wanted = concept.group in _SPECIFIC or concept.name in _SPECIFIED
        if not wanted or not concept.holds:
            continue
        text = around if concept.group == "topic" else said
        if not re.search(concept.holds, text):
            return True
        asked = question.folded[concept.start : concept.end]
        if (
            concept.name == "request"
            and _DISCLOSURE.search(asked)
            and not _OF_DISCLOSURE.search(around)
        ):
            return True
    return False


def _words_of(candidate: Candidate, report: Report) -> tuple[str, str]:
    """The words of a figure, and those of its sentence and headings besides."""
    clause, fact = candidate.clause, candidate.fact
    said = report.source_text[clause.start : clause.end] + fact.label + fact.parent
    around = said + (candidate.hit.text if candidate.hit else "") + "".join(fact.path)
    return said, around


def _numbers_given(question: Question) -> frozenset[Decimal]:
    """Figures that a "how many" question itself states: they are no answer to it."""
    if not question.wants_number:
        return frozenset()
    return frozenset(number.value for number in numbers_in(question.folded) if number.counts)


def _beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    if not chosen:
        return 0.0
    first = chosen[0]
    if candidate.fact.context == first.fact.context:
        return 1.0
    same = candidate.hit is not None and candidate.hit is first.hit
    return 1.0 if same else 0.0


def _extreme(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The largest, or smallest, item of the enumeration that the question is about."""
    best = ranked[0].fact
    label = best.parent or best.label
    items = [
        c for c in ranked
        if c.fact.parent == label and c.fact.quantity.unit == best.quantity.unit
        and c.fact.quantity.value is not None
    ]  # fmt: skip
    if len(items) < 2:
        return []
    kind = _KIND_ASKED.search(question.folded)
    if kind:
        fitting = [c for c in items if kind.group(1) in c.fact.label]
        items = fitting or items
    ordered = sorted(items, key=lambda c: c.fact.quantity.value or 0)
    return [ordered[0] if LEAST.search(question.folded) else ordered[-1]]


_KIND_ASKED = re.compile(r"哪(?:个|家|一个)?(微信|微博|县|区|镇|乡|街道|栏目|部门)")
LEAST = re.compile(r"最(?:少|低|小)|\b(?:fewest|least|lowest|smallest)\b")


def _compares(question: Question) -> bool:
    """Whether two figures of one report are held against each other."""
    one_report = len(question.scope.report_ids) == 1
    return one_report and "compare" in question.intents and not question.asks


def _children(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """All the figures that the best one governs, or that are governed with it (其中：…)."""
    label = best.fact.parent or best.fact.label
    return [c for c in ranked if c.fact.parent == label and c.fact is not best.fact]


def _sister(candidate: Candidate, first: Candidate) -> bool:
    """A figure of the same enumeration that the question names too."""
    one, other = candidate.fact, first.fact
    if one.quantity.unit != other.quantity.unit:
        return False
    near = (
        candidate.hit is not None and candidate.hit is first.hit
    ) or one.context == other.context
    return near and candidate.features.precise >= 0.5 * max(first.features.precise, 0.3)


def _from_sentences(question: Question, finds: Finds) -> Evidence | None:
    hits = finds.hits
    ways = question.intents & _OTHER_WAYS
    fields = fields_of(finds.report, question.folded)
    if fields:
        return Evidence(finds.report, "sentences", 0.97, sentences=hits[:3], items=fields)
    topic = named_topic(finds.report, question.folded)
    if topic and not question.wants_number and question.intents & {"list", "what"} and not ways:
        return Evidence(finds.report, "sentences", 0.9, sentences=hits[:3], items=topic)
    if not hits:
        return None
    best, last = hits[0].score, hits[-1].score
    spread = (best - last) or 1.0

    def score(hit: Hit) -> float:
        text = fold(hit.text) + fold("".join(hit.path))
        return 1.2 * (hit.score - last) / spread + 1.2 * coverage(finds.weighed, text)

    ranked = sorted(hits, key=score, reverse=True)
    top = ranked[0]
    listed = _named_list(question, finds)
    if listed:
        return Evidence(finds.report, "sentences", 0.85, sentences=hits[:3], items=listed)
    items = _items(question, finds.report, top, finds.weighed)
    if question.wants_number and not items and not _states_a_figure(finds, top):
        return None
    confidence = sentence_confidence(question, top, finds.hits, finds.weighed)
    around = top.text + "".join(top.path)
    if question.wants_number and _lacks_what_was_specified(question, around, around):
        confidence *= 0.4
    return Evidence(finds.report, "sentences", confidence, sentences=tuple(ranked[:3]), items=items)


def _states_a_figure(finds: Finds, hit: Hit) -> bool:
    """Whether a sentence states a figure of a kind that was asked for."""
    return any(hit.start <= c.fact.start < hit.end and c.features.fit >= 0 for c in finds.ranked[0])


def _named_list(question: Question, finds: Finds) -> tuple[Item, ...]:
    """The items of the section whose heading the question names, where a list is asked for."""
    if "list" not in question.intents or question.wants_number:
        return ()
    named = section_named(finds.report, finds.weighed, 0.6)
    return items_of(finds.report, named) if named is not None else ()


def _items(
    question: Question, report: Report, top: Hit, weighed: Sequence[Weighed]
) -> tuple[Item, ...]:
    """The list that answers, where one is asked for: of the section named, or around the sentence."""
    if "list" not in question.intents:
        return ()
    if coverage(weighed, fold(top.text)) >= _SENTENCE_HOLDS:
        return ()
    return items_around(report, top.start)


_SENTENCE_HOLDS = 0.5
"""A sentence with so much of the question is the answer itself, not one item of a longer list."""
