"""A question that asks for several things, taken apart where it is not answered as a whole.

"How many accounts were there, and how fast did that grow": the second part is then asked as one
asks on in a conversation, of the reports that the whole question is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.evidence import Evidence
from assistant.judging.part_asked import told_by_its_own
from assistant.understanding.patterns import load
from assistant.understanding.question import Question
from assistant.understanding.second import begins_with_a_clause
from corpus.language import han_count
from corpus.regex import regex

_LEAST_WORDS, _LEAST_HAN = 3, 4
"""A part has so many words at least, or Chinese characters."""
_MOST = 3
"""Parts that are asked for one by one at most."""


_OF_EACH = regex(
    r"(?P<said>.+?)\s*(?:[.;:,–—-]\s*)(?:and )?how many (?:(?:were|was) there )?(?:of )?"
    r"(?:each|both)(?: (?:kind|one|of (?:them|these|those)|were there))*\s*\?*",
    re.IGNORECASE,
)
_EACH_ZH = regex("各|分别|每")
"""有哪几类，各多少条 asks for a list with its figures, not for a list and a figure."""
_AND = regex(r",? and |, (?=\w)")
"""Between the things that are named first and asked for together."""


@cache
def _joints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between two parts, and what shows that a part asks for something."""
    words = load("wording")["joints"]
    return re.compile(words["between"], re.IGNORECASE), re.compile(words["asks"], re.IGNORECASE)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a question that each ask for something, as they are written; one is none."""
    if named := _OF_EACH.fullmatch(text.strip()):
        return _of_each(named["said"])
    if begins_with_a_clause(text.lower()):
        return ()
    between, asks = _joints()
    parts = [""]
    end = 0
    for joint in between.finditer(text):
        before = parts[-1] + text[end : joint.start()]
        if asks.search(before) and asks.search(text[joint.end() :]):
            parts[-1] = before
            parts.append("")
        else:
            parts[-1] += text[end : joint.end()]
        end = joint.end()
    parts[-1] += text[end:]
    found = tuple(part.strip(" ,，、;；。.") for part in parts)
    if any(_EACH_ZH.match(part) for part in found[1:]):
        return ()
    return found if 1 < len(found) <= _MOST and all(map(_is_long_enough, found)) else ()


def _of_each(said: str) -> tuple[str, ...]:
    """A question for each of the things named: it ran checks and rounds of X, how many of each."""
    first, *others = _AND.split(said)
    one_of_them = (f"{first}: how many?", *(f"how many {other}?" for other in others))
    return one_of_them if 1 < len(one_of_them) <= _MOST else ()


def _is_long_enough(part: str) -> bool:
    return len(part.split()) >= _LEAST_WORDS or han_count(part) >= _LEAST_HAN


def tells_less(question: Question, found: Sequence[Evidence], parts: Sequence[str]) -> bool:
    """Whether what was found has fewer figures than a question has parts that ask for some."""
    if len(found) > 1 or len(question.scope.report_ids) != 1 or not question.wants_number:
        return False
    if not found:
        return True
    figures, stated = found[0].figures, found[0].statements
    computed = found[0].computation is not None or any(f.operation != "cell" for f in figures)
    return not computed and len(stated) + len(figures) < len(parts) and not question.besides


def tells_of_each(asked: Sequence[Question], found: Sequence[Evidence]) -> bool:
    """Whether each part is told by something of its own, by a figure where it asks for one.

    What leans on the part before is told where that is: "and for how many requests", of fees that
    a sentence states, is no cell of a table.
    """
    first = found[0].kind
    for question, evidence in zip(asked[1:], found[1:], strict=True):
        leans = question.elliptical or _COUNTS_THE_SAME.match(question.folded)
        if leans and evidence.kind != first and not _is_told_of(evidence, found[0]):
            return False
    for question, evidence in zip(asked, found, strict=True):
        if evidence.kind == "sentences" and question.wants_number:
            return False
    told = [evidence.statements if not evidence.computation else () for evidence in found]
    if not told_by_its_own(asked, told, found[0].report):
        return False
    places = [_places(evidence) for evidence in found]
    return all(not one & other for at, one in enumerate(places) for other in places[at + 1 :])


def _is_told_of(later: Evidence, first: Evidence) -> bool:
    """Whether a sentence that tells one of two parts states the figures of the other."""
    if later.kind == "statements" and first.kind == "sentences":
        return _is_told_of(first, later)
    if later.kind != "sentences" or first.kind != "statements" or later.report != first.report:
        return False
    hits = later.sentences[: later.given]
    return all(any(hit.start <= c.fact.start < hit.end for hit in hits) for c in first.statements)


_COUNTS_THE_SAME = regex(r"\W*(?:and )?how many (?:were|was|are|have|had|got|as)\b")
"""A part that says something of things which only the part before it names: were fined."""


def _places(evidence: Evidence) -> frozenset[tuple[int, int]]:
    """Where what answers stands: its figures, or its sentences where it has none."""
    facts = [c.fact for c in evidence.statements] + [f for g in evidence.figures for f in g.parts]
    if facts:
        return frozenset((fact.start, fact.end) for fact in facts)
    return frozenset((hit.start, hit.end) for hit in evidence.sentences[: evidence.given])
