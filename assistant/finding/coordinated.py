"""Several things counted by one question word: each with its own figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.understanding.question import Question
from assistant.understanding.things_counted import (
    CHINESE_JOINT,
    SEVERAL,
    VERBS,
    says_of_each,
    things_counted,
)
from assistant.understanding.words import Weighed, coverage, fold, held_in, pairs_of
from corpus.quantities import unit_kind
from corpus.regex import regex
from corpus.report import Span

_OR = regex(r"\bor\b")
_MANY_MORE = regex(r"\b(?:the (?:rest|like|others?)|so (?:on|forth)|others?|etc|similar)\b|[()]")
"""What ends a list that only describes what is counted."""
_ONLY_COUNTED = regex(
    rf"\bhow many (?:(?:(?! or )[^?,])+? )?{VERBS} |"
    r"(?:^|[:,;] |[-–—] )(?:the )?numbers? of [^?,;:]+? and [^?,;:]+[?.]?$"
)
"""Things that a question counts, and does not only mention: how many A and B did it hold."""
_COUNTED_BOTH = regex(r"\bhow many ([^?,]+? and [^?,]+?) (?:did|do|does|has|have|had)\b")
_TITLE = regex(r"《[^》]*》")
_NEAR = 240
"""Characters between figures that are given side by side."""
_HELD = 0.3
"""So much of a thing's words must stand in the label of its figure."""
_TRIED = 6
"""So many of the best figures may be one of the things asked for each."""
_WHOLLY = 0.9
"""So much where nothing else shows that the figure is the one."""


def side_by_side(
    question: Question, finds: Finds, at: int = 0, *, wholly: bool = False,
    among: Sequence[Candidate] = (),
) -> tuple[list[Candidate], list[Span]]:  # fmt: skip
    """One figure for each thing that a part of a question counts, and the things that have none.

    All near the best one. Unless each has its own there are none; in Chinese, and of three things
    or more, those that have one. ``wholly``: the labels of the figures must have all that the
    things are called; so they must where nothing says that each is asked for by itself.
    ``among``: all that may answer, where some was put aside already.
    """
    chinese, each = question.language == "zh", says_of_each(question, at)
    english = question.language == "en"
    if wholly and english and not _ONLY_COUNTED.search(question.folded):
        return [], []
    wholly = wholly or not (each or chinese)
    least = _WHOLLY if wholly else _HELD
    parts, ranked = things_counted(question, at), finds.ranked[at]
    if not parts or not ranked or parts[-1][1] > question.aspects[at].end:
        return [], []
    things = [_thing(question, part, finds, last=part == parts[-1]) for part in parts]
    called_so = (c for c in ranked[:_TRIED] if any(_fitting(t, [c], least) for t in things))
    best = next(called_so, ranked[0]) if chinese and each else ranked[0]
    near = _near(best, ranked)
    if not _are_apart(question, at, things, _near(best, among) if among else near):
        return [], []
    parent = best.fact.parent
    kin = [c for c in near if parent and c.fact.parent == parent]
    fitting = [_fitting(thing, kin, least) or _fitting(thing, near, least) for thing in things]
    of_two = english and len(parts) < SEVERAL
    listed = question.folded[parts[0][0] : parts[-1][1]]
    some = chinese or (english and not at and not _MANY_MORE.search(listed))
    chosen: dict[int, Candidate] = {}
    for number in sorted(range(len(parts)), key=lambda at: len(fitting[at])):  # the fewest first
        free = [c for c in fitting[number] if c not in chosen.values()]
        if not free and (each or chinese) and _counts_both(question, things):
            least_shared = 1 if each else SEVERAL - 1
            free = _next_to_it(things, number, fitting[1 - number], near, least_shared)
        if free:
            chosen[number] = free[0]
        elif (
            wholly
            or not some
            or not _is_named_nowhere(things, number, near, strictly=of_two or not each)
        ):
            return [], []
    untold = [Span(*part) for number, part in enumerate(parts) if number not in chosen]
    if len(chosen) < (1 if chinese or of_two else 2):
        return [], []
    if of_two and untold and not _is_surely_lacking(question, things, chosen):
        return [], []
    told = [chosen[number] for number in sorted(chosen)]
    if _are_one(question, things, told):
        return [], []
    apart = each or (best in told and _go_together(told))
    if not apart or not (each or chinese or _are_neighbours(told, near)):
        return [], []
    return told, untold


