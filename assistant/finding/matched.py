"""The figure that a report has for each of the things that a question names side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence.evidence import Finds
from assistant.evidence.fit import go_together
from assistant.evidence.prose import Candidate
from assistant.evidence.sides import OF_MONEY, Rarity, Side, sides_of
from assistant.judging.measured import VIEWS
from assistant.judging.spoken import counted_of
from assistant.judging.touched import touches
from assistant.understanding.question import Question
from assistant.understanding.terms import Term
from assistant.understanding.words import fold, held_in, pairs_of
from corpus.quantities import unit_kind
from corpus.regex import regex
from corpus.report import Span

_CHOICE = regex(
    r"\b(?:or|versus|vs)\b|还是|[和与跟及、][^,，。？?]*[,，]?[^,，。？?]{0,6}(?:哪|谁)|\boder\b"
)
_HELD = 0.3
"""So much of a side's words must stand in the label of its figure."""
_SURELY = 0.6
"""So much where the figure of another side is missing: then it is given by itself."""
_NEAR = 320
"""Characters between figures that are held against each other, where nothing governs them."""
_NEXT, _ALIKE = 80, 4
"""So near and so alike in pairs of characters are figures of which a phrase governs one alone."""
_WHOLE = 0.7
_BY_PARENT, _BY_ALL = 0.3, 0.4
"""What the words of the whole question, and those that govern a figure, count beside its label."""
_ONE_UNIT = 0.1
"""What it counts that all have one unit: items are not held against persons."""
_SIZES = frozenset({"money", "measure", "percent"})
"""What figures measure and do not count."""
_NEARLY = 0.75
"""Figures of things that hold so much of the sides go before those of money."""
_FIRST_TRIED = 10
_JOINT = regex("[、和与及]")
"""One figure of several things names them all: 自治区人大建议、自治区政协提案20件."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The figures of the sides, in the order of the question, and where the question names them.

    ``held``: how much of the sides their labels hold, 0 to about 1.
    """

    figures: tuple[Candidate, ...]
    names: tuple[Span, ...]
    held: float
    sides: tuple[Side, ...]

    def all_of_them(self, finds: Finds) -> tuple[Candidate, ...]:
        """The figures with those that the same list has of a side besides, as they are printed.

        Three accounts of one kind are one side of a sum: WeChat and Weibo together.
        """
        found = list(self.figures)
        for side, figure in zip(self.sides, self.figures, strict=True):
            own, fact = side.held(fold(figure.fact.label)), figure.fact
            found += [
                c for c in finds.ranked[0]
                if c not in found and c.fact.parent == fact.parent != ""
                and c.fact.quantity.unit == fact.quantity.unit
                and side.held(fold(c.fact.label)) >= own
            ]  # fmt: skip
        return tuple(sorted(found, key=lambda c: c.fact.start)) if found[2:] else self.figures


def matched_sides(question: Question, finds: Finds, *, chosen_of: bool = False) -> Matched | None:
    """A figure for each of the things that a question names side by side; None unless all have one.

    The figures belong together: one phrase governs them, or they stand near each other.
    ``chosen_of``: the largest is asked for, so that "which of the A and B accounts" names no two
    figures, but what holds many.
    """
    if not finds.ranked or (chosen_of and not _CHOICE.search(question.folded)):
        return None
    pool = [c for c in finds.ranked[0] if c.fact.quantity.value is not None]
    if VIEWS.search(question.folded):  # how often films were watched, not how many there were
        pool = [c for c in pool if VIEWS.search(c.fact.label)] or pool
    kinds = {name for name, _ in question.wants}
    so_counted = [c for c in pool if c.fact.quantity.unit == question.counted != ""]
    more = question.reckoning is not None and question.reckoning.operation == "difference"
    if more and len(so_counted) > 1 and (found := _best(question, finds, so_counted)):
        return found  # by how many items, not by how much money
    money = [c for c in pool if unit_kind(c.fact.quantity.unit) == "money"]
    of_money = OF_MONEY.search(question.folded) and not _counts_things(question)
    if of_money and (found := _best(question, finds, money)):
        return found
    if "percent" not in kinds:
        counts = [c for c in pool if unit_kind(c.fact.quantity.unit) != "percent"]
        return _of_things(question, finds, counts) or _best(question, finds, pool)
    return _best(question, finds, pool)


def _of_things(question: Question, finds: Finds, counts: Sequence[Candidate]) -> Matched | None:
    """How many there were on each side, unless only its money or its size is told, or told better.

    With a measure word of things (几个) no money is meant at all: 政府投资的几个、社会投资的几个.
    """
    things = [c for c in counts if unit_kind(c.fact.quantity.unit) not in _SIZES]
    found = _best(question, finds, things)
    if _counts_things(question) or len(things) == len(counts):
        return found
    best = _best(question, finds, counts)
    if found is None or best is None or len(found.figures) < len(best.figures):
        return best
    return found if found.held >= _NEARLY * best.held else best


