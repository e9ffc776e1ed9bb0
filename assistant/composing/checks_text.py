"""Whether the numbers of reports add up, in words: which checks they fail, and where."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.compose import Draft
from assistant.evidence.figure_text import plain
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from assistant.understanding.scope import Index
from corpus.report import Check, Report

_MOST_REPORTS, _MOST_CHECKS, _MOST_PLACES = 12, 4, 24
_TOGETHER = 300
"""Places within so many characters are quoted as one: the cells of a row."""


def compose_checks(
    reports: Sequence[tuple[Report, tuple[Check, ...]]], writer: Writer, index: Index, language: str
) -> tuple[Draft, set[Decimal]]:
    """What reports fail of their arithmetic, a line each, and the numbers reckoned for that.

    ``reports`` come with what was checked of each.
    """
    lines: list[str] = []
    reckoned: set[Decimal] = {Decimal(len(reports))}
    failing = 0
    for report, checks in reports:
        done = [one for one in checks if one.outcome in ("pass", "fail")]
        failed = [one for one in done if one.outcome == "fail"]
        failing += bool(failed)
        reckoned |= {Decimal(len(done)), Decimal(len(failed))}
        reckoned |= {one.expected for one in failed if one.expected is not None}
        if (failed or len(reports) == 1) and len(lines) < _MOST_REPORTS:
            lines.append(_line(report, done, failed, writer, index, language))
    reckoned.add(Decimal(failing))
    if len(reports) > 1:
        lines.insert(
            0, say("adds_up", "several", language).format(count=failing, total=len(reports))
        )
    return Draft("\n".join(lines), "facts"), reckoned


def _line(
    report: Report, done: Sequence[Check], failed: Sequence[Check],
    writer: Writer, index: Index, language: str,
) -> str:  # fmt: skip
    label = index.label_of(report.id, language)
    key = "fails" if failed else "passes" if done else "nothing"
    text = say("adds_up", key, language).format(place=label, count=len(failed), total=len(done))
    told = [f"{_rule(one, language)} {_marks(one, writer)}" for one in failed[:_MOST_CHECKS]]
    return text + ("; " if language == "en" else "；").join(told)


def _rule(failed: Check, language: str) -> str:
    rule = say("rules", failed.rule, language)
    if failed.expected is None or failed.found is None:
        return rule
    return say("adds_up", "rule", language).format(
        rule=rule, expected=plain(failed.expected), found=plain(failed.found)
    )


def _marks(failed: Check, writer: Writer) -> str:
    places = sorted(failed.places, key=lambda place: place.start)
    if places and places[-1].end - places[0].start <= _TOGETHER:
        return writer.mark(failed.report_id, places[0].start, places[-1].end)
    text = writer.report(failed.report_id).source_text
    telling = [place for place in places if text[place.start : place.end].strip() != "0"]
    return "".join(
        writer.mark(failed.report_id, place.start, place.end) for place in telling[:_MOST_PLACES]
    )
