"""Figures of prose added up, subtracted or set in relation, where a question asks for that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from assistant.evidence.prose import Candidate
from assistant.understanding.wants import OF_ALL_YEARS
from assistant.understanding.words import fold
from corpus.regex import regex
from corpus.report import Fact, Span
from corpus.units import split_unit

_SUM = regex(
    r"合计|合起来|合在一起|一共|总共|拢共|加(?:在)?一(?:起|块儿?|道)|加到一(?:起|块)|凑一(?:起|块)|共(?=发布|制作|开展|推送)|加起来|加在一起|之和|总和|两(?:项|者|类|个)[^,，。]{0,12}(?:一共|共|合计)|"
    r"[两二三四五六2-6](?:处|者|项|类|个|家|种|条)[^,，。？?]{0,14}(?:总数|总量|总和|总计)|"
    r"\bhow many\b[^?]*(?<!internet) plus (?!the (?:number|rest|others?)\b|(?:\w+ )?other\b|\d)|"
    r"\b(?:altogether|combined|together|between them|in all|added up|add(?:ing)?(?: up)?|sum of|"
    r"in total|total of|counting both|both counted|"
    r"total \w+ (?:from|of))\b"
)
_ALL_TOLD = regex(
    r"共[^,，。？?]{0,8}(?:多少|几)|\bhow (?:many|much)\b[^?]*\beither\b[^?]{1,80}\bor\b"
)
ASIDE = regex(r"\([^()]*\)")
"""What a folded question says aside: notice boards (education, HR and so on)."""
_AND_THE_REST = regex(
    r"\b(?:and|plus) (?:the (?:rest|others?)|so on|so forth|everything else|all the others?|"
    r"(?:its |their |the |all )?other(?= \w))\b|"
    r"(?<=[\u4e00-\u9fff])等等?(?=所有|全部|渠道|平台|加起来|一共|总共|各)"
)
_DIFFERENCE = regex(
    r"多(?:出|了)?(?:多少|几)|少(?:了)?(?:多少|几)|相差|(?<![误偏])差(?:了)?(?:多少|几|距)|"
    r"\b(?:how (?:many|much) (?:more|fewer|less)|difference between)\b"
)
_EXCEEDS = regex(r"\bby how (?:many|much)\b.{0,80}\b(?:exceed|outnumber|than)")
_SHARE = regex(
    r"占(?:了)?[^,，。？?]{0,12}(?:百分之|比例|比重|多少|几成)|百分之(?:几|多少)|"
    r"(?:比例|占比|比重)(?:是|为)?(?:多少)?|"
    r"\b(?:what|which) (?:per ?cent(?:age)?|share|proportion|portion|fraction)\b|"
    r"\b(?:what|which|how many) ?(?:%|per ?cent)|\bpercent(?:age)? of\b|"
    r"\bas an? (?:share|percentage|proportion|portion|fraction) of\b"
)

_NEGATED = regex(
    r"(?:没有?|未|尚未|还没|其余|剩(?:下|余))|"
    r"\b(?:not|nothing|n't|neither|rest|remain\w*|left|without|other than|yet to|still to)\b|n't\b"
)

_HOW_OFTEN = regex(
    r"(?:几|多少)倍|\bhow many times (?:as|more|the|larger|higher|bigger|greater)\b|"
    r"\bby what factor\b|\bratio (?:of|between)\b"
)

Operation = Literal["sum", "difference", "share", "compared", "extreme", "ratio", "average"]


@dataclass(frozen=True, slots=True)
class Computation:
    """A value computed from stated figures, in the order of the formula; or the largest of them.

    ``names``: where the question names them, for "compared", in the order of the question.
    ``value`` is in the unit that ``amounts`` gives the parts in.
    """

    operation: Operation
    parts: tuple[Candidate, ...]
    value: Decimal
    names: tuple[Span, ...] = ()


def computed(
    folded: str, ranked: Sequence[Candidate], given: frozenset[Decimal], compares: bool
) -> Computation | None:
    """What a folded question asks to be computed from the stated figures; None if nothing.

    ``ranked`` are the figures, best first; ``given`` those that the question itself states;
    ``compares``: it asks which is more.
    """
    counts = [c for c in ranked if c.fact.quantity.value is not None and _is_count(c)]
    if not counts:
        return None
    rest = _rest(folded, counts, given)
    if rest is not None:
        return rest
    if compares or _DIFFERENCE.search(folded):
        return _difference(folded, counts)
    if _SHARE.search(folded):
        return _share(ranked, counts, given)
    if _SUM.search(folded) and not OF_ALL_YEARS.search(folded):
        return _sum(folded, counts)
    return None


def asks_to_compute(folded: str) -> bool:
    """Whether the words of a folded question ask for what ``computed`` makes of figures."""
    return any(words.search(folded) for words in (_NEGATED, _DIFFERENCE, _SHARE, _SUM))


def sums(folded: str) -> bool:
    """Whether a folded question asks for figures added up."""
    told = _SUM.search(folded) or _ALL_TOLD.search(folded)
    return bool(told) and not OF_ALL_YEARS.search(folded)


def and_the_rest(folded: str) -> bool:
    """Whether a folded question names some things and all others: their whole is meant.

    In brackets they are examples of what is asked for: notice boards (education, HR and so on).
    """
    return _AND_THE_REST.search(ASIDE.sub("", folded)) is not None


def compares(folded: str) -> bool:
    """Whether a folded question asks by how much figures differ."""
    return bool(_DIFFERENCE.search(folded) or _EXCEEDS.search(folded))


def shares(folded: str) -> bool:
    """Whether a folded question asks for the share of a whole."""
    return _SHARE.search(folded) is not None


def amounts(parts: Sequence[Candidate]) -> tuple[list[Decimal], str]:
    """The values of figures in one unit, and that unit: of 亿元 and 万元 the larger, 亿元.

    As printed where all are of one magnitude.
    """
    units = [part.fact.quantity.unit for part in parts]
    largest = max(units, key=lambda unit: split_unit(unit)[0])
    size = split_unit(largest)[0]
    values = [
        value_of(part) * split_unit(unit)[0] / size for part, unit in zip(parts, units, strict=True)
    ]
    return values, largest


def asks_how_often(folded: str) -> bool:
    """Whether a folded question asks how often one figure goes into another."""
    return _HOW_OFTEN.search(folded) is not None


def how_often(parts: tuple[Candidate, ...]) -> Computation | None:
    """How often the smaller of two figures goes into the larger: 93 / 20 = 4.7."""
    values, _ = amounts(parts)
    if len(parts) != 2 or not all(values):
        return None
    (less, divisor), (more, dividend) = sorted(zip(values, parts, strict=True), key=_by_value)
    return Computation(
        "ratio", (dividend, divisor), (more / less).quantize(Decimal("0.1"), ROUND_HALF_UP)
    )


def _by_value(pair: tuple[Decimal, Candidate]) -> Decimal:
    return pair[0]


def of_pair(
    operation: Literal["share", "difference"], first: Candidate, second: Candidate
) -> Computation | None:
    """The share of the second figure that the first is, or what is left without the second."""
    (one, other), _ = amounts((first, second))
    if operation == "difference":
        return Computation(operation, (first, second), one - other)
    if not other:
        return None
    ratio = (one * 100 / other).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Computation(operation, (first, second), ratio)


def share_of_sum(parts: tuple[Candidate, ...], whole: Candidate) -> Computation | None:
    """The share of a whole that several of its parts make up; the whole comes last."""
    if not all(of_one_unit(part, whole) for part in parts) or not value_of(whole):
        return None
    together = sum(map(value_of, parts), Decimal(0))
    ratio = (together * 100 / value_of(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Computation("share", (*parts, whole), ratio)


def of_sides(
    parts: tuple[Candidate, ...], names: tuple[Span, ...], operation: Literal["sum", "compared"]
) -> Computation:
    """The figures of things named side by side, added up or held against each other."""
    values, _ = amounts(parts)
    total = sum(values, Decimal(0)) if operation == "sum" else max(values) - min(values)
    return Computation(operation, parts, total, names)


def _is_count(candidate: Candidate) -> bool:
    return candidate.fact.quantity.unit not in ("%", "个百分点", "百分点")


def _named(folded: str, candidate: Candidate) -> bool:
    """Whether a question has the very label of a figure."""
    label = fold(candidate.fact.label)
    return len(label) >= 2 and label in "".join(folded.split())


def of_one_unit(one: Candidate, other: Candidate) -> bool:
    """Whether two figures can be added up or subtracted."""
    units = {one.fact.quantity.unit, other.fact.quantity.unit} - {""}
    return len(units) <= 1


def _sisters(folded: str, counts: Sequence[Candidate]) -> list[Candidate]:
    """The best figure and those of its enumeration that the question names, or that fit as well."""
    best = counts[0]
    found = [best]
    for candidate in counts[1:]:
        fact = candidate.fact
        together = fact.parent == best.fact.parent if best.fact.parent else _one_place(fact, best)
        alike = candidate.features.near >= 0.8 * best.features.near
        alike = alike and candidate.features.precise >= 0.45 * best.features.precise
        if together and of_one_unit(candidate, best) and (alike or _named(folded, candidate)):
            found.append(candidate)
    for candidate in sorted(counts, key=lambda c: abs(c.fact.start - best.fact.start)):
        if candidate not in found and any(_listed_beside(candidate, one) for one in found):
            found.append(candidate)
    named = [c for c in found if _named(folded, c)]
    return named if len(named) >= 2 else found


def _listed_beside(one: Candidate, other: Candidate) -> bool:
    """Whether nothing but a mark stands between two figures of a kind: 分别达4.63、1.30亿元."""
    first, second = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    between = second.start - first.end
    alike = first.quantity.unit == second.quantity.unit and first.label[-1:] == second.label[-1:]
    return alike and 0 <= between <= _A_MARK


_A_MARK = 2


def _one_place(fact: Fact, best: Candidate) -> bool:
    return best.hit is not None and best.hit.start <= fact.start < best.hit.end


def value_of(candidate: Candidate) -> Decimal:
    """The value of a figure, 0 where it is empty."""
    return candidate.fact.quantity.value or Decimal(0)


def is_given(candidate: Candidate, given: Collection[Decimal | None]) -> bool:
    """Whether a question states a figure itself, in any magnitude: 46.33 million is 4633万."""
    value, unit = candidate.fact.quantity.value, candidate.fact.quantity.unit
    return value in given or (value is not None and value * split_unit(unit)[0] in given)


def _rest(
    folded: str, counts: Sequence[Candidate], given: frozenset[Decimal]
) -> Computation | None:
    """What is left of a whole that the question states, where it asks for those that are not so."""
    if not _NEGATED.search(folded) or not counts or value_of(counts[0]) in given:
        return None
    part = counts[0]
    whole = next(
        (
            c for c in counts[1:]
            if value_of(c) in given and value_of(c) > value_of(part) and of_one_unit(c, part)
            and (c.fact.label == part.fact.parent or c.fact.context == part.fact.context)
        ),
        None,
    )  # fmt: skip
    if whole is None:
        return None
    return Computation("difference", (whole, part), value_of(whole) - value_of(part))


def _sum(folded: str, counts: Sequence[Candidate]) -> Computation | None:
    found = _sisters(folded, counts)
    wholes = {c.fact.label for c in found}
    parts_of = tuple(f"{label} " for label in wholes)  # 收到申请 涉及自然人, beside 收到申请
    found = [
        c for c in found
        if c.fact.parent not in wholes and not c.fact.label.startswith(parts_of)
    ]  # fmt: skip
    parts = tuple(sorted(found, key=lambda c: c.fact.start))
    if len(parts) < 2 or _make_up_a_whole(parts, counts) or _asks_for_their_whole(counts):
        return None
    if any("累计" in c.fact.label for c in parts) and any("新增" in c.fact.label for c in parts):
        return None  # what is new is in the running total
    return Computation("sum", parts, sum(amounts(parts)[0], Decimal(0)))


def _make_up_a_whole(parts: Sequence[Candidate], counts: Sequence[Candidate]) -> bool:
    """Whether the parts are all that one figure governs, which says itself what they come to."""
    parent = parts[0].fact.parent
    children = [c for c in counts if parent and c.fact.parent == parent]
    stated = any(c.fact.label == parent and of_one_unit(c, parts[0]) for c in counts)
    return stated and {c.fact for c in children} <= {c.fact for c in parts}


def _asks_for_their_whole(counts: Sequence[Candidate]) -> bool:
    """Whether the figure that governs the best one has as much of the question as that has."""
    best = counts[0]
    wholes = (c for c in counts if best.fact.parent and c.fact.label == best.fact.parent)
    return any(of_one_unit(c, best) and c.features.near >= best.features.near for c in wholes)


def _difference(folded: str, counts: Sequence[Candidate]) -> Computation | None:
    """Between the best figure and the next of its kind, one that the question names if any is."""
    best = counts[0]
    others = [
        c for c in counts[1:10]
        if of_one_unit(c, best) and c.fact.label != best.fact.label
        and (c.fact.parent == best.fact.parent or c.hit is best.hit)
    ]  # fmt: skip
    others.sort(key=lambda c: not _named(folded, c))
    if not others:
        return None
    other = others[0]
    more, less = (best, other) if value_of(best) >= value_of(other) else (other, best)
    return Computation("difference", (more, less), value_of(more) - value_of(less))


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
                if c is not part and value_of(c) > value_of(part)
                and c.fact.quantity.unit == part.fact.quantity.unit
                and (c.fact.label == part.fact.parent or value_of(c) in given)
            ),
            None,
        )  # fmt: skip
        if whole is not None and value_of(part) not in given:
            return of_pair("share", part, whole)
    return None
