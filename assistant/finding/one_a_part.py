"""The best figures for the parts of a question, chosen for what all of them are worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence.arithmetic import is_given
from assistant.evidence.decide import ENOUGH, figure_confidence
from assistant.evidence.evidence import Finds
from assistant.evidence.prose import Candidate
from assistant.finding.coordinated import side_by_side
from assistant.judging.part_asked import Part, in_one_sentence, tells
from assistant.judging.required import answers_for
from assistant.understanding.question import Question
from assistant.understanding.terms import Term, are_verbs
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Report, Span

OF_THESE = regex(r"其中|当中|[这那]?里面|\bof (?:these|those|them|which|whom)\b")
"""How a question asks for some of what was told."""
BESIDE = 0.6
"""What it counts for a second figure to stand in the sentence of the first."""
SO_NEAR = 200
"""Characters to a figure of the next sentence at most."""
_NEXT = 0.5
"""The share of ``BESIDE`` for a figure so near behind the first."""
_TRIED, _NO_WORSE = 4, 2.0
"""So many figures are tried for the first of several parts, at most so much worse than the best."""
_PART_OF = 4.0
"""What it counts for a figure to be governed by the first, where some of that is asked for."""
_STEP = 1.5
"""What it counts for a figure to be governed with the first, behind it: opened, closed."""
_OF_IT = 0.5
"""What it counts for a figure to be governed by the first where none of that is asked for."""
_OWN_RATE = 1.0
"""What it counts for a rate to be stated of a figure chosen before: 128项, 开工率99.22%."""
CONSIDERED = 40
"""So many figures of a report may answer, the best of all that it states."""
_OF_ONE = regex(
    r"\b(?:of|among) [^?,]{3,90}(?:, [^?,]{3,60})?, how many [^?]+?\band (?:how many|what number)\b"
)
"""How a question asks for several parts of a whole that it names before them."""
_AT_LEAST = 2.2
"""What scores less was found for want of better."""
_SHARE = regex(r"占|比例|比重|\b(?:share|percentage|proportion)s?\b")


def one_a_part(
    finds: Finds, given: frozenset[Decimal], parts: Sequence[Part], asked: str
) -> tuple[list[Candidate], list[Part]]:
    """The best figure for each part of the question, and the parts that none tells.

    What is best for the first part may be meant by the next: the choice that is best for all is
    taken. Figures that the question states (``given``) are none. ``asked``: the folded question.
    """
    free = [[c for c in ranked if not is_given(c, given)] for ranked in finds.ranked]
    if not free[0]:
        return [], []
    inside = OF_THESE.search(asked) is not None
    worse = _PART_OF if inside else _NO_WORSE
    head = free[0][0]
    later = list(zip(parts, free[1:], strict=True))
    terms = [w.term for w in finds.weighed if later and parts[0].stands_behind(w.term)]
    again = "".join(part.question.folded for part in parts)
    nouns = [t for t in terms if not are_verbs(t.chinese) and t.text not in again]
    begun = [c for c in free[0][: _TRIED if later else 1] if c.score >= head.score - worse]
    if inside and later:
        begun += [c for c in free[0][:CONSIDERED] if _governs(c, head) and c not in begun]
    choices = [
        _completed([first], later, _tied(first, begun, terms, asked), finds.report)
        for first in begun
    ]
    told = [
        one for one in choices
        if len(one.chosen) > 1
        and (
            _says_no_less(one, head, nouns) or (inside and _governs(one.chosen[0], head))
            or any(_is_rather_of(head, ranked) for _, ranked in later)
        )
    ]  # fmt: skip
    told = told or choices[:1]
    best = max(told, key=lambda choice: _worth(choice, head))
    return best.chosen, best.untold


@dataclass(frozen=True, slots=True)
class _Tied:
    """What it counts for a figure to be governed by the first, or together with it, behind it."""

    part: float = 0.0
    step: float = 0.0


def _tied(first: Candidate, begun: Sequence[Candidate], terms: Sequence[Term], asked: str) -> _Tied:
    """How the later figures of a question should be tied to the first.

    "How many of these": it governs them, or is the step before. "Of the cases, how many X and how
    many Y": all are parts of one. Else it may govern them unless one of these rather is the first.
    """
    if OF_THESE.search(asked):
        return _Tied(_PART_OF, _STEP)
    if _OF_ONE.search(asked):
        return _Tied(0.0, _STEP)
    governed = (c for c in begun if _governs(first, c))
    rather = any(_held(c, terms) > _held(first, terms) for c in governed)
    return _Tied(0.0 if rather else _OF_IT)


def _held(candidate: Candidate, terms: Sequence[Term]) -> int:
    """How many terms a figure's words, and those that govern it, have as a whole."""
    said = fold(candidate.fact.label + candidate.fact.parent)
    return sum(held_in(term, said) == 1 for term in terms)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A figure for each part of a question that has one, how good all are, the other parts."""

    chosen: list[Candidate]
    score: float
    untold: list[Part]


def _says_no_less(choice: _Choice, head: Candidate, nouns: Sequence[Term]) -> bool:
    """Whether a choice begins with what has as many of the first part's own nouns as the best."""
    return _held(choice.chosen[0], nouns) >= _held(head, nouns)


