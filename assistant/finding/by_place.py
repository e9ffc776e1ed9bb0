"""Figures that a report breaks down by place, where a question names a place inside its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.prose import Candidate
from assistant.understanding.named import bare
from assistant.understanding.question import Question
from assistant.understanding.words import fold
from corpus.place_words import spellings_of_a_zone
from corpus.regex import regex
from corpus.report import Report

_OF_A_PLACE = regex("[省市区县州旗盟镇乡级]$|街道|部门|政府|本级|单位")
"""How a figure of one more place, or of the bodies of the whole, is called beside it."""


def places_inside(question: Question, report: Report) -> tuple[tuple[int, str], ...]:
    """The places that a question names and that lie in a report's own, with where it names them."""
    own = fold(report.header.issuer + report.header.title)
    named = [
        (mention.start, name if spellings_of_a_zone(name) else bare(name))
        for mention in question.scope.mentions
        if report.id not in mention.report_ids and not mention.department
        for name in (mention.zh.removesuffix("人民政府"), mention.text)
    ]
    return tuple((at, name) for at, name in named if len(name) > 1 and name not in own)


def by_place(
    ranked: tuple[Candidate, ...], places: Sequence[str], report: Report
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The figures of these places, where the report breaks its own down by place, and the others.

    A city gives figures of its counties (其中沭阳县477件): they, not its own, are meant then. What
    the same sentence counts besides, it counts of the whole city: of whom all requests came, say.
    """
    spelt = "|".join(
        re.escape(way) for place in places for way in spellings_of_a_zone(place) or (place,)
    )
    own = f"市?(?:{re.escape(bare(report.header.place))}市?)?" if report.header.place else ""
    begins = re.compile(f"{own}(?:{spelt})(?![网报台])")  # 红山网 is no place
    found = tuple(c for c in ranked if c.fact.parent and places and begins.match(c.fact.label))
    wholes = {c.fact.parent for c in found}
    ends = [_sentence_end(c, report) for c in found]
    others = (
        c for c in ranked
        if c not in found
        and (
            _sentence_end(c, report) not in ends
            or c.fact.label in wholes
            or (c.fact.parent in wholes and _OF_A_PLACE.search(c.fact.label))
        )
    )  # fmt: skip
    return found, tuple(others) if found else ranked


def _sentence_end(candidate: Candidate, report: Report) -> int:
    return report.source_text.find("。", candidate.fact.start)
