"""The things that a question names side by side, and the figure of a report that each of them has.

"Who posted more, the press office or the portal"; "线下申请比网上申请多吗"; "A、B和C一共多少".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.evidence import Finds
from assistant.fit import go_together
from assistant.named import bare
from assistant.prose import Candidate
from assistant.question import Question
from assistant.terms import Term
from assistant.words import fold, held_in, pairs_of
from corpus.language import HAN
from corpus.places import PlaceMention
from corpus.quantities import unit_kind
from corpus.report import Span

_MAIN = re.compile(
    r",? (?:and|or|versus|vs\.?|than|compared (?:with|to)|exceed(?:ed|s)?|outnumber(?:ed|s)?|plus|"
    r"oder|und|als|ou|et|que|или|и|чем) |"
    r"(?<![总之饱调])(?:以及|还是|[和与跟及](?!其他)|比(?![例重率较对如])|(?<=.)是(?=[^,，。？?]{1,24}[几多少]+倍))|"
    r"(?:的?(?:数量|件数|条数|总数))?(?:多于|少于|超过|高于|低于|不如)"
    r"(?!\d|了|[一二三四五六七八九十百千万半两]+[成倍个件条项次家起宗人户万千百])|"
    r" as (?=[^?]{3,80}(?:were|was|did|are|in|\?))"
)
_CHOICE = re.compile(
    r"\b(?:or|versus|vs)\b|还是|[和与跟及、][^,，。？?]*[,，]?[^,，。？?]{0,6}(?:哪|谁)|\boder\b"
)
OF_MONEY = re.compile(r"\b(?:investments?|spending|amounts?|sums?)\b|投资(?!项目)|资金|金额|经费")
_SMALL = re.compile(r", |、|，")
_STOP = re.compile(
    r"一共|总共|共有?|合计|加起来|加在一起|之和|分别|哪[个类种家些边项]?|谁|各|两[个者类项]|相[差比]|"
    r"[多少高低大小](?=[吗？?出了一些]|$)|更|有多少|多少|[，,。？?：:]|的(?=[数合总])|之间|"
    r"\b(?:how|which|who|together|altogether|combined|in total|respectively|did|were|was|are|is)\b"
    r"|[:;?]"
)
_DEGREE_BEFORE = re.compile(r"更?[多少高低大小]$")
"""A多还是B多: the degree is no word of A."""
_DEGREE = re.compile(r"mo(?:re|st)|(?:high|low|larg|small|few|bigg)e\w+")
_HEADS = re.compile(r"信息|内容|数量|条数|件数|情况")
_HEAD = re.compile(rf"(?:的?(?:{_HEADS.pattern}))+$")
"""What is said of any side behind its own words: 预算决算信息 is no 许可信息."""
_FARTHER = 0.6
"""A word of a side counts so much less for each word between it and the joint."""
_MOST_WORDS, _MOST_CHARS = 4, 10
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
_COMMON, _RARE = 0.3, 0.25
"""The least that a common word counts, and how telling a word is that counts in full."""
Rarity = Mapping[str, float]
"""How telling the terms of a question are in a report, by their text."""
_MOST_SIDES = 6
_FIRST_TRIED = 10


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things named side by side: its words, nearest to the joint first, and where."""

    words: tuple[tuple[Term, float], ...]
    pairs: frozenset[str]
    start: int
    end: int
    places: tuple[Term, ...] = ()

    def held(self, label: str) -> float:
        """How much of the side a folded label holds, 0 to 1; nothing if not the place it names."""
        if self.places and not any(held_in(place, label) for place in self.places):
            return 0.0
        whole = sum(weight for _, weight in self.words)
        by_words = sum(w * held_in(t, label) for t, w in self.words) / whole if whole else 0.0
        if not self.pairs:
            return by_words
        by_pairs = sum(pair in label for pair in self.pairs) / len(self.pairs)
        return (by_words + by_pairs) / 2 if by_words else by_pairs

    def called(self, label: str) -> Span:
        """Where the words of the side that a folded label holds stand in the question."""
        held = [t for t, _ in self.words if held_in(t, label)]
        if not held:
            return Span(self.start, self.end)
        return Span(min(t.start for t in held), max(t.end for t in held))


