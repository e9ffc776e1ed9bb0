"""Warnings on answers: where a report contradicts itself on the figures that an answer uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.evidence.evidence import Evidence
from assistant.evidence.figure_text import plain
from assistant.understanding.messages import say
from corpus.checks import check
from corpus.report import Check, Report, Span

_MOST = 3


def failed_checks(report: Report) -> tuple[Check, ...]:
    """The checks that a report fails."""
    return tuple(one for one in check(report) if one.outcome == "fail")


def warnings_of(
    found: Sequence[Evidence],
    failed_of: Callable[[Report], tuple[Check, ...]],
    language: str,
) -> tuple[str, ...]:
    """What does not add up among the figures that an answer stands on, a sentence each.

    ``failed_of`` gives the checks that a report fails.
    """
    sentences = []
    for evidence in found:
        used = _places(evidence)
        for failed in failed_of(evidence.report):
            if any(_meet(place, one) for place in failed.places for one in used):
                name = f"{evidence.report.id}: " if len(found) > 1 else ""
                sentences.append(name + _sentence(failed, language))
    return tuple(dict.fromkeys(sentences))[:_MOST]


def _places(evidence: Evidence) -> tuple[Span, ...]:
    cells = [Span(part.start, part.end) for figure in evidence.figures for part in figure.parts]
    stated = [Span(c.fact.start, c.fact.end) for c in evidence.statements]
    return (*cells, *stated)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(failed: Check, language: str) -> str:
    if failed.expected is None or failed.found is None:
        return say("check_failed", language, rule=say("rules", failed.rule, language))
    return say(
        "check_failed_with", language, rule=say("rules", failed.rule, language),
        expected=plain(failed.expected), found=plain(failed.found),
    )  # fmt: skip
