"""From a question to evidence: which reports to look into, and which of what is found answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.evidence.decide import ENOUGH
from assistant.evidence.evidence import Evidence
from assistant.evidence.figures import figures_for
from assistant.evidence.lacking import (
    holds_years_against_each_other,
    tells_of_another_year,
    years_lacking,
)
from assistant.evidence.overview import overview
from assistant.evidence.stated import StatedFigures
from assistant.finding.from_charges import asks_for_charges
from assistant.finding.from_extremes import LEAST
from assistant.finding.gather import gather
from assistant.finding.its_department import of_its_departments
from assistant.finding.one_a_part import OF_THESE
from assistant.finding.the_year_before import of_the_year_before, with_the_change
from assistant.judging.any_report import speaks_of_it
from assistant.judging.free_of_charge import says_free
from assistant.judging.halves import asked_of
from assistant.judging.held import held_of
from assistant.judging.meaning import tells_no_meaning
from assistant.understanding.enumerations import section_at
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.question import Question
from assistant.understanding.scope import Scope
from assistant.understanding.second import beside
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in
from corpus.place_mention import PlaceMention
from corpus.regex import regex
from corpus.report import Span
from vectorstore.retriever import SearchQuery
from vectorstore.store import Store

_MOST_REPORTS = 6
"""How many reports one answer speaks of at most."""

_ONE_SIDE, _COMPARED = 0.4, 0.25
"""What is compared needs less: that both places have it speaks for it."""

_CLOSE = 0.65
"""A reading is given beside the best one if its evidence is so strong compared with it."""


def find(
    question: Question,
    store: Store,
    stated: StatedFigures,
    told: Mapping[str, Span] | None = None,
) -> tuple[Evidence, ...]:
    """The evidence that answers, a report each; empty if nothing does.

    ``stated`` makes the figures of reports ready, and keeps those of the last ones. ``told`` is
    where in each report the answer stands to the question before, on which this one leans.
    """
    scope = question.scope
    if scope.problem == "year_not_held" and scope.named:
        return _of_another_year(question, store, stated)
    if scope.problem:
        return of_its_departments(question, store.catalogue, lambda q: find(q, store, stated))
    if question.reckoning is not None and question.reckoning.across and not scope.named:
        return ()
    ids = scope.report_ids
    if len(ids) > 1 and _points_at_nothing(question):
        return ()
    if question.overview:
        reports = (store.catalogue.report(report_id) for report_id in ids[:_MOST_REPORTS])
        return tuple(e for report in reports if report and (e := overview(report)))
    if len(ids) > _MOST_REPORTS:
        ids = _ranked(question, store, ids) or _nearest(question, store, ids)
    ids = ids if scope.named else _that_state_the_figures(question, store, ids)
    gathered = []
    for report_id in ids:
        report = store.catalogue.report(report_id)
        if report is not None:
            place = told.get(report_id) if told else None
            asked = asked_of(question, report_id)
            gathered.append(gather(asked, report, stated, store.retriever, place))
    all_found = [e for e in gathered if e is not None and _speaks_of_body(question, e)]
    good = [e for e in all_found if e.confidence >= ENOUGH]
    if question.intents & {"compare", "trend", "rank"} and scope.named and len(ids) > 1:
        surest = max((e.confidence for e in all_found), default=0.0)
        good = [e for e in all_found if e.confidence >= _COMPARED and surest >= _ONE_SIDE]
    good = _that_answer(question, [with_the_change(question, e) for e in good])
    return _told_together(question, good, ids)


def _told_together(
    question: Question, good: Sequence[Evidence], ids: Sequence[str]
) -> tuple[Evidence, ...]:
    """What is told side by side: all of it where all reports are meant, else what is as sure."""
    if not good:
        return ()
    if question.scope.named and not question.scope.ambiguous and _wants_all(question, ids):
        return tuple(good)
    if question.ask is not None and all(e.kind != "sentences" for e in good):
        return tuple(good)
    best = max(evidence.confidence for evidence in good)
    close = [
        e for e in good
        if e.confidence >= _CLOSE * best
        or (e.computation is not None and _is_read_exactly(question, e))
    ]  # fmt: skip
    return _of_the_exact_reading(question, close)[:_MOST_REPORTS]


def _that_answer(question: Question, found: list[Evidence]) -> list[Evidence]:
    """What speaks of all that is asked, and does not only touch on it."""
    for falls_short in _FALLS_SHORT:
        found = [e for e in found if not falls_short(question, e)]
    return _figures_alone(question, _fields_alone(found))


def _of_the_exact_reading(question: Question, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without what a body says that the name means less likely, where the exact one says more."""
    loose = {id(e) for e in found if _is_read_loosely(question, e)}
    surest = max((e.confidence for e in found if id(e) not in loose), default=0.0)
    return tuple(e for e in found if id(e) not in loose or e.confidence > surest)


def _points_at_nothing(question: Question) -> bool:
    """Whether a first question asks for some of what nothing before it tells: how many of them."""
    first = question.before is None and not question.scope.named
    return first and _OF_THEM.search(question.folded) is not None


