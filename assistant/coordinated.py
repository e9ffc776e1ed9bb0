"""Several things counted by one question word: "how many units and individuals"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.terms import are_verbs
from assistant.words import Weighed, coverage, fold, held_in
from corpus.regex import regex
from corpus.report import Span
from corpus.tongues import is_read_as_english

_VERB = r"(?:did|do|does|were|was|are|is|have|has|had|can|could|will)"
_THINGS = regex(
    r"\b(?:how many|by (?:how much|what percentages?) did|(?:numbers?|quantit(?:y|ies)) of) (.+?)"
    rf"(?: {_VERB}\b|[?]|\.(?!\d)|$)"
)
_AND = regex(r",? and |, ")
_JOINT = regex(
    r", and |, or |, | (?:and|or) "
    r"(?!(?:above|over|older|up|upwards|under|below|younger|more|fewer|less)\b)"
)
_EXAMPLES = regex(r"(?:such as|including|for (?:example|instance)|e\.g\.|like|among them)\b")
"""What is no further thing counted: services such as registering a company."""
_SAID_OF_SOME = regex(r"\bhow many [^?]*?\b(?:were|was|are|is|concerned|came from|went to) ([^?]+)")
_SEVERAL = 3
"""So many things said are one each; of two both may be said of the same."""
_EACH = regex(
    r"각각|それぞれ|各々|respectiv|jeweils|\bje\b|cada un|chacun|rispettiv|соответственно|каждо|"
    r"lần lượt"
)
_MANY_MORE = regex(r"\b(?:the (?:rest|like|others?)|so (?:on|forth)|others?|etc|similar)\b|[()]")
"""What ends a list that only describes what is counted."""
_WHEN_DONE = regex(r"(?: (?:in|during|over|for) (?:the year )?(?:[12]\d{3}|the year))?[ ?.!]*$")
"""What may follow the verbs of a question: keep, amend and scrap in 2018."""
_ONLY_COUNTED = regex(rf"\bhow many (?:(?:(?! or )[^?,])+? )?{_VERB} ")
"""Things that a question counts, and does not only mention: how many A and B did it hold."""
_CHINESE = regex(r"(?P<things>[^,，。;；?？:：]+?)(?:各自?|分别)[^,，。?？]{0,6}?(?:多少|几)")
_CHINESE_JOINT = regex(r"以及|[、和与及]|(?<=[”》])(?=[“《])")
"""Between the things of 网上申请和线下申请各多少件, and those in quotation marks."""
_NEAR = 240
"""Characters between figures that are given side by side."""
_HELD = 0.3
"""So much of a thing's words must stand in the label of its figure."""
_WHOLLY = 0.9
"""So much where nothing else shows that the figure is the one."""


def things_counted(question: Question) -> tuple[tuple[int, int], ...]:
    """Where the things stand that one question word counts, at least two; in English or Chinese.

    A joint inside a known term (budgets and final accounts) parts nothing.
    """
    chinese = question.language == "zh"
    counted = (_CHINESE if chinese else _THINGS).search(question.folded)
    if counted is None or not (chinese or _is_in_english(question)):
        return ()
    parts = _joined(question, *counted.span(1))
    if len(parts) >= 2:
        return parts
    return () if chinese else _things_said(question) or _things_done(question)