def _is_rather_of(head: Candidate, ranked: Sequence[Candidate]) -> bool:
    """Whether what is best for the first part is far better for a later one."""
    of_it = next((c for c in ranked[:1] if c.fact == head.fact), None)
    return of_it is not None and of_it.score >= head.score + _NO_WORSE


def _governs(whole: Candidate, part: Candidate) -> bool:
    """Whether one figure is of what another is a part of: 273项, 其中税务193项."""
    return bool(part.fact.parent) and part.fact.parent == whole.fact.label


def _worth(choice: _Choice, head: Candidate) -> float:
    """How good a choice is: what was put first for a reason is no worse than what scores more."""
    return round(choice.score - max(0.0, choice.chosen[0].score - head.score), 6)


def with_later_parts(
    together: list[Candidate], finds: Finds, parts: Sequence[Part]
) -> tuple[list[Candidate], list[Part]]:
    """Figures of things side by side with those of the later parts: where shares, one of each."""
    chosen, later = together, []
    for part, ranked in zip(parts, finds.ranked[1:], strict=True):
        shares = [share for one in together for share in _share_of(one, ranked)]
        if _SHARE.search(part.question.folded) and len(shares) == len(together):
            chosen = [*chosen, *shares]
        else:
            later.append((part, ranked))
    choice = _completed(chosen, later, _Tied(), finds.report)
    return choice.chosen, choice.untold


def with_things_beside(
    question: Question,
    finds: Finds,
    parts: Sequence[Part],
    chosen: list[Candidate],
    untold: list[Part],
) -> tuple[list[Candidate], list[Part], list[Span]]:
    """The figures with those of all things that later parts count: PM2.5和PM10各降了多少.

    And the parts that are untold, and the things of the others that have no figure.
    """
    lacking: list[Span] = []
    for at, part in enumerate(parts, start=1):
        beside, alone = side_by_side(question, finds, at)
        told = {one.fact for one in chosen}
        if part in untold:
            known = bool(alone) or any(one.fact in told for one in beside)
            if known or not all(_is_meant(part, one, finds) for one in beside):
                continue
            untold = [one for one in untold if one is not part or not beside]
        elif not any(one in chosen for one in beside):
            continue
        chosen = [*chosen, *(one for one in beside if one.fact not in told)]
        lacking += alone
    return chosen, untold, lacking


def _is_meant(part: Part, candidate: Candidate, finds: Finds) -> bool:
    """Whether a figure answers a part of a question by itself."""
    sure = figure_confidence(part.question, candidate) >= ENOUGH
    return sure and answers_for(part.question, candidate, finds.report)


def _share_of(one: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The share that is stated of what a figure counts, at most one: 网上申请55件，占比33%."""
    fact = one.fact
    return [
        c for c in ranked
        if c.fact.quantity.unit == "%" and c.fact.parent == fact.parent
        and fact.label and c.fact.label.startswith(fact.label) and c.fact.start > fact.start
    ][:1]  # fmt: skip


def _completed(
    begun: list[Candidate], later: Sequence[tuple[Part, Sequence[Candidate]]], tied: _Tied,
    report: Report,
) -> _Choice:  # fmt: skip
    """What is chosen for the first part with the best figures for the others."""
    first, chosen = begun[0], begun
    total, untold = sum(one.score for one in begun), []
    for part, ranked in later:
        scored = [
            (
                c.score + BESIDE * _beside(c, chosen) + tied.part * _is_part(c, first)
                + tied.step * _is_next_step(c, first)
                + _OWN_RATE * any(_share_of(one, [c]) for one in chosen), c,
            )
            for c in ranked[:CONSIDERED]
            if c.fact not in [one.fact for one in chosen] and tells(part, c, first, report)
            and (not OF_THESE.search(part.question.folded) or _goes_with(c, first))
        ]  # fmt: skip
        score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or best.score < _AT_LEAST:
            untold.append(part)
            continue
        chosen, total = [*chosen, best], total + score
    return _Choice(chosen, total, untold)


def _goes_with(candidate: Candidate, first: Candidate) -> bool:
    """Whether a figure may be of those that were counted first: it stands with them."""
    return _beside(candidate, [first]) > 0 or _governs(first, candidate)


def _is_part(candidate: Candidate, whole: Candidate) -> bool:
    part, of = candidate.fact, whole.fact
    alike = part.quantity.unit in (of.quantity.unit, "")
    return alike and _governs(whole, candidate) and part.context.start <= of.start <= part.start


def _is_next_step(candidate: Candidate, first: Candidate) -> bool:
    """Whether a figure stands behind another that the same one governs: 立案, 结案."""
    step, before = candidate.fact, first.fact
    alike = step.quantity.unit == before.quantity.unit and step.parent == before.parent != ""
    return alike and in_one_sentence(candidate, first) and before.start < step.start


def _beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    if not chosen:
        return 0.0
    first = chosen[0]
    if in_one_sentence(candidate, first):
        return 1.0
    return _NEXT if 0 < candidate.fact.start - first.fact.start <= SO_NEAR else 0.0
