"""Several things counted by one question word: "how many units and individuals"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence import Finds
from assistant.prose import Candidate
from assistant.question import Question
from assistant.terms import VERB, are_verbs
from assistant.words import Weighed, coverage, fold, held_in, pairs_of
from corpus.quantities import unit_kind
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
_OR = regex(r"\bor\b")
_MANY_MORE = regex(r"\b(?:the (?:rest|like|others?)|so (?:on|forth)|others?|etc|similar)\b|[()]")
"""What ends a list that only describes what is counted."""
_WHEN_DONE = regex(r"(?: (?:in|during|over|for) (?:the year )?(?:[12]\d{3}|the year))?[ ?.!]*$")
"""What may follow the verbs of a question: keep, amend and scrap in 2018."""
_ONLY_COUNTED = regex(rf"\bhow many (?:(?:(?! or )[^?,])+? )?{_VERB} ")
"""Things that a question counts, and does not only mention: how many A and B did it hold."""
_COUNTED_BOTH = regex(r"\bhow many ([^?,]+? and [^?,]+?) (?:did|do|does|has|have|had)\b")
_CHINESE = regex(r"(?P<things>[^,，。;；?？:：]+?)(?:各自?|分别)[^,，。?？]{0,6}?(?:多少|几)")
_CHINESE_AT_ONCE = (
    regex(
        r"(?:多少|(?<![哪前这近])几)"
        r"[件条个项次场期篇家户人名位份册本张起例种只类套间座处台辆支部批封宗栏站所通]?"
        r"(?P<things>[^,，。;；?？:：]{2,}?[、和与及][^,，。;；?？:：的多几]{2,}?)"
        r"[呢啊]?[,，;；?？ ]*$"
    ),
    regex(
        r"(?P<things>[^,，。;；?？:：]{2,}?[、和与及][^,，。;；?？:：的]{2,}?)(?:一?共|总共)?"
        r"[有是为达了]?(?:多少|(?<![哪前这近])几)[\u4e00-\u9fff]{0,2}[,，;；?？ ]*$"
    ),
)
"""How several are counted by one question word: 多少单位和个人, 图片新闻和视频新闻有多少条."""
_CHINESE_JOINT = regex(r"以及|[、和与及]|(?<=[”》])(?=[“《])")
"""Between the things of 网上申请和线下申请各多少件, and those in quotation marks."""
_TITLE = regex(r"《[^》]*》")
_NEAR = 240
"""Characters between figures that are given side by side."""
_HELD = 0.3
"""So much of a thing's words must stand in the label of its figure."""
_TRIED = 6
"""So many of the best figures may be one of the things asked for each."""
_WHOLLY = 0.9
"""So much where nothing else shows that the figure is the one."""


def things_counted(question: Question, at: int = 0) -> tuple[tuple[int, int], ...]:
    """Where the things stand that one question word counts in a part of a question, at least two.

    A joint inside a known term (budgets and final accounts) parts nothing.
    """
    part = question.aspects[at]
    if question.language == "zh":
        ways: Sequence[re.Pattern[str]] = (_CHINESE, *_CHINESE_AT_ONCE)
    elif question.language == "en" or is_read_as_english(question.language):
        ways = (_THINGS,)
    else:
        return ()
    for way in ways:
        counted = way.search(question.folded, part.start, part.end)
        parts = _joined(question, *_but_the_verb(question, counted)) if counted else ()
        if len(parts) >= 2:
            return parts
    if question.language == "zh" or at:
        return ()
    return _things_said(question) or _things_done(question)


def _but_the_verb(question: Question, counted: re.Match[str]) -> tuple[int, int]:
    """Where the things stand, without a Chinese verb behind them: 图片新闻和视频新闻发了多少条."""
    start, end = counted.span(1)
    verbs = (t for t in question.own_terms if t.trust == VERB and t.start < end <= t.end)
    return start, next((t.start for t in verbs if question.language == "zh"), end)


def _stand_joined(question: Question, things: Sequence[_Thing], label: str) -> bool:
    """Whether a label has words of a question on both sides of a joint: 自然资源和规划局."""
    joints = ((before.end, after.start) for before, after in pairwise(things))
    return any(question.folded[start - 2 : end + 2] in label for start, end in joints)


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


def _says_of_each(question: Question, at: int) -> bool:
    """Whether a part of a question shows that it counts several things: in English it always does.

    In Chinese, and in what is read as English, where it says of each.
    """
    if question.language == "en":
        return True
    part = question.aspects[at]
    if question.language == "zh":
        return _CHINESE.search(question.folded, part.start, part.end) is not None
    return _EACH.search(question.text) is not None


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
    question: Question, finds: Finds, at: int = 0, *, wholly: bool = False,
    among: Sequence[Candidate] = (),
) -> tuple[list[Candidate], list[Span]]:  # fmt: skip
    """One figure for each thing that a part of a question counts, and the things that have none.

    All near the best one. Unless each has its own there are none; in Chinese, and of three things
    or more, those that have one. ``wholly``: the labels of the figures must have all that the
    things are called; so they must where nothing says that each is asked for by itself.
    ``among``: all that may answer, where some was put aside already.
    """
    chinese, each = question.language == "zh", _says_of_each(question, at)
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
    of_two = english and len(parts) < _SEVERAL
    listed = question.folded[parts[0][0] : parts[-1][1]]
    some = chinese or (english and not at and not _MANY_MORE.search(listed))
    chosen: dict[int, Candidate] = {}
    for number in sorted(range(len(parts)), key=lambda at: len(fitting[at])):  # the fewest first
        free = [c for c in fitting[number] if c not in chosen.values()]
        if not free and each and _counts_both(question, things):
            free = _next_to_it(things, number, fitting[1 - number], near)
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
    if chinese and len({one.fact.parent for one in told}) > 1:
        return [], []  # a whole and a part of it are no two things side by side
    if not each and (ranked[0] not in told or not (chinese or _are_neighbours(told, near))):
        return [], []
    return told, untold


def _next_to_it(
    things: Sequence[_Thing], at: int, fitting: Sequence[Candidate], near: Sequence[Candidate]
) -> list[Candidate]:
    """The figure next to the other thing's that has a part of a word of this one, if there is one.

    Street-side spots and pocket parks: 街头小景10处、口袋公园12个.
    """
    if len(things) != _SEVERAL - 1 or not fitting:
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
        and (called - other) & pairs_of(_bare(c)) and _are_neighbours([c, *told], near)
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
    if _says_of_each(question, at):
        return True
    return len(question.scope.report_ids) == 1 and not _are_counted_as_one(things, near)


def _are_counted_as_one(things: Sequence[_Thing], near: Sequence[Candidate]) -> bool:
    """Whether one figure is of several of the things together: 人大建议和政协提案20件."""
    words = [_pairs_of_each(thing) for thing in things]
    every = [frozenset().union(*of_thing) for of_thing in words]
    shared = {pair for at, one in enumerate(every) for other in every[:at] for pair in one & other}
    labels = [pairs_of(_bare(c)) for c in near]
    return any(
        all(
            (any if thing.keys else all)((term - shared) & label for term in of_thing)
            for thing, of_thing in zip(things, words, strict=True)
        )
        for label in labels
    )


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
        and not _CHINESE_JOINT.search(c.fact.label)
        for at, c in chosen.items()
    )
    others = (thing for at, thing in enumerate(things) if at not in chosen)
    return all(told) and all(w.term.trust >= 1 for thing in others for w in thing.own)


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
    own = tuple(w for w in terms if start <= w.term.start < end)
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
