"""What a sentence looks like that answers why, how, where, when or which: the words that do so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.patterns import compile_words, load
from assistant.question import Question


@dataclass(frozen=True, slots=True)
class Cue:
    """How one asks, and what answers say."""

    asks: re.Pattern[str]
    says: re.Pattern[str]


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(compile_words(entry["asks"]), re.compile("|".join(entry["says"])))
        for entry in load("wording")["cues"].values()
    )


@lru_cache(maxsize=256)
def _asked(folded: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in _cues() if cue.asks.search(folded))


def told(question: Question, sentence: str) -> float:
    """The share of what is asked for (why, where, which) that a sentence has words of."""
    asked = _asked(question.folded)
    return sum(bool(cue.says.search(sentence)) for cue in asked) / len(asked) if asked else 0.0