def sides_of(
    question: Question, report_id: str, rarity: Rarity = MappingProxyType({})
) -> tuple[tuple[Side, ...], ...]:
    """The ways to read a question as naming things side by side; each has two to six of them.

    The issuer of the report looked into is none of them.
    """
    text = question.folded
    terms = _terms(question, report_id, rarity)
    known = [t for t in terms if not re.fullmatch(f"[{HAN}]+", t.text)]
    mains = [m for m in _MAIN.finditer(text) if not _inside(m, known)]
    if not mains:
        mains = list(_SMALL.finditer(text))[-1:] if "、" in text else []
    places = places_named(question, report_id)
    return tuple(sides for main in reversed(mains) for sides in _around(text, main, terms, places))


def _terms(question: Question, report_id: str, rarity: Rarity) -> list[Term]:
    """The question's terms with what is known of them wherever they stand, and names in it.

    What is common in the report, such as 信息, tells no two things apart.
    """
    known = {t.text: t.chinese for t in question.own_terms if t.chinese}
    terms = [
        Term(
            t.text,
            known.get(t.text, ()),
            t.start,
            t.end,
            t.trust * max(_COMMON, min(1.0, rarity.get(t.text, 1.0) / _RARE)),
        )
        for t in question.own_terms
        if t.start < t.end and not _DEGREE.fullmatch(t.text)
    ]
    terms += places_named(question, report_id)
    return sorted(terms, key=lambda term: term.start)


def places_named(question: Question, report_id: str) -> list[Term]:
    """The places that a question names besides that of the report looked into."""
    return [
        Term(m.text, _names_of(m), m.start, m.end, 1.0)
        for m in question.scope.mentions
        if m.zh and not m.department and report_id not in m.report_ids
    ]


def _names_of(mention: PlaceMention) -> tuple[str, ...]:
    """A place as the reports over it call it, and as a Chinese question does."""
    own = mention.zh.removesuffix("人民政府")
    asked = (mention.text,) if re.fullmatch(f"[{HAN}]+", mention.text) else ()
    return tuple(dict.fromkeys((bare(own), *asked)))


def _rarity(finds: Finds) -> Rarity:
    return {w.term.text: w.weight for w in finds.weighed}


def _inside(match: re.Match[str], terms: Sequence[Term]) -> bool:
    return any(t.start < match.start() and match.end() < t.end for t in terms)


def _around(
    text: str, main: re.Match[str], terms: Sequence[Term], places: Sequence[Term]
) -> Iterator[tuple[Side, ...]]:
    """The sides at a joint: what is behind it, and before it, back over commas (A, B and C)."""
    degree = _DEGREE_BEFORE.search(text, 0, main.start())
    cuts = [(degree.start() if degree else main.start(), main.end())]
    for joint in reversed(list(_SMALL.finditer(text, 0, cuts[0][0]))):
        between = text[joint.end() : cuts[0][0]]
        if _STOP.search(between) or len(between.split()) > _MOST_WORDS or len(between) > 40:
            break
        cuts.insert(0, joint.span())
    stop = _STOP.search(text, main.end())
    last = _side(
        text, main.end(), stop.start() if stop else len(text), terms, places, backwards=False
    )
    for at in range(max(0, len(cuts) - _MOST_SIDES + 1), len(cuts)):
        if at and text[slice(*cuts[at - 1])] == "、":
            continue  # none of A、B和C is left out
        ends = [end for end, _ in cuts[at:]]
        starts = [_last_stop(text, ends[0]), *(start for _, start in cuts[at:-1])]
        before = [
            _side(text, start, end, terms, places, backwards=True)
            for start, end in zip(starts, ends, strict=True)
        ]
        if all(side.words or side.pairs for side in (*before, last)):
            yield (*before, last)


def _last_stop(text: str, end: int) -> int:
    stops = [m.end() for m in _STOP.finditer(text, 0, end)]
    return max(stops, default=0)