def _next_to_it(
    things: Sequence[_Thing], at: int, fitting: Sequence[Candidate], near: Sequence[Candidate],
    least: int,
) -> list[Candidate]:  # fmt: skip
    """The figure next to the other thing's that has a part of a word of this one, if there is one.

    Street-side spots and pocket parks: 街头小景10处、口袋公园12个. ``least``: so many pairs of
    characters it must share, which no word of the other thing has.
    """
    if len(things) != SEVERAL - 1 or not fitting:
        return []
    told = fitting[:1]
    other = _pairs_called(things[1 - at])
    called = {
        pair
        for w in things[at].own
        if w.term.sure
        for word in w.term.chinese
        for pair in pairs_of(fold(word))
    }
    unit = unit_kind(told[0].fact.quantity.unit)
    found = [
        c
        for c in near
        if c not in told and c.fact.parent == told[0].fact.parent
        and unit_kind(c.fact.quantity.unit) == unit
        and len((called - other) & pairs_of(_bare(c))) >= least
        and _are_neighbours([c, *told], near)
    ]  # fmt: skip
    return found if len(found) == 1 else []


def _near(best: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The figures near the best one; shares beside a share, and beside a number none."""
    share = best.fact.quantity.unit == "%"
    return [
        c
        for c in ranked
        if abs(c.fact.start - best.fact.start) <= _NEAR and (c.fact.quantity.unit == "%") == share
    ]


def _are_apart(
    question: Question, at: int, things: Sequence[_Thing], near: Sequence[Candidate]
) -> bool:
    """Whether things may be counted each by itself, and no name or figure is of them together."""
    listed = question.folded[things[0].start : things[-1].end]
    if at and _OR.search(listed):
        return False
    if any(_stand_joined(question, things, _bare(c)) for c in near):
        return False
    if says_of_each(question, at):
        return True
    return len(question.scope.report_ids) == 1 and not _are_counted_as_one(things, near)


def _are_counted_as_one(things: Sequence[_Thing], near: Sequence[Candidate]) -> bool:
    """Whether one figure is of several of the things together: 人大建议和政协提案20件."""
    words = [_pairs_of_each(thing) for thing in things]
    called = [_pairs_called(thing) for thing in things]
    shared = {p for at, one in enumerate(called) for other in called[:at] for p in one & other}
    wholes = {c.fact.parent for c in near}
    numbers = [str(c.fact.quantity.value) for c in near]
    labels = [
        pairs_of(_bare(c))
        for c in near
        if c.fact.label not in wholes and not any(n in c.fact.label for n in numbers)
    ]
    return any(
        all(
            (any if thing.keys else all)((term - shared) & label for term in of_thing)
            for thing, of_thing in zip(things, words, strict=True)
        )
        for label in labels
    )


def _are_one(question: Question, things: Sequence[_Thing], told: Sequence[Candidate]) -> bool:
    """Whether figures are no two things side by side: a whole and its part, or one of all."""
    if question.language == "zh":
        return len({one.fact.parent for one in told}) > 1
    english = question.language == "en"
    return english and any(_counts_them_together(things, one) for one in told)


def _counts_them_together(things: Sequence[_Thing], candidate: Candidate) -> bool:
    """Whether a label joins all of the things: 咨询及问题反映1336条, of calls and problems."""
    label = _bare(candidate)
    joined = CHINESE_JOINT.search(label) is not None
    return joined and all(coverage(thing.own, label) >= _WHOLLY for thing in things)


def _bare(candidate: Candidate) -> str:
    """The folded label of a figure without titles, whatever these name."""
    return fold(_TITLE.sub("", candidate.fact.label))


def _pairs_of_each(thing: _Thing) -> list[frozenset[str]]:
    """The character pairs of each word that tells a thing."""
    return [
        frozenset(pair for word in w.term.chinese for pair in pairs_of(fold(word)))
        for w in thing.keys or thing.own
    ]


def _is_surely_lacking(
    question: Question, things: Sequence[_Thing], chosen: Mapping[int, Candidate]
) -> bool:
    """Whether one of two things has a figure of all that it is called, and of it alone.

    The other is a noun that is known, too.
    """
    if not _counts_both(question, things):
        return False
    told = (
        coverage(things[at].own, fold(c.fact.label + c.fact.quantity.unit)) >= _WHOLLY
        and not CHINESE_JOINT.search(c.fact.label)
        for at, c in chosen.items()
    )
    others = (thing for at, thing in enumerate(things) if at not in chosen)
    return all(told) and all(w.term.trust >= 1 for thing in others for w in thing.own)


def _go_together(told: Sequence[Candidate]) -> bool:
    """Whether figures are of one kind: 200套, and no 2.2万平方米."""
    return len({unit_kind(one.fact.quantity.unit) for one in told}) == 1


def _counts_both(question: Question, things: Sequence[_Thing]) -> bool:
    """Whether the things are the very nouns that an English question counts, and not their sort."""
    if question.language != "en":
        return True
    counted = _COUNTED_BOTH.search(question.folded)
    return counted is not None and counted.span(1) == (things[0].start, things[-1].end)


def _are_neighbours(told: Sequence[Candidate], near: Sequence[Candidate]) -> bool:
    """Whether no other figure stands between those of the things."""
    starts = [c.fact.start for c in told]
    between = (c for c in near if min(starts) < c.fact.start < max(starts))
    return all(c in told for c in between)


@dataclass(frozen=True, slots=True)
class _Thing:
    """One of several things counted: what it is called, and its terms.

    ``keys``: those one of which its figure must have; ``shared``: those that other things have too.
    """

    start: int
    end: int
    called: str
    own: tuple[Weighed, ...]
    keys: tuple[Weighed, ...]
    shared: tuple[Weighed, ...]


def _thing(question: Question, part: tuple[int, int], finds: Finds, *, last: bool) -> _Thing:
    """What stands in a part of a question, and in Chinese what tells it from the other things.

    That is the rarest word, or the last before a joint: 事项 tells no “网上办”事项 from others.
    """
    start, end = part
    terms = [w for w in finds.weighed if w.term.chinese]
    own = tuple(w for w in terms if w.term.start < end and start < w.term.end)
    others = {w.term.text for w in terms if w not in own}
    alone = [w for w in own if w.term.text not in others and question.language == "zh"]
    keys = [max(alone, key=lambda w: w.weight), *([] if last else alone[-1:])] if alone else []
    shared = tuple(w for w in own if w.term.text in others)
    return _Thing(start, end, question.folded[start:end].strip(), own, tuple(keys), shared)


def _is_named_nowhere(
    things: Sequence[_Thing], at: int, near: Sequence[Candidate], *, strictly: bool
) -> bool:
    """Whether no figure, nor what governs it, has what tells a thing from the others.

    ``strictly``: it is a known word, and none has any two characters that only it is called.
    """
    said = "".join(fold(c.fact.label + c.fact.parent) for c in near)
    thing = things[at]
    if strictly and not thing.own:
        return False
    others = frozenset().union(*(_pairs_called(one) for one in things if one is not thing))
    if strictly and (_pairs_called(thing) - others) & pairs_of(said):
        return False
    return all(held_in(w.term, said) < 1 for w in thing.keys or thing.own)


def _pairs_called(thing: _Thing) -> frozenset[str]:
    """The character pairs of what a thing is called, in the question and in Chinese."""
    words = (thing.called, *(fold(word) for w in thing.own for word in w.term.chinese))
    return frozenset(pair for word in words for pair in pairs_of(word))


def _is_called_so(thing: _Thing, label: str, governed: str) -> bool:
    """Whether a label has what tells a thing from the others, and the words that all have."""
    told = any(held_in(w.term, label) == 1 for w in thing.keys)
    return told and all(held_in(w.term, governed) == 1 for w in thing.shared)


def _fitting(thing: _Thing, near: Sequence[Candidate], least: float) -> list[Candidate]:
    """The figures whose labels hold enough of one of the things counted, the best first."""
    if not thing.own:  # "other", which says nothing besides
        return [c for c in near if fold(c.fact.label) == thing.called]
    found = []
    for c in near:
        label = fold(c.fact.label + c.fact.quantity.unit)
        if thing.keys and not _is_called_so(thing, label, label + fold(c.fact.parent)):
            continue
        words = sum(fold(word) in label for w in thing.own for word in w.term.chinese)
        if (held := coverage(thing.own, label)) >= least:
            found.append(((held, words, c.score), c))
    return [c for _, c in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _stand_joined(question: Question, things: Sequence[_Thing], label: str) -> bool:
    """Whether a label has words of a question on both sides of a joint: 自然资源和规划局."""
    joints = ((before.end, after.start) for before, after in pairwise(things))
    return any(question.folded[start - 2 : end + 2] in label for start, end in joints)
