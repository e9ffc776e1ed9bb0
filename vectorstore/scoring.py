"""How the signals of a candidate become one score. The weights were measured."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from corpus.regex import regex
from corpus.report import Span
from vectorstore.units import Level, Unit

Cosines = Mapping[int, tuple[Unit, float]]
"""Candidates by key, each with its cosine to the question."""

_HOW_MANY = regex(
    r"多少|几[个項项件次条份家人名种類类年天期场位]|第几|占比|比例|百分之|总数|数量"
    r"|何件|何人|いくつ|どれだけ|몇|얼마"
    r"|\bhow (?:many|much|long|often|large|big|high|fast)\b|\bnumber of\b|\bpercent|\bproportion\b"
    r"|\bwhat (?:number|share|rate|amount|percentage|total|sum)\b|\btotal\b|\bcount of\b"
    r"|\bwie ?viele?\b|\bсколько\b|\bcombien\b|\bcu[aá]nt[oa]s?\b|\bquant[oai]s?\b",
    re.IGNORECASE,
)


_SAYS_SOMETHING = 20
"""So many characters has a sentence that says something, not what the next one is about."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts: cosines as they are, BM25 as a share of the best candidate's.

    ``own`` and ``lexical`` are the candidate's; the ``other`` ones are those of a sentence's
    passage, or of a passage's best sentence. ``figure`` is for a figure where one is asked for,
    ``table`` for a table, whose labels match less well than prose that says the same. ``brief`` is
    for what is shorter than a sentence that says something: 三是整合各类政务热线电话。 ``answers``
    is for what holds a place that is known to answer: more than all others together.
    """

    own: float
    other: float
    lexical: float
    lexical_other: float
    figure: float = 0.0
    table: float = 0.0
    prefer: float = 1.0
    brief: float = 0.0
    answers: float = 10.0


_CHINESE: dict[Level, Weights] = {
    "passage": Weights(own=1.0, other=0.5, lexical=0.8, lexical_other=0.0, figure=0.3, table=0.1),
    "sentence": Weights(own=1.0, other=1.0, lexical=0.5, lexical_other=0.8, figure=0.5, brief=-0.5),
}
_FOREIGN: dict[Level, Weights] = {
    "passage": Weights(own=1.0, other=0.2, lexical=0.2, lexical_other=0.0, figure=0.1, table=0.1),
    "sentence": Weights(own=1.0, other=1.0, lexical=0.8, lexical_other=0.1, figure=0.6, brief=-0.5),
}


class Signals(NamedTuple):
    """What is known of a candidate: cosines and BM25, its own and those of the other level."""

    unit: Unit
    dense: float
    dense_other: float
    lexical: float
    lexical_other: float


def asks_for_figure(question: str) -> bool:
    """Whether a question asks how many or how much."""
    return _HOW_MANY.search(question) is not None


def weights_for(level: Level, language: str, understood: float = 1.0) -> Weights:
    """Words count for more where question and reports share a language.

    ``understood``: the share of the question's words that were, 0 to 1.
    """
    weights = (_CHINESE if language == "zh" else _FOREIGN)[level]
    return replace(
        weights,
        lexical=understood * weights.lexical,
        lexical_other=understood * weights.lexical_other,
    )


def scores(
    signals: Sequence[Signals],
    weights: Weights,
    *,
    figure_wanted: bool,
    preferred: Collection[int] = (),
    answers: Mapping[int, Sequence[Span]] = MappingProxyType({}),
) -> list[float]:
    """One score for each candidate; higher is better, comparable within one search only."""
    best = max([item.lexical for item in signals], default=0.0) or 1.0
    best_other = max([item.lexical_other for item in signals], default=0.0) or 1.0
    return [
        weights.own * item.dense
        + weights.other * item.dense_other
        + weights.lexical * item.lexical / best
        + weights.lexical_other * item.lexical_other / best_other
        + weights.figure * (figure_wanted and item.unit.figures)
        + weights.table * (item.unit.kind == "table")
        + weights.prefer * (item.unit.report_key in preferred)
        + (weights.answers * _holds(item.unit, answers) if answers else 0.0)
        + (weights.brief * _brevity(item.unit) if weights.brief else 0.0)
        for item in signals
    ]


def _brevity(unit: Unit) -> float:
    """How much shorter a candidate is than a sentence that says something, 0 to 1."""
    return max(0.0, 1 - (unit.end - unit.start) / _SAYS_SOMETHING)


def _holds(unit: Unit, answers: Mapping[int, Sequence[Span]]) -> bool:
    """Whether a passage or sentence has a part of one of the places of its report."""
    places = answers.get(unit.report_key, ())
    return any(unit.start < place.end and place.start < unit.end for place in places)


def sentence_signals(
    sentences: Cosines, passages: Cosines, lexical: Mapping[Level, Mapping[int, float]]
) -> list[Signals]:
    """Each sentence with its own signals and its passage's."""
    return [
        Signals(
            unit,
            cosine,
            passages[unit.passage_key][1] if unit.passage_key in passages else cosine,
            lexical["sentence"].get(key, 0.0),
            lexical["passage"].get(unit.passage_key, 0.0),
        )
        for key, (unit, cosine) in sentences.items()
    ]


def passage_signals(
    sentences: Cosines, passages: Cosines, lexical: Mapping[Level, Mapping[int, float]]
) -> list[Signals]:
    """Each passage with its own signals and its best sentence's; a table, without, is its own."""
    best: dict[int, float] = {}
    best_lexical: dict[int, float] = {}
    for key, (unit, cosine) in sentences.items():
        at = unit.passage_key
        best[at] = max(best.get(at, -1.0), cosine)
        best_lexical[at] = max(best_lexical.get(at, 0.0), lexical["sentence"].get(key, 0.0))
    return [
        Signals(
            unit,
            cosine,
            best.get(key, cosine),
            lexical["passage"].get(key, 0.0),
            best_lexical.get(key, 0.0),
        )
        for key, (unit, cosine) in passages.items()
    ]
