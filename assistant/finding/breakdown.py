"""All figures of an enumeration, where a question asks for them: by kind, or what became of all.

"Which kinds, and how many of each"; "What became of the 492 firms"; "由哪些构成，各多少".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.prose import Candidate
from assistant.finding.matched import matched_sides
from assistant.judging.touched import touches
from assistant.understanding.given import figures_taken_for_granted
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.requirements import generic, light
from assistant.understanding.terms import Term
from assistant.understanding.words import Weighed, coverage, fold
from corpus.quantities import numbers_in
from corpus.regex import regex
from corpus.units import bare_unit

_SURE = 0.7
"""How sure an enumeration is that is chosen: all of what it says of itself is asked for."""
_SEVERAL = 2
"""So many items at least must speak of their matter, where nothing above them does."""
_FEWEST_GOVERNED, _FEWEST = 2, 3
"""So many figures at least are an enumeration: where a phrase governs them, or what they add up to
is told before, and where there is neither."""
_LONGEST_ITEM = 40
"""Characters from one figure of an enumeration to the next at most."""
_LOOKED_AT = 12
"""One of so many best figures is the whole, or one of the items."""
_BETWEEN = regex(r"[^。！？!?\d]*")
"""What stands between the items of one enumeration: no sentence ends, and no other figure."""
_CAME_OUT = regex(
    r"已|未|待|尚|不|正在|予以?|告知|答复|公开|提供|办结|审结|结案|裁决|调撤|完成|取缔|整改|关闭|关停|"
    r"解决|撤销|维持|纠正|保留|修改|废止|受理|处理|移交|移送|转办|退回"
)
"""What the label of an outcome says."""


@dataclass(frozen=True, slots=True)
class _Wordings:
    """How one asks for all the figures of an enumeration."""

    kinds: re.Pattern[str]
    about: re.Pattern[str]
    made_up: re.Pattern[str]
    became: re.Pattern[str]
    sorts: re.Pattern[str]


@cache
def _wordings() -> _Wordings:
    words = load("wording")["breakdown"]
    return _Wordings(
        *(compile_words(words[name]) for name in ("kinds", "about", "made_up", "became", "sorts"))
    )


@dataclass(frozen=True, slots=True)
class _Enumeration:
    """Figures of one unit, one right behind the other, those that can be their whole, and words.

    ``around`` are the words of the paragraph and the headings, ``heading`` those of the innermost.
    """

    items: tuple[Candidate, ...]
    wholes: tuple[Candidate, ...]
    heading: str
    around: str

    @property
    def sum(self) -> Decimal:
        """What the items add up to."""
        return sum((c.fact.quantity.value or Decimal(0) for c in self.items), Decimal(0))

    def is_about(self, term: Term) -> bool:
        """Whether what governs the items speaks of a term, or their heading, or several of them."""
        if touches(term, fold(self.items[0].fact.parent)):
            return True
        if any(fold(word) in self.heading for word in term.chinese):
            return True
        return sum(touches(term, fold(c.fact.label)) for c in self.items) >= _SEVERAL


def broken_down(question: Question, finds: Finds) -> Evidence | None:
    """All the items of what is asked for by kind, or of a stated whole; None where none is told.

    A whole that the question states is broken down by figures that add up to it, and no others.
    """
    asked = _wordings()
    became, kinds, about, made_up = (
        pattern.search(question.folded)
        for pattern in (asked.became, asked.kinds, asked.about, asked.made_up)
    )
    made_up = made_up or about
    if not (became or kinds or made_up) or not finds.ranked or not finds.ranked[0]:
        return None
    given = {number.value for number in figures_taken_for_granted(question)}
    if became and not given:  # the two requests
        given = {n.value for n in numbers_in(question.folded[became.start() : became.end()])}
    if made_up and not given:  # the thirteen rules
        given = _spelt_out(question)
    if not given and (not kinds or _names_each(question, finds)):
        return None
    telling = [w for w in finds.weighed if not w.taken and _tells(w.term)]
    found = []
    for one in _enumerations(finds):
        if given and (one.sum not in given or one.sum not in _values(one.wholes)):
            continue
        outcomes = _are_outcomes(one)
        if (about and outcomes) or (became and not (kinds or made_up or outcomes)):
            continue
        if not given and not (_is_found(one, finds) and _is_so_counted(question, one)):
            continue
        if _speaks_of(question, one, telling, wholly=not given):
            found.append(one)
    chosen = max(found, key=lambda one: coverage(telling, one.around), default=None)
    if chosen is None:
        return None
    whole = [c for c in chosen.wholes if c.fact.quantity.value in given][-1:]
    return Evidence(
        finds.report, "statements", _SURE, statements=(*whole, *chosen.items),
        sentences=finds.hits[:3],
    )  # fmt: skip


def _names_each(question: Question, finds: Finds) -> bool:
    """Whether it is asked how many there were of each of the things that a question names.

    "Which was more, notices or tips, and how many of each" asks for two items of the list.
    """
    asks = "compare" in question.intents
    return asks and matched_sides(question, finds, chosen_of=True) is not None


def _spelt_out(question: Question) -> set[Decimal]:
    """The numbers that a question states in words: "the thirteen rules"; one is none."""
    found = (n.value for n in numbers_in(question.asked) if n.counts)
    return {value for value in found if 1 < value < _A_YEAR}


_A_YEAR = 1900


def _tells(term: Term) -> bool:
    """Whether a term says what is to be broken down: not how that is asked for."""
    idle = term.text in generic() or term.text[0].isdigit()
    return bool(term.chinese) and not (idle or _wordings().sorts.fullmatch(term.text))


def _speaks_of(
    question: Question, one: _Enumeration, telling: Sequence[Weighed], *, wholly: bool
) -> bool:
    """Whether an enumeration is about what a question names: its own words about some of it.

    ``wholly``: its paragraph has each of these words, and none that says the same in a dictionary;
    a whole that is stated needs less.
    """
    if telling and not any(one.is_about(w.term) for w in telling):
        return False
    chinese = question.language == "zh"
    asked = [
        t for t in question.own_terms
        if _tells(t) and (t.text not in light() if chinese else t.trust >= 1)
    ]  # fmt: skip
    return not wholly or all(any(_stem(w) in one.around for w in t.chinese) for t in asked)


def _stem(word: str) -> str:
    """A word as names have it: 网站 is 金华农业信息网."""
    return fold(word).removesuffix("站")


def _values(candidates: Sequence[Candidate]) -> set[Decimal | None]:
    return {one.fact.quantity.value for one in candidates}


def _are_outcomes(one: _Enumeration) -> bool:
    """Whether most of the items say how something came out."""
    return 2 * sum(bool(_CAME_OUT.search(c.fact.label)) for c in one.items) >= len(one.items)


def _is_found(one: _Enumeration, finds: Finds) -> bool:
    """Whether one of the best figures is an item of the enumeration, or its whole."""
    best = finds.ranked[0][:_LOOKED_AT]
    return any(c in best for c in (*one.items, *one.wholes))


def _is_so_counted(question: Question, one: _Enumeration) -> bool:
    """Whether the measure word asked with is that of the items, if there is one."""
    unit = bare_unit(one.items[0].fact.quantity.unit)
    return not question.counted or question.counted in (unit, "个")


def _enumerations(finds: Finds) -> Iterator[_Enumeration]:
    """The runs of figures of one unit, governed by one phrase or in one sentence by none."""
    text = finds.report.source_text
    ordered = sorted(
        (c for c in finds.ranked[0] if c.fact.table is None and c.fact.quantity.value is not None),
        key=lambda c: c.fact.start,
    )
    runs: list[list[Candidate]] = []
    for one in ordered:
        if runs and _goes_on(runs[-1][-1], one, text):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        parent = run[0].fact.parent
        if len(run) < _FEWEST_GOVERNED or run[0].fact.quantity.unit == "%":
            continue
        before = () if parent else _told_before(run, ordered)
        if len(run) < _FEWEST and not parent and not before:
            continue
        first, last = run[0].fact, run[-1].fact
        unit = first.quantity.unit
        wholes = tuple(
            c for c in ordered
            if c.fact.quantity.unit == unit and c.fact.start < first.start
            and (c.fact.label == parent if parent else c.fact.context.start == first.context.start)
        )  # fmt: skip
        wholes = wholes or before
        line = max(text.rfind("\n", 0, first.start), 0)
        around = text[line : last.end] + parent + "".join(first.path)
        heading = first.path[-1] if first.path else ""
        yield _Enumeration(tuple(run), wholes, fold(heading), fold(around))


def _told_before(run: Sequence[Candidate], ordered: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What a sentence before tells under the same heading, and the figures of a run add up to."""
    first, total = run[0].fact, sum((c.fact.quantity.value or Decimal(0) for c in run), Decimal(0))
    return tuple(
        c for c in ordered
        if c.fact.quantity == replace(first.quantity, value=total)
        and c.fact.start < first.start and c.fact.path == first.path
    )  # fmt: skip


def _goes_on(last: Candidate, one: Candidate, text: str) -> bool:
    """Whether a figure is the next item of an enumeration: like the last, nothing between them."""
    same = last.fact.parent == one.fact.parent and last.fact.quantity.unit == one.fact.quantity.unit
    between = text[last.fact.end : one.fact.start]
    return same and _BETWEEN.fullmatch(between) is not None and len(between) <= _LONGEST_ITEM