def _counts_things(question: Question) -> bool:
    """Whether a question asks with a measure word of things, or for projects: neither is money."""
    counted = question.counted
    return bool(counted and unit_kind(counted) not in _SIZES) or (
        _PROJECTS.search(question.folded) is not None and not question.wants
    )


_PROJECTS = regex(
    r"项目(?!的?(?:计划|总|年度|完成){0,2}(?:投资|资金|金额|经费))|"
    r"\b(?:more|fewer|many|which) (?:[\w-]+ ){0,5}projects?\b"
)


def _best(question: Question, finds: Finds, pool: Sequence[Candidate]) -> Matched | None:
    best: Matched | None = None
    nouns = [t for t in counted_of(question).nouns(question.own_terms) if t.trust >= 1]
    for sides in sides_of(question, finds.report.id, _rarity(finds)):
        for score, figures in _assignments(sides, pool):
            if _say_only_what_was_done(sides) and not _are_of(nouns, figures):
                continue
            order = (len(figures), score)
            if best is None or order > (len(best.figures), best.held + 1e-9):
                names = tuple(
                    side.called(fold(c.fact.label)) for side, c in zip(sides, figures, strict=True)
                )
                best = Matched(figures, names, score, tuple(sides))
    return best


@dataclass(frozen=True, slots=True)
class Partly:
    """Figures of some of the things named side by side, and where those stand that have none."""

    figures: tuple[Candidate, ...]
    missing: tuple[Span, ...]


def partly_matched(question: Question, finds: Finds) -> Partly | None:
    """The figures of the things named, where some of them have none in the report at all.

    None where one figure is of all of them, or none is of any.
    """
    pool = [c for c in finds.ranked[0] if unit_kind(c.fact.quantity.unit) != "percent"]
    pool = [c for c in pool if c.fact.quantity.value is not None]
    for sides in sides_of(question, finds.report.id, _rarity(finds)):
        best = [max(pool, key=lambda c: _held(side, c), default=None) for side in sides]
        held = [_held(s, c) if c is not None else 0.0 for s, c in zip(sides, best, strict=True)]
        alone = any(all(s.held(fold(c.fact.label)) >= _HELD for s in sides) for c in pool)
        if alone or min(held) >= _HELD:
            return None
        if all(side.words for side in sides):
            found = [c for c, h in zip(best, held, strict=True) if c is not None and h >= _HELD]
            sure = all(h >= _SURELY for h in held if h >= _HELD)
            missing = [s for s, h in zip(sides, held, strict=True) if h < _HELD]
            spans = tuple(Span(s.start, s.end) for s in missing)
            return Partly(tuple(found) if sure else (), spans)
    return None


def one_holds_all(question: Question, finds: Finds, matched: Matched) -> bool:
    """Whether one figure is of all the things named, and of no more: then it is their sum."""
    parent = matched.figures[0].fact.parent
    children = {c.fact.label for c in finds.ranked[0] if parent and c.fact.parent == parent}
    more = len(children) > len(matched.figures)
    return any(
        all(side.held(fold(c.fact.label)) >= _WHOLE for side in sides)
        for sides in sides_of(question, finds.report.id, _rarity(finds))
        for c in finds.ranked[0]
        if (c not in matched.figures or _JOINT.search(c.fact.label))
        and not (more and c.fact.label == parent)
        and _may_be_all_of(c, matched.figures)
    )


def _may_be_all_of(whole: Candidate, parts: Sequence[Candidate]) -> bool:
    """Whether a figure counts as its parts do, or things of another sort and as many at least."""
    unit, other = parts[0].fact.quantity.unit, whole.fact.quantity.unit
    if unit == other:
        return True
    total = sum((c.fact.quantity.value or Decimal(0) for c in parts), Decimal(0))
    enough = (whole.fact.quantity.value or Decimal(0)) >= total
    return enough and unit_kind(unit) == unit_kind(other) == "count"


