"""The best figures for the parts of a question, chosen for what all of them are worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence import Finds
from assistant.part_asked import Part, in_one_sentence, tells
from assistant.prose import Candidate
from corpus.report import Report

BESIDE = 0.6
"""What it counts for a second figure to stand in the sentence of the first."""
SO_NEAR = 200
"""Characters to a figure of the next sentence at most."""
_NEXT = 0.5
"""The share of ``BESIDE`` for a figure so near behind the first."""
_TRIED, _NO_WORSE = 4, 2.0
"""So many figures are tried for the first of several parts, at most so much worse than the best."""
_PART_OF = 3.0
"""What it counts for a figure to be governed by the first, where some of that is asked for."""
_OWN_RATE = 1.0
"""What it counts for a rate to be stated of a figure chosen before: 128项, 开工率99.22%."""
CONSIDERED = 40
"""So many figures of a report may answer, the best of all that it states."""
_SHARE = re.compile(r"占|比例|比重|\b(?:share|percentage|proportion)s?\b")


def one_a_part(
    finds: Finds, given: frozenset[Decimal], parts: Sequence[Part], *, inside: bool
) -> tuple[list[Candidate], list[Part]]:
    """The best figure for each part of the question, and the parts that none tells.

    What is best for the first part may be meant by the next: the choice that is best for all is
    taken. ``inside``: the next parts ask for some of the first, which its figure then governs.
    Figures that the question states are none.
    """
    free = [[c for c in ranked if c.fact.quantity.value not in given] for ranked in finds.ranked]
    if not free[0]:
        return [], []
    worse = _PART_OF if inside else _NO_WORSE
    begun = [c for c in free[0][:_TRIED] if c.score >= free[0][0].score - worse]
    part_of = _PART_OF if inside else 0.0
    later = list(zip(parts, free[1:], strict=True))
    choices = [
        _completed([first], later, part_of, finds.report)
        for first in (begun if later else begun[:1])
    ]
    told = [choice for choice in choices if len(choice.chosen) > 1] or choices[:1]
    best = max(told, key=lambda choice: choice.score)
    return best.chosen, best.untold


@dataclass(frozen=True, slots=True)
class _Choice:
    """A figure for each part of a question that has one, how good all are, the other parts."""

    chosen: list[Candidate]
    score: float
    untold: list[Part]


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
    choice = _completed(chosen, later, 0.0, finds.report)
    return choice.chosen, choice.untold


def _share_of(one: Candidate, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The share that is stated of what a figure counts, at most one: 网上申请55件，占比33%."""
    fact = one.fact
    return [
        c for c in ranked
        if c.fact.quantity.unit == "%" and c.fact.parent == fact.parent
        and fact.label and c.fact.label.startswith(fact.label) and c.fact.start > fact.start
    ][:1]  # fmt: skip


def _completed(
    begun: list[Candidate], later: Sequence[tuple[Part, Sequence[Candidate]]], part_of: float,
    report: Report,
) -> _Choice:  # fmt: skip
    """What is chosen for the first part with the best figures for the others."""
    first, chosen = begun[0], begun
    total, untold = sum(one.score for one in begun), []
    for part, ranked in later:
        scored = [
            (
                c.score + BESIDE * _beside(c, chosen) + part_of * _is_part(c, first)
                + _OWN_RATE * any(_share_of(one, [c]) for one in chosen), c,
            )
            for c in ranked[:CONSIDERED]
            if c.fact not in [one.fact for one in chosen] and tells(part, c, first, report)
        ]  # fmt: skip
        if not scored:
            untold.append(part)
            continue
        score, best = max(scored, key=lambda pair: pair[0])
        chosen, total = [*chosen, best], total + score
    return _Choice(chosen, total, untold)


def _is_part(candidate: Candidate, whole: Candidate) -> bool:
    part, of = candidate.fact, whole.fact
    alike = part.quantity.unit == of.quantity.unit
    return alike and part.parent == of.label and part.context.start <= of.start <= part.start


def _beside(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    if not chosen:
        return 0.0
    first = chosen[0]
    if in_one_sentence(candidate, first):
        return 1.0
    return _NEXT if 0 < candidate.fact.start - first.fact.start <= SO_NEAR else 0.0
