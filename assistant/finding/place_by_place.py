"""A question of several places in one report, put for each: what Sihong and Siyang each handled."""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.place_spans import stand_together
from assistant.understanding.question import Question
from corpus.regex import regex

_MOST = 4
"""Places that are asked for one by one at most."""
_EACH = regex(
    r" (?:each|both|respectively)\b|分别|各自|各(?=[是有为占]?(?:多少|几))|"
    r"^(?:这?[两二三四]个?(?:区县|县区|县市|[县区市旗州地]))?[各都]?"
)


def place_by_place(question: Question) -> tuple[str, ...]:
    """The question with one place in it at a time; none unless several stand side by side.

    Only for a figure of each: what is compared or added up is asked for as a whole.
    """
    scope, text = question.scope, question.text
    if len(scope.report_ids) != 1 or not question.wants_number or question.reckoning is not None:
        return ()
    within = [
        replace(m, start=at, end=at + len(m.text))
        for m in scope.mentions
        if m.kind == "known_place" and not m.department and (at := text.find(m.text)) >= 0
    ]
    run = within[:1]
    for mention in within[1:]:
        if stand_together(text, run[-1], mention):
            run.append(mention)
    if not 1 < len(run) <= _MOST:
        return ()
    before, behind = text[: run[0].start], _EACH.sub("", text[run[-1].end :])
    return tuple(f"{before}{mention.text}{behind}" for mention in run)