def _assignments(
    sides: Sequence[Side], pool: Sequence[Candidate]
) -> list[tuple[float, tuple[Candidate, ...]]]:
    scores: Sequence[Mapping[int, float]] = [
        {
            at: held for at, c in enumerate(pool)
            if (held := _held(side, c)) >= _HELD and _has_names(names, c)
        }
        for side in sides
        for names in [[t for t in side.names if any(_has_names([t], c) for c in pool)]]
    ]  # fmt: skip
    cells = frozenset(at for at, c in enumerate(pool) if c.fact.table is not None)
    scores = [_of_one_side_alone(of_side, scores, cells) for of_side in scores]
    firsts = sorted(scores[0], key=lambda at: -scores[0][at])[:_FIRST_TRIED]
    found = []
    for first in firsts:
        chosen = [first]
        for other in scores[1:]:
            free = [
                at for at in other
                if at not in chosen and _together(pool[first], pool[at])
            ]  # fmt: skip
            if not free:
                break
            unit = pool[first].fact.quantity.unit
            worth = {
                at: other[at] + _ONE_UNIT * (pool[at].fact.quantity.unit == unit) for at in free
            }
            chosen.append(max(free, key=lambda at: (worth[at], -at)))
        figures = tuple(pool[at] for at in chosen)
        if len(chosen) < len(sides) or not go_together({c.fact.quantity.unit for c in figures}):
            continue
        if _apart(sides, figures) and _of_one_thing(sides, figures):
            total = sum(score[at] for score, at in zip(scores, chosen, strict=True))
            near = sum(c.features.near for c in figures)
            alike = _ONE_UNIT * (len({c.fact.quantity.unit for c in figures}) == 1)
            found.append(((total + _BY_ALL * near) / len(sides) + alike, figures))
    return found


def _of_one_side_alone(
    of_side: Mapping[int, float], scores: Sequence[Mapping[int, float]], cells: frozenset[int]
) -> Mapping[int, float]:
    """The figures of a side without cells of all sides: 微博微信回应事件数 is none of Weibo's.

    All of them where those that are left have less of the side.
    """
    alone = {
        at: held for at, held in of_side.items()
        if at not in cells or any(other.get(at, 0.0) < _OF_BOTH for other in scores)
    }  # fmt: skip
    as_good = max(alone.values(), default=0.0) >= max(of_side.values(), default=0.0) - _HARDLY_LESS
    return alone if as_good else of_side


_OF_BOTH, _HARDLY_LESS = 0.8, 0.05


def _has_names(names: Sequence[Term], candidate: Candidate) -> bool:
    """Whether a figure, or what governs it, has all these names: what 红山网 posted has that."""
    fact = candidate.fact
    label = fold(fact.label + fact.parent) if names else ""
    return all(held_in(name, label) == 1 for name in names)


def _held(side: Side, candidate: Candidate) -> float:
    fact = candidate.fact
    own = side.held(fold(fact.label + fact.quantity.unit))
    by_parent = side.held(fold(fact.parent)) if fact.parent else 0.0
    label = fold(fact.label)
    brevity = 1 / (1 + len(label))
    return own + _BY_PARENT * max(0.0, by_parent - own) + 0.2 * brevity if own else 0.0


def _together(one: Candidate, other: Candidate) -> bool:
    a, b = one.fact, other.fact
    units = {a.quantity.unit, b.quantity.unit} - {""}
    kinds = {unit_kind(unit) for unit in units}
    if len(kinds) > 1:
        return False
    if a.label == b.parent or b.label == a.parent:
        return False
    if a.parent or b.parent:
        if a.parent == b.parent or a.context.start == b.context.start:
            return True
        alike = pairs_of(fold(a.label)) & pairs_of(fold(b.label))
        return abs(a.start - b.start) <= _NEXT and len(alike) >= _ALIKE and len(units) == 1
    return abs(a.start - b.start) <= _NEAR


_ONLY_DONE = regex(r"\w+ed|built|begun|done|sent|held|made|sold|paid")
"""What a side may say alone, its noun being that of the other: more than it started."""


def _say_only_what_was_done(sides: Sequence[Side]) -> bool:
    return all(
        side.words and all(_ONLY_DONE.fullmatch(t.text) for t, _ in side.words) for side in sides
    )


def _are_of(nouns: Sequence[Term], figures: Sequence[Candidate]) -> bool:
    """Whether all figures count what a question names before it says what was done with it."""
    labels = [fold(c.fact.label + c.fact.parent) for c in figures]
    return not nouns or all(any(touches(noun, label) for noun in nouns) for label in labels)


def _of_one_thing(sides: Sequence[Side], figures: Sequence[Candidate]) -> bool:
    """Whether the figures count one thing, where a side says only what was done with it."""
    if not any(
        side.words and all(_ONLY_DONE.fullmatch(t.text) for t, _ in side.words) for side in sides
    ):
        return True
    first, *rest = (c.fact for c in figures)
    own = pairs_of(fold(first.label + first.parent))
    return all(
        own & pairs_of(fold(fact.label + fact.parent))
        or (fact.context.start == first.context.start and fact.quantity.unit == first.quantity.unit)
        for fact in rest
    )


def _apart(sides: Sequence[Side], chosen: Sequence[Candidate]) -> bool:
    """Whether no two sides could as well have each other's figure."""
    pairs = [(i, j) for i in range(len(sides)) for j in range(i)]
    return all(
        _held(sides[i], chosen[i]) + _held(sides[j], chosen[j])
        > _held(sides[i], chosen[j]) + _held(sides[j], chosen[i]) + 1e-9
        for i, j in pairs
    )


def _rarity(finds: Finds) -> Rarity:
    return {w.term.text: w.weight for w in finds.weighed}
