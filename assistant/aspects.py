"""A question that asks for several figures, taken apart: "多少件，占比多少"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.patterns import compile_words, load
from assistant.terms import Term, counted_unit, wants_in

Wants = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One figure asked for: its part of the question, the kinds of figure, the measure word.

    ``things``: the words ask for a number of things ("how many"), not for an amount.
    """

    start: int
    end: int
    wants: Wants
    counted: str
    things: bool = False

    def holds(self, term: Term) -> bool:
        """Whether a term of the question belongs to this part."""
        return self.start <= term.start < self.end


@cache
def _markers() -> re.Pattern[str]:
    return compile_words(load("wording")["markers"]["patterns"])


_BREAK = re.compile(r"[，,、；;。？?!！:：]| and | und | et | y | и |以及|和|与|及|、")


def aspects_in(folded: str) -> tuple[Aspect, ...]:
    """The parts of a folded question that ask for a figure each; one part if it asks for one.

    A part reaches from the break before its question word to the next part: the noun stands behind
    the question word in English (how many X) and often before it in Chinese (X多少件).
    """
    markers = list(_markers().finditer(folded))
    starts = [0]
    for one, other in pairwise(markers):
        breaks = list(_BREAK.finditer(folded, one.end(), other.start()))
        starts.append(
            breaks[-1].end()
            if breaks and _is_latin(folded)
            else (breaks[0].end() if breaks else other.start())
        )
    ends = [*starts[1:], len(folded)]
    return tuple(part_of(folded, start, end) for start, end in zip(starts, ends, strict=True))


def part_of(folded: str, start: int, end: int) -> Aspect:
    """A part of a folded question, read for what it asks."""
    text = folded[start:end]
    return Aspect(start, end, wants_in(text), counted_unit(text), bool(_THINGS.search(text)))


_THINGS = re.compile(
    r"\bhow many\b|\bnumber of\b|\bwie ?viele\b|\bcu[aá]nt[oa]s\b|\bcombien d|何件|何回|何社"
)


def _is_latin(text: str) -> bool:
    return sum(char.isascii() for char in text) > len(text) / 2
