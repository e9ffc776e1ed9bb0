"""What the figures just told come to together, or what of the one is left without the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise, product

from assistant.evidence.arithmetic import Computation, of_one_unit, of_pair, of_sides, value_of
from assistant.evidence.prose import NO_FEATURES, Candidate
from assistant.evidence.stated import Stated, Stating
from assistant.finding.pointed_at import numbers_of, values_of
from assistant.judging.spoken import idle
from assistant.judging.touched import touches
from assistant.understanding.asked_on import of_what_was_told
from assistant.understanding.question import Question
from assistant.understanding.words import fold, pairs_of
from corpus.regex import regex
from corpus.report import Span

_MOST = 4
"""So many figures are added up at most."""
_TRIED = 6
"""So many figures of one value are looked at."""
_TOGETHER = 600
"""Characters of a report in which figures stand that were told together."""
_OTHERS = regex(
    r"\b(?:not|n't|never|neither|other|others|else|elsewhere|without|remain\w*|yet|still)\b|n't\b|"
    r"没有?|未|尚未|其余|其他|其它|别的|另外"
)
_CONCLUDES = regex(r"^(?:and |but )?(?:so|then|that leaves)\b|^(?:那|所以|因此)")
_OTHER_THINGS = regex(r"\bother \w+$|^(?:其他|其它|别的|另外)")


def come_to(question: Question, told: Sequence[Candidate]) -> Computation | None:
    """What a follow-up asks to be reckoned of the figures that were just told; None if nothing."""
    asked = of_what_was_told(question.folded)
    named = not asked and _asks_for_the_others(question)
    if asked == "others" or named:
        asked = "rest"
    if asked not in ("sum", "difference", "rest"):
        return None
    if len(told) < 2 or not all(of_one_unit(a, b) for a, b in pairwise(told)):
        return None
    if asked == "sum":
        return None if _one_holds_another(told) else of_sides(tuple(told), (), "sum")
    if len(told) != 2:
        return None
    first, second = told
    whole, part = (first, second) if value_of(first) >= value_of(second) else (second, first)
    if asked == "difference":
        return of_pair("difference", whole, part)
    if not _is_of(part, whole) or (named and _names_anything_new(question, part)):
        return None
    return of_pair("difference", whole, part)


def _asks_for_the_others(question: Question) -> bool:
    """Whether a follow-up concludes how many were not so: "so how many were on other matters"."""
    folded = question.folded
    concludes = _CONCLUDES.search(folded) is not None and question.wants_number
    return concludes and _OTHERS.search(folded) is not None


def _names_anything_new(question: Question, part: Candidate) -> bool:
    """Whether a follow-up names what neither the part told nor the question before speaks of."""
    said = fold(part.fact.label + part.fact.parent)
    before = {term.text for term in question.taken_terms}
    return any(
        term.sure and not idle(term, question) and not touches(term, said)
        and term.text not in before and not _OTHER_THINGS.search(term.text)
        for term in question.own_terms
    )  # fmt: skip


def _is_of(part: Candidate, whole: Candidate) -> bool:
    """Whether one figure is of what another counts: it governs it, or its words go on behind it."""
    if part.fact.parent:
        return part.fact.parent == whole.fact.label
    shared = pairs_of(fold(part.fact.label)) & pairs_of(fold(whole.fact.label))
    return bool(shared) and whole.fact.start < part.fact.start


def _one_holds_another(told: Iterable[Candidate]) -> bool:
    labels = {one.fact.label for one in told}
    return any(one.fact.parent in labels for one in told)


def figures_told(before: Question | None, stated: Stated) -> list[Candidate]:
    """The figures of a report at which the numbers of the last replies point, in its order.

    Two at least are looked for: of the last reply, or of the two last.
    """
    values: list[Decimal] = []
    while before is not None and len(values) < 2:
        values = [*numbers_of(before.reply), *values]
        before = before.before
    if not 2 <= len(values) <= _MOST or len({*values}) < len(values):
        return []
    found = [[one for one in stated.figures if value in values_of(one.fact)] for value in values]
    choices = product(*(of_one[:_TRIED] for of_one in found))
    nearest = min(choices, key=_spread, default=None)
    if nearest is None or _spread(nearest) > _TOGETHER:
        return []
    return [as_candidate(one) for one in sorted(nearest, key=_start)]


def _start(one: Stating) -> int:
    return one.fact.start


def _spread(figures: Sequence[Stating]) -> int:
    starts = [one.fact.start for one in figures]
    return max(starts) - min(starts)


def as_candidate(one: Stating) -> Candidate:
    """A figure of a report as one that answers, whatever the question has of its words."""
    return Candidate(one.fact, None, Span(one.clause.start, one.clause.end), NO_FEATURES, 0.0)