def _side(
    text: str,
    start: int,
    end: int,
    terms: Sequence[Term],
    places: Sequence[Term],
    *,
    backwards: bool,
) -> Side:
    inside = [t for t in terms if start <= t.start and t.end <= end and t.chinese]
    inside = [t for t in inside if not _HEADS.fullmatch(t.text)] or inside
    printed = [t for t in inside if re.fullmatch(f"[{HAN}]+", t.text)]
    if printed and len(printed) < len(inside) and sum(map(str.isascii, text)) > len(text) / 2:
        inside = printed  # the spot ('马上办'): the report's own word says it best
    ordered = list(reversed(inside)) if backwards else inside
    words = tuple((t, t.trust * _FARTHER**at) for at, t in enumerate(ordered[:_MOST_WORDS]))
    han = re.findall(f"[{HAN}\\w.]+", text[start:end]) if re.search(f"[{HAN}]", text) else []
    joined = re.sub(r"^.*\d年度?", "", "".join(han))
    joined = _HEAD.sub("", joined) or joined
    run = joined[-_MOST_CHARS:] if backwards else joined[:_MOST_CHARS]
    pairs = pairs_of(run) if run else frozenset()
    first = min((t.start for t, _ in words), default=start)
    last = max((t.end for t, _ in words), default=end)
    span = (first, end) if backwards else (start, last)
    named = tuple(t for t in inside if t in places)
    return Side(words, pairs, *span, named)


@dataclass(frozen=True, slots=True)
class Matched:
    """The figures of the sides, in the order of the question, and where the question names them.

    ``held``: how much of the sides their labels hold, 0 to about 1.
    """

    figures: tuple[Candidate, ...]
    names: tuple[Span, ...]
    held: float


def matched_sides(question: Question, finds: Finds, *, chosen_of: bool = False) -> Matched | None:
    """A figure for each of the things that a question names side by side; None unless all have one.

    The figures belong together: one phrase governs them, or they stand near each other.
    ``chosen_of``: the largest is asked for, so that "which of the A and B accounts" names no two
    figures, but what holds many.
    """
    if not finds.ranked or (chosen_of and not _CHOICE.search(question.folded)):
        return None
    pool = [c for c in finds.ranked[0] if c.fact.quantity.value is not None]
    kinds = {name for name, _ in question.wants}
    money = [c for c in pool if unit_kind(c.fact.quantity.unit) == "money"]
    if OF_MONEY.search(question.folded) and (found := _best(question, finds, money)):
        return found
    if "percent" not in kinds:
        counts = [c for c in pool if unit_kind(c.fact.quantity.unit) != "percent"]
        return _best(question, finds, counts) or _best(question, finds, pool)
    return _best(question, finds, pool)


def _best(question: Question, finds: Finds, pool: Sequence[Candidate]) -> Matched | None:
    best: Matched | None = None
    for sides in sides_of(question, finds.report.id, _rarity(finds)):
        for score, figures in _assignments(sides, pool):
            order = (len(figures), score)
            if best is None or order > (len(best.figures), best.held + 1e-9):
                names = tuple(
                    side.called(fold(c.fact.label)) for side, c in zip(sides, figures, strict=True)
                )
                best = Matched(figures, names, score)
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
        if c not in matched.figures
        and not (more and c.fact.label == parent)
        and c.fact.quantity.unit == matched.figures[0].fact.quantity.unit
    )


def _assignments(
    sides: Sequence[Side], pool: Sequence[Candidate]
) -> list[tuple[float, tuple[Candidate, ...]]]:
    scores = [
        {at: held for at, c in enumerate(pool) if (held := _held(side, c)) >= _HELD}
        for side in sides
    ]
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
            chosen.append(max(free, key=lambda at: (other[at], -at)))
        figures = tuple(pool[at] for at in chosen)
        if len(chosen) < len(sides) or not go_together({c.fact.quantity.unit for c in figures}):
            continue
        if _apart(sides, figures) and _of_one_thing(sides, figures):
            total = sum(score[at] for score, at in zip(scores, chosen, strict=True))
            near = sum(c.features.near for c in figures)
            alike = _ONE_UNIT * (len({c.fact.quantity.unit for c in figures}) == 1)
            found.append(((total + _BY_ALL * near) / len(sides) + alike, figures))
    return found


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


_ONLY_DONE = re.compile(r"\w+ed|built|begun|done|sent|held|made|sold|paid")
"""What a side may say alone, its noun being that of the other: more than it started."""


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
