"""Requests that were still waiting when a year ended, or began, in whatever words."""

from __future__ import annotations

from functools import partial

from assistant.understanding.concepts import Concept
from assistant.understanding.patterns import expression_of

_ROWS = {"ended": "carried_forward", "began": "carried_over"}


def left_waiting(concepts: tuple[Concept, ...], folded: str) -> tuple[Concept, ...]:
    """The concepts with what was waiting at the turn of a year: "still sitting on when it ended".

    The words of waiting and those of the turn may stand apart; what lies in them is no more than
    they say.
    """
    if not any(c.name in ("request", "review", "suit") for c in concepts):
        return concepts
    for turn, row in _ROWS.items():
        when, waiting = _words(turn).search(folded), _words("waiting").search(folded)
        if when is None or waiting is None:
            continue
        found = [Concept(row, "flow", m.start(), m.end(), text=m.group()) for m in (waiting, when)]
        others = (
            c for c in concepts
            if c.group != "flow" and not any(m.start <= c.start and c.end <= m.end for m in found)
        )  # fmt: skip
        return (*others, *found)
    return concepts


_words = partial(expression_of, "wording", "left_waiting")