_OF_THEM = regex(
    r"^(?:and |so |but )?(?:how many|how much|which|what (?:share|part|percentage)) of "
    r"(?:these|those|them)\b|^(?:那么?|那)?(?:其中|这里面|那里面)"
)


def _fields_alone(found: list[Evidence]) -> list[Evidence]:
    """Only the fields that are asked for, where any report has them: a telephone, an address."""
    having = [e for e in found if any(item.field for item in e.items)]
    return having or found


def _figures_alone(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Only figures where a cell of any report is asked for, and one has it."""
    if question.scope.named or not any(e.kind == "figures" for e in found):
        return found
    return [e for e in found if e.kind != "sentences" or e.denies]


def _that_state_the_figures(
    question: Question, store: Store, ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Of any reports those that state a figure of the question: what happened to the 162 requests.

    All of them where none does, or where it is so small that it tells none from another.
    """
    given = {n.value for n in figures_taken_for_granted(question)}
    told = [value for value in given if value >= _TELLS_APART]
    if not told:
        return ids
    reports = [report for i in ids if (report := store.catalogue.report(i))]
    stating = (r.id for r in reports if any(f.quantity.value in told for f in r.facts))
    return tuple(stating) or ids


_TELLS_APART = 20
"""A figure below is stated by most reports somewhere."""


def _tells_of_no_charge(question: Question, evidence: Evidence) -> bool:
    """Whether it is asked if requests cost anything, and a sentence speaks of no such charge."""
    if "yesno" not in question.intents or not asks_for_charges(question):
        return False
    return evidence.kind == "sentences" and not (
        evidence.items or says_free(evidence.sentences[0].text)
    )


def _repeats_what_was_told(question: Question, evidence: Evidence) -> bool:
    """Whether a follow-up asks what else is said of a figure, and nothing beside it says that."""
    if not (question.elliptical and question.besides and evidence.kind == "statements"):
        return False
    facts = [c.fact for c in evidence.statements]
    return beside(question.besides, facts, evidence.report.source_text) is None


def _says_nothing_of_these(question: Question, evidence: Evidence) -> bool:
    """Whether it is asked how many of those told are so, and a sentence does not say of what."""
    counts = question.elliptical and "number" in question.intents and evidence.kind == "sentences"
    if not counts or evidence.denies or not OF_THESE.search(question.folded):
        return False
    said = fold("".join(hit.text for hit in evidence.sentences[: evidence.given]))
    return _has_none_of([t for t in question.own_terms if t.trust >= 1], said)


def _has_none_of(terms: Sequence[Term], said: str) -> bool:
    return not any(held_in(term, said) >= _IN_PART for term in terms)


def _speaks_of_nothing_asked(question: Question, evidence: Evidence) -> bool:
    """Whether what is found does not speak of what is asked, where any report may tell it.

    That figures are of a year up to the 31st tells no day on which a bridge was opened.
    """
    anywhere = not question.scope.named and len(question.scope.report_ids) > 1
    prose = evidence.kind in ("sentences", "statements") and evidence.computation is None
    if not anywhere or not prose or question.before is not None:
        return False
    said = _words(evidence) + _around(evidence)
    said += "".join(hit.text + "".join(hit.path) for hit in evidence.sentences[:1])
    said += "".join(c.fact.label + c.fact.parent for c in evidence.statements)
    return not speaks_of_it(question, said, any(item.field for item in evidence.items))


_IN_PART = 0.5
"""So much of a word must stand in a sentence that is to say how many of those told are so."""


def _is_of_another_reading(question: Question, evidence: Evidence) -> bool:
    """Whether a body that the name means less likely tells little of what is asked.

    Urumqi is the city first; what its zone says answers if it speaks of most that is named.
    """
    if not _is_read_loosely(question, evidence):
        return False
    if evidence.kind != "statements" or evidence.computation is not None:
        return False
    around = fold(_words(evidence) + "".join(hit.text for hit in evidence.sentences[:1]))
    terms = [t for t in question.own_terms if t.trust >= 1 and t.chinese]
    held = sum(held_in(term, around) for term in terms)
    return bool(terms) and held < _MOST_OF_IT * len(terms)


def _is_read_loosely(question: Question, evidence: Evidence) -> bool:
    """Whether a name that is exactly another body's means the one of this report only loosely."""
    mention, report_id = _exactly_one_body(question.scope), evidence.report.id
    readings = mention.readings if mention else ()
    return any(report_id in r.report_ids and not r.exact for r in readings)


def _is_read_exactly(question: Question, evidence: Evidence) -> bool:
    """Whether a name that may mean several bodies means the one of this report first of all."""
    mention = _exactly_one_body(question.scope)
    return mention is not None and not _is_read_loosely(question, evidence)


def _exactly_one_body(scope: Scope) -> PlaceMention | None:
    """The only name of a question, where it is a body's exactly and may mean others too."""
    mention = scope.mentions[0] if scope.ambiguous and len(scope.mentions) == 1 else None
    return mention if mention is not None and mention.readings[0].exact else None


_MOST_OF_IT = 0.5
"""A body whose sentence holds less of what is asked is not the one meant."""


def _is_one_side_alone(question: Question, evidence: Evidence) -> bool:
    """Whether a year is to be held against one that has no report, which this one does not tell."""
    ids = question.scope.report_ids
    if len(ids) != 1 or not holds_years_against_each_other(question):
        return False
    lacking = years_lacking(question, {evidence.report.id: evidence.report.header})
    return bool(lacking) and not tells_of_another_year(evidence, lacking)


def _speaks_of_body(question: Question, evidence: Evidence) -> bool:
    """Whether evidence speaks of the body named, where that has no report of its own."""
    body = question.scope.body
    if not body or any(item.field for item in evidence.items) or evidence.elsewhere:
        return True
    if body.isascii():
        return evidence.confidence >= _SURE
    return body in "".join((_words(evidence) + _around(evidence)).split())


def _around(evidence: Evidence) -> str:
    """The section that evidence stands in: what a sentence is about may be said before it."""
    at = evidence.statements[0].fact.start if evidence.statements else None
    if at is None and evidence.sentences:
        at = evidence.sentences[0].start
    section = section_at(evidence.report, at) if at is not None else None
    if section is None or at is None:
        return ""
    text = evidence.report.source_text
    return (
        "".join(section.path) + text[max(section.start, at - _NEARBY) : min(section.end, at + 80)]
    )


_NEARBY = 240


def _of_another_year(
    question: Question, store: Store, stated: StatedFigures
) -> tuple[Evidence, ...]:
    """What a report of another year says of the year asked for, if its words name that year."""
    found = []
    for report_id in question.scope.nearest:
        report = store.catalogue.report(report_id)
        evidence = report and gather(question, report, stated, store.retriever)
        if not report or not evidence:
            continue
        if evidence.confidence >= _SURE and (
            before := of_the_year_before(evidence, question.scope.years)
        ):
            found.append(before)
            continue
        if evidence.kind == "figures":
            continue
        named = any(str(year) in _words(evidence) for year in question.scope.years)
        if named and evidence.confidence >= _SURE:
            found.append(evidence)
        elif evidence.kind == "sentences" and (of_it := _naming_the_year(question, evidence)):
            found.append(of_it)
    return tuple(found[:1])


def _naming_the_year(question: Question, evidence: Evidence) -> Evidence | None:
    """The evidence with that of its sentences first which names the year and what is asked."""
    if evidence.confidence < ENOUGH or evidence.items:
        return None
    for hit in evidence.sentences:
        named = any(str(year) in hit.text for year in question.scope.years)
        if named and held_of(question, hit.text) >= _HOLDS_IT:
            rest = tuple(one for one in evidence.sentences if one is not hit)
            return replace(evidence, sentences=(hit, *rest), given=1)
    return None


_HOLDS_IT = 0.6
"""So much of a question must stand in a sentence that answers it for a year that is not held."""
_SURE = 0.7
"""So sure must be what is said of a year that the corpus has no report of."""


def _words(evidence: Evidence) -> str:
    text = evidence.report.source_text
    if evidence.kind == "statements":
        return " ".join(
            text[c.clause.start : c.clause.end] + c.fact.period for c in evidence.statements
        )
    if evidence.items:
        return " ".join(text[item.span.start : item.span.end] for item in evidence.items)
    return evidence.sentences[0].text


def _wants_all(question: Question, ids: Sequence[str]) -> bool:
    """Whether each report is to be answered from: several places or years were named."""
    several = len(question.scope.groups) > 1 or len(question.scope.years) > 1
    return several or bool(question.intents & {"compare", "trend", "rank", "sum"} and len(ids) > 1)


def _ranked(question: Question, store: Store, ids: Sequence[str]) -> tuple[str, ...]:
    """The reports with the highest values of the cell asked for; none if no cell is asked for."""
    ask = question.ask
    if ask is None or not question.intents & {"rank", "compare"}:
        return ()
    values: dict[str, Decimal] = {}
    for report_id in ids:
        figures = figures_for(ask, store.catalogue.facts((report_id,)))
        if figures and figures[0].value is not None:
            values[report_id] = figures[0].value
    least = LEAST.search(question.folded) is not None
    best = sorted(values, key=lambda i: values[i] if least else -values[i])
    return tuple(best[:_MOST_REPORTS])


def _nearest(question: Question, store: Store, ids: Sequence[str]) -> tuple[str, ...]:
    """The reports that hold the sentences nearest to the question."""
    hits = store.retriever.sentences(
        SearchQuery(question.standalone, question.language, report_ids=tuple(ids)), 60
    )
    found = dict.fromkeys(hit.report_id for hit in hits)
    return tuple(found)[:_MOST_REPORTS]


_FALLS_SHORT = (
    _is_one_side_alone,
    _is_of_another_reading,
    _repeats_what_was_told,
    _says_nothing_of_these,
    _speaks_of_nothing_asked,
    tells_no_meaning,
    _tells_of_no_charge,
)
"""Why evidence of one report does not answer, in the order in which that is looked at."""