def _joined(question: Question, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the things stand that are joined in a part of a question; examples are none."""
    known = [(term.start, term.end) for term in question.own_terms]
    cuts = [start]
    joints = (_CHINESE_JOINT if question.language == "zh" else _JOINT).finditer
    for joint in joints(question.folded, start, end):
        if _EXAMPLES.match(question.folded, joint.end()):
            break
        if not any(start < joint.end() and joint.start() < end for start, end in known):
            cuts += [joint.start(), joint.end()]
    cuts.append(end)
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


def _things_said(question: Question) -> tuple[tuple[int, int], ...]:
    """Where three things or more stand that are said of some each: how many were for A, B and C."""
    said = _SAID_OF_SOME.search(question.folded)
    parts = _joined(question, *said.span(1)) if said else ()
    terms = [term for term in question.own_terms if term.chinese]
    known = [part for part in parts if any(part[0] <= t.start < part[1] for t in terms)]
    return parts if len(known) >= 2 and len(parts) >= _SEVERAL else ()


def _is_in_english(question: Question) -> bool:
    """Whether a question is read in English words; in another language, where it says of each."""
    if question.language == "en":
        return True
    return is_read_as_english(question.language) and _EACH.search(question.text) is not None


def _things_done(question: Question) -> tuple[tuple[int, int], ...]:
    """Where the verbs stand of what was done with the things: how many did it keep and scrap."""
    folded = question.folded
    done = _WHEN_DONE.search(folded)
    end = done.start() if done else len(folded)
    if not re.search(rf"\bhow many .*{_VERB}\b", folded):
        return ()
    verbs: list[tuple[int, int]] = []
    for term in sorted(question.own_terms, key=lambda term: -term.end):
        between = folded[term.end : verbs[0][0] if verbs else end]
        joined = _AND.fullmatch(between) if verbs else not between
        verb = any(are_verbs((word,)) for word in term.chinese) and " " not in term.text
        if joined and verb and term.end <= end:
            verbs.insert(0, (term.start, term.end))
        elif verbs:
            break
    return tuple(verbs) if len(verbs) >= 2 else ()


def side_by_side(
    question: Question, finds: Finds, *, wholly: bool = False
) -> tuple[list[Candidate], list[Span]]:
    """One figure for each thing counted, all near the best one, and the things that have none.

    Unless each has its own there are none; in Chinese, where 各 says that each is asked for by
    itself, and of three things or more, those that have one. ``wholly``: the labels of the figures
    must have all that the things are called.
    """
    chinese = question.language == "zh"
    if wholly and not chinese and not _ONLY_COUNTED.search(question.folded):
        return [], []
    least = _WHOLLY if wholly else _HELD
    parts = things_counted(question)
    if not parts or not finds.ranked[0] or parts[-1][1] > question.aspects[0].end:
        return [], []
    best = finds.ranked[0][0].fact
    share = best.quantity.unit == "%"
    near = [
        c
        for c in finds.ranked[0]
        if abs(c.fact.start - best.start) <= _NEAR and (c.fact.quantity.unit == "%") == share
    ]
    things = [_thing(question, part, finds, last=part == parts[-1]) for part in parts]
    kin = [c for c in near if best.parent and c.fact.parent == best.parent]
    fitting = [_fitting(thing, kin, least) or _fitting(thing, near, least) for thing in things]
    chosen: dict[int, Candidate] = {}
    untold = []
    listed = question.folded[parts[0][0] : parts[-1][1]]
    some = chinese or (len(parts) >= _SEVERAL and not _MANY_MORE.search(listed))
    fewest_first = sorted(range(len(parts)), key=lambda at: len(fitting[at]))
    for at in fewest_first:
        free = [c for c in fitting[at] if c not in chosen.values()]
        if free:
            chosen[at] = free[0]
        elif some and not wholly and _is_named_nowhere(things[at], near):
            untold.append(Span(*parts[at]))
        else:
            return [], []
    if len(chosen) < (1 if chinese else 2):
        return [], []
    if chinese and len({one.fact.parent for one in chosen.values()}) > 1:
        return [], []  # a whole and a part of it are no two things side by side
    return [chosen[at] for at in sorted(chosen)], sorted(untold, key=lambda span: span.start)


@dataclass(frozen=True, slots=True)
class _Thing:
    """One of several things counted: what it is called, and its terms.

    ``keys``: those one of which its figure must have; ``shared``: those that other things have too.
    """

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
    own = tuple(w for w in terms if start <= w.term.start < end)
    others = {w.term.text for w in terms if w not in own}
    alone = [w for w in own if w.term.text not in others and question.language == "zh"]
    keys = [max(alone, key=lambda w: w.weight), *([] if last else alone[-1:])] if alone else []
    shared = tuple(w for w in own if w.term.text in others)
    return _Thing(question.folded[start:end].strip(), own, tuple(keys), shared)


def _is_named_nowhere(thing: _Thing, near: Sequence[Candidate]) -> bool:
    """Whether no figure, nor what governs it, has what tells a thing from the others."""
    said = "".join(fold(c.fact.label + c.fact.parent) for c in near)
    return all(held_in(w.term, said) < 1 for w in thing.keys or thing.own)


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
