"""That there was none, in a report's own words, beside cells that are nought: 未发生行政诉讼."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.evidence.clause import clause_of
from assistant.evidence.figures import Figure
from assistant.understanding.question import Question
from corpus.indicators import load_indicators
from corpus.report import Report, Span

_DISPUTES = {"review": "prose.reviews"}
_SUITS, _REQUESTS = "prose.suits", "requests.accepted"


def said_in_words(question: Question, figures: Sequence[Figure], report: Report) -> Span | None:
    """Where prose says that there was none of what cells count as nought; None where it does not.

    A question for a number is answered by the cells: one for yes or no, or one that takes something
    for granted, is told in words what never was.
    """
    if "number" in question.intents or not figures or any(f.value != 0 for f in figures):
        return None
    first = figures[0]
    if first.operation == "share" or first.column in ("change", "pending"):
        return None
    if first.kind == "proactive":
        return _none_made(first.row, report)
    if first.kind not in ("requests", "disputes"):
        return None
    wanted = _REQUESTS if first.kind == "requests" else _DISPUTES.get(first.row, _SUITS)
    text = report.source_text
    none = (f for f in report.facts if f.indicator == wanted and f.quantity.state == "none")
    return next((clause_of(fact, text) for fact in none), None)


def _none_made(row: str, report: Report) -> Span | None:
    """Where a report says that none of a row's decisions were made: 未作出行政处罚等决定."""
    found = _none_of(row).search(report.source_text)
    return Span(*found.span()) if found else None


@lru_cache(maxsize=32)
def _none_of(row: str) -> re.Pattern[str]:
    indicator = load_indicators().row("proactive", row)
    names = [indicator.zh, *indicator.printed] if indicator is not None else []
    said = "|".join(map(re.escape, names)) or "$."
    return re.compile(
        "(?:未|没有|无|不涉及|不存在)(?:作出|做出|实施|进行|开展|发生|办理|涉及|产生|出现|新增|制发|制定|出台|采取|收取)?"
        f"(?:过|任何|有关|相关)?(?:{said})(?:等)?(?:处理)?(?:事项|决定|情况|信息|行为)?"
    )
