"""Figures of prose added up, subtracted or set in relation, where a question asks for that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from assistant.prose import Candidate

_SUM = re.compile(
    r"合计|一共|总共|total of|加起来|加在一起|之和|总和|两(?:项|者|类|个)[^,，。]{0,12}(?:一共|共|合计)|"
    r"\b(?:altogether|combined|together|in all|added up|add up|sum of|in total)\b"
)
_DIFFERENCE = re.compile(
    r"多(?:出|了)?(?:多少|几)|少(?:了)?(?:多少|几)|相差|差(?:多少|几|距)|"
    r"\b(?:how (?:many|much) (?:more|fewer|less)|difference between|by how (?:many|much))\b"
)
_SHARE = re.compile(
    r"占(?:了)?[^,，。？?]{0,12}(?:百分之|比例|比重|多少|几成)|百分之(?:几|多少)|(?:比例|占比|比重)(?:是|为)?(?:多少)?|"
    r"\b(?:what|which) (?:percent(?:age)?|share|proportion|fraction)\b|\bpercent(?:age)? of\b"
)

Operation = Literal["sum", "difference", "share"]


@dataclass(frozen=True, slots=True)
class Computation:
    """A value computed from stated figures, in the order of the formula."""

    operation: Operation
    parts: tuple[Candidate, ...]
    value: Decimal


def computed(
    folded: str, ranked: Sequence[Candidate], given: frozenset[Decimal]
) -> Computation | None:
    """What a folded question asks to be computed from the stated figures, best first; None if nothing.

    ``given`` are the figures that the question itself states.
    """
    counts = [c for c in ranked if c.fact.quantity.value is not None and _is_count(c)]
    if _DIFFERENCE.search(folded):
        return _difference(counts)
    if _SHARE.search(folded):
        return _share(ranked, counts, given)
    if _SUM.search(folded):
        return _sum(counts)
    return None


def _is_count(candidate: Candidate) -> bool:
    return candidate.fact.quantity.unit not in ("%", "个百分点", "百分点")


def _sisters(counts: Sequence[Candidate]) -> list[Candidate]:
    """The best figure and those of its enumeration that fit the question nearly as well."""
    best = counts[0]
    found = [best]
    for candidate in counts[1:]:
        fact = candidate.fact
        together = fact.parent == best.fact.parent if best.fact.parent else _one_place(fact, best)
        alike = candidate.features.near >= 0.8 * best.features.near
        named = candidate.features.precise >= 0.6 * best.features.precise
        if together and alike and named and fact.quantity.unit == best.fact.quantity.unit:
            found.append(candidate)
    return found


def _one_place(fact: object, best: Candidate) -> bool:
    return best.hit is not None and best.hit.start <= getattr(fact, "start", -1) < best.hit.end


def _value(candidate: Candidate) -> Decimal:
    return candidate.fact.quantity.value or Decimal(0)


def _sum(counts: Sequence[Candidate]) -> Computation | None:
    if not counts:
        return None
    parts = tuple(sorted(_sisters(counts), key=lambda c: c.fact.start))
    if len(parts) < 2:
        return None
    return Computation("sum", parts, sum((_value(c) for c in parts), Decimal(0)))


def _difference(counts: Sequence[Candidate]) -> Computation | None:
    if not counts:
        return None
    best = counts[0]
    unit = best.fact.quantity.unit
    other = next(
        (
            c for c in counts[1:8]
            if c.fact.quantity.unit == unit and c.fact.label != best.fact.label
            and (c.fact.parent == best.fact.parent or c.hit is best.hit)
        ),
        None,
    )  # fmt: skip
    if other is None:
        return None
    more, less = (best, other) if _value(best) >= _value(other) else (other, best)
    return Computation("difference", (more, less), _value(more) - _value(less))


def _share(
    ranked: Sequence[Candidate], counts: Sequence[Candidate], given: frozenset[Decimal]
) -> Computation | None:
    """The part over the whole: the whole governs the part, or the question states it."""
    stated = [c for c in ranked[:6] if not _is_count(c)]
    if not counts or (stated and stated[0].features.near >= counts[0].features.near):
        return None
    for part in counts[:4]:
        whole = next(
            (
                c for c in counts[:12]
                if c is not part and _value(c) > _value(part)
                and c.fact.quantity.unit == part.fact.quantity.unit
                and (c.fact.label == part.fact.parent or _value(c) in given)
            ),
            None,
        )  # fmt: skip
        if whole is not None and _value(part) not in given:
            ratio = (_value(part) * 100 / _value(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return Computation("share", (part, whole), ratio)
    return None
