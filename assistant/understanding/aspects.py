"""A question that asks for several figures, taken apart: "多少件，占比多少"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

from assistant.understanding.counted import asking_part
from assistant.understanding.patterns import expression_of, load
from assistant.understanding.terms import Term
from assistant.understanding.wants import counted_unit, wants_in
from corpus.language import stem
from corpus.regex import regex
from corpus.units import MEASURE_WORDS

Wants = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One figure asked for: its part of the question, the kinds of figure, the measure word.

    ``things``: the words ask for a number of things ("how many"), not for an amount. ``measures``:
    the measure words that reports count such things with; none where that is not known.
    """

    start: int
    end: int
    wants: Wants
    counted: str
    things: bool = False
    measures: frozenset[str] = frozenset()

    def holds(self, term: Term) -> bool:
        """Whether a term of the question belongs to this part."""
        return self.start <= term.start < self.end


_markers = partial(expression_of, "wording", "markers", "patterns")


_FRAME = regex(
    r"(?:and |but |so )?(?:in|at|during|under|within|among|as part of|when|while|for|through|with|"
    r"thanks to|on) [^,?]{3,90}, (?=(?:how|what|which|by how|to what|from how|in how|at how)\b)|"
    r"[^,，?？]{2,30}(?:时|时候|过程中|行动中)[,，]?(?=[^,，]*(?:多少|几))"
)
_AS_A_NUMBER = regex(r"\b(?:as|in) (?:an? |the )?(?:number|amount|share|percentage)(?: of)?$")
"""How a figure is wanted, as no second one: "how much of it was X, as a number of items"."""
_NAMES_NOTHING = regex(
    r"\b(?:for|within|in|after|by) how many "
    r"(?:did|was|were|is|are|has|have|had|an?|the|must|should)\b"
)
"""How many of what the part before counts: years, and for how many was it the first."""
COUNTS_SOME = regex(r"\bhow many of (?:them|these|those)\b")
"""So many of what the part before counts: whatever stands behind tells no kind of figure."""
_IN_OTHER_WORDS = regex(
    r"\b(?:i\.? ?e\b|that is\b|namely\b|viz\b|in other words\b|put differently\b|or rather\b)|"
    r"[,，(（](?:也)?(?:就是|即是?|换句话说|换言之)"
)
"""Before what only says again what was asked: "how often did it meet the press, i.e. how many"."""
_NUMBER_OF = regex(r"(?:the |total )?(?:number|amount|share|percentage) of")
_BREAK = regex(
    r"[，,、；;。？?!！:：]| (?=out of (?:a total of )?$)| and | und | et | y | и |以及|和|与|及|、"
)


def aspects_in(folded: str) -> tuple[Aspect, ...]:
    """The parts of a folded question that ask for a figure each; one part if it asks for one.

    A part reaches from the break before its question word to the next part: the noun stands behind
    the question word in English (how many X) and often before it in Chinese (X多少件).
    """
    markers = list(_apart(folded, list(_markers().finditer(folded))))
    starts = [0]
    for one, other in pairwise(markers):
        breaks = list(_BREAK.finditer(folded, one.end(), other.start()))
        past = _past_its_measure(folded, one, other)
        starts.append(_begun(breaks, latin=_is_latin(folded)) if breaks else past)
    ends = [*starts[1:], len(folded)]
    parts = [part_of(folded, start, end) for start, end in zip(starts, ends, strict=True)]
    for at in range(1, len(parts)):
        if not parts[at].wants and _NAMES_NOTHING.search(folded, parts[at].start, parts[at].end):
            parts[at] = replace(parts[at], wants=parts[at - 1].wants)
    return tuple(parts)


def _begun(breaks: Sequence[re.Match[str]], *, latin: bool) -> int:
    """Where a part begins: behind the last break, in Chinese behind the first, a comma if any.

    来访和电话 before it are counted together.
    """
    commas = [one for one in breaks if one.group() in _COMMAS]
    return (breaks[-1] if latin else (commas or breaks)[0]).end()


_COMMAS = frozenset(",，;；。?？")


def _past_its_measure(folded: str, one: re.Match[str], other: re.Match[str]) -> int:
    """Where the second of two parts begins that nothing parts: 裁决几件/调撤几件."""
    counted = _SO_MANY_OF.search(folded, one.start(), other.start())
    return counted.end() if counted else other.start()


_SO_MANY_OF = regex(rf"(?:多少|几)[{MEASURE_WORDS}](?=[\u4e00-\u9fff]{{2}})")


def asks_for_figure(text: str, start: int = 0) -> bool:
    """Whether folded words, from a place on, ask for a figure: "how many", 多少."""
    return _markers().search(text, start) is not None


def frame_end(folded: str) -> int:
    """Where the part of a folded question ends that only says on what occasion: "In the clean-up,".

    The figure's own words say what is asked behind it; nought where a question has no such part.
    """
    frame = _FRAME.match(folded)
    return frame.end() if frame else 0


def _apart(folded: str, markers: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The markers without those that ask no figure of their own: by how much did the number of."""
    last = None
    for marker in markers:
        if _AS_A_NUMBER.search(folded, 0, marker.end()):
            continue
        if last is not None and _IN_OTHER_WORDS.search(folded, last.end(), marker.end()):
            continue
        joined = last is not None and not _BREAK.search(folded, last.end(), marker.start())
        if joined and _NUMBER_OF.fullmatch(marker.group()):
            continue
        last = marker
        yield marker


def part_of(folded: str, start: int, end: int) -> Aspect:
    """A part of a folded question, read for what it asks."""
    text = folded[start:end]
    things = bool(_THINGS.search(text))
    wants = () if COUNTS_SOME.search(text) else wants_in(asking_part(text))
    return Aspect(start, end, wants, counted_unit(text), things, _measures_in(text))


_COUNTED = regex(
    r"\b(?:how many|number of|count of) ((?:[\w'’&-]+ ){0,6}?[\w'’-]+)(?= (?:did|do|does|were|was"
    r"|are|is|have|has|had|can|could|of|in|on|at|by|for|from|to|with|about|that|which|got|came|went"
    r"|made|held|published|issued)\b|(?<=s) \w+ing\b|(?<=s) and the number\b|[,;?.]|$)"
)


@cache
def _counts() -> Mapping[str, frozenset[str]]:
    """The measure words of each noun, by its stem."""
    found: dict[str, frozenset[str]] = {}
    for entry in load("wording")["counts"].values():
        for noun in entry["nouns"].split():
            key = stem(noun)
            found[key] = found.get(key, frozenset()) | frozenset(entry["units"])
    return found


def _measures_in(text: str) -> frozenset[str]:
    """The measure words of what is counted: the last noun between "how many" and the verb.

    And the noun that it is counted together with: calls and visits.
    """
    counted = _COUNTED.search(text)
    if counted is None:
        return frozenset()
    heads = (part.split()[-1] for part in _JOINED.split(counted.group(1)) if part)
    return frozenset().union(*(_counts().get(stem(head), frozenset()) for head in heads))


_JOINED = regex(r"\s+(?:and|or)\s+")


_THINGS = regex(
    r"\bhow many\b|\bnumber of\b|\bwie ?viele\b|\bcu[aá]nt[oa]s\b|\bcombien d|何件|何回|何社"
)


def _is_latin(text: str) -> bool:
    return sum(char.isascii() for char in text) > len(text) / 2
